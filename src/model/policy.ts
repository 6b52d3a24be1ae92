import { isMxPattern, normalizePattern } from "./mx-pattern.js";
import { isKnown, type LocatedText, subtext, UNKNOWN_TEXT } from "./text.js";

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
  /** "\n", "\r\n", "\r", or "" at the end of the file. */
  readonly ending: LocatedText;
  /** Undefined when no field can be made out. */
  readonly field?: PolicyField | undefined;
}

/** What in a policy departs from the grammar of RFC 8461 section 3.2, apart from the values of the known fields. */
export type PolicyDeviationKind =
  | "byte-order-mark"
  | "invalid-utf8"
  | "not-ascii"
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

/** A policy, read leniently: every field that can be made out is kept, repeated and unknown ones too. */
export interface Policy {
  readonly text: LocatedText;
  readonly lines: readonly PolicyLine[];
  readonly fields: readonly PolicyField[];
  readonly deviations: readonly PolicyDeviation[];
  /** True when a line or a part of one can't be known. */
  readonly partlyUnknown: boolean;
  /** True when an unknown part could hold further mx patterns: what is listed may not be all. */
  readonly mayHoldMoreFields: boolean;
}

export type Mode = "enforce" | "testing" | "none";
export const MODES: readonly Mode[] = ["enforce", "testing", "none"];
/** Section 3.2: about a year, in seconds. */
export const MAX_AGE_LIMIT = 31_557_600;
export const KNOWN_POLICY_FIELDS: readonly string[] = ["version", "mode", "max_age", "mx"];

/** The first field of a name: for all but mx the only one that counts (section 3.2, last paragraph). */
export function policyField(policy: Policy, name: string): PolicyField | undefined {
  return policy.fields.find((field) => field.name.value === name);
}

export function mxFields(policy: Policy): readonly PolicyField[] {
  return policy.fields.filter((field) => field.name.value === "mx");
}

/** The mode that senders act on; undefined when it is missing, wrong or unknown. */
export function modeOf(policy: Policy): Mode | undefined {
  const value = policyField(policy, "mode")?.value.value;
  return MODES.find((mode) => mode === value);
}

/** sts-policy-max-age-value in seconds; undefined when missing, wrong or unknown. */
export function maxAgeOf(policy: Policy): number | undefined {
  const value = policyField(policy, "max_age")?.value.value;
  return value !== undefined && isMaxAge(value) ? Number(value) : undefined;
}

export function isMaxAge(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_AGE_LIMIT;
}

/** The values of the mx fields that are valid patterns and known, in normal form, in the order of the policy. */
export function validPatterns(policy: Policy): readonly string[] {
  return mxFields(policy)
    .filter(({ value }) => isKnown(value) && isMxPattern(value.value))
    .map(({ value }) => normalizePattern(value.value));
}

/** True when the grammar and the required fields of section 3.2 are kept, to the letter. */
export function isValidPolicy(policy: Policy): boolean {
  return (
    policy.deviations.every(({ kind }) => LEGAL_DEVIATIONS.has(kind)) &&
    policyField(policy, "version")?.value.value === "STSv1" &&
    modeOf(policy) !== undefined &&
    maxAgeOf(policy) !== undefined &&
    mxFields(policy).every(({ value }) => isMxPattern(value.value)) &&
    (modeOf(policy) === "none" || mxFields(policy).length > 0)
  );
}

/** These are reported all the same, because some senders stumble over them. */
const LEGAL_DEVIATIONS: ReadonlySet<PolicyDeviationKind> = new Set(["not-ascii", "mixed-line-endings"]);

/** Reads the text of a policy. Never throws. */
export function parsePolicy(text: LocatedText): Policy {
  const deviations: PolicyDeviation[] = [];
  const lines: PolicyLine[] = [];
  const start = text.value.startsWith("\uFEFF") ? 1 : 0;
  for (const [from, to, end] of splitLines(text.value, start)) {
    lines.push(readLine(text, lines.length + 1, from, to, end, deviations));
  }
  const [first] = lines;
  if (start === 1 && first) deviations.unshift({ kind: "byte-order-mark", text: subtext(text, 0, 1), line: first });
  noteMixedEndings(lines, deviations);
  const unknownLines = lines.filter((line) => !line.field && line.text.value.includes(UNKNOWN_TEXT));
  return {
    text,
    lines,
    fields: lines.flatMap((line) => line.field ?? []),
    deviations,
    partlyUnknown: !isKnown(text),
    mayHoldMoreFields: unknownLines.length > 0,
  };
}

