import type { Range } from "../../../model/text.js";
import { evaluate } from "../evaluate/expression.js";
import type { Scope } from "../evaluate/scope.js";
import type { HclFile } from "../syntax/ast.js";
import type { Value } from "../values/value.js";
import type { WrittenExpression } from "./configuration.js";

/** Gives what a word stands for; `range` is where it is written. */
export type Naming = (range: Range) => Value;

/** What expressions of a block see, in whichever file of the module they stand. */
export type Surroundings = Omit<Scope, "hcl">;

export function scopeIn(surroundings: Surroundings, hcl: HclFile): Scope {
  return { ...surroundings, hcl };
}

export function evaluateIn(surroundings: Surroundings, { expression, hcl }: WrittenExpression): Value {
  return evaluate(expression, scopeIn(surroundings, hcl));
}

/** The same, with words of its own in front. */
export function withNames(surroundings: Surroundings, names: ReadonlyMap<string, Naming>): Surroundings {
  if (names.size === 0) return surroundings;
  const { lookup } = surroundings;
  return { ...surroundings, lookup: (name, range) => names.get(name)?.(range) ?? lookup(name, range) };
}

/** Where no word stands for anything: for values of variables, which have to be constant. */
export function constantSurroundings(surroundings: Surroundings): Surroundings {
  return { ...surroundings, lookup: () => undefined };
}
