import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { startDouble } from "../github/double.js";
import { checkout, pullRequest } from "../github/origin.js";
import { payloadOf } from "../github/payloads.js";
import { runAction } from "../github/runner.js";
import { git, temporaryFolder } from "../repository.js";
import { allAtOnce } from "./all-at-once.js";
import { announced, domain } from "./domains.js";
import { expectHarmless } from "./harmless.js";
import { type HostileChange, hostileChanges } from "./hostile-change.js";
import { quickRepository } from "./quick-repository.js";
import { play } from "./scene.js";

const FILES = { "json-file": "out/report.json", "sarif-file": "out/report.sarif", "patch-file": "out/fix.patch" };

async function runWhole(change: HostileChange, below: string): Promise<void> {
  const { folder, base, head, merge } = quickRepository(below, change.base, change.head, change.message);
  const double = await startDouble({ repository: folder });
  const { branch, title } = change;
  const payload = payloadOf("pull_request", { base, head, branch, changes: { "pull_request.title": title } });
  const result = await runAction({
    event: "pull_request",
    payload,
    ref: "refs/pull/1/merge",
    sha: merge,
    headRef: branch,
    workspace: folder,
    api: double.url,
    inputs: { ...FILES, suggestions: "true" },
    timeLimit: 60_000,
  });
  const { comments, reviewComments } = double.state;
  expectHarmless({ ...result, bodies: [...comments, ...reviewComments].map(({ body }) => body) });
  expect(result.stderr).toBe("");
  if (result.code === 2) return;
  const file = (name: keyof typeof FILES) => readFileSync(join(folder, FILES[name]), "utf8");
  expect(JSON.parse(file("json-file"))).toEqual(JSON.parse(result.outputs["report-json"] ?? ""));
  expect(JSON.parse(file("sarif-file"))).toMatchObject({ version: "2.1.0" });
  const patch = file("patch-file");
  if (patch !== "") expect(() => git(folder, "apply", "--numstat", join(folder, FILES["patch-file"]))).not.toThrow();
}

test("in a process of its own, in every channel at once", { timeout: 60_000 }, async () => {
  const below = temporaryFolder();
  const several = fc.array(hostileChanges, { minLength: 12, maxLength: 12 });
  // Nothing is shrunk: a run takes too long for that.
  const property = fc.asyncProperty(several, async (changes) => {
    await allAtOnce(changes, (change) => runWhole(change, below));
  });
  await fc.assert(property, { numRuns: 1, endOnFailure: true, seed: 8461 });
});

/** What workflows put into inputs may come from a stranger: `${{ github.head_ref }}`. */
const HOSTILE_INPUTS: readonly (readonly [string, string])[] = [
  ["base-ref", "x\n::error::x"],
  ["base-ref", "--upload-pack=touch x"],
  ["base-ref", "no/such/##[error]x"],
  ["head-ref", "\u202e::stop-commands::x"],
  ["head-ref", "refs/heads/no-such-branch"],
  ["fail-on", "never\r::add-mask::x"],
  ["report", "<img src=x onerror=alert(1)>"],
  ["working-directory", "../x\n::error::x"],
  ["working-directory", "::warning::@team"],
  ["config-file", "[a](https://evil.example)\u2028::error::x"],
  ["config-file", "no/such/`file`.yml"],
  ["comment-key", "--><script>alert(1)</script>\n::error::@team"],
  ["patch-file", "\x1b[31m/../../::error::\n::warning::x"],
];

test("texts of strangers in inputs", { timeout: 60_000 }, async () => {
  const origin = pullRequest(domain(), domain({ zone: { sts: announced("2026-04-01") } }));
  await allAtOnce(HOSTILE_INPUTS, async ([name, value]) => {
    const { result, double } = await play({ origin, event: "pull_request", inputs: { [name]: value } });
    const bodies = double.state.comments.map(({ body }) => body);
    expect(result.stderr).toBe("");
    if (name === "patch-file") return expect(result).toMatchObject({ code: 2, annotations: [{}, {}] });
    expectHarmless({ ...result, bodies });
    expect([name, result.code]).toEqual([name, name === "comment-key" ? 1 : 2]);
  });
});

test("whoever pastes the fix into a shell runs git, and nothing of the change", async () => {
  const command = "\nEOF\ntouch pasted\n$(touch pasted)`touch pasted`\n";
  const policy = { mode: "mode: Enforce", extra: command, mx: "mx: $(touch pasted)\nmx: mail.example.com" };
  const origin = pullRequest(domain(), domain({ folder: "$(touch pasted)'\"/", policy }));
  const { double, result } = await play({ origin, event: "pull_request" });
  expect(result.code).toBe(1);
  const [, pasted = ""] = /```+diff\n(.*?)\n```/s.exec(double.state.comments[0]?.body ?? "") ?? [];
  expect(pasted).toContain("git apply");
  const clone = checkout({ origin: origin.folder, sha: origin.head, ref: "refs/pull/1/head" });
  execFileSync("bash", ["-c", pasted], { cwd: clone });
  expect(readdirSync(clone)).not.toContain("pasted");
  expect(git(clone, "diff", "--stat")).toContain("1 file changed, 1 insertion");
});
