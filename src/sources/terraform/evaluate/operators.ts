import type { Range } from "../../../model/text.js";
import { atomicPiece, unknownPiece } from "../../../model/text.js";
import type { BinaryOperator, UnaryOperator } from "../syntax/ast.js";
import type { BoolValue, NumberValue, UnknownValue, Value } from "../values/value.js";
import { computedBool, failedValue, knownText, unknownIn, unknownValue } from "../values/values.js";
import { toBool, toNumber } from "./convert.js";
import {
  add,
  compare,
  type Decimal,
  decimalText,
  divide,
  isExact,
  multiply,
  negate,
  readDecimal,
  remainder,
} from "./decimal.js";
import { areEqual } from "./equality.js";
import { sourcesIn, unknownOf } from "./evaluating.js";
import type { Scope } from "./scope.js";

type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";
type ComparisonOperator = "<" | "<=" | ">" | ">=";
export type EagerOperator = Exclude<BinaryOperator, "&&" | "||">;

export function applyBinary(operator: EagerOperator, left: Value, right: Value, range: Range, scope: Scope): Value {
  switch (operator) {
    case "==":
    case "!=": {
      const equal = areEqual(left, right, scope.budget);
      if (equal === undefined) return undecidedEquality(left, right, range, scope);
      return computedBool(equal === (operator === "=="), range, sourcesIn([left, right], scope));
    }
    case "<":
    case "<=":
    case ">":
    case ">=":
      return withDecimals(left, right, range, scope, (one, other) =>
        computedBool(holds(operator, compare(one, other)), range, sourcesIn([left, right], scope)),
      );
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return withDecimals(left, right, range, scope, (one, other) =>
        calculate(operator, one, other, [left, right], range, scope),
      );
  }
}

function undecidedEquality(left: Value, right: Value, range: Range, scope: Scope): Value {
  const isUnknown = [left, right].some((value) => unknownIn(value, () => scope.budget.step()));
  if (isUnknown) return unknownOf([left, right], range, scope);
  return unknownValue("whether they are equal depends on their types", range, sourcesIn([left, right], scope));
}

export function applyUnary(operator: UnaryOperator, operand: Value, range: Range, scope: Scope): Value {
  if (operator === "!") {
    const bool = toCondition(operand, range);
    return bool.kind === "bool" ? computedBool(!bool.value, range, sourcesIn([bool], scope)) : bool;
  }
  return withDecimals(operand, operand, range, scope, (one) => numberValue(negate(one), [operand], range, scope));
}

/** A bool, or the reason why there is none. */
export function toCondition(value: Value, range: Range): BoolValue | UnknownValue {
  const bool = toBool(value, range);
  return bool.kind === "null" ? failedValue("null is neither true nor false", range) : bool;
}

type Compute = (one: Decimal, other: Decimal) => Value;

function withDecimals(left: Value, right: Value, range: Range, scope: Scope, compute: Compute): Value {
  const [one, other] = [toNumber(left, range), toNumber(right, range)];
  if (one.kind === "null" || other.kind === "null") return failedValue("null is no number", range);
  if (one.kind === "unknown" || other.kind === "unknown") return unknownOf([one, other], range, scope);
  const [text, otherText] = [knownText(one), knownText(other)];
  if (text === undefined || otherText === undefined) return unknownOf([one, other], range, scope);
  const [decimal, otherDecimal] = [readDecimal(text), readDecimal(otherText)];
  if (!decimal || !otherDecimal) return tooManyDigits([one, other], range, scope);
  return compute(decimal, otherDecimal);
}

function calculate(
  operator: ArithmeticOperator,
  one: Decimal,
  other: Decimal,
  from: readonly Value[],
  range: Range,
  scope: Scope,
): Value {
  if (!isExact(one) || !isExact(other)) return tooManyDigits(from, range, scope);
  switch (operator) {
    case "+":
      return numberValue(add(one, other), from, range, scope);
    case "-":
      return numberValue(add(one, negate(other)), from, range, scope);
    case "*":
      return numberValue(multiply(one, other), from, range, scope);
    case "/":
      return quotient(one, other, from, range, scope);
    case "%":
      if (other.digits === 0n) return divisionByZero(from, range, scope);
      return numberValue(remainder(one, other), from, range, scope);
  }
}

function quotient(one: Decimal, other: Decimal, from: readonly Value[], range: Range, scope: Scope): Value {
  if (other.digits === 0n) return divisionByZero(from, range, scope);
  const result = divide(one, other);
  if (result) return numberValue(result, from, range, scope);
  if (one.scale > 0 || other.scale > 0) return tooManyDigits(from, range, scope);
  return endless(Number(one.digits) / Number(other.digits), from, range, scope);
}

/**
 * A fraction without end. Its digits are unknown; its value is good for `floor` and `ceil`, since the quotient of two whole
 * numbers below 2^53 is never rounded to a whole one.
 */
function endless(value: number, from: readonly Value[], range: Range, scope: Scope): NumberValue {
  const { unknown } = tooManyDigits(from, range, scope);
  return { kind: "number", value, pieces: [unknownPiece(unknown)], range };
}

/** No failure: to Terraform it is infinity, or for `%` the dividend. Nobody means either. */
function divisionByZero(from: readonly Value[], range: Range, scope: Scope): Value {
  return unknownValue("it is divided by zero", range, sourcesIn(from, scope));
}

function tooManyDigits(from: readonly Value[], range: Range, scope: Scope): UnknownValue {
  return unknownValue("the number has more digits than can be told exactly", range, sourcesIn(from, scope));
}

function numberValue(result: Decimal, from: readonly Value[], range: Range, scope: Scope): Value {
  if (!isExact(result)) return tooManyDigits(from, range, scope);
  const text = decimalText(result);
  const pieces = [{ ...atomicPiece(text, range), computedFrom: sourcesIn(from, scope) }];
  return { kind: "number", value: Number(text), pieces, range };
}

function holds(operator: ComparisonOperator, order: number): boolean {
  switch (operator) {
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
