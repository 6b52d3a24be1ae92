import type { BinaryOperator, Expression, UnaryOperator } from "./ast.js";
import { type Converting, isFaulty } from "./converting.js";
import type { SyntaxNode } from "./parser.js";
import { DEEPEST } from "./reading.js";

const BINARY: ReadonlyMap<string, BinaryOperator> = new Map(
  (["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"] as const).map((each) => [each, each]),
);
const UNARY: ReadonlyMap<string, UnaryOperator> = new Map((["-", "!"] as const).map((each) => [each, each]));

export function convertUnary(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const [sign, ...operand] = node.children;
  const operator = UNARY.get(sign?.type ?? "");
  if (!operator) return converting.invalid(node);
  return { kind: "unary", operator, operand: converting.chain(operand, node, depth), span: converting.span(node) };
}

export function convertBinary(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const { children } = node;
  const index = children.findIndex(({ type }, at) => at > 0 && BINARY.has(type));
  const operator = BINARY.get(children[index]?.type ?? "");
  if (!operator) return converting.invalid(node);
  const left = converting.chain(children.slice(0, index), node, depth);
  const right = converting.chain(children.slice(index + 1), node, depth);
  return { kind: "binary", operator, left, right, span: converting.span(node) };
}

type Branch = readonly [yes: SyntaxNode, no: SyntaxNode];

/** The grammar takes `a ? b : c ? d : e` from the left, HCL from the right: its parts are put together anew. */
export function convertConditional(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const branches: Branch[] = [];
  let condition = node;
  while (condition.type === "conditional") {
    const [left, yes, no] = condition.children.filter(({ type }) => type === "expression");
    if (!left || !yes || !no || condition.children.some(isFaulty)) return converting.invalid(node);
    if (branches.push([yes, no]) > DEEPEST) return converting.tooDeep(node);
    condition = left.firstChild?.type === "conditional" ? left.firstChild : left;
  }
  return alternatives(converting, converting.expression(condition, depth), branches.reverse(), depth);
}

/** `condition ? yes : …`, where what follows is the condition of the next branch. */
function alternatives(
  converting: Converting,
  condition: Expression,
  branches: readonly Branch[],
  depth: number,
): Expression {
  const [first, ...others] = branches;
  if (!first) return condition;
  const [yes, written] = first;
  if (depth > DEEPEST) return converting.tooDeep(written);
  const no = alternatives(converting, converting.expression(written, depth + 1), others, depth + 1);
  const span = { start: condition.span.start, end: no.span.end };
  return { kind: "conditional", condition, yes: converting.expression(yes, depth + 1), no, span };
}
