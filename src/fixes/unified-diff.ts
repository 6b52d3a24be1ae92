import { applyEdits, decodeStrictly, type TextEdit } from "../model/text.js";

/** Whole lines of the old file from byte `from` to `to`, and the lines that take their place. */
interface LineChange {
  readonly from: number;
  readonly to: number;
  readonly removed: readonly Uint8Array[];
  readonly added: readonly Uint8Array[];
}

const LF = 0x0a;
const CONTEXT = 3;

/**
 * What edits do to one file, as `git apply` takes it: three lines of context, byte for byte once written as UTF-8. Empty
 * when they change nothing. Undefined when a line that would be shown is not UTF-8 or holds a NUL, so that no text can
 * stand for it. The edits must not overlap and must lie within `before`.
 */
export function unifiedDiff(path: string, before: Uint8Array, edits: readonly TextEdit[]): string | undefined {
  const hunks = groupChanges(before, lineChanges(before, edits));
  if (hunks.length === 0) return "";
  const [old, fresh] = [quotePath(`a/${path}`), quotePath(`b/${path}`)];
  // As git does: the tab ends a name that holds blanks.
  const end = path.includes(" ") ? "\t" : "";
  const lines = [`diff --git ${old} ${fresh}\n`, `--- ${old}${end}\n`, `+++ ${fresh}${end}\n`];
  const position = { at: 0, line: 0, shift: 0 };
  for (const hunk of hunks) {
    const text = writeHunk(before, hunk, position);
    if (text === undefined) return undefined;
    lines.push(text);
  }
  return lines.join("");
}

/** The lines that the edits touch, less those that come out the same. In order, and apart from each other. */
function lineChanges(before: Uint8Array, edits: readonly TextEdit[]): LineChange[] {
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

/** Changes that have no more than twice the context between them share a hunk. */
function groupChanges(before: Uint8Array, changes: readonly LineChange[]): LineChange[][] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && forward(before, last.to, 2 * CONTEXT) >= change.from) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

/** Where in the old file the writing is: byte and line from 0, and by how many lines the new file is longer so far. */
interface HunkPosition {
  at: number;
  line: number;
  shift: number;
}

function writeHunk(before: Uint8Array, hunk: readonly LineChange[], position: HunkPosition): string | undefined {
  const from = backward(before, hunk[0]?.from ?? 0, CONTEXT);
  const to = forward(before, hunk.at(-1)?.to ?? 0, CONTEXT);
  const marked: (readonly [string, Uint8Array])[] = [];
  const mark = (sign: string, lines: readonly Uint8Array[]): void => {
    for (const line of lines) marked.push([sign, line]);
  };
  let at = from;
  for (const change of hunk) {
    mark(" ", splitLines(before.subarray(at, change.from)));
    mark("-", change.removed);
    mark("+", change.added);
    at = change.to;
  }
  mark(" ", splitLines(before.subarray(at, to)));
  const start = position.line + countLines(before, position.at, from);
  const oldCount = marked.filter(([sign]) => sign !== "+").length;
  const newCount = marked.filter(([sign]) => sign !== "-").length;
  const header = `@@ -${lineSpan(start, oldCount)} +${lineSpan(start + position.shift, newCount)} @@\n`;
  position.at = from;
  position.line = start;
  position.shift += newCount - oldCount;
  const body = marked.map(([sign, line]) => writeLine(sign, line));
  return body.includes(undefined) ? undefined : header + body.join("");
}

/** `first,count` with lines from 1; without lines the number is that of the line before. */
function lineSpan(start: number, count: number): string {
  return count === 1 ? String(start + 1) : `${count === 0 ? start : start + 1},${count}`;
}

function writeLine(sign: string, line: Uint8Array): string | undefined {
  const text = line.includes(0) ? undefined : decodeStrictly(line);
  if (text === undefined) return undefined;
  return line.at(-1) === LF ? sign + text : `${sign}${text}\n\\ No newline at end of file\n`;
}

/** Each with its line ending; only LF ends a line, as for git. */
function splitLines(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = lineEnd(bytes, at);
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

function lineStart(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1;
}

function lineEnd(bytes: Uint8Array, at: number): number {
  const newline = bytes.indexOf(LF, at);
  return newline === -1 ? bytes.length : newline + 1;
}

function forward(bytes: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let count = 0; count < lines && at < bytes.length; count++) at = lineEnd(bytes, at);
  return at;
}

function backward(bytes: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let count = 0; count < lines && at > 0; count++) at = lineStart(bytes, at - 1);
  return at;
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
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

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, "\\a"],
  [0x08, "\\b"],
  [0x09, "\\t"],
  [0x0a, "\\n"],
  [0x0b, "\\v"],
  [0x0c, "\\f"],
  [0x0d, "\\r"],
  [0x22, '\\"'],
  [0x5c, "\\\\"],
]);

/** As git does with core.quotePath: control characters, quotes, backslashes and all that is not ASCII as in C. */
function quotePath(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path) && !/["\\]/.test(path)) return path;
  const quoted = [...new TextEncoder().encode(path)].map((byte) => {
    const plain = byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, "0")}`;
    return ESCAPES.get(byte) ?? plain;
  });
  return `"${quoted.join("")}"`;
}
