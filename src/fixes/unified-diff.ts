import { countLines, type LineChange, lineChanges, lineEnd, lineStart, splitLines } from "../model/line-changes.js";
import { decodeStrictly, type TextEdit } from "../model/text.js";

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
