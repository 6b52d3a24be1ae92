import type { Range } from "../../../model/text.js";
import { toBool, toNumber, toText } from "../evaluate/convert.js";
import type { ListValue, MapField, MapValue, TextValue, Value } from "../values/value.js";
import { failedValue, knownText, mapValue, nullValue, rangeOfValue, textValue, tupleValue } from "../values/values.js";
import { evaluateIn, type Surroundings } from "./surroundings.js";
import type { CollectionType, FieldType, Type } from "./types.js";

/**
 * A value as a variable of that type has it. What Terraform would refuse is unknown. `around`: where defaults of
 * optional fields are evaluated.
 */
export function convert(value: Value, type: Type, around: Surroundings): Value {
  // What has attributes is converted by whoever asks for them.
  if (value.kind === "null" || value.kind === "unknown" || value.kind === "reference") return value;
  switch (type.kind) {
    case "any":
      return value;
    case "string":
      return toText(value);
    case "number":
      return toNumber(value);
    case "bool":
      return toBool(value);
    case "list":
    case "set":
      return value.kind === "list" ? convertList(value, type, around) : mismatch(value, `a ${type.kind}`);
    case "tuple":
      return value.kind === "list" ? convertTuple(value, type.elements, around) : mismatch(value, "a tuple");
    case "map":
      return value.kind === "map" ? convertMap(value, type.of, around) : mismatch(value, "a map");
    case "object":
      return value.kind === "map" ? convertObject(value, type.fields, around) : mismatch(value, "an object");
  }
}

function mismatch(value: Value, wanted: string): Value {
  return failedValue(`its type asks for ${wanted}`, rangeOfValue(value));
}

function convertList(value: ListValue, type: CollectionType, around: Surroundings): Value {
  const elements = value.elements.map((element) => convert(element, type.of, around));
  return type.kind === "list" ? tupleValue(elements, value.range) : setOf(elements, value.range);
}

/** Of texts each once, in the order of their code points; other elements keep their order. */
function setOf(elements: readonly Value[], range: Range): ListValue {
  const byText = new Map<string, TextValue>();
  const others: Value[] = [];
  for (const element of elements) {
    const text = element.kind === "text" ? knownText(element) : undefined;
    if (element.kind !== "text" || text === undefined) others.push(element);
    else if (!byText.has(text)) byText.set(text, element);
  }
  const ordered = [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, element]) => element);
  return { kind: "list", type: "set", elements: [...ordered, ...others], range };
}

function convertTuple(value: ListValue, types: readonly Type[], around: Surroundings): Value {
  const elements = value.elements.map((element, index) => convert(element, types[index] ?? { kind: "any" }, around));
  return tupleValue(elements, value.range);
}

function convertMap(value: MapValue, type: Type, around: Surroundings): Value {
  const fields = [...value.fields.values()].map((field) => ({ ...field, value: convert(field.value, type, around) }));
  return mapValue(fields, value.range);
}

/** Fields that the type does not name are dropped, and optional ones are there whether they are written or not. */
function convertObject(value: MapValue, types: ReadonlyMap<string, FieldType>, around: Surroundings): Value {
  const fields: MapField[] = [];
  for (const [name, { key, value: written }] of value.fields) {
    const type = types.get(name);
    if (type) fields.push({ key, value: convert(orFallback(written, type, around), type.type, around) });
  }
  for (const [name, type] of types) {
    if (value.fields.has(name)) continue;
    if (!type.optional) return failedValue(`its type asks for ${name}`, value.range);
    const key = textValue([{ text: name, range: value.range, verbatim: false, computedFrom: [] }], value.range);
    fields.push({ key, value: convert(orFallback(nullValue(value.range), type, around), type.type, around) });
  }
  return mapValue(fields, value.range);
}

function orFallback(value: Value, { fallback }: FieldType, around: Surroundings): Value {
  return value.kind === "null" && fallback ? evaluateIn(around, fallback) : value;
}
