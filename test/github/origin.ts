import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Files, git, temporaryFolder, writeFiles } from "../repository.js";
import { PULL_REQUEST, REPOSITORY } from "./world-of.js";

/** A repository as GitHub keeps it, with a pull request. */
export interface Origin {
  /** The folder: its last two names are those of the repository. */
  readonly folder: string;
  readonly number: number;
  /** The branch's name. */
  readonly branch: string;
  /** Where the branch left main; what the payload names as base, which is old once main has moved on. */
  readonly start: string;
  /** What main is now: the first parent of the merge commit. */
  readonly base: string;
  /** The branch: the second parent. */
  readonly head: string;
  /** What a run of `pull_request` looks at: `refs/pull/N/merge`. */
  readonly merge: string;
}

export interface PullRequestOptions {
  readonly number?: number;
  readonly branch?: string;
  /** The whole tree of main after the branch was made; main stays where it was when it is not given. */
  readonly moveBaseOn?: Files;
  /** The branch is in another repository: this one knows it as `refs/pull/N/head` alone. */
  readonly fork?: boolean;
}

/** Makes a repository whose pull request takes it from some files to others. Both are whole trees. */
export function pullRequest(base: Files, head: Files, options: PullRequestOptions = {}): Origin {
  const { number = PULL_REQUEST, branch = "change", moveBaseOn, fork = false } = options;
  const folder = join(temporaryFolder(), REPOSITORY);
  mkdirSync(folder, { recursive: true });
  git(folder, "init", "--quiet", "--initial-branch=main");
  // GitHub gives any object that is reachable from a ref, the ones of pull requests too.
  git(folder, "config", "uploadpack.allowAnySHA1InWant", "true");
  const start = commit(folder, base);
  git(folder, "checkout", "--quiet", "-b", branch);
  const changed = commit(folder, head);
  git(folder, "checkout", "--quiet", "main");
  const moved = moveBaseOn === undefined ? start : commit(folder, moveBaseOn);
  git(folder, "update-ref", `refs/pull/${number}/head`, changed);
  const merge = mergeOf(folder, number);
  if (fork) git(folder, "branch", "--quiet", "-D", branch);
  return { folder, number, branch, start, base: moved, head: changed, merge };
}

/** Pushes once more to the pull request, whose merge commit is made anew. */
export function pushOn(origin: Origin, files: Files): Origin {
  const { folder, number, branch } = origin;
  git(folder, "checkout", "--quiet", "--detach", `refs/pull/${number}/head`);
  const head = commit(folder, files);
  git(folder, "update-ref", `refs/pull/${number}/head`, head);
  const isOwn = git(folder, "for-each-ref", `refs/heads/${branch}`) !== "";
  git(folder, "checkout", "--quiet", "main");
  if (isOwn) git(folder, "update-ref", `refs/heads/${branch}`, head);
  return { ...origin, head, merge: mergeOf(folder, number) };
}

/** Commits a whole tree on what is checked out. */
function commit(folder: string, files: Files): string {
  git(folder, "rm", "-r", "--quiet", "--ignore-unmatch", ".");
  writeFiles(folder, files);
  git(folder, "add", "--all", "--force");
  git(folder, "commit", "--quiet", "--allow-empty", "--message=change");
  return git(folder, "rev-parse", "HEAD").trim();
}

/** Merges as GitHub does when it tests whether a pull request can be merged: beside the branches. */
function mergeOf(folder: string, number: number): string {
  const head = `refs/pull/${number}/head`;
  git(folder, "checkout", "--quiet", "--detach", "main");
  git(folder, "merge", "--quiet", "--no-ff", "--message=Merge", head);
  git(folder, "update-ref", `refs/pull/${number}/merge`, "HEAD");
  git(folder, "checkout", "--quiet", "main");
  return git(folder, "rev-parse", `refs/pull/${number}/merge`).trim();
}

export interface CheckoutOptions {
  /** The folder of the repository that is cloned, or an address. */
  readonly origin: string;
  readonly sha: string;
  /** As GITHUB_REF names it. */
  readonly ref: string;
  /** How many commits; 0: all of them, with all branches and tags. 1 when it is not given. */
  readonly depth?: number;
}

/** A clone as actions/checkout makes it: https://github.com/actions/checkout/blob/v5/src/ref-helper.ts */
export function checkout({ origin, sha, ref, depth = 1 }: CheckoutOptions): string {
  const folder = join(temporaryFolder(), "dns", "dns");
  mkdirSync(folder, { recursive: true });
  const url = /^\w+:\/\//.test(origin) ? origin : pathToFileURL(origin).href;
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "remote", "add", "origin", url);
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  const local = ref.replace(/^refs\/heads\//, "refs/remotes/origin/").replace(/^refs\/pull\//, "refs/remotes/pull/");
  const flags = ["--quiet", "--no-tags", "--prune", "--no-recurse-submodules"];
  const all = ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  if (depth === 0) git(folder, "fetch", ...flags, "origin", ...all);
  const depths = depth === 0 ? [] : [`--depth=${depth}`];
  git(folder, "fetch", ...flags, ...depths, "origin", `+${sha}:${local}`);
  if (branch === undefined) git(folder, "checkout", "--quiet", "--force", local);
  else git(folder, "checkout", "--quiet", "--force", "-B", branch, local);
  return folder;
}
