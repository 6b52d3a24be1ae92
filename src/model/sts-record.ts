import type { TxtRecord } from "./dns.js";
import { type LocatedText, type Range, subtext, UNKNOWN_TEXT } from "./text.js";

/** A `name=value` of the record; `v` is one too. */
export interface StsField {
  readonly name: LocatedText;
  readonly value: LocatedText;
  /** From the first letter of the name to the last of the value. */
  readonly text: LocatedText;
}

/** What in a record departs from the grammar of RFC 8461 section 3.1, apart from the values of `v` and `id`. */
export type StsDeviationKind =
  | "leading-blank"
  | "literal-quotes"
  | "blank-before-first-delimiter"
  | "missing-delimiter"
  | "empty-field"
  | "blank-around-equals"
  | "missing-equals"
  | "invalid-extension"
  | "trailing-blank"
  | "not-ascii";

export interface StsDeviation {
  readonly kind: StsDeviationKind;
  /** The characters in question; empty where something is missing. */
  readonly text: LocatedText;
}

/** A TXT record that was meant to announce a policy, read leniently: every field that can be made out is kept. */
export interface StsRecord {
  readonly record: TxtRecord;
  readonly text: LocatedText;
  /** In the order of the record, repeated ones too. */
  readonly fields: readonly StsField[];
  readonly deviations: readonly StsDeviation[];
  /** True when senders consider the record at all: it begins with the literal `v=STSv1;` (section 3.1). */
  readonly selected: boolean;
  /** True when a part of the text can't be known. */
  readonly partlyUnknown: boolean;
}

/** Senders drop every record that does not begin like this (section 3.1). */
export function isSelectedBySenders(text: string): boolean {
  return text.startsWith("v=STSv1;");
}

