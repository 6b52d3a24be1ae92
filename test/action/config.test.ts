import { describe, expect, test } from "vitest";
import { payloadOf } from "../github/payloads.js";
import { type Files, temporaryFolder } from "../repository.js";
import { announced, domain } from "./domains.js";
import { type Ended, runHere } from "./in-process.js";
import { type Links, quickRepository } from "./quick-repository.js";

const good = domain();
const bad = domain({ zone: { sts: announced("2026-04-01") } });
const ZONE = "zones/example.com.zone";
const POLICY = "sites/mta-sts.example.com/.well-known/mta-sts.txt";
const PLACES = [".github/mta-sts-lint.yml", ".github/mta-sts-lint.yaml", "mta-sts-lint.yml", "mta-sts-lint.yaml"];
const [FIRST = "", SECOND = "", THIRD = "", LAST = ""] = PLACES;

/** Each of these would hide the mistake, or keep it from failing the step. */
const SILENT: Readonly<Record<string, string>> = {
  exclude: 'exclude: ["**"]\n',
  rules: "rules:\n  record-id-invalid: off\n",
  severity: "rules:\n  record-id-invalid: notice\n",
  ignore: "ignore:\n  - rule: record-id-invalid\n    reason: it is all right\n",
  "fail-on": "fail-on: never\n",
  zones: `zones:\n  ${ZONE}: example.net\n`,
};
const ALL = Object.entries(SILENT);
const OFF = SILENT.rules ?? "";
const OTHER = "report: new\n";

interface Change {
  readonly base?: Files;
  readonly head: Files;
  readonly links?: Links;
  readonly inputs?: Readonly<Record<string, string>>;
}

async function check({ base = {}, head, links, inputs = {} }: Change): Promise<Ended> {
  const below = temporaryFolder();
  const { folder, ...oids } = quickRepository(below, { ...good, ...base }, { ...bad, ...head }, "change", links);
  return runHere({
    below,
    event: "pull_request",
    payload: payloadOf("pull_request", oids),
    workspace: folder,
    sha: oids.merge,
    ref: "refs/pull/1/merge",
    api: "http://127.0.0.1:9",
    inputs: { comment: "never", ...inputs },
  });
}

const RED = {
  code: 1,
  outputs: { conclusion: "failure", errors: "1" },
  log: expect.stringContaining(`::error file=${ZONE}`),
};

describe("a configuration of the pull request does not silence it", () => {
  test.each(ALL)("added: %s", async (_, text) => {
    for (const place of PLACES) expect(await check({ head: { [place]: text } })).toMatchObject(RED);
  });

  test.each(ALL)("changed: %s", async (_, text) => {
    expect(await check({ base: { [THIRD]: OTHER }, head: { [THIRD]: text } })).toMatchObject(RED);
  });

  test.each<[string, Change]>([
    ["added before the one of base", { base: { [LAST]: OTHER }, head: { [LAST]: OTHER, [FIRST]: OFF } }],
    ["moved forward", { base: { [LAST]: OTHER }, head: { [SECOND]: OFF } }],
    ["moved back", { base: { [FIRST]: OTHER }, head: { [THIRD]: OFF } }],
    ["taken away, so that the one behind it counts", { base: { [FIRST]: OTHER, [LAST]: OFF }, head: { [LAST]: OFF } }],
    ["with other severities before", { base: { [FIRST]: "fail-on: warning\n" }, head: { [FIRST]: OFF } }],
    [
      "named by config-file, changed",
      { base: { "x.yml": OTHER }, head: { "x.yml": OFF }, inputs: { "config-file": "x.yml" } },
    ],
    ["named by config-file, added", { head: { "x.yml": OFF }, inputs: { "config-file": "x.yml" } }],
    ["empty on base", { base: { [FIRST]: "" }, head: { [FIRST]: OFF } }],
    ["a folder of that name", { head: { [`${FIRST}/x`]: OFF } }],
    ["a folder that is a link", { head: { "silent/mta-sts-lint.yml": OFF }, links: { ".github": "silent" } }],
    [
      "files of git's",
      {
        head: {
          ".gitattributes": "* binary -diff export-ignore linguist-generated\n",
          ".gitignore": "*\n",
          ".mailmap": "x\n",
        },
      },
    ],
    ["a list of submodules", { head: { ".gitmodules": '[submodule "zones"]\n\tpath = zones\n\turl = ./\n' } }],
  ])("%s", async (_, change) => {
    expect(await check(change)).toMatchObject(RED);
  });

  test("in the working directory", async () => {
    const inDns = (files: Files) =>
      Object.fromEntries(Object.entries(files).map(([path, text]) => [`dns/${path}`, text]));
    const base = { ...inDns(good), "dns/mta-sts-lint.yml": OTHER };
    for (const place of PLACES) {
      const head = { ...inDns(bad), [`dns/${place}`]: OFF, [place]: OFF };
      const ended = await check({ base, head, inputs: { "working-directory": "dns" } });
      expect(ended).toMatchObject({ ...RED, log: expect.stringContaining(`::error file=dns/${ZONE}`) });
    }
  });

  test.each<[string, Change, string]>([
    [
      "a link",
      { head: { "x.yml": OFF }, links: { [THIRD]: "x.yml" } },
      "it is a symbolic link, which is not followed.",
    ],
    [
      "a link in place of it",
      { base: { [THIRD]: OTHER }, head: { "x.yml": OFF }, links: { [THIRD]: "x.yml" } },
      "it is a symbolic link",
    ],
    ["no text", { head: { [THIRD]: "rules:\0" } }, "it is a binary file."],
    ["no YAML", { head: { [THIRD]: "rules: {" } }, "The configuration has"],
  ])("%s is said to be wrong", async (_, change, reason) => {
    const { code, log, outputs } = await check(change);
    expect({ code, conclusion: outputs.conclusion }).toEqual({ code: 2, conclusion: "failure" });
    expect(log).toContain(reason);
  });
});

describe("what base says", () => {
  test.each<[string, Change, number]>([
    ["counts", { base: { [FIRST]: OFF }, head: { [FIRST]: OFF } }, 0],
    ["counts where the pull request takes it away", { base: { [FIRST]: OFF }, head: {} }, 0],
    [
      "counts less than an input",
      { base: { [FIRST]: "fail-on: never\n" }, head: {}, inputs: { "fail-on": "error" } },
      1,
    ],
    [
      "counts, when it asks for more",
      { base: { [FIRST]: "rules:\n  record-id-invalid: off\nfail-on: notice\n" }, head: {} },
      1,
    ],
  ])("%s", async (_, change, code) => {
    expect(await check(change)).toMatchObject({ code });
  });
});

describe("what stands in place of a file is not followed", () => {
  test("a policy", async () => {
    const { code, log } = await check({ head: good, links: { [POLICY]: "/etc/passwd" } });
    expect({ code, isTaken: log.includes("policy-removed-without-none") }).toEqual({ code: 1, isTaken: true });
  });

  test("a zone", async () => {
    const { code, log, summary } = await check({ head: good, links: { [ZONE]: "../../../../etc/passwd" } });
    expect(code).toBe(0);
    expect(log).toContain(`what ${ZONE} holds, because it is a symbolic link, which is not followed`);
    expect(summary).toContain("it is a symbolic link, which is not followed");
  });
});
