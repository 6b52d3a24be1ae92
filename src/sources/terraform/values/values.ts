import { atomicPiece, type Piece, type Range, UNKNOWN_TEXT, type Unknown, unknownPiece } from "../../../model/text.js";
import type {
  BoolValue,
  Failure,
  ListValue,
  MapField,
  MapValue,
  NullValue,
  NumberValue,
  TextValue,
  UnknownValue,
  Value,
} from "./value.js";

export function textValue(pieces: readonly Piece[], range: Range): TextValue {
  return { kind: "text", pieces, range };
}

/** A text that no place of the repository holds: the result of a function. `from`: what it was computed from. */
export function computedText(text: string, range: Range, from: readonly Range[]): TextValue {
  return textValue([{ ...atomicPiece(text, range), computedFrom: from }], range);
}

export function computedNumber(value: number, range: Range, from: readonly Range[]): NumberValue {
  const pieces = [{ ...atomicPiece(numberText(value), range), computedFrom: from }];
  return { kind: "number", value, pieces, range };
}

export function computedBool(value: boolean, range: Range, from: readonly Range[]): BoolValue {
  return { kind: "bool", value, pieces: [{ ...atomicPiece(String(value), range), computedFrom: from }], range };
}

export function nullValue(range: Range): NullValue {
  return { kind: "null", range };
}

export function tupleValue(elements: readonly Value[], range: Range): ListValue {
  return { kind: "list", type: "tuple", elements, range };
}

/** Of equal keys the last one counts. Keys of which a part is unknown are never taken to be equal. */
export function mapValue(fields: Iterable<MapField>, range: Range): MapValue {
  const byKey = new Map<string, MapField>();
  let unknownKeys = 0;
  for (const field of fields) {
    const isUnknown = field.key.pieces.some((piece) => piece.unknown);
    if (isUnknown) unknownKeys += 1;
    byKey.set(textOfPieces(field.key.pieces) + (isUnknown ? UNKNOWN_TEXT + unknownKeys : ""), field);
  }
  return { kind: "map", fields: byKey, range };
}

/** `reason` is a clause that can follow "because". `from`, if given, is all that it follows from. */
export function unknownValue(reason: string, range: Range, from?: readonly Range[]): UnknownValue {
  const unknown: Unknown = { unknown: reason, range, dependsOn: from ?? [], entirely: from !== undefined };
  return { kind: "unknown", unknown };
}

/** As `unknownValue`, for what Terraform itself gives an error for. */
export function failedValue(reason: string, range: Range, from?: readonly Range[]): UnknownValue {
  const { unknown } = unknownValue(reason, range, from);
  const failure: Failure = { ...unknown, fails: true };
  return { kind: "unknown", unknown: failure };
}

export function isFailure(unknown: Unknown): unknown is Failure {
  return "fails" in unknown;
}

/** As Terraform writes a number in a string. */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(value);
}

export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

export function rangeOfValue(value: Value): Range {
  return value.kind === "unknown" ? value.unknown.range : value.range;
}

/** The pieces of a value as it reads within a string; undefined for what has no such form. */
export function piecesOf(value: Value): readonly Piece[] | undefined {
  switch (value.kind) {
    case "text":
    case "number":
    case "bool":
      return value.pieces;
    case "unknown":
      return [unknownPiece(value.unknown)];
    case "null":
    case "list":
    case "map":
    case "reference":
      return undefined;
  }
}

/** The text of a string, number or bool of which every part is known. */
export function knownText(value: Value | undefined): string | undefined {
  if (!value || value.kind === "unknown") return undefined;
  const text = textOfPieces(piecesOf(value) ?? []);
  return piecesOf(value) === undefined || text.includes(UNKNOWN_TEXT) ? undefined : text;
}

/** Counts a step of a walk; false ends it. Values can be of any size, and hold one another many times over. */
export type Step = () => boolean;

const always: Step = () => true;

/** What a value is known or said to follow from: the places of its pieces, and what computed ones come from, each once. */
export function sourcesOf(value: Value, step: Step = always): readonly Range[] {
  return sourcesOfAll([value], step);
}

