import type { ListValue, Value } from "../values/value.js";
import { nullValue, tupleValue } from "../values/values.js";
import { asText, setOf } from "./conversions.js";
import { distinctValues, identityOf, inOrderOfSet, unified } from "./equality.js";
import type { Call, TerraformFunction } from "./function.js";
import { any, binary, integer, type KnownText, known, list, readEach, ternary, unary, variadic } from "./parameters.js";
import { computedBoolOf, computedNumberOf, failed, listOf, overspent, unknownOf } from "./results.js";

const concat = variadic(list, (call, lists) => {
  const length = lists.reduce((sum, { elements }) => sum + elements.length, 0);
  if (!call.scope.budget.step(length)) return overspent(call);
  return tupleValue(
    lists.flatMap(({ elements }) => elements),
    call.range,
  );
});

const flatten = unary(list, (call, given, values) => {
  const flat: Value[] = [];
  return flattenInto(flat, given, call) ? tupleValue(flat, call.range) : unknownOf(values, call);
});

/** False where an element is unknown, which may be a list itself, or where it takes too much. */
function flattenInto(flat: Value[], { elements }: ListValue, call: Call): boolean {
  for (const element of elements) {
    if (!call.scope.budget.step() || element.kind === "unknown") return false;
    if (element.kind !== "list") flat.push(element);
    else if (
      !call.scope.budget.within(
        () => flattenInto(flat, element, call),
        () => false,
      )
    )
      return false;
  }
  return true;
}

const element = binary(list, integer, (call, { elements, type }, index, values) => {
  if (elements.length === 0 || type === "set") return failed("there is no element to take", call);
  // Terraform 1.10 counts a negative index from the end; before, it was an error.
  const wrapped = ((index % elements.length) + elements.length) % elements.length;
  return elements[wrapped] ?? unknownOf(values, call);
});

const contains = binary(list, any, (call, { elements }, wanted, values) => {
  const found = search(elements, wanted, call);
  if (found === undefined) return elements.length === 0 ? computedBoolOf(false, call, values) : unknownOf(values, call);
  return computedBoolOf(found >= 0, call, values);
});

const index = binary(list, any, (call, { elements }, wanted, values) => {
  const found = search(elements, wanted, call);
  if (found === undefined) return unknownOf(values, call);
  return found < 0 ? failed("the list does not hold the value", call) : computedNumberOf(found, call, values);
});

/** Where a value is in a list, -1 where it is not; undefined where that can't be told. */
function search(elements: readonly Value[], wanted: Value, call: Call): number | undefined {
  const identity = identityOf(wanted, call);
  if (identity === undefined) return undefined;
  let unsure = false;
  for (const [at, each] of elements.entries()) {
    const other = identityOf(each, call);
    if (other === identity) return unsure ? undefined : at;
    unsure ||= other === undefined;
  }
  return unsure ? undefined : -1;
}

const distinct = unary(list, (call, { elements }, values) => {
  const found = distinctValues(unified(elements), call);
  return found ? listOf(found, call) : unknownOf(values, call);
});

/** The elements as known texts. */
function textsOf({ elements }: ListValue, call: Call): readonly KnownText[] | ReturnType<TerraformFunction> {
  return readEach(known, elements, call);
}

const sort = unary(list, (call, given) => {
  const texts = textsOf(given, call);
  if ("kind" in texts) return texts;
  return listOf(inOrderOfSet(given.elements.map(asText)), call);
});

const compact = unary(list, (call, given) => {
  const filled = given.elements.filter(({ kind }) => kind !== "null");
  const texts = readEach(known, filled, call);
  if ("kind" in texts) return texts;
  const kept = texts.filter(({ text }) => text !== "").map(({ value }) => value);
  return listOf(kept, call);
});

const reverse = unary(list, (call, { elements }) => listOf(elements.toReversed(), call));

const slice = ternary(list, integer, integer, (call, { elements }, start, end) => {
  if (start < 0 || end > elements.length || start > end) {
    return failed("the part to be cut out is not within the list", call);
  }
  return listOf(elements.slice(start, end), call);
});

const chunklist = binary(list, integer, (call, { elements }, size) => {
  if (size < 0) return failed("the length of a part can't be negative", call);
  if (elements.length === 0) return listOf([], call);
  if (size === 0) return listOf([listOf(elements, call)], call);
  if (!call.scope.budget.step(elements.length)) return overspent(call);
  const starts = Array.from({ length: Math.ceil(elements.length / size) }, (_, part) => part * size);
  return listOf(
    starts.map((start) => tupleValue(elements.slice(start, start + size), call.range)),
    call,
  );
});

const coalesce = variadic(any, (call, given, values) => {
  for (const value of unified(given)) {
    if (value.kind === "null") continue;
    if (value.kind === "unknown" || value.kind === "reference") return unknownOf(values, call);
    if (value.kind !== "text" || value.pieces.some(({ text }) => text !== "")) return value;
  }
  return failed("every value is null or an empty text", call);
});

const coalescelist = variadic(any, (call, given, values) => {
  for (const value of given) {
    if (value.kind === "unknown") return unknownOf(values, call);
    if (value.kind === "list" && value.elements.length > 0) return value;
    if (value.kind !== "list" && value.kind !== "null") return failed("not all of these are lists", call);
  }
  return failed("every list is empty", call);
});

const one = unary(list, (call, { elements }) => {
  if (elements.length > 1) return failed("the list has more than one element", call);
  return elements[0] ?? nullValue(call.range);
});

const matchkeys = ternary(list, list, list, (call, kept, keys, wanted, values) => {
  if (kept.elements.length !== keys.elements.length) return failed("the lists are not of one length", call);
  const searched = wanted.elements.map((value) => identityOf(asText(value), call));
  const found = keys.elements.map((value) => identityOf(asText(value), call));
  if (searched.includes(undefined) || found.includes(undefined)) return unknownOf(values, call);
  const set = new Set(searched);
  return listOf(
    kept.elements.filter((_, at) => set.has(found[at])),
    call,
  );
});

const union = variadic(list, (call, sets) =>
  setOf(
    sets.flatMap(({ elements }) => elements),
    call,
  ),
);

export const lists: Readonly<Record<string, TerraformFunction>> = {
  concat,
  flatten,
  element,
  contains,
  index,
  distinct,
  sort,
  compact,
  reverse,
  slice,
  chunklist,
  coalesce,
  coalescelist,
  one,
  matchkeys,
  setunion: union,
};
