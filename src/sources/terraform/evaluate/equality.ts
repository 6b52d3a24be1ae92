import type { ListValue, MapValue, Value } from "../values/value.js";
import { knownText, piecesOf, unknownIn } from "../values/values.js";
import type { Budget } from "./budget.js";
import { canRead } from "./convert.js";
import { compare, readDecimal } from "./decimal.js";

/** "open": it can't be told. */
type Comparison = "same" | "different" | "open";

/**
 * What `==` gives: values of different types differ. Undefined where it can't be told. A list is never equal to a tuple nor a
 * map to an object, and which of both a value is, is not known here: those of the same content are undefined.
 * https://developer.hashicorp.com/terraform/language/expressions/operators#equality-operators
 */
export function areEqual(one: Value, other: Value, budget: Budget): boolean | undefined {
  const comparison = compareContent(one, other, budget);
  if (comparison !== "same") return comparison === "different" ? false : undefined;
  return one.kind === "map" || (one.kind === "list" && one.type === "tuple") ? undefined : true;
}

/** Whether two values, whole and known, are the same to all who use them. */
export function haveSameContent(one: Value, other: Value, budget: Budget): boolean {
  return compareContent(one, other, budget) === "same";
}

/** Lists may hold the same list many times over, and deeply: hence no recursion, and each pair costs. */
function compareContent(one: Value, other: Value, budget: Budget): Comparison {
  const ahead: (readonly [Value, Value])[] = [[one, other]];
  let result: Comparison = "same";
  for (let pair = ahead.pop(); pair; pair = ahead.pop()) {
    if (!budget.step()) return "open";
    const comparison = comparePair(pair[0], pair[1], ahead, budget);
    if (comparison === "different") return comparison;
    if (comparison === "open") result = comparison;
  }
  return result;
}

/** Puts what lists and maps hold behind `ahead`. */
function comparePair(one: Value, other: Value, ahead: (readonly [Value, Value])[], budget: Budget): Comparison {
  if (isNeverNull(one) && other.kind === "null") return "different";
  if (isNeverNull(other) && one.kind === "null") return "different";
  if (one.kind === "unknown" || other.kind === "unknown") return "open";
  if (one.kind === "reference" || other.kind === "reference") return "open";
  if (one === other) return unknownIn(one, () => budget.step()) ? "open" : "same";
  if (one.kind === "null" || other.kind === "null") return one.kind === other.kind ? "same" : "different";
  if (one.kind === "list") return other.kind === "list" ? compareLists(one, other, ahead) : "different";
  if (one.kind === "map") return other.kind === "map" ? compareMaps(one, other, ahead) : "different";
  if (other.kind === "list" || other.kind === "map") return "different";
  return comparePrimitives(one, other, budget);
}

/** What a provider gives to all that it makes or finds. */
function isNeverNull(value: Value): boolean {
  return value.kind === "unknown" && /^(?:id|zone_id|arn|name)$/.test(value.attributeOf?.name ?? "");
}

function compareLists(one: ListValue, other: ListValue, ahead: (readonly [Value, Value])[]): Comparison {
  if (one.type !== other.type) return "different";
  // Where elements of a set are unknown, or of no order that is known here, there is no telling which stand for the same.
  if (one.type === "set" && !(one.elements.every(isPlain) && other.elements.every(isPlain))) return "open";
  if (one.elements.length !== other.elements.length) return "different";
  for (const [index, element] of one.elements.entries()) {
    const against = other.elements[index];
    if (against) ahead.push([element, against]);
  }
  return "same";
}

function isPlain(element: Value): boolean {
  return knownText(element) !== undefined;
}

function compareMaps(one: MapValue, other: MapValue, ahead: (readonly [Value, Value])[]): Comparison {
  if (hasUnknownKey(one) || hasUnknownKey(other)) return "open";
  if (one.fields.size !== other.fields.size) return "different";
  for (const [key, { value }] of one.fields) {
    const against = other.fields.get(key);
    if (!against) return "different";
    ahead.push([value, against.value]);
  }
  return "same";
}

/** True where a part of some key is unknown: then what other keys there are can't be told. */
export function hasUnknownKey({ fields }: MapValue): boolean {
  for (const { key } of fields.values()) if (key.pieces.some((piece) => piece.unknown)) return true;
  return false;
}

function comparePrimitives(one: Value, other: Value, budget: Budget): Comparison {
  const [pieces, against] = [piecesOf(one) ?? [], piecesOf(other) ?? []];
  if (!budget.step(pieces.length + against.length)) return "open";
  const [text, otherText] = [knownText(one), knownText(other)];
  if (text !== undefined && otherText !== undefined) {
    if (one.kind === "number" && other.kind === "number") return compareNumbers(text, otherText);
    if (text !== otherText) return "different";
    // A number in quotes may have been converted on its way, where its type is not known here.
    return one.kind === other.kind ? "same" : "open";
  }
  if (text !== undefined) return canRead(against, text) ? "open" : "different";
  return otherText === undefined || canRead(pieces, otherText) ? "open" : "different";
}

/** Not every function writes its numbers in the same way. */
function compareNumbers(text: string, otherText: string): Comparison {
  const [one, other] = [readDecimal(text), readDecimal(otherText)];
  if (!one || !other) return text === otherText ? "same" : "open";
  return compare(one, other) === 0 ? "same" : "different";
}
