import { type LocatedText, UNKNOWN_TEXT } from "./text.js";
import { TextCutter } from "./text-cutter.js";

/** A `name: value` of a policy. */
export interface PolicyField {
  readonly name: LocatedText;
  /** Without the blanks before and behind it. */
  readonly value: LocatedText;
  readonly line: PolicyLine;
}

export interface PolicyLine {
  /** From 1. */
  readonly number: number;
  /** Without the line ending. */
  readonly text: LocatedText;
  /** "\n", "\r\n", "\r" or another separator, or "" at the end of the file. */
  readonly ending: LocatedText;
  /** Undefined when no field can be made out. */
  readonly field?: PolicyField | undefined;
}

/** What in a policy departs from the grammar of RFC 8461 section 3.2, apart from the values of the known fields. */
export type PolicyDeviationKind =
  | "byte-order-mark"
  | "invalid-utf8"
  | "not-ascii"
  /** A CR that no LF follows, or several CR before one LF. */
  | "bare-cr"
  | "other-line-separator"
  | "mixed-line-endings"
  | "blank-line"
  | "indented"
  | "blank-before-colon"
  | "comment"
  | "no-colon"
  | "invalid-field-name"
  | "empty-value"
  | "control-character";

export interface PolicyDeviation {
  readonly kind: PolicyDeviationKind;
  /** The characters in question. */
  readonly text: LocatedText;
  readonly line: PolicyLine;
}

/** Offsets of each line: its start, the end of its text, the end of its line ending. */
export function* splitLines(value: string, start: number): Iterable<readonly [number, number, number]> {
  // Global and with a place to start from: nothing is searched twice. A run of CR is matched whole, for the same reason.
  const endings = /\r+\n?|\n|\u2028|\u2029|\u0085/g;
  endings.lastIndex = start;
  let from = start;
  for (let ending = endings.exec(value); ending; ending = endings.exec(value)) {
    yield* splitRun(value, from, ending.index, endings.lastIndex);
    from = endings.lastIndex;
  }
  if (from < value.length || from === start) yield [from, value.length, value.length];
}

/** A run of CR without an LF ends as many lines; before an LF it is one ending, as a faulty conversion writes it. */
function* splitRun(value: string, from: number, to: number, end: number): Iterable<readonly [number, number, number]> {
  if (end - to === 1 || value[end - 1] === "\n") {
    yield [from, to, end];
    return;
  }
  yield [from, to, to + 1];
  for (let at = to + 1; at < end; at++) yield [at, at, at + 1];
}

/** Reads one line, and adds to `deviations` what is not as it should be. */
export function readLine(
  number: number,
  text: LocatedText,
  ending: LocatedText,
  deviations: PolicyDeviation[],
): PolicyLine {
  const found: (readonly [PolicyDeviationKind, LocatedText])[] = [];
  const parts = readField(text, (kind, part) => found.push([kind, part]));
  noteCharacters(text, (kind, part) => found.push([kind, part]));
  const bare: PolicyLine = { number, text, ending };
  const line = parts ? { ...bare, field: { ...parts, line: bare } } : bare;
  const separator = separatorKind(ending.value);
  if (separator) deviations.push({ kind: separator, text: ending, line });
  for (const [kind, part] of found) deviations.push({ kind, text: part, line });
  return line;
}

type Note = (kind: PolicyDeviationKind, part: LocatedText) => void;

function separatorKind(ending: string): PolicyDeviationKind | undefined {
  if (ending === "" || ending === "\n" || ending === "\r\n") return undefined;
  return ending.startsWith("\r") ? "bare-cr" : "other-line-separator";
}

/** Where the parts of a line begin and end; a plain scan, since patterns with several open ends go back and forth. */
function readField(text: LocatedText, note: Note): Pick<PolicyField, "name" | "value"> | undefined {
  const { value } = text;
  const parts = new TextCutter(text);
  const indent = skipBlanks(value, 0);
  if (indent === value.length) {
    note("blank-line", text);
    return undefined;
  }
  if (indent > 0) note("indented", parts.cut(0, indent));
  if (startsComment(value, indent)) {
    note("comment", parts.cut(indent, value.length));
    return undefined;
  }
  const colon = value.indexOf(":", indent);
  if (colon === -1) {
    if (!value.includes(UNKNOWN_TEXT)) note("no-colon", parts.cut(indent, value.length));
    return undefined;
  }
  const nameEnd = trimBlanks(value, indent, colon);
  const name = parts.cut(indent, nameEnd);
  if (name.value.includes(UNKNOWN_TEXT)) return undefined;
  if (!isExtensionName(name.value)) note("invalid-field-name", parts.cut(indent, Math.max(nameEnd, colon)));
  if (nameEnd < colon) note("blank-before-colon", parts.cut(nameEnd, colon));
  const start = skipBlanks(value, colon + 1);
  const end = trimBlanks(value, start, value.length);
  if (start === end) note("empty-value", parts.cut(indent, colon + 1));
  return { name, value: parts.cut(start, end) };
}

/** sts-policy-extension-name: as in the record. */
export function isExtensionName(name: string): boolean {
  return /^[A-Za-z0-9][\w.-]{0,31}$/.test(name);
}

function startsComment(value: string, at: number): boolean {
  return value[at] === "#" || value[at] === ";" || value.startsWith("//", at) || value.startsWith("<!--", at);
}

function isBlank(value: string, at: number): boolean {
  return value[at] === " " || value[at] === "\t";
}

function skipBlanks(value: string, start: number): number {
  let at = start;
  while (at < value.length && isBlank(value, at)) at += 1;
  return at;
}

function trimBlanks(value: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(value, at - 1)) at -= 1;
  return at;
}

function noteCharacters(text: LocatedText, note: Note): void {
  const parts = new TextCutter(text);
  for (const { 0: found, index } of text.value.matchAll(
    /\uFFFD+|[\0-\x08\x0b-\x1f\x7f]+|(?:(?![\0-\x7f\uFFFC\uFFFD]).)+/gsu,
  )) {
    const part = parts.cut(index, index + found.length);
    note(characterKind(found, part), part);
  }
}

function characterKind(found: string, part: LocatedText): PolicyDeviationKind {
  if (/^[\0-\x7f]/.test(found)) return "control-character";
  // A replacement character that is in the file as such is valid UTF-8.
  return found.startsWith("\uFFFD") && part.pieces.some((piece) => !piece.verbatim) ? "invalid-utf8" : "not-ascii";
}
