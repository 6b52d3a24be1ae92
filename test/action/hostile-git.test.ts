import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { startDouble } from "../github/double.js";
import { occurrence } from "../github/occurrences.js";
import { checkout, type Origin, pullRequest } from "../github/origin.js";
import { runAction, type StepResult } from "../github/runner.js";
import { type Files, git, temporaryFolder } from "../repository.js";
import { announced, domain } from "./domains.js";

const good = domain({ folder: "dns/" });
const bad = domain({ folder: "dns/", zone: { sts: announced("2026-04-01") } });
const inDns = { "working-directory": "dns" };

interface Trick {
  readonly event?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What earlier steps, or people who may push to the repository, have done in the workspace. */
  readonly prepare?: (workspace: string, origin: Origin) => void;
}

async function runOn(origin: Origin, { event = "pull_request", inputs = inDns, prepare }: Trick = {}) {
  const double = await startDouble({ repository: origin.folder });
  const happened = occurrence(event, origin);
  const workspace = checkout({ origin: origin.folder, ...happened });
  prepare?.(workspace, origin);
  const result = await runAction({ ...happened, workspace, api: double.url, inputs });
  return { result, workspace, calls: double.calls };
}

function expectFound(result: StepResult): void {
  expect(result).toMatchObject({ code: 1, stderr: "", outputs: { conclusion: "failure", errors: "1" } });
  expect(result.annotations).toMatchObject([{ level: "error", file: "dns/zones/example.com.zone" }]);
}

/**
 * What git takes for a repository, in a folder of the working tree: its settings start programs.
 * https://git-scm.com/docs/git-config#Documentation/git-config.txt-safebareRepository
 */
function bareRepository(folder: string, program: string): Files {
  const run = `touch ${program}; false`;
  const settings = [
    "[core]",
    "\trepositoryformatversion = 0",
    "\tbare = false",
    "\tworktree = .",
    `\tfsmonitor = ${run}`,
    `\tsshCommand = ${run}`,
    `\tpager = ${run}`,
    `\taskPass = ${run}`,
    "[credential]",
    `\thelper = !${run}`,
    '[remote "origin"]',
    "\turl = ssh://git@github.com/octo-org/dns",
    `\tuploadpack = ${run}`,
    '[filter "trick"]',
    `\tclean = ${run}`,
    `\tprocess = ${run}`,
    "",
  ].join("\n");
  return {
    [`${folder}HEAD`]: "ref: refs/heads/main\n",
    [`${folder}objects/info/packs`]: "",
    [`${folder}refs/heads/.keep`]: "",
    [`${folder}config`]: settings,
    [`${folder}info/exclude`]: "zones/\n",
    [`${folder}.gitattributes`]: "* filter=trick\n",
  };
}

test.each([
  ["pull_request", "dns/"],
  ["pull_request", "dns/zones/"],
  ["merge_group", "dns/"],
  ["pull_request_target", "dns/"],
])("a repository in the repository starts nothing: %s, in %s", async (event, folder) => {
  const started = join(temporaryFolder(), "started");
  const origin = pullRequest(good, { ...bad, ...bareRepository(folder, started) });
  const { result, calls } = await runOn(origin, { event });
  expectFound(result);
  expect(existsSync(started)).toBe(false);
  // All that is asked for is there, so that nothing is said of fetching it either.
  if (event === "pull_request") expect(calls).toEqual(["GET /issues/1/comments 200", "POST /issues/1/comments 201"]);
});

test("nor where the files are read as they lie there", async () => {
  const started = join(temporaryFolder(), "started");
  const origin = pullRequest(bad, { ...bad, ...bareRepository("dns/", started) });
  const checkOutHead = (workspace: string) => {
    git(workspace, "fetch", "--quiet", "--depth=1", "origin", origin.head);
    git(workspace, "checkout", "--quiet", "--force", "--detach", origin.head);
    writeFileSync(join(workspace, "dns/written.txt"), "by an earlier step");
  };
  const { result } = await runOn(origin, { event: "schedule", prepare: checkOutHead });
  expectFound(result);
  expect(existsSync(started)).toBe(false);
});

test("an object is what its id says, also where git is told to take another", async () => {
  const replace = (workspace: string) => {
    const [right, wrong] = ["HEAD^1", "HEAD"].map((side) => git(workspace, "rev-parse", `${side}:dns`).trim());
    if (right !== undefined && wrong !== undefined) git(workspace, "replace", wrong, right);
  };
  const deepen = (workspace: string) => {
    git(workspace, "fetch", "--quiet", "--deepen=1");
    replace(workspace);
  };
  const { result } = await runOn(pullRequest(good, bad), { prepare: deepen });
  expectFound(result);
});

/** A pull request whose last commit has a link as well. */
function withLink(origin: Origin, path: string, target: string): Origin {
  const { folder } = origin;
  git(folder, "checkout", "--quiet", "--detach", origin.head);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  symlinkSync(target, join(folder, path));
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message=link");
  const head = git(folder, "rev-parse", "HEAD").trim();
  git(folder, "checkout", "--quiet", "--detach", origin.base);
  git(folder, "merge", "--quiet", "--no-ff", "--message=Merge", head);
  const merge = git(folder, "rev-parse", "HEAD").trim();
  git(folder, "update-ref", "refs/pull/1/head", head);
  git(folder, "update-ref", "refs/pull/1/merge", merge);
  git(folder, "checkout", "--quiet", "main");
  return { ...origin, head, merge };
}

test.each([
  ["out of the workspace", "../../../..", "leads out of the workspace"],
  // The folder behind it has no policy on base, so that there would be nothing that it could differ from.
  ["to another folder", "new", "goes through a symbolic link, to new/."],
])("a working directory that a pull request turns into a link %s", async (_, target, reason) => {
  const origin = withLink(
    pullRequest(good, domain({ folder: "new/", policy: { maxAge: "max_age: 1209600" } })),
    "dns",
    target,
  );
  const { result } = await runOn(origin);
  expect(result).toMatchObject({ code: 2, stderr: "", outputs: { conclusion: "failure" } });
  expect(result.annotations[0]?.message).toContain(`working-directory ${reason}`);
});

test("a file that is asked for is not written where a link of the pull request leads", async () => {
  const victim = join(temporaryFolder(), "victim");
  writeFileSync(victim, "untouched");
  const linked = withLink(pullRequest(good, bad), "fix.patch", victim);
  const origin = withLink(linked, "out", dirname(victim));
  const patch = await runOn(origin, { inputs: { "patch-file": "fix.patch" } });
  expectFound(patch.result);
  expect(lstatSync(join(patch.workspace, "fix.patch")).isFile()).toBe(true);
  const behind = await runOn(origin, { inputs: { "json-file": "out/victim" } });
  expect(behind.result.code).toBe(2);
  expect(behind.result.log).toContain("a symbolic link on the way leads out of that place");
  expect(readFileSync(victim, "utf8")).toBe("untouched");
});
