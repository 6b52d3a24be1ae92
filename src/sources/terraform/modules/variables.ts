import type { Value } from "../values/value.js";
import { argumentOf, type Declaration } from "./configuration.js";
import { convert } from "./convert.js";
import { constantSurroundings, evaluateIn, type Surroundings } from "./surroundings.js";
import { readType } from "./types.js";

/**
 * The value of a variable, converted to its type; undefined where it has none.
 * @param given What the caller or a file of values says.
 */
export function valueOfVariable(
  declaration: Declaration,
  given: Value | undefined,
  around: Surroundings,
): Value | undefined {
  const constant = constantSurroundings(around);
  const value = given?.kind === "null" && !isNullable(declaration, constant) ? undefined : given;
  const written = argumentOf(declaration, "default");
  const taken = value ?? (written && evaluateIn(constant, written));
  const type = argumentOf(declaration, "type");
  return taken && type ? convert(taken, readType(type), constant) : taken;
}

function isNullable(declaration: Declaration, around: Surroundings): boolean {
  const written = argumentOf(declaration, "nullable");
  if (!written) return true;
  const value = evaluateIn(around, written);
  return value.kind !== "bool" || value.value;
}