export function sourcesOfAll(values: readonly Value[], step: Step = always): readonly Range[] {
  const sources = new Map<string, Range>();
  const seen = new Set<Range>();
  for (const leaf of leavesOf(values, step)) {
    for (const source of sourcesOfLeaf(leaf, step)) {
      if (!step()) return [...sources.values()];
      if (seen.has(source)) continue;
      seen.add(source);
      const { path, start, end, side } = source;
      sources.set(`${start} ${end} ${side ?? ""} ${path}`, source);
    }
  }
  return [...sources.values()];
}

type Leaf = Exclude<Value, ListValue | MapValue>;

/** What lists and maps hold in the end, in order; what is held several times comes once. Needs no stack of its own. */
function* leavesOf(values: readonly Value[], step: Step): Iterable<Leaf> {
  const seen = new Set<Value>();
  const ahead = [...values].reverse();
  for (let value = ahead.pop(); value !== undefined; value = ahead.pop()) {
    if (seen.has(value)) continue;
    if (!step()) return;
    seen.add(value);
    if (value.kind === "list") for (const element of value.elements.toReversed()) ahead.push(element);
    else if (value.kind === "map") {
      for (const field of [...value.fields.values()].reverse()) ahead.push(field.value, field.key);
    } else yield value;
  }
}

function* sourcesOfLeaf(leaf: Leaf, step: Step): Iterable<Range> {
  switch (leaf.kind) {
    case "text":
    case "number":
    case "bool":
      for (const piece of leaf.pieces) {
        if (!step()) return;
        yield* piece.unknown?.dependsOn ?? piece.computedFrom ?? [piece.range];
      }
      return;
    case "unknown":
      yield* leaf.unknown.dependsOn;
      return;
    case "null":
    case "reference":
      return;
  }
}

/** The first part of a value that is not known, at whatever depth; undefined where all of it is. */
export function unknownIn(value: Value, step: Step = always): Unknown | undefined {
  for (const unknown of unknownsIn([value], step)) return unknown;
  return undefined;
}

/** The first part of a value that Terraform gives an error for, and so for the whole. */
export function failureIn(value: Value, step: Step = always): Failure | undefined {
  for (const unknown of unknownsIn([value], step)) if (isFailure(unknown)) return unknown;
  return undefined;
}

function* unknownsIn(values: readonly Value[], step: Step): Iterable<Unknown> {
  for (const leaf of leavesOf(values, step)) {
    switch (leaf.kind) {
      case "text":
      case "number":
      case "bool":
        for (const piece of leaf.pieces) if (piece.unknown && step()) yield piece.unknown;
        break;
      case "unknown":
        yield leaf.unknown;
        break;
      case "reference":
        yield { unknown: `${leaf.name} is known only to the provider`, range: leaf.range, dependsOn: [] };
        break;
      case "null":
        break;
    }
  }
}

/** An unknown value for what is computed from these, of which at least one is unknown. Fails where one of them does. */
export function unknownFrom(values: readonly Value[], range: Range, step: Step = always): UnknownValue {
  const unknown = [...unknownsIn(values, step)];
  const failure = unknown.find(isFailure);
  const followsFrom: Unknown = {
    unknown: (failure ?? unknown[0])?.unknown ?? "it can't be told from the files",
    range,
    dependsOn: sourcesOfAll(values, step),
    entirely: unknown.every((each) => each.entirely === true),
  };
  const result: Unknown | Failure = failure ? { ...followsFrom, fails: true } : followsFrom;
  return { kind: "unknown", unknown: result };
}

/** The fields of a map in the order in which Terraform goes through them. */
export function fieldsInOrder({ fields }: MapValue): readonly MapField[] {
  return [...fields].sort(([one], [other]) => byCodePoint(one, other)).map(([, field]) => field);
}

/** The order in which Terraform sorts texts. That of UTF-16 is another one where surrogates meet U+E000 and above. */
export function byCodePoint(one: string, other: string): number {
  if (one === other) return 0;
  const shared = Math.min(one.length, other.length);
  for (let at = 0; at < shared; at++) {
    const [unit, against] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (unit === against) continue;
    return (isSurrogate(unit) ? unit + 0x10000 : unit) - (isSurrogate(against) ? against + 0x10000 : against);
  }
  return one.length - other.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xe000;
}
