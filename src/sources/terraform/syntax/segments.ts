import type { Segment } from "./ast.js";
import { characterSet, isSpace, nextOf } from "./characters.js";
import type { Reading } from "./reading.js";

/** How literal text is written. */
export interface TextRules {
  /** With escapes by backslash: between quotes. Elsewhere each line is a piece of text by itself. */
  readonly hasEscapes: boolean;
}

const MARKS_IN_QUOTES = characterSet("\\$%");
const MARKS_IN_LINES = characterSet("\n$%");
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);
const UNICODE_ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/y;

export interface ReadText {
  readonly segments: readonly Segment[];
  /** Where it ends: at `${` or `%{`, behind a line end, or at the end of the whole. */
  readonly end: number;
}

/** The text from `start` to the next sequence or, without escapes, to the end of the line. */
export function readText(reading: Reading, start: number, end: number, { hasEscapes }: TextRules): ReadText {
  const { text } = reading;
  const segments: Segment[] = [];
  let run = start;
  let at = start;
  const atomic = (length: number, value: string): void => {
    addVerbatim(reading, segments, run, at);
    segments.push(atomicSegment(reading, at, at + length, value));
    at += length;
    run = at;
  };
  while (at < end) {
    at = nextOf(hasEscapes ? MARKS_IN_QUOTES : MARKS_IN_LINES, text, at, end);
    if (at >= end) break;
    const character = text.charAt(at);
    if (character === "\n") {
      const lineEnd = at > run && text[at - 1] === "\r" ? 2 : 1;
      at -= lineEnd - 1;
      atomic(lineEnd, text.slice(at, at + lineEnd));
      return { segments, end: at };
    }
    if (character === "\\") {
      const { length, value } = readEscape(reading, at, end);
      atomic(length, value);
    } else if (text[at + 1] === character && text[at + 2] === "{" && at + 2 < end) atomic(3, `${character}{`);
    else if (text[at + 1] === "{" && at + 1 < end) break;
    else at += 1;
  }
  addVerbatim(reading, segments, run, at);
  return { segments, end: at };
}

/** Text that is nothing else, whatever is in it. */
export function plainSegments(reading: Reading, start: number, end: number): readonly Segment[] {
  const segments: Segment[] = [];
  addVerbatim(reading, segments, start, end);
  return segments;
}

function addVerbatim(reading: Reading, segments: Segment[], start: number, end: number): void {
  const { text, layout } = reading;
  let at = start;
  while (at < end) {
    const until = layout.verbatimUntil(at, end);
    const next = until > at ? until : at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
    const segment = atomicSegment(reading, at, next, text.slice(at, next));
    segments.push(until > at ? { ...segment, verbatim: true } : segment);
    at = next;
  }
}

function atomicSegment({ layout }: Reading, start: number, end: number, text: string): Segment {
  return { start: layout.place(start), end: layout.place(end), text, verbatim: false };
}

/** An escape that is none reads as HCL reads it: without the backslash. */
function readEscape(reading: Reading, at: number, end: number): { readonly length: number; readonly value: string } {
  const { text, layout, faults } = reading;
  const letter = text.charAt(at + 1);
  const simple = SIMPLE_ESCAPES.get(letter);
  if (simple !== undefined && at + 1 < end) return { length: 2, value: simple };
  UNICODE_ESCAPE.lastIndex = at;
  const match = UNICODE_ESCAPE.exec(text);
  const code = Number.parseInt(match?.[1] ?? match?.[2] ?? "", 16);
  if (match && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) {
    return { length: match[0].length, value: String.fromCodePoint(code) };
  }
  const length = Math.min(2, end - at);
  faults.mistake(
    layout.place(at),
    layout.place(at + length),
    'Terraform knows no such escape. Write \\\\ for a backslash; the others are \\n, \\r, \\t, \\", \\uNNNN and \\UNNNNNNNN.',
  );
  return { length, value: text.slice(at + 1, at + length) };
}

export function textOfSegments(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join("");
}

/** How many white characters a text begins with. */
export function leadingSpaces(text: string): number {
  let count = 0;
  while (count < text.length && isSpace(text.charAt(count))) count += 1;
  return count;
}

/** Without the first characters of their text. A part that is cut stays where the rest of it is. */
export function withoutFirst(segments: readonly Segment[], count: number): readonly Segment[] {
  let left = count;
  for (const [index, segment] of segments.entries()) {
    if (segment.text.length > left) {
      const start = segment.verbatim ? segment.start + left : segment.start;
      return [{ ...segment, start, text: segment.text.slice(left) }, ...segments.slice(index + 1)];
    }
    left -= segment.text.length;
  }
  return [];
}

/** Without the white characters at the end of their text. */
export function withoutTrailingSpaces(segments: readonly Segment[]): readonly Segment[] {
  const kept = [...segments];
  for (let last = kept.pop(); last; last = kept.pop()) {
    let length = last.text.length;
    while (length > 0 && isSpace(last.text.charAt(length - 1))) length -= 1;
    if (length === 0) continue;
    const end = last.verbatim ? last.start + length : last.end;
    return [...kept, { ...last, end, text: last.text.slice(0, length) }];
  }
  return [];
}
