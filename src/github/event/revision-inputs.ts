import { UsageError } from "../../snapshots/usage-error.js";
import type { Comparison } from "../situation.js";

/** The inputs `base-ref` and `head-ref`; undefined where they are not given. */
export interface RevisionInputs {
  readonly baseRef: string | undefined;
  readonly headRef: string | undefined;
}

/**
 * What a revision may be written with: the names of branches and tags, ids, and git's way to ancestors (`HEAD~1`,
 * `v1^{commit}`). Not a colon, which asks for a path or renames what is fetched, and no blank, glob or backslash, which
 * no name has (git-check-ref-format).
 */
const REVISION = /^[\p{L}\p{N}_@][\p{L}\p{N}_@./+=#~^{}-]*$/u;
const MOST_CHARACTERS = 255;

/**
 * The comparison of the event, as far as the inputs do not say otherwise. `base-ref` alone is compared with what the
 * event is about; `head-ref` alone is checked as a whole, because a base that belongs to another head would show what
 * nobody changed. Throws a UsageError for what is no revision.
 */
export function withRevisions(comparison: Comparison, { baseRef, headRef }: RevisionInputs): Comparison {
  checkRevision("base-ref", baseRef);
  checkRevision("head-ref", headRef);
  if (baseRef === undefined) return headRef === undefined ? comparison : { kind: "whole", head: headRef };
  switch (comparison.kind) {
    case "merge":
      return { kind: "commits", base: baseRef, head: headRef ?? comparison.merge };
    case "commits":
      return { kind: "commits", base: baseRef, head: headRef ?? comparison.head };
    case "data":
      return { ...comparison, base: baseRef, head: headRef ?? comparison.head };
    case "whole":
      return { kind: "commits", base: baseRef, head: headRef ?? comparison.head ?? "HEAD" };
    case "nothing":
      return headRef === undefined ? comparison : { kind: "commits", base: baseRef, head: headRef };
    default:
      return comparison satisfies never;
  }
}

export function isRevision(written: string): boolean {
  return written.length <= MOST_CHARACTERS && REVISION.test(written) && !written.includes("..");
}

function checkRevision(input: string, revision: string | undefined): void {
  if (revision === undefined || isRevision(revision)) return;
  throw new UsageError(
    `${input} ${JSON.stringify(revision)} is not a revision. Give a commit, a branch or a tag, such as origin/main.`,
  );
}
