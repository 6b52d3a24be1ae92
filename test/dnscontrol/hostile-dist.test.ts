import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder, writeFiles } from "../repository.js";
import { type Hostile, hostilePrograms } from "./hostile-programs.js";

const ROOT = new URL("../../", import.meta.url).pathname;
/** npm puts the Node of the project before that of the machine. CI sets the variable, to try another one. */
const PATH = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
const OWN = PATH.map((folder) => join(folder, "node")).find((path) => existsSync(path)) ?? process.execPath;
const NODE = process.env.NODE_OF_DIST ?? OWN;

/** Programs of one run: each has a folder of its own, so that each is a configuration of its own. */
const BATCH = 8;

interface Planted extends Hostile {
  readonly folder: string;
  readonly domain: string;
}

const planted = hostilePrograms.map((hostile, index): Planted => {
  return { ...hostile, folder: `c${index}`, domain: `good${index}.example` };
});
const batches = Array.from({ length: Math.ceil(planted.length / BATCH) }, (_, index) =>
  planted.slice(index * BATCH, (index + 1) * BATCH),
);

function filesOf({ program, files = {}, folder, domain }: Planted): Readonly<Record<string, string>> {
  const good = `var REG = NewRegistrar("none"); var DNS = DnsProvider(NewDnsProvider("bind"));
D("${domain}", REG, DNS, TXT("_mta-sts", "v=STSv1; id=1"), A("mta-sts", "192.0.2.1"));\n`;
  const all = { ...files, "dnsconfig.js": good + program };
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [`${folder}/${path}`, text]));
}

interface Report {
  readonly domains: readonly { readonly domain: string }[];
  readonly undecided: readonly { readonly path: string | null; readonly reason: string }[];
  readonly findings: readonly { readonly path: string | null; readonly message: string }[];
}

test("a symbolic link is no file of the repository", () => {
  const folder = temporaryFolder();
  const secret = join(temporaryFolder(), "secret.js");
  writeFileSync(secret, 'var HUNTER = "2";');
  for (const hostile of ["./link.js", "./folder/secret.js"]) {
    const name = hostile.replace(/\W/g, "");
    writeFiles(folder, filesOf({ name, program: `require("${hostile}");`, folder: name, domain: `${name}.example` }));
    symlinkSync(secret, join(folder, name, "link.js"));
    symlinkSync(dirname(secret), join(folder, name, "folder"));
  }
  const { stdout } = spawnSync(NODE, [`${ROOT}dist/cli.js`, "check", "-C", folder, "--format", "json"], {
    encoding: "utf8",
  });
  const report: Report = JSON.parse(stdout);
  const reasons = report.undecided.map(({ reason }) => /no file \S+/.exec(reason)?.[0]);
  expect(reasons.sort()).toEqual(["no file foldersecretjs/folder/secret.js", "no file linkjs/link.js"]);
});

describe("from dist/", () => {
  test.each(batches.map((batch) => [batch.map(({ name }) => name).join(", "), batch] as const))(
    "%s",
    (_names, batch) => {
      const folder = temporaryFolder();
      for (const hostile of batch) writeFiles(folder, filesOf(hostile));
      writeFiles(folder, filesOf({ name: "", program: "", folder: "z", domain: "last.example" }));
      const started = performance.now();
      const { status, stdout, stderr } = spawnSync(
        NODE,
        [`${ROOT}dist/cli.js`, "check", "-C", folder, "--format", "json"],
        {
          encoding: "utf8",
          env: { PATH: process.env.PATH, HOME: folder, SECRET: "hunter2" },
          maxBuffer: 1 << 28,
        },
      );
      // Two seconds each and the program itself, on a machine that does nothing else; four times that on any.
      expect(performance.now() - started).toBeLessThan(4 * 2000 * (batch.length + 2));
      expect(stderr).toBe("");
      expect(status).toBeLessThan(2);
      expect(stdout).not.toContain("hunter2");
      const report: Report = JSON.parse(stdout);
      const domains = report.domains.map(({ domain }) => domain);
      expect(domains).toContain("last.example");
      expect(domains).not.toContain("escaped.example");
      for (const { folder: own, domain, says, startsNot } of batch) {
        const said = [...report.undecided.map(({ path, reason }) => ({ path, message: reason })), ...report.findings]
          .filter(({ path }) => path?.startsWith(`${own}/`))
          .map(({ message }) => message);
        if (says) expect(said.join("\n")).toMatch(says);
        if (!startsNot) expect(domains).toContain(domain);
      }
    },
    120_000,
  );
});
