import { UNKNOWN_TEXT, unknownPiece } from "../../../model/text.js";
import { kindOf, toBool, toNumber } from "../evaluate/convert.js";
import { type Decimal, readDecimal } from "../evaluate/decimal.js";
import { hasUnknownKey } from "../evaluate/equality.js";
import type { ListValue, MapField, MapValue, NullValue, TextValue, UnknownValue, Value } from "../values/value.js";
import {
  failedValue,
  isFailure,
  mapValue,
  rangeOfValue,
  textOfPieces,
  textValue,
  unknownIn,
  unknownValue,
} from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { failed, overspent, unknownOf } from "./results.js";

interface Given<T> {
  readonly kind: "given";
  readonly value: T;
}

/** Converts an argument as Terraform does; an unknown value where it is unknown, and a failure where it can't be converted. */
export type Parameter<T> = (value: Value, call: Call) => Given<T> | UnknownValue;

/** A text of which every part is known. */
export interface KnownText {
  readonly text: string;
  readonly value: TextValue;
}

function given<T>(value: T): Given<T> {
  return { kind: "given", value };
}

function wrongType(value: Value, wanted: string): UnknownValue {
  return failedValue(`${kindOf(value)} is no ${wanted}`, rangeOfValue(value));
}

export const any: Parameter<Value> = given;

/** A text, of which parts may be unknown, up to the whole. */
export const text: Parameter<TextValue> = (value) => {
  switch (value.kind) {
    case "text":
      return given(value);
    case "number":
    case "bool":
      return given(textValue(value.pieces, value.range));
    case "unknown":
      return given(textValue([unknownPiece(value.unknown)], value.unknown.range));
    case "reference":
      return unknownReference(value);
    case "null":
    case "list":
    case "map":
      return wrongType(value, "text");
  }
};

export const known: Parameter<KnownText> = (value, call) => {
  if (value.kind === "unknown") return value;
  const read = text(value, call);
  if (read.kind === "unknown") return read;
  const whole = textOfPieces(read.value.pieces);
  return whole.includes(UNKNOWN_TEXT) ? unknownOf([value], call) : given({ text: whole, value: read.value });
};

export const number: Parameter<number> = (value) => {
  const read = toNumber(value);
  return read.kind === "number" ? given(read.value) : refused(read, "number");
};

export const integer: Parameter<number> = (value, call) => {
  const read = number(value, call);
  if (read.kind === "unknown" || Number.isInteger(read.value)) return read;
  return wrongType(value, "whole number");
};

/** With all its digits. */
export const decimal: Parameter<Decimal> = (value) => {
  const read = toNumber(value);
  if (read.kind !== "number") return refused(read, "number");
  const digits = readDecimal(textOfPieces(read.pieces));
  return digits
    ? given(digits)
    : unknownValue("the number has more digits than this tool follows", rangeOfValue(value));
};

export const bool: Parameter<boolean> = (value) => {
  const read = toBool(value);
  return read.kind === "bool" ? given(read.value) : refused(read, "truth value");
};

function refused(read: NullValue | UnknownValue, wanted: string): UnknownValue {
  return read.kind === "null" ? wrongType(read, wanted) : read;
}

function notPrimitive(value: Value, wanted: string): UnknownValue {
  return value.kind === "reference" ? unknownReference(value) : wrongType(value, wanted);
}

function unknownReference(value: Value): UnknownValue {
  const unknown = unknownIn(value);
  return unknown ? { kind: "unknown", unknown } : wrongType(value, "text");
}

/** A list, tuple or set. */
export const list: Parameter<ListValue> = (value) => {
  if (value.kind === "list") return given(value);
  return value.kind === "unknown" ? value : notPrimitive(value, "list");
};

/** An object or map of which all keys are known; also what has attributes, where all of them are known by name. */
export const map: Parameter<MapValue> = (value, call) => {
  if (value.kind === "map") {
    if (!call.scope.budget.step(value.fields.size)) return overspent(call);
    return hasUnknownKey(value) ? unknownOf([value], call) : given(value);
  }
  if (value.kind === "unknown") return value;
  if (value.kind !== "reference" || value.attributeNames === undefined) return notPrimitive(value, "object");
  if (!call.scope.budget.step(value.attributeNames.length)) return overspent(call);
  const fields = value.attributeNames.map((name): MapField => {
    const key = textValue([{ text: name, range: value.range, verbatim: false }], value.range);
    return { key, value: value.attribute(name, value.range) };
  });
  return given(mapValue(fields, value.range));
};

