import type { Range } from "../../../model/text.js";
import type { BinaryOperator, Expression, ObjectField, Step, Template } from "../syntax/ast.js";
import type { MapField, TextValue, UnknownValue, Value } from "../values/value.js";
import {
  computedBool,
  computedText,
  knownText,
  mapValue,
  nullValue,
  tupleValue,
  unknownValue,
} from "../values/values.js";
import { callFunction as callFunctionWith, evaluateCall, renderText as renderTextWith } from "./calls.js";
import { haveSameContent } from "./equality.js";
import { placeOf, sourcesIn, tooMuch, unknownBranch, unknownOf } from "./evaluating.js";
import { evaluateBool, evaluateNegative, evaluateNumber } from "./literals.js";
import { evaluateFor, toKey } from "./loops.js";
import { applyBinary, applyUnary, toCondition } from "./operators.js";
import type { Scope } from "./scope.js";
import { evaluateTemplate } from "./templates.js";
import { attributeOf, elementAt, splat } from "./traversal.js";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { kind: Kind }>;

/** The value of an expression. Never throws: what can't be told, and what Terraform gives an error for, is unknown. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { budget } = scope;
  const value = budget.within(
    () => evaluateKind(expression, scope),
    () => undefined,
  );
  return value === undefined || budget.isUsedUp ? tooMuch(placeOf(expression, scope)) : value;
}

/** The text of a template that stands by itself, in a file: `range` is where it is asked for. */
export function renderTemplate(template: Template, scope: Scope, range: Range): Value {
  return evaluateTemplate(template, scope, range, evaluate);
}

/** The same for a template that has to be read first and sees these variables alone. */
export function renderText(text: TextValue, variables: ReadonlyMap<string, Value>, scope: Scope, range: Range): Value {
  return renderTextWith(text, variables, scope, range, evaluate);
}

/** A function, called with values that no expression gives. */
export function callFunction(name: string, values: readonly Value[], scope: Scope, range: Range): Value {
  return callFunctionWith(name, values, scope, range, evaluate);
}

function evaluateKind(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "template":
      return evaluateTemplate(expression, scope, placeOf(expression, scope), evaluate);
    case "number":
      return evaluateNumber(expression, scope);
    case "bool":
      return evaluateBool(expression, scope);
    case "null":
      return nullValue(placeOf(expression, scope));
    case "tuple":
      return tupleValue(
        expression.elements.map((element) => evaluate(element, scope)),
        placeOf(expression, scope),
      );
    case "object":
      return evaluateObject(expression, scope);
    case "name":
      return evaluateName(expression, scope);
    case "attribute":
      return attributeOf(evaluate(expression.of, scope), expression.name, placeOf(expression, scope), scope);
    case "index":
      return elementAt(
        evaluate(expression.of, scope),
        evaluate(expression.key, scope),
        placeOf(expression, scope),
        scope,
      );
    case "splat":
      return evaluateSplat(expression, scope);
    case "call":
      return evaluateCall(expression, scope, evaluate);
    case "for":
      return evaluateFor(expression, scope, evaluate);
    case "conditional":
      return evaluateConditional(expression, scope);
    case "unary":
      return evaluateUnary(expression, scope);
    case "binary":
      return evaluateBinary(expression, scope);
    case "invalid":
      return unknownValue("it can't be read", placeOf(expression, scope));
  }
}

function evaluateName(expression: Of<"name">, scope: Scope): Value {
  const range = placeOf(expression, scope);
  return scope.lookup(expression.name, range) ?? unknownValue(`${expression.name} is not declared`, range);
}

/** Of repeated keys the last one counts. */
function evaluateObject(expression: Of<"object">, scope: Scope): Value {
  const fields: MapField[] = [];
  for (const field of expression.fields) {
    const evaluated = evaluateField(field, scope);
    if (evaluated.kind === "unknown") return evaluated;
    if (!scope.budget.step(evaluated.key.pieces.length)) return tooMuch(placeOf(expression, scope));
    fields.push(evaluated);
  }
  return mapValue(fields, placeOf(expression, scope));
}

function evaluateField(
  { key, value }: ObjectField,
  scope: Scope,
): (MapField & { readonly kind?: never }) | UnknownValue {
  const text = toKey(evaluate(key, scope), placeOf(key, scope));
  return text.kind === "unknown" ? text : { key: text, value: evaluate(value, scope) };
}

function evaluateSplat(expression: Of<"splat">, scope: Scope): Value {
  const { of, steps, span } = expression;
  const range = placeOf(expression, scope);
  return splat(evaluate(of, scope), range, scope, (element) =>
    steps.reduce<Value>((value, step) => {
      const place = scope.hcl.range({ start: span.start, end: step.span.end });
      return takeStep(value, step, place, scope);
    }, element),
  );
}

function takeStep(value: Value, step: Step, range: Range, scope: Scope): Value {
  if (!scope.budget.step()) return tooMuch(range);
  if (step.kind === "attribute") return attributeOf(value, step.name, range, scope);
  return elementAt(value, evaluate(step.key, scope), range, scope);
}

/** Of a condition that is known, the other branch does not matter, even where it has errors. */
function evaluateConditional(expression: Of<"conditional">, scope: Scope): Value {
  const condition = toCondition(evaluate(expression.condition, scope), placeOf(expression.condition, scope));
  if (condition.kind === "bool") return evaluate(condition.value ? expression.yes : expression.no, scope);
  const range = placeOf(expression, scope);
  const [yes, no] = [evaluate(expression.yes, scope), evaluate(expression.no, scope)];
  if (!haveSameContent(yes, no, scope.budget)) return unknownBranch(condition, [yes, no], range, scope);
  if (yes.kind !== "text") return yes;
  return computedText(knownText(yes) ?? "", range, sourcesIn([yes, no], scope));
}

function evaluateUnary(expression: Of<"unary">, scope: Scope): Value {
  const negative = evaluateNegative(expression, scope);
  if (negative) return negative;
  return applyUnary(expression.operator, evaluate(expression.operand, scope), placeOf(expression, scope), scope);
}

function evaluateBinary(expression: Of<"binary">, scope: Scope): Value {
  const { operator, left, right } = expression;
  if (operator === "&&" || operator === "||") return evaluateLogical(expression, operator, scope);
  return applyBinary(operator, evaluate(left, scope), evaluate(right, scope), placeOf(expression, scope), scope);
}

/** One side that is false decides `&&`, one that is true `||`, whatever the other is: since Terraform 1.12 even an error. */
function evaluateLogical(
  expression: Of<"binary">,
  operator: Extract<BinaryOperator, "&&" | "||">,
  scope: Scope,
): Value {
  const decisive = operator === "||";
  const range = placeOf(expression, scope);
  const left = toCondition(evaluate(expression.left, scope), placeOf(expression.left, scope));
  if (left.kind === "bool" && left.value === decisive) return computedBool(decisive, range, sourcesIn([left], scope));
  const right = toCondition(evaluate(expression.right, scope), placeOf(expression.right, scope));
  if (right.kind === "bool" && right.value === decisive)
    return computedBool(decisive, range, sourcesIn([right], scope));
  if (left.kind === "unknown") return unknownBranch(left, [right], range, scope);
  if (right.kind === "unknown") return unknownOf([right, left], range, scope);
  return computedBool(!decisive, range, sourcesIn([left, right], scope));
}