/** Offsets of each line: its start, the end of its text, the end of its line ending. */
function* splitLines(value: string, start: number): Iterable<readonly [number, number, number]> {
  let from = start;
  for (const ending of value.slice(start).matchAll(/\r\n|\n|\r|\u2028|\u2029|\u0085/g)) {
    const to = start + ending.index;
    yield [from, to, to + ending[0].length];
    from = to + ending[0].length;
  }
  if (from < value.length || from === start) yield [from, value.length, value.length];
}

function readLine(
  text: LocatedText,
  number: number,
  from: number,
  to: number,
  end: number,
  deviations: PolicyDeviation[],
): PolicyLine {
  const line: PolicyLine = { number, text: subtext(text, from, to), ending: subtext(text, to, end) };
  const noted = (kind: PolicyDeviationKind, start: number, stop: number): void => {
    deviations.push({ kind, text: subtext(line.text, start, stop), line });
  };
  noteEnding(line, deviations);
  const field = readField(line, noted);
  noteCharacters(line.text.value, noted);
  const read = field ? { ...line, field: { ...field, line } } : line;
  return read;
}

type Noted = (kind: PolicyDeviationKind, start: number, end: number) => void;

function noteEnding(line: PolicyLine, deviations: PolicyDeviation[]): void {
  const ending = line.ending.value;
  if (ending === "\r") deviations.push({ kind: "bare-cr", text: line.ending, line });
  else if (ending !== "" && ending !== "\n" && ending !== "\r\n")
    deviations.push({ kind: "other-line-separator", text: line.ending, line });
}

const LINE = /^([ \t]*)([^:]*?)([ \t]*):([ \t]*)(.*?)[ \t]*$/su;

function readField(line: PolicyLine, noted: Noted): Omit<PolicyField, "line"> | undefined {
  const { value } = line.text;
  if (/^[ \t]*$/.test(value)) {
    noted("blank-line", 0, value.length);
    return undefined;
  }
  const indent = /^[ \t]*/.exec(value)?.[0].length ?? 0;
  if (indent > 0) noted("indented", 0, indent);
  const comment = /^[ \t]*(?:#|;|\/\/|<!--)/.test(value);
  const match = comment ? null : LINE.exec(value);
  if (!match) {
    if (comment) noted("comment", indent, value.length);
    else if (!value.includes(UNKNOWN_TEXT)) noted("no-colon", indent, value.length);
    return undefined;
  }
  return splitField(line.text, match, noted);
}

function splitField(text: LocatedText, match: RegExpExecArray, noted: Noted): Omit<PolicyField, "line"> | undefined {
  const [, indent = "", name = "", before = "", after = "", value = ""] = match;
  const nameEnd = indent.length + name.length;
  const valueStart = nameEnd + before.length + 1 + after.length;
  if (name.includes(UNKNOWN_TEXT)) return undefined;
  if (before !== "") noted("blank-before-colon", nameEnd, nameEnd + before.length);
  // sts-policy-extension-name: as in the record.
  if (!/^[A-Za-z0-9][\w.-]{0,31}$/.test(name))
    noted("invalid-field-name", indent.length, Math.max(nameEnd, indent.length + 1));
  if (value === "") noted("empty-value", indent.length, valueStart);
  return { name: subtext(text, indent.length, nameEnd), value: subtext(text, valueStart, valueStart + value.length) };
}

function noteCharacters(value: string, noted: Noted): void {
  for (const { 0: found, index } of value.matchAll(
    /\uFFFD+|[\0-\x08\x0b-\x1f\x7f]+|(?:(?![\0-\x7f\uFFFC\uFFFD]).)+/gsu,
  )) {
    const kind = found.startsWith("\uFFFD")
      ? "invalid-utf8"
      : /^[\0-\x7f]/.test(found)
        ? "control-character"
        : "not-ascii";
    noted(kind, index, index + found.length);
  }
}

function noteMixedEndings(lines: readonly PolicyLine[], deviations: PolicyDeviation[]): void {
  const crlf = lines.filter((line) => line.ending.value === "\r\n").length;
  const lf = lines.filter((line) => line.ending.value === "\n");
  const rarer = crlf >= lf.length ? lf[0] : lines.find((line) => line.ending.value === "\r\n");
  if (crlf > 0 && lf.length > 0 && rarer)
    deviations.push({ kind: "mixed-line-endings", text: rarer.ending, line: rarer });
}
