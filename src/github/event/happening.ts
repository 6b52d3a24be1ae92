import { UsageError } from "../../snapshots/usage-error.js";
import type { Comparison, RepositoryName, Situation } from "../situation.js";

/** An event, with what the runner's environment says about it, as far as it has the right form. */
export interface Happening {
  /** GITHUB_EVENT_NAME. */
  readonly event: string;
  /** Nothing in it is trusted. */
  readonly payload: unknown;
  readonly repository: RepositoryName;
  /** The object id in GITHUB_SHA. */
  readonly sha: string | undefined;
  /** GITHUB_REF. */
  readonly ref: string | undefined;
}

/** What an event tells of a situation. */
export type Told = Pick<Situation, "comparison" | "pullRequest" | "report">;

/** What is there is looked at, whoever made it what it is. */
export function audit(comparison: Comparison): Told {
  return { comparison, pullRequest: undefined, report: "all" };
}

export function incomplete({ event }: Happening, missing: string): UsageError {
  return new UsageError(
    `This ${event} event comes without a valid ${missing}, so there is nothing to compare. Does the step see the environment and the file of GITHUB_EVENT_PATH as the runner made them?`,
  );
}
