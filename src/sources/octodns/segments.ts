import type { ScalarNode } from "./yaml-tree.js";

/** A part of a scalar's text and where it stands, in UTF-16 offsets; `verbatim` as in a Piece. */
export interface Segment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
}

/** Takes a scalar apart: runs that stand there as they read, and folds, escapes and line ends, which don't. */
export function segmentsOf(node: ScalarNode, file: { readonly text: string }): readonly Segment[] {
  const segments = READERS[node.style](node, file.text);
  if (segments.map(({ text }) => text).join("") === node.text) return segments;
  // Where this reading and the library's differ, the library is right, and the scalar is one piece.
  const inset = node.style === "single" || node.style === "double" ? 1 : 0;
  const start = Math.min(node.start + inset, node.end);
  return [{ text: node.text, start, end: Math.max(node.end - inset, start), verbatim: false }];
}

type SegmentReader = (node: ScalarNode, text: string) => Segment[];

const READERS: Readonly<Record<ScalarNode["style"], SegmentReader>> = {
  plain: (node, text) => flowSegments(text, node.start, node.end, FOLD, breakOf),
  single: (node, text) =>
    flowSegments(text, node.start + 1, node.end - 1, SINGLE_QUOTED, (found) => (found === "''" ? "'" : breakOf(found))),
  double: (node, text) =>
    flowSegments(text, node.start + 1, node.end - 1, DOUBLE_QUOTED, (found) =>
      found.startsWith("\\") ? readEscape(found) : breakOf(found),
    ),
  literal: blockSegments,
  folded: blockSegments,
};

/** Begins at the first blank only: from each one of a long run the search would take too long. */
const FOLD = /(?<![ \t])[ \t]*\r?\n[ \t\r\n]*/g;
const SINGLE_QUOTED = /''|(?<![ \t])[ \t]*\r?\n[ \t\r\n]*/g;
const DOUBLE_QUOTED =
  /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n(?:[ \t]*\r?\n)*[ \t]*|[\s\S])|(?<![ \t])[ \t]*\r?\n[ \t\r\n]*/g;

function flowSegments(
  text: string,
  start: number,
  end: number,
  special: RegExp,
  read: (found: string) => string,
): Segment[] {
  const segments: Segment[] = [];
  const inner = text.slice(start, end);
  let from = 0;
  for (const { 0: found, index } of inner.matchAll(special)) {
    pushVerbatim(segments, inner.slice(from, index), start + from);
    from = index + found.length;
    segments.push({ text: read(found), start: start + index, end: start + from, verbatim: false });
  }
  pushVerbatim(segments, inner.slice(from), start + from);
  return segments;
}

function pushVerbatim(segments: Segment[], text: string, start: number): void {
  if (text !== "") segments.push({ text, start, end: start + text.length, verbatim: true });
}

/** YAML 1.2 section 6.5: one line break folds to a blank, each further one stays. */
function breakOf(found: string): string {
  return found.replace(/[^\n]/g, "").slice(1) || " ";
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
]);

function readEscape(found: string): string {
  const letter = found.charAt(1);
  if (letter === "\r" || letter === "\n") return found.replace(/[^\n]/g, "").slice(1);
  if (found.length > 2) {
    const code = Number.parseInt(found.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : found;
  }
  // An unknown escape is an error that the library reports; it reads on with the backslash, and so does this.
  return ESCAPES.get(letter) ?? found;
}

/** Block scalars; the more intricate folds end up as one piece. */
function blockSegments(node: ScalarNode, text: string): Segment[] {
  const headerEnd = text.indexOf("\n", node.start) + 1;
  if (headerEnd === 0 || headerEnd > node.end) return [];
  const lines = contentLines(text, headerEnd, node.end);
  const indent = indentOf(node, lines);
  const last = lastFilled(lines);
  const segments: Segment[] = [];
  for (const [index, line] of lines.slice(0, last + 1).entries()) {
    const from = Math.min(line.start + indent, line.end);
    pushVerbatim(segments, text.slice(from, line.end), from);
    const next = lines[index + 1];
    if (index < last && next) {
      const read = node.style === "folded" ? foldOf(segments, lines, index) : "\n";
      // The indentation of the next line goes with the line end, so that no blank is left when the text is replaced.
      const end = Math.min(next.start + indent, next.end);
      segments.push({ text: read, start: line.end, end, verbatim: false });
    }
  }
  // The line end that a block scalar keeps has no room of its own: the file goes on after it.
  const kept = node.text.slice(segments.reduce((length, segment) => length + segment.text.length, 0));
  const at = lines[last]?.end ?? node.end;
  if (kept !== "") segments.push({ text: kept, start: at, end: at, verbatim: false });
  return segments;
}

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  readonly blank: boolean;
  readonly indent: number;
}

function contentLines(text: string, start: number, end: number): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const newline = text.indexOf("\n", at);
    const stop = newline === -1 || newline >= end ? end : newline;
    const lineEnd = stop > at && text.charAt(stop - 1) === "\r" ? stop - 1 : stop;
    let first = at;
    while (first < lineEnd && text.charAt(first) === " ") first += 1;
    lines.push({ start: at, end: lineEnd, blank: first === lineEnd, indent: first - at });
    at = stop + 1;
  }
  return lines;
}

function indentOf(node: ScalarNode, lines: readonly Line[]): number {
  const first = lines.find((line) => !line.blank)?.indent ?? 0;
  // With an indentation indicator the first line may begin with blanks; the text tells how many.
  const lead = /^\n*( *)/.exec(node.text)?.[1]?.length ?? 0;
  return Math.max(first - lead, 0);
}

function lastFilled(lines: readonly Line[]): number {
  let last = lines.length - 1;
  while (last >= 0 && lines[last]?.blank) last -= 1;
  return last;
}

/** What a line end within a folded scalar reads: a blank, or a break where blank lines follow. */
function foldOf(segments: readonly Segment[], lines: readonly Line[], index: number): string {
  const next = lines[index + 1];
  if (lines[index]?.blank) return "\n";
  return next?.blank && segments.length > 0 ? "" : " ";
}
