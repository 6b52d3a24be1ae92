/**
 * Lines of the pull request's head that stand in its diff one below the other, with no removed line between them: what
 * GitHub lets one suggestion replace. It takes a comment on the lines of one hunk only, and a suggestion over a removed
 * line can't be committed (parkerbxyz/suggest-changes#48 and #50).
 */
export interface Stretch {
  /** The number of its first line, from 1. */
  readonly first: number;
  /** Without line endings. A last line of the file that has none is left out. */
  readonly lines: readonly string[];
}

const HEADER = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/;

/**
 * The stretches of one file's diff, as GitHub gives it in `patch`: from the first hunk header on. What does not read as a
 * diff ends it: a hunk has as many lines as it says, and each begins with its sign.
 */
export function stretchesOf(patch: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  const lines = patch.split("\n");
  for (let at = 0; at < lines.length; ) {
    const header = HEADER.exec(lines[at] ?? "");
    if (!header) break;
    const [, removed = "1", first = "", added = "1"] = header;
    const hunk = readHunk(lines, at + 1, { removed: Number(removed), added: Number(added) });
    stretches.push(...hunk.runs.map(({ skipped, lines }) => ({ first: Number(first) + skipped, lines })));
    at = hunk.end;
  }
  return stretches;
}

interface Run {
  /** How many lines of head the hunk has before it. */
  readonly skipped: number;
  readonly lines: string[];
}

/** `left`: how many lines of either side are still to come. */
function readHunk(lines: readonly string[], start: number, left: { removed: number; added: number }) {
  const runs: Run[] = [];
  let run: Run | undefined;
  let skipped = 0;
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const sign = line.charAt(0);
    if (sign === "\\") {
      // What follows a removed line has no run; else it is the last line of head, which has no line ending.
      run?.lines.pop();
      continue;
    }
    if (left.removed + left.added === 0 || !/[+ -]/.test(sign)) break;
    if (sign !== "+") left.removed -= 1;
    if (sign !== "-") left.added -= 1;
    if (left.removed < 0 || left.added < 0) break;
    if (sign === "-") {
      run = undefined;
      continue;
    }
    if (!run) {
      run = { skipped, lines: [] };
      runs.push(run);
    }
    run.lines.push(line.slice(1));
    skipped += 1;
  }
  return { runs: runs.filter(({ lines }) => lines.length > 0), end: at };
}
