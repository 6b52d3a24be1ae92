import type { MapField, MapValue, TextValue, Value } from "../values/value.js";
import { fieldsInOrder, mapValue, rangeOfValue, textOfPieces, textValue, tupleValue } from "../values/values.js";
import { inOrderOfSet } from "./equality.js";
import type { Call, TerraformFunction } from "./function.js";
import { characterCount } from "./graphemes.js";
import { any, binary, known, list, map, readEach, unary, variadic, variadicAfter } from "./parameters.js";
import { hasUnknown } from "./pieces.js";
import { computedNumberOf, failed, listOf, overspent, unknownOf } from "./results.js";

const length = unary(any, (call, value, values) => {
  switch (value.kind) {
    case "list":
      return computedNumberOf(value.elements.length, call, values);
    case "text": {
      const whole = textOfPieces(value.pieces);
      if (hasUnknown(whole)) return unknownOf(values, call);
      return computedNumberOf(characterCount(whole, call.scope.budget), call, values);
    }
    case "map":
    case "reference":
    case "unknown": {
      const read = map(value, call);
      return read.kind === "given" ? computedNumberOf(read.value.fields.size, call, values) : read;
    }
    case "number":
    case "bool":
    case "null":
      return failed("it has no length", call);
  }
});

const keys = unary(map, (call, given) =>
  listOf(
    inOrder(given, call).map(({ key }) => key),
    call,
  ),
);

const values = unary(map, (call, given) =>
  listOf(
    inOrder(given, call).map(({ value }) => value),
    call,
  ),
);

function inOrder(given: MapValue, call: Call): readonly MapField[] {
  return call.scope.budget.step(given.fields.size) ? fieldsInOrder(given) : [];
}

/** An attribute of a resource or of a module is asked for by itself: not all names need be known. */
const lookup = variadicAfter(any, any, (call, from, [key, otherwise, ...more]) => {
  if (!key || more.length > 0) return failed("lookup takes a map, a key and a default", call);
  const name = known(key, call);
  if (name.kind === "unknown") return name;
  if (from.kind === "reference" && !otherwise) return from.attribute(name.value.text, call.range);
  const read = map(from, call);
  if (read.kind === "unknown") return read;
  const field = read.value.fields.get(name.value.text);
  return field?.value ?? otherwise ?? failed(`the map has no key ${name.value.text}`, call);
});

const zipmap = binary(list, list, (call, names, held) => {
  if (names.elements.length !== held.elements.length) return failed("the lists are not of one length", call);
  const texts = readEach(known, names.elements, call);
  if ("kind" in texts) return texts;
  const fields = held.elements.map((value, index) => ({ key: keyOf(texts[index]?.value, value), value }));
  return mapValue(fields, call.range);
});

function keyOf(key: TextValue | undefined, value: Value): TextValue {
  return key ?? textValue([], rangeOfValue(value));
}

/** Later maps go before earlier ones; null is left out. */
const merge = variadic(any, (call, given) => {
  const maps = readEach(
    map,
    given.filter(({ kind }) => kind !== "null"),
    call,
  );
  if ("kind" in maps) return maps;
  const fields = new Map<string, MapField>();
  for (const each of maps) {
    if (!call.scope.budget.step(each.fields.size)) return overspent(call);
    for (const [name, field] of each.fields) fields.set(name, field);
  }
  return { kind: "map", fields, range: call.range };
});

/** A map of lists of texts, the other way round. */
const transpose = unary(map, (call, given, args) => {
  const turned = new Map<string, { readonly key: TextValue; readonly names: Value[] }>();
  for (const { key, value } of inOrder(given, call)) {
    const read = list(value, call);
    if (read.kind === "unknown") return unknownOf(args, call);
    const texts = readEach(known, read.value.elements, call);
    if ("kind" in texts) return texts;
    for (const each of texts) {
      const names = turned.get(each.text) ?? { key: each.value, names: [] };
      turned.set(each.text, names);
      names.names.push(key);
    }
  }
  const fields = [...turned.values()].map(
    ({ key, names }): MapField => ({ key, value: tupleValue(inOrderOfSet(names), call.range) }),
  );
  return mapValue(fields, call.range);
});

export const maps: Readonly<Record<string, TerraformFunction>> = {
  length,
  keys,
  values,
  lookup,
  zipmap,
  merge,
  transpose,
};