type Read<T> = Given<T> | UnknownValue;

/** The result where an argument could not be used: a failure goes before what is not known. */
function stopAt(reads: readonly Read<unknown>[], values: readonly Value[], call: Call): UnknownValue | undefined {
  let stop: UnknownValue | undefined;
  for (const read of reads) {
    if (read.kind !== "unknown") continue;
    if (isFailure(read.unknown)) return failed(read.unknown.unknown, call);
    stop ??= read;
  }
  return stop && { kind: "unknown", unknown: { ...unknownOf(values, call).unknown, unknown: stop.unknown.unknown } };
}

function guarded(values: readonly Value[], call: Call, compute: () => Value): Value {
  if (!call.scope.budget.step()) return overspent(call);
  for (const value of values)
    if (value.kind === "unknown" && isFailure(value.unknown)) return failed(value.unknown.unknown, call);
  const result = compute();
  return call.scope.budget.isUsedUp ? overspent(call) : result;
}

function wrongCount(values: readonly Value[], call: Call): UnknownValue {
  return failed(`the function ${call.name} does not take ${values.length} arguments`, call);
}

export function unary<A>(first: Parameter<A>, compute: (call: Call, first: A, values: readonly Value[]) => Value) {
  return variadicAfter(first, any, (call, one, rest, values) =>
    rest.length > 0 ? wrongCount(values, call) : compute(call, one, values),
  );
}

export function binary<A, B>(
  first: Parameter<A>,
  second: Parameter<B>,
  compute: (call: Call, first: A, second: B, values: readonly Value[]) => Value,
): TerraformFunction {
  return (values, call) =>
    guarded(values, call, () => {
      const [one, two] = values;
      if (!one || !two || values.length > 2) return wrongCount(values, call);
      const [a, b] = [first(one, call), second(two, call)];
      if (a.kind === "unknown" || b.kind === "unknown") return stopAt([a, b], values, call) ?? unknownOf(values, call);
      return compute(call, a.value, b.value, values);
    });
}

export function ternary<A, B, C>(
  first: Parameter<A>,
  second: Parameter<B>,
  third: Parameter<C>,
  compute: (call: Call, first: A, second: B, third: C, values: readonly Value[]) => Value,
): TerraformFunction {
  return (values, call) =>
    guarded(values, call, () => {
      const [one, two, three] = values;
      if (!one || !two || !three || values.length > 3) return wrongCount(values, call);
      const [a, b, c] = [first(one, call), second(two, call), third(three, call)];
      if (a.kind === "unknown" || b.kind === "unknown" || c.kind === "unknown") {
        return stopAt([a, b, c], values, call) ?? unknownOf(values, call);
      }
      return compute(call, a.value, b.value, c.value, values);
    });
}

/** Any number of arguments of one type. */
export function variadic<R>(
  rest: Parameter<R>,
  compute: (call: Call, rest: readonly R[], values: readonly Value[]) => Value,
): TerraformFunction {
  return (values, call) =>
    guarded(values, call, () => {
      const reads = readAll(rest, values, call);
      return stopAt(reads, values, call) ?? compute(call, valuesOf(reads), values);
    });
}

export function variadicAfter<A, R>(
  first: Parameter<A>,
  rest: Parameter<R>,
  compute: (call: Call, first: A, rest: readonly R[], values: readonly Value[]) => Value,
): TerraformFunction {
  return (values, call) =>
    guarded(values, call, () => {
      const [one, ...others] = values;
      if (!one) return wrongCount(values, call);
      const a = first(one, call);
      const reads = readAll(rest, others, call);
      if (a.kind === "unknown") return stopAt([a, ...reads], values, call) ?? a;
      return stopAt(reads, values, call) ?? compute(call, a.value, valuesOf(reads), values);
    });
}

/** Converts all of a list; unknown where one of them is, a failure where one can't be converted. */
export function readEach<R>(
  parameter: Parameter<R>,
  values: readonly Value[],
  call: Call,
): readonly R[] | UnknownValue {
  const reads = readAll(parameter, values, call);
  return stopAt(reads, values, call) ?? valuesOf(reads);
}

function readAll<R>(parameter: Parameter<R>, values: readonly Value[], call: Call): readonly Read<R>[] {
  if (!call.scope.budget.step(values.length)) return [overspent(call)];
  return values.map((value) => parameter(value, call));
}

function valuesOf<R>(reads: readonly Read<R>[]): readonly R[] {
  return reads.flatMap((read) => (read.kind === "given" ? [read.value] : []));
}
