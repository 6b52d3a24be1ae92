import type { Value } from "../values/value.js";
import { byCodePoint, fieldsInOrder, knownText, numberText, textValue } from "../values/values.js";
import type { Call } from "./function.js";

/**
 * Stands for a value: equal for equal values and for no others. Undefined where a part of it is unknown, or where it
 * would take too much to tell.
 */
export function identityOf(value: Value, call: Call): string | undefined {
  const { budget } = call.scope;
  const identity = budget.within(
    () => identityWithin(value, call),
    () => undefined,
  );
  return identity !== undefined && budget.text(identity.length) ? identity : undefined;
}

function identityWithin(value: Value, call: Call): string | undefined {
  switch (value.kind) {
    case "text": {
      const text = knownText(value);
      return text === undefined ? undefined : JSON.stringify(text);
    }
    case "number":
      return `#${knownText(value) ?? numberText(value.value)}`;
    case "bool":
      return value.value ? "true" : "false";
    case "null":
      return "null";
    case "list":
      return identityOfAll(value.type === "set" ? "<" : "[", value.elements, call);
    case "map": {
      const fields = fieldsInOrder(value).flatMap((field): readonly Value[] => [field.key, field.value]);
      return identityOfAll("{", fields, call);
    }
    case "reference":
    case "unknown":
      return undefined;
  }
}

function identityOfAll(open: string, values: readonly Value[], call: Call): string | undefined {
  const identities: string[] = [];
  for (const value of values) {
    const identity = identityOf(value, call);
    if (identity === undefined) return undefined;
    identities.push(identity);
  }
  return `${open}${identities.join(",")}`;
}

/** Each value once, the first of equal ones; undefined where one is unknown. */
export function distinctValues(values: readonly Value[], call: Call): readonly Value[] | undefined {
  const found = new Map<string, Value>();
  for (const value of values) {
    const identity = identityOf(value, call);
    if (identity === undefined) return undefined;
    if (!found.has(identity)) found.set(identity, value);
  }
  return [...found.values()];
}

/** Values as the elements of one list: where there is a text among them, numbers and truth values become texts. */
export function unified(values: readonly Value[]): readonly Value[] {
  if (!values.some(({ kind }) => kind === "text")) return values;
  return values.map((value) =>
    value.kind === "number" || value.kind === "bool" ? textValue(value.pieces, value.range) : value,
  );
}

/** The order of elements of a set: texts by code point, numbers by size, others as they come. */
export function inOrderOfSet(values: readonly Value[]): readonly Value[] {
  if (values.every(({ kind }) => kind === "text")) {
    const texts = values.map((value) => ({ value, text: knownText(value) ?? "" }));
    return texts.sort((one, other) => byCodePoint(one.text, other.text)).map(({ value }) => value);
  }
  if (values.every(({ kind }) => kind === "number")) {
    return [...values].sort((one, other) => sizeOf(one) - sizeOf(other));
  }
  return values;
}

function sizeOf(value: Value): number {
  return value.kind === "number" ? value.value : 0;
}
