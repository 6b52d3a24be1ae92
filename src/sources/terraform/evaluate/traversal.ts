import type { Range } from "../../../model/text.js";
import type { ListValue, MapValue, ReferenceValue, TextValue, UnknownValue, Value } from "../values/value.js";
import { failedValue, knownText, tupleValue, unknownValue } from "../values/values.js";
import { canRead, kindOf, toNumber, toText } from "./convert.js";
import { unknownBecauseOf, unknownOf } from "./evaluating.js";
import type { Scope } from "./scope.js";

/** `value.name`. */
export function attributeOf(value: Value, name: string, range: Range, scope: Scope): Value {
  switch (value.kind) {
    case "reference":
      return value.attribute(name, range);
    case "map":
      return value.fields.get(name)?.value ?? missing(value, name, range, scope);
    case "unknown":
      return passOn(value, range);
    case "text":
    case "number":
    case "bool":
    case "null":
    case "list":
      return failedValue(`${kindOf(value)} has no attribute ${name}`, range);
  }
}

/** `value[key]`. */
export function elementAt(value: Value, key: Value, range: Range, scope: Scope): Value {
  if (key.kind === "null") return failedValue("null is no key", range);
  switch (value.kind) {
    case "list":
      return value.type === "set" ? failedValue("a set has no index", range) : listElement(value, key, range, scope);
    case "map":
    case "reference":
      return keyedElement(value, key, range, scope);
    case "unknown":
      return key.kind === "unknown" ? { ...value, ...unknownOf([value, key], range, scope) } : passOn(value, range);
    case "text":
    case "number":
    case "bool":
    case "null":
      return failedValue(`${kindOf(value)} has no index`, range);
  }
}

function listElement(list: ListValue, key: Value, range: Range, scope: Scope): Value {
  const index = toNumber(key, range);
  if (index.kind !== "number" || knownText(index) === undefined) return unknownElement(index, list, range, scope);
  return list.elements[index.value] ?? failedValue(`the list has no element ${knownText(index)}`, range);
}

function keyedElement(value: MapValue | ReferenceValue, key: Value, range: Range, scope: Scope): Value {
  const text = toText(key, range);
  if (text.kind !== "text") return unknownElement(text, value, range, scope);
  const name = scope.budget.step(text.pieces.length) ? knownText(text) : undefined;
  if (name === undefined) return unknownElement(text, value, range, scope);
  if (value.kind === "map") return value.fields.get(name)?.value ?? missing(value, name, range, scope);
  // What `count` makes of a resource is for others to tell: here it may be one of several, or none.
  if (key.kind === "number") {
    const unknown = unknownValue(`it is not known what ${value.name}[${name}] is`, range);
    return value.element?.(key.value, range) ?? unknown;
  }
  return value.attribute(name, range);
}

/**
 * Which element it is depends on the key, what it is on the element. Where there are many they are left out, or looking into a
 * large map over and over would take all there is to spend.
 */
function unknownElement(
  key: Value,
  value: ListValue | MapValue | ReferenceValue,
  range: Range,
  scope: Scope,
): UnknownValue {
  const isSmall = sizeOf(value) <= MOST_LOOKED_INTO;
  return isSmall ? unknownOf([key, value], range, scope) : unknownBecauseOf(key, range, scope);
}

const MOST_LOOKED_INTO = 100;

function sizeOf(value: ListValue | MapValue | ReferenceValue): number {
  if (value.kind === "reference") return 1;
  return value.kind === "list" ? value.elements.length : value.fields.size;
}

/** A key that is not known may be the one that is looked for. */
function missing(map: MapValue, name: string, range: Range, scope: Scope): Value {
  for (const { key } of map.fields.values()) {
    if (!scope.budget.step()) break;
    if (isOpen(key) && canRead(key.pieces, name)) return unknownOf([key], range, scope);
  }
  return failedValue(`there is no attribute ${JSON.stringify(name.slice(0, LONGEST_NAMED))}`, range);
}

/** In messages. */
const LONGEST_NAMED = 80;

function isOpen(key: TextValue): boolean {
  return key.pieces.some((piece) => piece.unknown);
}

/** `value[*]` and what stands behind it, which `apply` does to each element. */
export function splat(value: Value, range: Range, scope: Scope, apply: (element: Value) => Value): Value {
  switch (value.kind) {
    case "list": {
      if (!scope.budget.step(value.elements.length)) return unknownOf([value], range, scope);
      return tupleValue(value.elements.map(apply), range);
    }
    case "null":
      return tupleValue([], range);
    case "unknown":
      return passOn(value, range);
    case "text":
    case "number":
    case "bool":
    case "map":
    case "reference":
      return tupleValue([apply(value)], range);
  }
}

/** A part of what is unknown is unknown for the same reason, at the place where it is asked for. */
function passOn(value: UnknownValue, range: Range): UnknownValue {
  return { ...value, unknown: { ...value.unknown, range } };
}
