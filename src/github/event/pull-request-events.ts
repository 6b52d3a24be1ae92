import { below, countIn, oidIn, repositoryIn } from "../payload.js";
import type { PullRequest, RepositoryName } from "../situation.js";
import { audit, type Happening, incomplete, type Told } from "./happening.js";
import { isRevision } from "./revision-inputs.js";

/** `pull_request` and its reviews: GITHUB_SHA is the merge that GitHub made to try it. */
export function ofPullRequest(happening: Happening): Told {
  const stage = stageOf(happening);
  if (stage === "merged") return audit({ kind: "whole", head: undefined });
  if (stage === "closed") return CLOSED;
  if (happening.sha === undefined) throw incomplete(happening, "GITHUB_SHA");
  return {
    comparison: { kind: "merge", merge: happening.sha },
    pullRequest: pullRequestIn(happening, !isFork(happening)),
    report: "new",
  };
}

/**
 * `pull_request_target`: the branch that the pull request is for, and its head. The payload's `base.sha` is that of an
 * earlier day: where the branch was merged into the pull request since, all of that would look like its own work. Its
 * `merge_commit_sha` would show the result of the merge, but the payload is written before GitHub makes that commit: it
 * is null when a pull request is opened, and of the head before when one is pushed to. GITHUB_SHA is the newest commit of
 * the default branch, whatever the pull request is for.
 */
export function ofPullRequestTarget(happening: Happening): Told {
  const stage = stageOf(happening);
  // What is checked out, the default branch, need not be the one that it was merged into.
  if (stage === "merged") return audit({ kind: "whole", head: oidAt(happening, "merge_commit_sha") });
  if (stage === "closed") return CLOSED;
  const base = branchIn(below(happening.payload, "pull_request", "base", "ref")) ?? oidAt(happening, "base", "sha");
  const head = oidAt(happening, "head", "sha");
  if (base === undefined) throw incomplete(happening, "pull_request.base.ref");
  if (head === undefined) throw incomplete(happening, "pull_request.head.sha");
  // Of a fork that was deleted, the repository itself keeps the commits of pull requests.
  const headRepository = headRepositoryOf(happening) ?? happening.repository;
  return {
    comparison: { kind: "data", base, head, headRepository },
    pullRequest: pullRequestIn(happening, true),
    report: "new",
  };
}

const CLOSED = audit({
  kind: "nothing",
  reason: "The pull request was closed without being merged, so there is nothing to check.",
});

/**
 * Labels and reviews come after a pull request is closed, too. Once it is merged, GITHUB_SHA is the last of the commits
 * that came of it; where they were rebased, the parent of that is another commit of the same pull request. So nothing can
 * be told to be new, and what is there now is checked as a whole. The comment stays as it was.
 */
function stageOf({ event, payload, ref }: Happening): "open" | "merged" | "closed" {
  const pullRequest = below(payload, "pull_request");
  if (below(pullRequest, "merged") === true || typeof below(pullRequest, "merged_at") === "string") return "merged";
  if (below(payload, "action") === "closed" || below(pullRequest, "state") === "closed") return "closed";
  // "If a pull request was closed as a result of being merged, [GITHUB_REF] will be the ref of the branch it was merged
  // into": so GitHub's documentation of the event, which also says that its payload is empty then.
  const onBranch = event !== "pull_request_target" && ref !== undefined && !ref.startsWith("refs/pull/");
  return onBranch ? "merged" : "open";
}

/** Undefined when the payload does not tell which it is: nothing can be written into its conversation then. */
function pullRequestIn(happening: Happening, writable: boolean): PullRequest | undefined {
  const { payload } = happening;
  const number = countIn(below(payload, "pull_request", "number")) ?? countIn(below(payload, "number"));
  const head = oidAt(happening, "head", "sha");
  if (!number || head === undefined) return undefined;
  const comments = countIn(below(payload, "pull_request", "comments"));
  return { number, head, writable, comments, opened: below(payload, "action") === "opened" };
}

/** Of a pull request from a fork, or from one that was deleted since, GitHub gives a token that can't write. */
function isFork(happening: Happening): boolean {
  const head = headRepositoryOf(happening);
  return head === undefined || nameOf(head) !== nameOf(happening.repository);
}

function headRepositoryOf({ payload }: Happening): RepositoryName | undefined {
  return repositoryIn(below(payload, "pull_request", "head", "repo", "full_name"));
}

/** GitHub does not tell names apart by the case of their letters. */
function nameOf({ owner, repo }: RepositoryName): string {
  return `${owner}/${repo}`.toLowerCase();
}

/** In full, since a tag may have the same name. */
function branchIn(name: unknown): string | undefined {
  return typeof name === "string" && isRevision(name) ? `refs/heads/${name}` : undefined;
}

function oidAt({ payload }: Happening, ...keys: readonly string[]): string | undefined {
  return oidIn(below(payload, "pull_request", ...keys));
}
