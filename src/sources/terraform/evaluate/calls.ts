import type { Range } from "../../../model/text.js";
import type { Call } from "../functions/function.js";
import type { Expression } from "../syntax/ast.js";
import type { TextValue, UnknownValue, Value } from "../values/value.js";
import { failedValue, unknownValue } from "../values/values.js";
import { kindOf } from "./convert.js";
import { type Evaluate, placeOf, sourcesIn, tooMuch, unknownBecauseOf } from "./evaluating.js";
import { templateScope } from "./named-scope.js";
import type { Scope } from "./scope.js";
import { evaluateTemplate } from "./templates.js";

type CallExpression = Extract<Expression, { kind: "call" }>;

export function evaluateCall(expression: CallExpression, scope: Scope, evaluate: Evaluate): Value {
  const range = placeOf(expression, scope);
  const values = argumentsOf(expression, scope, evaluate);
  return "kind" in values ? values : callFunction(expression.name, values, scope, range, evaluate);
}

/** Undefined functions are those of providers, and those that are newer than this tool. */
export function callFunction(
  name: string,
  values: readonly Value[],
  scope: Scope,
  range: Range,
  evaluate: Evaluate,
): Value {
  if (!scope.budget.step(costOf(values))) return tooMuch(range);
  const called = scope.language.functions.get(name.startsWith(CORE) ? name.slice(CORE.length) : name);
  if (!called) return unknownCall(name, values, scope, range);
  const call: Call = {
    name,
    range,
    scope,
    renderTemplate: (text, variables) => renderText(text, variables, scope, range, evaluate),
  };
  return called(values, call);
}

const CORE = "core::";

/** Functions charge for what they do; this is for what passes them by quickly, such as the length of a list. */
function costOf(values: readonly Value[]): number {
  let cost = values.length;
  for (const value of values) {
    if (value.kind === "text") cost += value.pieces.length;
    else if (value.kind === "list") cost += value.elements.length / FREE_ELEMENTS;
    else if (value.kind === "map") cost += value.fields.size / FREE_ELEMENTS;
  }
  return Math.ceil(cost);
}

const FREE_ELEMENTS = 64;

/** It is likely to follow from its arguments, and may follow from anything else. */
function unknownCall(name: string, values: readonly Value[], scope: Scope, range: Range): UnknownValue {
  const { unknown } = unknownValue(`the function ${name} is not known`, range, sourcesIn(values, scope));
  return { kind: "unknown", unknown: { ...unknown, entirely: false } };
}

function argumentsOf(expression: CallExpression, scope: Scope, evaluate: Evaluate): readonly Value[] | UnknownValue {
  const values = expression.arguments.map((argument) => evaluate(argument, scope));
  if (!expression.expands) return values;
  const [last, range] = [values.pop(), placeOf(expression, scope)];
  if (last?.kind === "list") {
    if (!scope.budget.step(last.elements.length)) return tooMuch(range);
    return [...values, ...last.elements];
  }
  if (last?.kind === "unknown" || last?.kind === "reference") return unknownBecauseOf(last, range, scope);
  return failedValue(`${last ? kindOf(last) : "nothing"} can't be expanded to arguments`, range);
}

/** The text of a file as a template that sees these variables alone. */
export function renderText(
  text: TextValue,
  variables: ReadonlyMap<string, Value>,
  scope: Scope,
  range: Range,
  evaluate: Evaluate,
): Value {
  const parsed = scope.language.parseTemplate(text);
  if (!parsed) return unknownValue("the template can't be read", range);
  const { template, hcl } = parsed;
  return scope.budget.within(
    () => evaluateTemplate(template, templateScope(variables, hcl, scope), range, evaluate),
    () => tooMuch(range),
  );
}