/** True for a text that somebody wrote as an MTA-STS record, however wrong. */
export function isMeantAsStsRecord(text: string): boolean {
  return /stsv\d/i.test(text) || /^[\s"]*(?:v=\w*;)?\s*id\s*=/i.test(text);
}

/** sts-id, section 3.1: 1 to 32 letters or digits. */
export function isStsId(text: string): boolean {
  return /^[A-Za-z0-9]{1,32}$/.test(text);
}

/** The first `id`, the one that counts (section 3.2, last paragraph). */
export function idOf(record: StsRecord): LocatedText | undefined {
  return fieldOf(record, "id")?.value;
}

export function fieldOf(record: StsRecord, name: string): StsField | undefined {
  return record.fields.find((field) => field.name.value === name);
}

/** True when the record is one that a sender following the RFC to the letter accepts. */
export function isValidStsRecord(record: StsRecord): boolean {
  const id = idOf(record)?.value;
  const [first] = record.fields;
  return (
    record.selected &&
    record.deviations.length === 0 &&
    first?.name.value === "v" &&
    first.value.value === "STSv1" &&
    id !== undefined &&
    isStsId(id)
  );
}

/** Reads the text of a record. Never throws. */
export function parseStsRecord(record: TxtRecord): StsRecord {
  const { text } = record;
  const deviations: StsDeviation[] = [];
  const note = (kind: StsDeviationKind, start: number, end: number): void => {
    deviations.push({ kind, text: subtext(text, start, end) });
  };
  const body = findBody(text.value, note);
  const fields: StsField[] = [];
  for (const segment of splitFields(text.value, body.start, body.end)) {
    if (segment.start === segment.end) {
      if (!segment.last) note("empty-field", segment.from, segment.to + 1);
      else if (segment.from > 0 && segment.from !== segment.to && fields.length === 0)
        note("empty-field", segment.from, segment.to);
      continue;
    }
    checkBlanks(segment, fields.length === 0, note);
    for (const [start, end] of missedDelimiters(text.value, segment, note)) {
      const field = readField(text, start, end, note);
      if (field) fields.push(field);
    }
  }
  for (const stray of text.value.matchAll(/[^\x20-\x7e\t\uFFFC]+/g))
    note("not-ascii", stray.index, stray.index + stray[0].length);
  return {
    record,
    text,
    fields,
    deviations,
    selected: isSelectedBySenders(text.value),
    partlyUnknown: text.value.includes(UNKNOWN_TEXT),
  };
}

type Note = (kind: StsDeviationKind, start: number, end: number) => void;

/** Leaves off leading blanks and literal quotes round the whole. */
function findBody(value: string, note: Note): { readonly start: number; readonly end: number } {
  const leading = /^[ \t]*/.exec(value)?.[0].length ?? 0;
  if (leading > 0) note("leading-blank", 0, leading);
  const quotes = /^[ \t]*["'](?=v)/.exec(value)?.[0].length;
  if (quotes === undefined) return { start: leading, end: value.length };
  const closing = /["'][ \t]*$/.test(value) ? value.search(/["'][ \t]*$/) : value.length;
  note("literal-quotes", quotes - 1, quotes);
  if (closing < value.length) note("literal-quotes", closing, closing + 1);
  return { start: quotes, end: closing };
}

interface Segment {
  /** Between the semicolons. */
  readonly from: number;
  readonly to: number;
  /** The same without the blanks at both ends. */
  readonly start: number;
  readonly end: number;
  /** Not followed by a semicolon. */
  readonly last: boolean;
}

function* splitFields(value: string, start: number, end: number): Iterable<Segment> {
  for (let from = start; from <= end; ) {
    const semicolon = value.indexOf(";", from);
    const to = semicolon === -1 || semicolon >= end ? end : semicolon;
    let first = from;
    let last = to;
    while (first < to && isBlank(value[first])) first += 1;
    while (last > first && isBlank(value[last - 1])) last -= 1;
    yield { from, to, start: first, end: last, last: to === end };
    from = to + 1;
  }
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function checkBlanks(segment: Segment, first: boolean, note: Note): void {
  if (segment.end === segment.to) return;
  if (segment.last) note("trailing-blank", segment.end, segment.to);
  // Erratum 6285: the ABNF allows a blank here, the prefix test of section 3.1 does not.
  else if (first) note("blank-before-first-delimiter", segment.end, segment.to);
}

/** `v=STSv1 id=1` holds two fields, with no `;` between them. */
function* missedDelimiters(value: string, segment: Segment, note: Note): Iterable<readonly [number, number]> {
  let from = segment.start;
  for (const gap of value.slice(segment.start, segment.end).matchAll(/(?<=[^\s=])[ \t]+(?=[A-Za-z0-9][\w.-]*=)/g)) {
    const at = segment.start + gap.index;
    note("missing-delimiter", at, at + gap[0].length);
    yield [from, at];
    from = at + gap[0].length;
  }
  yield [from, segment.end];
}

const FIELD = /^([^=]*?)([ \t]*)=([ \t]*)(.*)$/su;

function readField(text: LocatedText, start: number, end: number, note: Note): StsField | undefined {
  const match = FIELD.exec(text.value.slice(start, end));
  if (!match) {
    if (text.value.slice(start, end) !== UNKNOWN_TEXT) note("missing-equals", start, end);
    return undefined;
  }
  const [, name = "", before = "", after = ""] = match;
  const equals = start + name.length + before.length;
  const valueStart = equals + 1 + after.length;
  if (before !== "") note("blank-around-equals", start + name.length, equals);
  if (after !== "") note("blank-around-equals", equals + 1, valueStart);
  const field = {
    name: subtext(text, start, start + name.length),
    value: subtext(text, valueStart, end),
    text: subtext(text, start, end),
  };
  if (!isExtension(field) && name !== "id" && name !== "v") note("invalid-extension", start, end);
  return field;
}

/** sts-ext-name and sts-ext-value, section 3.1. */
function isExtension({ name, value }: StsField): boolean {
  return (
    /^[A-Za-z0-9\uFFFC][\w.\-\uFFFC]{0,31}$/.test(name.value) && /^[\x21-\x3a\x3c\x3e-\x7e\uFFFC]+$/.test(value.value)
  );
}

/** The place of the id where there is one, else of the whole record. */
export function idRange(record: StsRecord): Range {
  return idOf(record)?.range ?? record.text.range;
}
