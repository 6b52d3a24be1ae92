import type { Name, ResourceRecord } from "../../model/dns.js";
import {
  atomicPiece,
  isUnknown,
  type Located,
  locatedText,
  type Range,
  rangeOf,
  type SourceFile,
  type Unknown,
} from "../../model/text.js";
import { asciiOf } from "./bytes.js";
import type { DirectiveWord } from "./directives.js";
import { countOf, expandGenerate, type GenerateRange, parseGenerateRange } from "./generate.js";
import { placeOf } from "./owner.js";
import { holdsPlaceholder, RdataReader } from "./rdata.js";
import { type RecordType, recordClass, recordType } from "./record-type.js";
import { Scanner } from "./scanner.js";
import type { Frame, ReadingState } from "./state.js";
import { parseTtl } from "./ttl.js";

interface Template {
  readonly numbers: GenerateRange;
  readonly owner: string;
  readonly ttl: Located<number> | undefined;
  readonly type: RecordType;
  readonly rdata: string;
  readonly ownerRange: Range;
  readonly range: Range;
}

/** `$GENERATE range owner [ttl] [class] type rdata`. */
export function readGenerate(state: ReadingState, frame: Frame, words: readonly DirectiveWord[]): void {
  const [first] = words;
  const end = frame.scanner.lastEnd;
  const start = first?.start ?? end - 1;
  if (words.some((word) => holdsPlaceholder(frame.scanner.bytes, word.start, word.stop))) {
    state.partial = true;
    return;
  }
  const template = readTemplate(state, frame, words);
  if (template === "other-class") return;
  if (!template) {
    state.problems.add(frame.file, start, end, GENERATE_FORM);
    return;
  }
  if (!mayMatter(state, template) && countOf(template.numbers) <= state.generateLeft) return;
  if (state.blocks > 0) {
    state.conditional ??= template.range;
    return;
  }
  generate(state, frame, template);
}

function readTemplate(
  state: ReadingState,
  { file, scanner }: Frame,
  words: readonly DirectiveWord[],
): Template | "other-class" | undefined {
  const { bytes } = scanner;
  const [range, owner, ...rest] = words;
  const numbers = range && parseGenerateRange(asciiOf(bytes, range.start, range.stop));
  if (!numbers || !owner) return undefined;
  let ttl: Located<number> | undefined;
  for (const [index, { start, stop }] of rest.entries()) {
    const value = ttl ? undefined : parseTtl(bytes, start, stop);
    if (value !== undefined) {
      ttl = { value, range: rangeOf(file, start, stop) };
      continue;
    }
    const kind = recordClass(bytes, start, stop);
    if (kind === "other") return "other-class";
    if (kind === "IN") continue;
    const type = recordType(bytes, start, stop);
    const rdata = rest[index + 1];
    if (!type || !rdata || type.name === "SOA") return undefined;
    return {
      numbers,
      owner: textOfWord(bytes, owner),
      ttl: ttl ?? state.defaultTtl ?? state.lastTtl,
      type,
      rdata: textOfWord(bytes, rdata),
      ownerRange: rangeOf(file, owner.start, owner.stop),
      range: rangeOf(file, range.start, scanner.lastEnd),
    };
  }
  return undefined;
}

/** Octets as characters, so that they come through the expansion as they are. */
function textOfWord(bytes: Uint8Array, { start, stop }: DirectiveWord): string {
  return asciiOf(bytes, start, stop);
}

/** Most are host or reverse names: those need not be made. */
function mayMatter({ interest, scope }: ReadingState, { type, owner }: Template): boolean {
  if (interest(type, "elsewhere") !== "no") return true;
  return /^[mM_*@\\]/.test(owner) || scope.names.origin !== scope.apex || owner.endsWith(".");
}

function generate(state: ReadingState, frame: Frame, template: Template): void {
  const { numbers, range } = template;
  if (countOf(numbers) > state.generateLeft) {
    state.partial = true;
    state.problems.add(frame.file, range.start, range.end, TOO_MANY, false);
    return;
  }
  state.generateLeft -= countOf(numbers);
  for (let number = numbers.first; number <= numbers.last; number += numbers.step) {
    if (!generateOne(state, frame, template, number)) return;
  }
}

/** False when the rest need not be tried, since it would be wrong in the same way. */
function generateOne(state: ReadingState, frame: Frame, template: Template, number: number): boolean {
  const { range, type, ttl } = template;
  const complain = (message: string): void => state.problems.add(frame.file, range.start, range.end, message);
  const owner = expandGenerate(template.owner, number);
  const rdata = expandGenerate(template.rdata, number);
  if (owner === undefined || rdata === undefined) {
    complain(GENERATE_FORM);
    return false;
  }
  const ownerBytes = bytesOf(owner);
  const name = state.scope.names.read(ownerBytes, 0, ownerBytes.length);
  if (typeof name !== "string") {
    if (name.none === "no-origin") state.withoutOrigin ??= template.ownerRange;
    if (name.none === "invalid") complain(GENERATE_FORM);
    state.partial = true;
    return false;
  }
  if (state.interest(type, placeOf(name, state.scope.apex)) === "no") return true;
  const file: SourceFile = { path: frame.file.path, bytes: bytesOf(rdata) };
  const scanner = new Scanner(file.bytes, false);
  let complained = false;
  const reader = new RdataReader(file, scanner, state.scope.names, (_start, _end, message) => {
    complain(message);
    complained = true;
  });
  const head = { owner: { value: name, range: template.ownerRange }, ttl, start: 0, type };
  const record = reader.read(head);
  if (record) state.records.push(placed(record, head.owner, range));
  else if (!complained) complain(GENERATE_FORM);
  return record !== undefined && !complained;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The record as one that is written where the directive is. */
function placed(record: ResourceRecord, owner: Located<Name>, range: Range): ResourceRecord {
  const { ttl } = record;
  const at = <T>(name: Located<T> | Unknown): Located<T> | Unknown =>
    isUnknown(name) ? { ...name, range } : { value: name.value, range };
  switch (record.type) {
    case "MX":
      return {
        type: "MX",
        owner,
        ttl,
        range,
        preference: record.preference,
        exchange: at(record.exchange),
        written: record.written,
      };
    case "TXT": {
      const { value } = record.text;
      const pieces = value === "" ? [] : [atomicPiece(value, range)];
      return { ...record, owner, range, text: locatedText(pieces, range, record.text.encode) };
    }
    case "CNAME":
    case "NS":
      return { type: record.type, owner, ttl, range, target: at(record.target) };
    case "other":
      return { ...record, owner, range };
  }
}

const GENERATE_FORM =
  "This $GENERATE can't be read: it takes a range such as 1-10 or 1-10/2, an owner name, a type and a value (in quotes if it has several words), with $ where the number goes. Correct it.";
const TOO_MANY =
  "This $GENERATE makes more records than are read here (65,536 in one zone), so the zone is only known in part. Write fewer, or leave it.";
