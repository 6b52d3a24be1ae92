import { ZERO } from "../../src/github/event/webhooks.testing.js";
import { git } from "../repository.js";
import type { Origin } from "./origin.js";
import { type Adaptation, payloadOf } from "./payloads.js";

/** What starts a workflow, as the runner is told. */
export interface Occurrence {
  /** GITHUB_EVENT_NAME */
  readonly event: string;
  readonly payload: unknown;
  /** GITHUB_REF */
  readonly ref: string;
  /** GITHUB_SHA */
  readonly sha: string;
  /** GITHUB_BASE_REF and GITHUB_HEAD_REF, of pull requests alone. */
  readonly baseRef?: string;
  readonly headRef?: string;
}

/**
 * What happens to a repository with a pull request, told as GitHub tells it:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 * `base` and `head` of a push are main before and after the merge, when they are not given.
 */
export function occurrence(event: string, origin: Origin, wanted: Adaptation = {}): Occurrence {
  const { number, branch, start, base, head, merge } = origin;
  const facts: Adaptation = { number, branch, ...wanted };
  const main = { ref: "refs/heads/main", sha: git(origin.folder, "rev-parse", "refs/heads/main").trim() };
  const refs = { baseRef: facts.baseBranch ?? "main", headRef: branch };
  switch (event) {
    case "pull_request":
    case "pull_request_review":
    case "pull_request_review_comment": {
      const payload = payloadOf(event, { base: start, head, ...facts });
      return { event, payload, ref: `refs/pull/${number}/merge`, sha: merge, ...refs };
    }
    case "pull_request_target":
      return { event, payload: payloadOf(event, { base: start, head, ...facts }), ...main, ...refs };
    case "merge_group": {
      const payload = payloadOf(event, { base, head: merge, ...facts });
      const ref = `refs/heads/gh-readonly-queue/main/pr-${number}-${facts.base ?? base}`;
      return { event, payload, ref, sha: facts.head ?? merge };
    }
    case "push": {
      const pushed: Adaptation = { base, head: merge, ...facts };
      const payload = payloadOf(event, pushed);
      // What is gone has no commit of its own: the run is one of the default branch.
      if (pushed.head === ZERO) return { event, payload, ...main };
      return { event, payload, ref: pushed.ref ?? main.ref, sha: pushed.head ?? merge };
    }
    default:
      return { event, payload: payloadOf(event, facts), ...main };
  }
}
