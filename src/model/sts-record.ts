import type { TxtRecord } from "./dns.js";
import { type LocatedText, type Range, subtext, UNKNOWN_TEXT } from "./text.js";

/** A `name=value` of the record; `v` is one too. */
export interface StsField {
  readonly name: LocatedText;
  readonly value: LocatedText;
  /** From the first letter of the name to the last of the value. */
  readonly text: LocatedText;
  /** Where that begins and ends within the text of the record, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
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
  | "literal-backslash"
  | "not-ascii";

export interface StsDeviation {
  readonly kind: StsDeviationKind;
  /** The characters in question; empty where something is missing. */
  readonly text: LocatedText;
  /** Where they begin and end within the text of the record, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
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
function isSelectedBySenders(text: string): boolean {
  return text.startsWith("v=STSv1;");
}

/** True for a text that somebody wrote as an MTA-STS record, however wrong. */
export function isMeantAsStsRecord(text: string): boolean {
  return /stsv\d/i.test(text) || /^[\s"]*(?:v=\w*;\s*)?id\s*=/i.test(text);
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

/** As far as a record is read, in UTF-16 units: nobody publishes a longer one, but a hostile file may hold it. */
const READ_LIMIT = 4096;

/** Reads the text of a record. Never throws. */
export function parseStsRecord(record: TxtRecord): StsRecord {
  const text = record.text.value.length > READ_LIMIT ? subtext(record.text, 0, READ_LIMIT) : record.text;
  const deviations: StsDeviation[] = [];
  const note = (kind: StsDeviationKind, start: number, end: number): void => {
    deviations.push({ kind, text: subtext(text, start, end), start, end });
  };
  const body = findBody(text.value, note);
  const joints = jointsOf(text);
  const fields: StsField[] = [];
  for (const segment of splitFields(text.value, body.start, body.end, note)) {
    if (segment.start === segment.end) {
      if (segment.next > segment.to) note("empty-field", segment.from, segment.next);
      continue;
    }
    checkBlanks(segment, fields.length === 0, note);
    for (const [start, end] of missedDelimiters(text.value, segment, joints, note)) {
      const field = readField(text, start, end, note);
      if (field) fields.push(field);
    }
  }
  noteStrayCharacters(text.value, fields, deviations, note);
  return {
    record,
    text,
    fields,
    deviations: deviations.sort((one, other) => one.start - other.start),
    selected: isSelectedBySenders(text.value),
    partlyUnknown: text.value.includes(UNKNOWN_TEXT),
  };
}

type Note = (kind: StsDeviationKind, start: number, end: number) => void;

/** What word processors and web pages make of quotes is meant here too. */
const OPENING_QUOTE = /^\s*\\?["'\u2018\u201c\u201e\u00ab`](?=\s*(?:v|id|STSv\d)\s*=)/i;
const CLOSING_QUOTE = /\\?["'\u2019\u201d\u201c\u00bb`]\s*$/;

/** Leaves off leading blanks and literal quotes round the whole. */
function findBody(value: string, note: Note): { readonly start: number; readonly end: number } {
  const leading = blanksAt(value, 0);
  if (leading > 0) note("leading-blank", 0, leading);
  const quotes = OPENING_QUOTE.exec(value)?.[0].length;
  if (quotes === undefined) return { start: leading, end: value.length };
  note("literal-quotes", leading, quotes);
  const closing = value.slice(quotes).search(CLOSING_QUOTE);
  const end = closing === -1 ? value.length : quotes + closing;
  if (end < value.length) note("literal-quotes", end, value.length);
  return { start: quotes + blanksAt(value, quotes), end };
}

/** Other white space than SP and TAB is a deviation of its own; here it separates as a person sees it do. */
function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[\s\u200b]/.test(character);
}

function isTabOrSpace(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function blanksAt(value: string, start: number): number {
  let end = start;
  while (isBlank(value[end])) end += 1;
  return end - start;
}

/** Where one character-string ends and the next begins: pieces that do not lie side by side. */
function jointsOf(text: LocatedText): readonly number[] {
  const joints: number[] = [];
  let offset = 0;
  let before: Range | undefined;
  for (const { text: part, range } of text.pieces) {
    const apart = before && (before.path !== range.path || before.end !== range.start);
    if ((apart || part === "") && joints.at(-1) !== offset) joints.push(offset);
    offset += part.length;
    before = range;
  }
  return joints;
}

interface Segment {
  /** Between the semicolons, without the backslash of an escape. */
  readonly from: number;
  readonly to: number;
  /** The same without the blanks at both ends. */
  readonly start: number;
  readonly end: number;
  /** Behind the semicolon; at the end where there is none. */
  readonly next: number;
}

function* splitFields(value: string, start: number, end: number, note: Note): Iterable<Segment> {
  for (let from = start; from <= end; ) {
    const semicolon = value.indexOf(";", from);
    const last = semicolon === -1 || semicolon >= end;
    let to = last ? end : semicolon;
    // An escape of the zone file that was written once too often, and so became a part of the text.
    while (!last && to > from && value[to - 1] === "\\") to -= 1;
    let first = from;
    let behind = to;
    while (first < to && isBlank(value[first])) first += 1;
    while (behind > first && isBlank(value[behind - 1])) behind -= 1;
    if (behind > first && !last && to < semicolon) note("literal-backslash", to, semicolon);
    const next = last ? end : semicolon + 1;
    yield { from, to, start: first, end: behind, next };
    from = last ? end + 1 : next;
  }
}

function checkBlanks(segment: Segment, first: boolean, note: Note): void {
  if (segment.end === segment.to) return;
  if (segment.next === segment.to) note("trailing-blank", segment.end, segment.to);
  // Erratum 6285: the ABNF allows a blank here, the prefix test of section 3.1 does not.
  else if (first) note("blank-before-first-delimiter", segment.end, segment.to);
}

/** `v=STSv1 id=1` and `v=STSv1, id=1` hold two fields, with no `;` between them. */
const GAP = /(?<=[^\s=])(?:[ \t]*[,|&:][ \t]*|[\s\u200b]+)(?=[A-Za-z0-9][\w.-]*=)/g;
/** `v=STSv1id=1`: what two character-strings become that were to have a `;` between them. */
const GLUED_VERSION = /^v=STSv1(?=[A-Za-z][\w.-]*=)/;
const BEHIND_NO_FIELD = /[=,|&:\s\u200b]/;
const FIELD_BEGINS = /^[A-Za-z0-9][\w.-]{0,31}=/;

function* missedDelimiters(
  value: string,
  segment: Segment,
  joints: readonly number[],
  note: Note,
): Iterable<readonly [number, number]> {
  const words = value.slice(segment.start, segment.end);
  const gaps = new Map<number, number>();
  for (const { 0: gap, index } of words.matchAll(GAP))
    gaps.set(segment.start + index, segment.start + index + gap.length);
  const glued = GLUED_VERSION.exec(words)?.[0].length;
  if (glued !== undefined) gaps.set(segment.start + glued, segment.start + glued);
  for (const joint of joints) {
    const inside = joint > segment.start && joint < segment.end;
    // A string may end anywhere, within a name too; only behind a whole field there is something missing.
    const behindField = inside && !BEHIND_NO_FIELD.test(value[joint - 1] ?? "");
    const hasField = behindField && value.slice(segment.start, joint).includes("=");
    if (hasField && FIELD_BEGINS.test(value.slice(joint, segment.end))) gaps.set(joint, joint);
  }
  let from = segment.start;
  for (const [start, end] of [...gaps].sort(([one], [other]) => one - other)) {
    note("missing-delimiter", start, end);
    yield [from, start];
    from = end;
  }
  yield [from, segment.end];
}

function readField(text: LocatedText, start: number, end: number, note: Note): StsField | undefined {
  const { value } = text;
  const equals = value.indexOf("=", start);
  if (equals === -1 || equals >= end) {
    if (!value.slice(start, end).includes(UNKNOWN_TEXT)) note("missing-equals", start, end);
    return undefined;
  }
  let nameEnd = equals;
  let valueStart = equals + 1;
  while (nameEnd > start && isTabOrSpace(value[nameEnd - 1])) nameEnd -= 1;
  while (valueStart < end && isTabOrSpace(value[valueStart])) valueStart += 1;
  if (nameEnd < equals) note("blank-around-equals", nameEnd, equals);
  if (valueStart > equals + 1) note("blank-around-equals", equals + 1, valueStart);
  const field = {
    name: subtext(text, start, nameEnd),
    value: subtext(text, valueStart, end),
    text: subtext(text, start, end),
    start,
    end,
  };
  const name = field.name.value;
  if (name !== "id" && name !== "v" && !isExtension(field)) note("invalid-extension", start, end);
  return field;
}

/** sts-ext-name and sts-ext-value, section 3.1. */
function isExtension({ name, value }: StsField): boolean {
  return (
    /^[A-Za-z0-9\uFFFC][\w.\-\uFFFC]{0,31}$/.test(name.value) && /^[\x21-\x3a\x3c\x3e-\x7e\uFFFC]+$/.test(value.value)
  );
}

/** Characters outside US-ASCII and controls, but for those that another deviation, or a wrong `v` or `id`, is about. */
function noteStrayCharacters(
  value: string,
  fields: readonly StsField[],
  deviations: readonly StsDeviation[],
  note: Note,
): void {
  const judged = ["v", "id"].flatMap((name) => fields.find((field) => field.name.value === name) ?? []);
  const covered = [...deviations.filter(({ kind }) => kind !== "empty-field"), ...judged];
  for (const { 0: stray, index } of value.matchAll(/[^\x20-\x7e\t\uFFFC]+/g)) {
    const end = index + stray.length;
    if (!covered.some((other) => other.start <= index && end <= other.end)) note("not-ascii", index, end);
  }
}
