import { atomicPiece, type Piece, type Range, UNKNOWN_TEXT } from "../../../model/text.js";
import type { BoolValue, NullValue, NumberValue, TextValue, UnknownValue, Value } from "../values/value.js";
import {
  failedValue,
  knownText,
  rangeOfValue,
  sourcesOf,
  textOfPieces,
  textValue,
  unknownFrom,
  unknownValue,
} from "../values/values.js";
import { decimalText, looksNumeric, readDecimal } from "./decimal.js";

/** What a conversion gives for what it can't convert. Null has every type. */
type OrNot<T> = T | NullValue | UnknownValue;

/** Strings, numbers and bools as they read in a string. `range`: where that is asked for. */
export function toText(value: Value, range: Range = rangeOfValue(value)): OrNot<TextValue> {
  switch (value.kind) {
    case "text":
    case "null":
    case "unknown":
      return value;
    case "number":
    case "bool":
      return textValue(value.pieces, value.range);
    case "reference":
      return unknownFrom([value], range);
    case "list":
    case "map":
      return failedValue(`${kindOf(value)} is no text`, range);
  }
}

/** Numbers, and strings that read as one. */
export function toNumber(value: Value, range: Range = rangeOfValue(value)): OrNot<NumberValue> {
  switch (value.kind) {
    case "number":
    case "null":
    case "unknown":
      return value;
    case "text":
      return numberOf(value, range);
    case "reference":
      return unknownFrom([value], range);
    case "bool":
    case "list":
    case "map":
      return failedValue(`${kindOf(value)} is no number`, range, sourcesOfPrimitive(value));
  }
}

function numberOf(value: TextValue, range: Range): NumberValue | UnknownValue {
  const text = knownText(value);
  if (text === undefined) return unknownFrom([value], range);
  const decimal = readDecimal(text);
  if (decimal) return { kind: "number", value: Number(text), ...withText(value, decimalText(decimal)) };
  if (looksNumeric(text)) return unknownValue("the number has very many digits", range, sourcesOf(value));
  return failedValue("the text is no number", range, sourcesOf(value));
}

/** Bools, and the strings that Terraform takes for one: not `TRUE`, `yes` or the number 1. */
export function toBool(value: Value, range: Range = rangeOfValue(value)): OrNot<BoolValue> {
  switch (value.kind) {
    case "bool":
    case "null":
    case "unknown":
      return value;
    case "text":
      return boolOf(value, range);
    case "reference":
      return unknownFrom([value], range);
    case "number":
    case "list":
    case "map":
      return failedValue(`${kindOf(value)} is neither true nor false`, range, sourcesOfPrimitive(value));
  }
}

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function boolOf(value: TextValue, range: Range): BoolValue | UnknownValue {
  const text = knownText(value);
  if (text === undefined) return unknownFrom([value], range);
  const truth = TRUTH.get(text);
  if (truth === undefined) return failedValue("the text is neither true nor false", range, sourcesOf(value));
  return { kind: "bool", value: truth, ...withText(value, String(truth)) };
}

/** The pieces of a text, where they read as wanted, or else that text as computed from them. */
function withText(value: TextValue, wanted: string): Pick<TextValue, "pieces" | "range"> {
  if (textOfPieces(value.pieces) === wanted) return { pieces: value.pieces, range: value.range };
  const piece: Piece = { ...atomicPiece(wanted, value.range), computedFrom: sourcesOf(value) };
  return { pieces: [piece], range: value.range };
}

/** Of a list or map it would take a walk, and a failure has no use for them. */
function sourcesOfPrimitive(value: Value): readonly Range[] | undefined {
  return value.kind === "list" || value.kind === "map" ? undefined : sourcesOf(value);
}

/** For reasons: "a list". */
export function kindOf(value: Value): string {
  switch (value.kind) {
    case "text":
      return "a text";
    case "number":
      return "a number";
    case "bool":
      return "true or false";
    case "null":
      return "null";
    case "list":
      return value.type === "set" ? "a set" : "a list";
    case "map":
      return "a map";
    case "reference":
      return value.name;
    case "unknown":
      return "what is not known";
  }
}

/** Whether a text of which parts may be unknown can come to this text: going by its beginning, its end and its length. */
export function canRead(pieces: readonly Piece[], text: string): boolean {
  const parts = textOfPieces(pieces).split(UNKNOWN_TEXT);
  const [first = ""] = parts;
  if (parts.length === 1) return first === text;
  const last = parts.at(-1) ?? "";
  return first.length + last.length <= text.length && text.startsWith(first) && text.endsWith(last);
}
