import { atomicPiece, type Piece, verbatimPiece } from "../../../model/text.js";
import type { Expression } from "../syntax/ast.js";
import { encoderFor } from "../syntax/encoding.js";
import type { BoolValue, NumberValue, Value } from "../values/value.js";
import { unknownValue } from "../values/values.js";
import { decimalText, readDecimal } from "./decimal.js";
import { placeOf } from "./evaluating.js";
import type { Scope } from "./scope.js";

/** With its digits as they are written, however many: ids are numbers of any length. */
export function evaluateNumber(expression: Extract<Expression, { kind: "number" }>, scope: Scope): Value {
  return numberLiteral(expression.written, placeOf(expression, scope), scope);
}

/** `-5` is an operator and a number; it reads as one where nothing stands between. */
export function evaluateNegative(
  expression: Extract<Expression, { kind: "unary" }>,
  scope: Scope,
): NumberValue | undefined {
  const { operator, operand, span } = expression;
  if (operator !== "-" || operand.kind !== "number" || operand.span.start !== span.start + 1) return undefined;
  const value = numberLiteral(`-${operand.written}`, placeOf(expression, scope), scope);
  return value.kind === "number" && value.value !== 0 ? value : undefined;
}

function numberLiteral(
  written: string,
  range: Piece["range"],
  { hcl }: Scope,
): NumberValue | ReturnType<typeof unknownValue> {
  const decimal = readDecimal(written);
  if (!decimal) return unknownValue("the number has very many digits", range, [range]);
  const text = decimalText(decimal);
  const piece = text === written ? verbatimPiece(text, range) : atomicPiece(text, range);
  const encode = (replacement: string): string =>
    isNumber(replacement) ? replacement : quoted(replacement, hcl.file.path);
  return { kind: "number", value: Number(text), pieces: [{ ...piece, encode }], range };
}

export function evaluateBool(expression: Extract<Expression, { kind: "bool" }>, scope: Scope): BoolValue {
  const range = placeOf(expression, scope);
  const encode = (replacement: string): string =>
    replacement === "true" || replacement === "false" ? replacement : quoted(replacement, scope.hcl.file.path);
  const piece: Piece = { ...verbatimPiece(String(expression.value), range), encode };
  return { kind: "bool", value: expression.value, pieces: [piece], range };
}

/** What reads the same as a number and as a text. */
function isNumber(text: string): boolean {
  const decimal = readDecimal(text);
  return decimal !== undefined && decimalText(decimal) === text;
}

/** Another text in the place of a number has to be a string. */
function quoted(text: string, path: string): string {
  return `"${encoderFor({ kind: path.endsWith(".json") ? "json" : "quoted" })(text)}"`;
}
