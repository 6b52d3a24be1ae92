import { describe, expect, test } from "vitest";
import { git, temporaryFolder, writeFiles } from "../repository.js";
import { startDouble } from "./double.js";
import { type Occurrence, occurrence } from "./occurrences.js";
import { checkout, pullRequest, pushOn } from "./origin.js";
import { runAction, type Step } from "./runner.js";

const HAPPENED: Occurrence = {
  event: "schedule",
  payload: { schedule: "x" },
  ref: "refs/heads/main",
  sha: "1".repeat(40),
};

const MANIFEST = `
inputs:
  github-token:
    default: \${{ github.token }}
  fail-on:
    description: no default
  two words:
    default: true
runs:
  using: node24
  main: main.mjs
`;

/** Runs a script as the Action. */
async function runScript(script: string, step: Partial<Step> = {}) {
  const action = temporaryFolder();
  writeFiles(action, { "action.yml": MANIFEST, "main.mjs": `import fs from "node:fs";\n${script}` });
  return runAction({ ...HAPPENED, workspace: temporaryFolder(), action, ...step });
}

const PRINT = "console.log(JSON.stringify(process.env));";

describe("a step", () => {
  test("has the environment of a runner and nothing else", async () => {
    process.env.SOMETHING_ELSE = "here";
    const { log, code } = await runScript(PRINT, { inputs: { "fail-on": "never" }, token: "ghs_1", attempt: 2 });
    delete process.env.SOMETHING_ELSE;
    const env: Record<string, string> = JSON.parse(log);
    expect(code).toBe(0);
    expect(env).toMatchObject({
      "INPUT_GITHUB-TOKEN": "ghs_1",
      "INPUT_FAIL-ON": "never",
      INPUT_TWO_WORDS: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_BASE_REF: "",
      GITHUB_EVENT_NAME: "schedule",
      GITHUB_REF_NAME: "main",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_SHA: HAPPENED.sha,
    });
    expect(env.SOMETHING_ELSE).toBeUndefined();
    const strange = Object.keys(env).filter((name) => !/^(?:GITHUB|RUNNER|INPUT)_|^(?:CI|HOME|LANG|PATH)$/.test(name));
    expect(strange).toEqual([]);
  });

  test.each<[string, Partial<Step>, Record<string, string | undefined>]>([
    ["an input that is not given is empty", {}, { "INPUT_FAIL-ON": "" }],
    [
      "GitHub Enterprise Server",
      { api: "http://127.0.0.1:1/api/v3" },
      { GITHUB_SERVER_URL: "http://127.0.0.1:1", GITHUB_GRAPHQL_URL: "http://127.0.0.1:1/api/graphql" },
    ],
    ["variables are taken away", { env: { GITHUB_STEP_SUMMARY: undefined } }, { GITHUB_STEP_SUMMARY: undefined }],
    ["a tag", { ref: "refs/tags/v1" }, { GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1" }],
  ])("%s", async (_what, step, expected) => {
    const env: Record<string, string> = JSON.parse((await runScript(PRINT, step)).log);
    for (const [name, value] of Object.entries(expected)) expect(env[name]).toBe(value);
  });

  test("runs on the Node that action.yml asks for, in the workspace, with its event", async () => {
    const workspace = temporaryFolder();
    const script = `
      const event = JSON.parse(fs.readFileSync(process.env.GITHUB_EVENT_PATH));
      console.log(JSON.stringify([process.versions.node.split(".")[0], process.cwd(), event]));`;
    const { log } = await runScript(script, { workspace });
    expect(JSON.parse(log)).toEqual(["24", workspace, { schedule: "x" }]);
  });

  test("what it tells is read", async () => {
    const script = `
      fs.appendFileSync(process.env.GITHUB_OUTPUT, "a<<E\\none\\ntwo\\nE\\n");
      fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, "# text");
      console.log("::error file=a.zone,line=2::bad");
      console.error("::warning::worse");
      process.exitCode = 1;`;
    const { code, stderr, annotations, summary, outputs } = await runScript(script);
    expect({ code, stderr, summary, outputs }).toEqual({
      code: 1,
      stderr: "::warning::worse\n",
      summary: "# text",
      outputs: { a: "one\ntwo" },
    });
    expect(annotations.map(({ level, file, line }) => [level, file, line])).toEqual([
      ["error", "a.zone", 2],
      ["warning", undefined, undefined],
    ]);
  });

  test("a summary that is too large is lost", async () => {
    const script = "fs.writeFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1));";
    expect((await runScript(script)).summary).toBe("");
  });

  test("is killed when it does not end", async () => {
    const { code, log } = await runScript("console.log('on'); setInterval(() => {}, 1000);", { timeLimit: 500 });
    expect([code, log]).toEqual(["SIGKILL", "on\n"]);
  });

  test("an input that action.yml does not have", async () => {
    await expect(runScript(PRINT, { inputs: { "fial-on": "never" } })).rejects.toThrow("Unexpected input 'fial-on'");
  });

  test("speaks with the double", async () => {
    const double = await startDouble();
    double.say("octocat", "hello");
    const script = `
      const headers = { accept: "application/json", authorization: "token " + process.env["INPUT_GITHUB-TOKEN"] };
      const response = await fetch(process.env.GITHUB_API_URL + "/repos/octo-org/dns/issues/1/comments", { headers });
      console.log((await response.json())[0].body);`;
    expect((await runScript(script, { api: double.url })).log).toBe("hello\n");
    expect(double.calls).toEqual(["GET /issues/1/comments 200"]);
  });
});

describe("a checkout", () => {
  const base = { "a.zone": "1\n", "b.zone": "1\n" };
  const head = { "a.zone": "2\n", "b.zone": "1\n" };
  const moved = { "a.zone": "1\n", "b.zone": "3\n" };

  test("has the merge commit and no other", () => {
    const origin = pullRequest(base, head, { moveBaseOn: moved });
    const { sha, ref } = occurrence("pull_request", origin);
    const folder = checkout({ origin: origin.folder, sha, ref });
    const commit = git(folder, "cat-file", "-p", "HEAD");
    expect(commit).toContain(`parent ${origin.base}\nparent ${origin.head}\n`);
    expect(git(folder, "rev-parse", "HEAD", "--abbrev-ref", "HEAD").split("\n").slice(0, 2)).toEqual([sha, "HEAD"]);
    expect(git(folder, "show", "HEAD:a.zone", "HEAD:b.zone")).toBe("2\n3\n");
    expect(() => git(folder, "rev-parse", "--verify", "--quiet", "HEAD^1")).toThrow();
    git(folder, "fetch", "--quiet", "--depth=1", "origin", origin.base);
    expect(git(folder, "show", `${origin.base}:a.zone`)).toBe("1\n");
  });

  test.each([
    ["push", 1, "main", "1"],
    ["push", 2, "main", "3"],
    ["push", 0, "main", "4"],
    ["pull_request_target", 1, "main", "1"],
  ])("of %s with depth %i", (event, depth, branch, commits) => {
    const origin = pullRequest(base, head, { moveBaseOn: moved });
    const { sha, ref } = occurrence(event, origin);
    const folder = checkout({ origin: origin.folder, sha, ref, depth });
    expect(git(folder, "branch", "--show-current").trim()).toBe(branch);
    expect(git(folder, "rev-list", "--count", "HEAD").trim()).toBe(commits);
  });

  test("of a fork: its branch is not here", () => {
    const origin = pullRequest(base, head, { fork: true });
    expect(git(origin.folder, "for-each-ref", "--format=%(refname)").trim().split("\n")).toEqual([
      "refs/heads/main",
      "refs/pull/1/head",
      "refs/pull/1/merge",
    ]);
    const next = pushOn(origin, { "a.zone": "5\n" });
    expect(git(origin.folder, "rev-parse", "refs/pull/1/merge^1", "refs/pull/1/merge^2").trim().split("\n")).toEqual([
      next.base,
      next.head,
    ]);
  });
});
