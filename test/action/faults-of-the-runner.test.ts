import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pullRequest } from "../github/origin.js";
import { temporaryFolder } from "../repository.js";
import { allAtOnce } from "./all-at-once.js";
import { announced, domain } from "./domains.js";
import { play, type Scene } from "./scene.js";

const bad = domain({ zone: { sts: announced("2026-04-01") } });
const scene = (): Scene => ({ origin: pullRequest(domain(), bad), event: "pull_request" });
const NO_FILE = "the runner names no file for it";
const UNWRITABLE = "the file that the runner names for it can't be written";

/** What stands at the paths that a case names. */
function places() {
  const root = temporaryFolder();
  mkdirSync(join(root, "folder"));
  writeFileSync(join(root, "half.json"), '{"action":');
  return {
    folder: join(root, "folder"),
    none: join(root, "no/file"),
    half: join(root, "half.json"),
    full: "/dev/full",
  };
}

test("the files for outputs and summary", async () => {
  const { folder, none, full } = places();
  const cases = [
    [undefined, NO_FILE],
    [folder, `${UNWRITABLE} (illegal operation on a directory)`],
    [none, `${UNWRITABLE} (it is not there)`],
    [full, `${UNWRITABLE} (no space left on device)`],
  ] as const;
  const where = scene();
  const { result: plain } = await play(where);
  await allAtOnce(cases, async ([file, reason]) => {
    const output = await play({ ...where, step: { env: { GITHUB_OUTPUT: file } } });
    expect(output.result).toMatchObject({ code: 1, outputs: {}, summary: plain.summary, stderr: "" });
    expect(output.result.stdout).toBe(
      `${plain.stdout}\nThe outputs of this step can't be set, so that later steps see none of them: ${reason}.\n`,
    );
    const summary = await play({ ...where, step: { env: { GITHUB_STEP_SUMMARY: file } } });
    expect(summary.result).toMatchObject({ code: 1, summary: "", stderr: "" });
    expect(summary.result.stdout).toBe(`${plain.stdout}\nThe job summary can't be written: ${reason}.\n`);
    expect(Object.keys(summary.result.outputs)).toEqual(Object.keys(plain.outputs));
    expect([output, summary].map(({ double }) => double.state.comments.length)).toEqual([1, 1]);
  });
});

test("the payload of the event", async () => {
  const { folder, none, half } = places();
  const cases = [
    [folder, "illegal operation on a directory"],
    [none, "no such file or directory"],
    [half, "it is not JSON"],
  ] as const;
  const where = scene();
  await allAtOnce(cases, async ([file, reason]) => {
    const { result, calls } = await play({ ...where, step: { env: { GITHUB_EVENT_PATH: file } } });
    const message = `The payload of the event, ${file}, can't be read: ${reason}. The runner makes that file; in a container the step must see it too.`;
    expect(result).toMatchObject({ code: 2, stderr: "", annotations: [{ level: "error", message }] });
    expect(result.summary).toContain(message);
    expect(calls).toEqual([]);
  });
  const { result, calls } = await play({ ...where, step: { env: { GITHUB_EVENT_PATH: undefined } } });
  const sentence =
    "No comment was written: the payload of the event does not tell which pull request this is. The step must see the file of GITHUB_EVENT_PATH, in a container too. Everything is in the annotations and in the summary.";
  expect(result).toMatchObject({ code: 1, annotations: [{ level: "error", file: "zones/example.com.zone" }] });
  expect(result.stdout).toContain(`\n${sentence}\n`);
  expect(calls).toEqual([]);
});

const TOKENS: readonly (readonly [string, string, string])[] = [
  ["no token", "", "No comment was written: the input github-token is empty."],
  ["two words", "ghs_a ghs_b", "The comment was not written. `github-token` holds no token. Leave the input out."],
  ["a token with a line in it", "ghs_a\nx: y", "The comment was not written. `github-token` holds no token."],
];

test("the token", async () => {
  const where = scene();
  const { result: plain } = await play(where);
  await allAtOnce(TOKENS, async ([, token, sentence]) => {
    const { result, calls } = await play({ ...where, inputs: { "github-token": token } });
    expect(result).toMatchObject({ code: 1, annotations: plain.annotations, stderr: "" });
    expect(result.stdout.slice(plain.stdout.length)).toContain(sentence);
    expect(result.log + result.summary).not.toContain("ghs_a");
    expect(calls).toEqual([]);
  });
});

test("a file that is asked for", async () => {
  const where = scene();
  const { result: plain } = await play(where);
  const cases = [
    [{ "patch-file": "/tmp/elsewhere/fix.patch" }, "it is outside the workspace."],
    [{ "sarif-file": "../report.sarif" }, "it is outside the workspace."],
    [{ "json-file": ".git/config" }, "that is inside .git."],
    [{ "json-file": "zones" }, "it is a folder."],
    [{ "sarif-file": "zones/example.com.zone/report.sarif" }, "not a directory."],
  ] as const;
  await allAtOnce(cases, async ([inputs, reason]) => {
    const env = { RUNNER_TEMP: undefined };
    const { result, double } = await play({ ...where, inputs, step: { env } });
    const [name, file] = Object.entries(inputs)[0] ?? ["", ""];
    expect(result).toMatchObject({ code: 2, stderr: "", outputs: { conclusion: "failure", errors: "1" } });
    const message = `${file} can't be written: ${reason}`;
    expect(result.annotations).toMatchObject([...plain.annotations, { message: expect.stringContaining(message) }]);
    expect(result.outputs[name] ?? "").toBe("");
    expect(double.state.comments).toHaveLength(1);
  });
});

/** Whoever reads the log goes away before the first line, or the disk that it is written to is full. */
const REDIRECTIONS = ["> >(:)", "> /dev/full", "> /dev/full 2> /dev/full", ">&-"];

test("a log that nobody gets", async () => {
  const where = scene();
  const { result: plain } = await play(where);
  const { "comment-id": _, ...outputs } = plain.outputs;
  await allAtOnce(REDIRECTIONS, async (redirection) => {
    const node = { node: "/bin/bash", nodeOptions: ["-c", `exec "$0" "$@" ${redirection}`, process.execPath] };
    const { result, double } = await play({ ...where, step: node });
    expect(result).toMatchObject({ code: 1, log: "", summary: plain.summary, outputs });
    expect(double.state.comments).toHaveLength(1);
  });
});
