import { UsageError } from "../../snapshots/usage-error.js";
import { below, isNoObject, oidIn, repositoryIn } from "../payload.js";
import type { Comparison, RepositoryName, Situation } from "../situation.js";
import { audit, type Happening, incomplete, type Told } from "./happening.js";
import { ofPullRequest, ofPullRequestTarget } from "./pull-request-events.js";
import { type RevisionInputs, withRevisions } from "./revision-inputs.js";

/** What the runner says about the event that started a run, and what the workflow's author says to it. */
export interface EventFacts extends RevisionInputs {
  /** Read are GITHUB_EVENT_NAME, GITHUB_SHA, GITHUB_REF and GITHUB_REPOSITORY. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The JSON of GITHUB_EVENT_PATH; undefined where there is none. */
  readonly payload: unknown;
}

/**
 * What a run has to do. What GITHUB_SHA and GITHUB_REF are for each event is documented at
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 * Throws a UsageError when there is not what the event can't be understood without, or an input is no revision.
 */
export function situationOf({ environment, payload, baseRef, headRef }: EventFacts): Situation {
  const event = environment.GITHUB_EVENT_NAME ?? "";
  const repository = repositoryOf(environment.GITHUB_REPOSITORY, payload);
  const told = read({ event, payload, repository, sha: oidIn(environment.GITHUB_SHA), ref: environment.GITHUB_REF });
  return { event, repository, ...told, comparison: withRevisions(told.comparison, { baseRef, headRef }) };
}

function repositoryOf(given: string | undefined, payload: unknown): RepositoryName {
  const repository = repositoryIn(given) ?? repositoryIn(below(payload, "repository", "full_name"));
  if (repository) return repository;
  throw new UsageError(
    "GITHUB_REPOSITORY names no repository. This is meant to run as a step of a workflow; anywhere else use the command line, `mta-sts-lint check`.",
  );
}

function read(happening: Happening): Told {
  switch (happening.event) {
    case "pull_request":
    case "pull_request_review":
    case "pull_request_review_comment":
      return ofPullRequest(happening);
    case "pull_request_target":
      return ofPullRequestTarget(happening);
    case "merge_group":
      return ofMergeGroup(happening);
    case "push":
      return audit(ofPush(happening));
    default:
      return audit(CHECKED_OUT);
  }
}

const CHECKED_OUT: Comparison = { kind: "whole", head: undefined };

/** The queue of pull requests: what is new is what the group brings. */
function ofMergeGroup(happening: Happening): Told {
  const { payload, sha } = happening;
  const base = oidIn(below(payload, "merge_group", "base_sha"));
  const head = oidIn(below(payload, "merge_group", "head_sha")) ?? sha;
  if (base === undefined) throw incomplete(happening, "merge_group.base_sha");
  if (head === undefined) throw incomplete(happening, "merge_group.head_sha");
  return { comparison: { kind: "commits", base, head }, pullRequest: undefined, report: "new" };
}

function ofPush({ payload, sha, ref }: Happening): Comparison {
  const after = below(payload, "after");
  if (below(payload, "deleted") === true || isNoObject(after)) {
    return { kind: "nothing", reason: "The branch or tag was deleted, so there is nothing to check." };
  }
  // A tag that moves publishes nothing: what it pointed to before is no base.
  const pushed = below(payload, "ref") ?? ref;
  if (typeof pushed === "string" && pushed.startsWith("refs/tags/")) return CHECKED_OUT;
  const base = oidIn(below(payload, "before"));
  const head = oidIn(after) ?? sha;
  return base === undefined || head === undefined ? CHECKED_OUT : { kind: "commits", base, head };
}
