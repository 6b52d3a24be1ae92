import { applyEdits, type TextEdit } from "./text.js";

/** Whole lines of the old file from byte `from` to `to`, and the lines that take their place. */
export interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly removed: readonly Uint8Array[];
  readonly added: readonly Uint8Array[];
}

const LF = 0x0a;

/**
 * The lines that edits touch, less those that come out the same: in order, and apart from each other. Only LF ends a
 * line, as for git. The edits must not overlap and must lie within `before`.
 */
export function lineChanges(before: Uint8Array, edits: readonly TextEdit[]): LineChange[] {
  const regions: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const from = lineStart(before, edit.start);
    const to = lineEnd(before, edit.end);
    const last = regions.at(-1);
    // Behind the last line of the file there is no line to touch, but the line before may lose its line ending.
    if (last && (from < last.to || (from === last.to && from === to))) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else regions.push({ from, to, edits: [edit] });
  }
  return regions.flatMap((region) => changeOf(before, region) ?? []);
}

function changeOf(
  before: Uint8Array,
  region: { readonly from: number; readonly to: number; readonly edits: readonly TextEdit[] },
): LineChange | undefined {
  const shifted = region.edits.map((edit) => ({
    ...edit,
    start: edit.start - region.from,
    end: edit.end - region.from,
  }));
  const whole = before.subarray(region.from, region.to);
  const removed = splitLines(whole);
  const added = splitLines(applyEdits(whole, shifted));
  const shorter = Math.min(removed.length, added.length);
  let first = 0;
  while (first < shorter && sameBytes(removed[first], added[first])) first += 1;
  let last = 0;
  while (last < shorter - first && sameBytes(removed.at(-1 - last), added.at(-1 - last))) last += 1;
  if (first + last === removed.length && first + last === added.length) return undefined;
  return {
    from: region.from + byteLength(removed.slice(0, first)),
    to: region.to - byteLength(removed.slice(removed.length - last)),
    removed: removed.slice(first, removed.length - last),
    added: added.slice(first, added.length - last),
  };
}

/** Each with its line ending. */
export function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

/** Where the line begins that `at` is in. */
export function lineStart(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1;
}

/** Behind the line ending of the line that `at` is in. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  const newline = bytes.indexOf(LF, at);
  return newline === -1 ? bytes.length : newline + 1;
}

/** How many lines end from byte `from` to `to`. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = bytes.indexOf(LF, from); at !== -1 && at < to; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
}

function byteLength(lines: readonly Uint8Array[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one?.length === other?.length && one?.every((byte, at) => byte === other?.[at]) === true;
}
