import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../repository.js";
import { type Files, POLICY, POLICY_PATH, shapes } from "./shapes.js";

const DIST = new URL("../../dist/", import.meta.url).pathname;

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

/** The chunks for DNSControl that a check has loaded, as V8 counts them for NODE_V8_COVERAGE. */
function loadedFor(files: Files): readonly string[] {
  const [folder, coverage] = [temporaryFolder(), temporaryFolder()];
  writeFiles(folder, files);
  spawnSync(process.execPath, [`${DIST}cli.js`, "check", "-C", folder], {
    env: { PATH: process.env.PATH, HOME: folder, NODE_V8_COVERAGE: coverage },
  });
  const urls = readdirSync(coverage).flatMap((name): readonly string[] => {
    const { result }: Coverage = JSON.parse(readFileSync(join(coverage, name), "utf8"));
    return result.map(({ url }) => url);
  });
  const chunks = new Set(urls.map((url) => url.slice(url.lastIndexOf("/") + 1)));
  expect(chunks).toContain("cli.js");
  return ["dnscontrol.js", "acorn.js", "sandbox.js"].filter((chunk) => chunks.has(chunk));
}

const APPLICATION = {
  [POLICY_PATH]: POLICY,
  "package.json": "{}",
  "src/index.js": 'D("example.com"); // v=STSv1',
  "zones/example.com.zone": '$ORIGIN example.com.\n_mta-sts IN TXT "v=STSv1; id=1"\n',
};

test("nothing of it is loaded in a repository without DNSControl", () => {
  expect(loadedFor(APPLICATION)).toEqual([]);
});

test("nor where its configuration has nothing to do with MTA-STS", () => {
  expect(loadedFor({ "dnsconfig.js": 'D("example.com", NewRegistrar("none"));' })).toEqual([]);
});

test("all of it is where there is something to read", () => {
  const { files = {} } = shapes[0] ?? {};
  expect(loadedFor({ ...files, [POLICY_PATH]: POLICY })).toEqual(["dnscontrol.js", "acorn.js", "sandbox.js"]);
});
