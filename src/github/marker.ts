import { createHash } from "node:crypto";

/**
 * What a comment of ours says about itself: an HTML comment in its first line. All values are of an alphabet that can
 * neither end it nor be taken for mark-up. Anyone can write one: it counts together with its author only.
 */
export interface Marker {
  /** Tells apart the comments of several jobs: the digest of any text. */
  readonly key: string;
  /** The object id of the pull request's head. */
  readonly head: string;
  readonly run: Run;
  /** The digest of all that follows the first line, as it was written. */
  readonly body: string;
}

/** Of one workflow, both numbers only grow. */
export interface Run {
  /** GITHUB_RUN_ID. */
  readonly id: number;
  /** GITHUB_RUN_ATTEMPT. */
  readonly attempt: number;
}

/** Characters that a marker and its line end take at most. */
export const COMMENT_ROOM = 256;

const MARKER =
  /^<!-- mta-sts-lint comment key=([\da-f]{32}) head=([\da-f]{40,64}) run=(\d{1,16})\.(\d{1,16}) body=([\da-f]{32}) -->\r?(?:\n|$)/;

export function writeMarker({ key, head, run, body }: Marker): string {
  return `<!-- mta-sts-lint comment key=${key} head=${head} run=${run.id}.${run.attempt} body=${body} -->`;
}

/** Undefined where the first line is no marker of ours. */
export function readMarker(comment: string): Marker | undefined {
  const [, key, head, id, attempt, body] = MARKER.exec(comment) ?? [];
  if (key === undefined || head === undefined || body === undefined) return undefined;
  return { key, head, run: { id: Number(id), attempt: Number(attempt) }, body };
}

/** 32 hexadecimal digits for any text. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

export function isNewer(one: Run, other: Run): boolean {
  return one.id === other.id ? one.attempt > other.attempt : one.id > other.id;
}
