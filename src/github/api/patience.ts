import { type Failure, type FailureReason, mayBeDone } from "./failure.js";

/** What a run waits for GitHub in all, in seconds. Runners are billed by the minute, and a limit may last an hour. */
const MOST_SECONDS = 60;

/** The seconds before the second and the third attempt. */
const PAUSES = [1, 4];

/** What is done may be listed a moment later. */
const PAUSE_BEFORE_LOOKING = 2;

/** What may be better in a second. */
const PASSING: ReadonlySet<FailureReason> = new Set(["server", "timeout", "cut", "unreachable"]);

export interface Pause {
  readonly seconds: number;
  /** True to send the request again; false when who asked has to look first what became of it. */
  readonly again: boolean;
}

/**
 * What to do after a failed attempt; undefined: give up at once. `attempt` counts from 1. Octokit waits for limits, so
 * one that gets here has outlasted our patience, or nobody knows when it ends.
 */
export function pauseAfter(failure: Failure, method: string, attempt: number): Pause | undefined {
  if (method === "POST" && mayBeDone(failure)) return { seconds: PAUSE_BEFORE_LOOKING, again: false };
  const seconds = PASSING.has(failure.reason) ? PAUSES[attempt - 1] : undefined;
  return seconds === undefined ? undefined : { seconds, again: true };
}

/** Takes the seconds from what a run may wait; false when there are not so many left. */
export type Patience = (seconds: number) => boolean;

export function patience(): Patience {
  let left = MOST_SECONDS;
  return (seconds) => {
    if (!(seconds <= left)) return false;
    left -= seconds;
    return true;
  };
}
