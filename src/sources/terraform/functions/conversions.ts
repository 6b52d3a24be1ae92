import { toBool, toNumber, toText } from "../evaluate/convert.js";
import type { ListValue, UnknownValue, Value } from "../values/value.js";
import { textValue } from "../values/values.js";
import { distinctValues, inOrderOfSet, unified } from "./equality.js";
import type { Call, TerraformFunction } from "./function.js";
import { any, list, map, type Parameter, unary } from "./parameters.js";
import { leftOut, listOf, unknownOf } from "./results.js";

/** `null` is of every type. */
function orNull<T>(parameter: Parameter<T>, convert: (call: Call, given: T) => Value): TerraformFunction {
  return unary(any, (call, value) => {
    if (value.kind === "null" || value.kind === "unknown") return value;
    const read = parameter(value, call);
    return read.kind === "given" ? convert(call, read.value) : read;
  });
}

const tolist = orNull(list, (call, { elements }) => listOf(unified(elements), call));

/** A set of these values, as Terraform goes through it. */
export function setOf(values: readonly Value[], call: Call): ListValue | UnknownValue {
  if (!call.scope.budget.step(values.length)) return unknownOf(values, call);
  const elements = distinctValues(unified(values), call);
  if (!elements) return unknownOf(values, call);
  return { kind: "list", type: "set", elements: inOrderOfSet(elements), range: call.range };
}

const toset = orNull(list, (call, given) => (given.type === "set" ? given : setOf(given.elements, call)));

const tomap = orNull(map, (_call, given) => {
  const fields = [...given.fields];
  const values = unified(fields.map(([, { value }]) => value));
  return {
    ...given,
    fields: new Map(fields.map(([key, field], index) => [key, { ...field, value: values[index] ?? field.value }])),
  };
});

/** What is secret is no matter here: a value stays what it is. */
const same = unary(any, (_call, value) => value);

export const conversions: Readonly<Record<string, TerraformFunction>> = {
  tostring: unary(any, (_call, value) => toText(value)),
  tonumber: unary(any, (_call, value) => toNumber(value)),
  tobool: unary(any, (_call, value) => toBool(value)),
  tolist,
  toset,
  tomap,
  sensitive: same,
  nonsensitive: same,
  ephemeralasnull: same,
  issensitive: unary(any, (call, _value, values) => leftOut("this tool does not follow what is secret", call, values)),
  type: unary(any, (call, _value, values) => leftOut("type only works in the console", call, values)),
};

/** Elements as texts, for functions that take a list of texts. */
export function asText(value: Value): Value {
  return value.kind === "number" || value.kind === "bool" ? textValue(value.pieces, value.range) : value;
}
