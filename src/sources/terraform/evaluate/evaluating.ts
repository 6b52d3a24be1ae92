import type { Range } from "../../../model/text.js";
import type { Expression, Span } from "../syntax/ast.js";
import type { UnknownValue, Value } from "../values/value.js";
import { isFailure, sourcesOfAll, unknownFrom, unknownValue } from "../values/values.js";
import type { Scope } from "./scope.js";

/** Given to all that consists of other expressions, so that imports run one way. */
export type Evaluate = (expression: Expression, scope: Scope) => Value;

export function tooMuch(range: Range): UnknownValue {
  return unknownValue("it takes too much to evaluate", range);
}

export function placeOf({ span }: { readonly span: Span }, { hcl }: Scope): Range {
  return hcl.range(span);
}

/** An unknown value for what follows from these, of which one at least is unknown; `values[0]` is asked first for why. */
export function unknownOf(values: readonly Value[], range: Range, { budget }: Scope): UnknownValue {
  const unknown = unknownFrom(values, range, () => budget.step());
  return budget.isUsedUp ? tooMuch(range) : unknown;
}

/** What a result that was computed from these follows from. */
export function sourcesIn(values: readonly Value[], { budget }: Scope): readonly Range[] {
  return sourcesOfAll(values, () => budget.step());
}

/**
 * For what can't be told because of one value while others matter too that are not known yet: the elements of a loop, say.
 * Then it does not follow from that value alone.
 */
export function unknownBecauseOf(value: Value, range: Range, scope: Scope): UnknownValue {
  const { unknown } = unknownOf([value], range, scope);
  return { kind: "unknown", unknown: { ...unknown, entirely: false } };
}

/**
 * For what one of two branches comes to while the condition is unknown: it follows from all three. An error in a branch is
 * none then, as it may not be the one.
 */
export function unknownBranch(
  condition: UnknownValue,
  branches: readonly Value[],
  range: Range,
  scope: Scope,
): UnknownValue {
  if (isFailure(condition.unknown)) return condition;
  const { dependsOn, entirely = false } = unknownOf([condition, ...branches], range, scope).unknown;
  return { kind: "unknown", unknown: { unknown: condition.unknown.unknown, range, dependsOn, entirely } };
}
