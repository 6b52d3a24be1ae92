import type { Expression, Step } from "./ast.js";
import { type Converting, isFaulty } from "./converting.js";
import type { SyntaxNode } from "./parser.js";
import { DEEPEST } from "./reading.js";

const LEGACY_INDEX = /^\.\s*(\d+)$/;

/** What a step behind an expression makes of it. `start`: where the whole begins. */
export function convertFollowing(
  converting: Converting,
  of: Expression,
  node: SyntaxNode,
  start: number,
  depth: number,
): Expression {
  if (node.type === "splat") return convertSplat(converting, of, node, start, depth);
  const span = { start, end: converting.place(node.endIndex) };
  const step = stepOf(converting, node, depth);
  switch (step?.kind) {
    case "attribute":
      return { kind: "attribute", of, name: step.name, span };
    case "index":
      return { kind: "index", of, key: step.key, span };
    case undefined:
      return { kind: "invalid", span };
  }
}

function stepOf(converting: Converting, node: SyntaxNode, depth: number): Step | undefined {
  const span = converting.span(node);
  if (node.children.some(isFaulty)) return undefined;
  if (node.type === "get_attr")
    return { kind: "attribute", name: node.lastChild ? converting.written(node.lastChild) : "", span };
  const index = node.type === "index" ? node.firstChild : null;
  if (!index || index.children.some(isFaulty)) return undefined;
  if (index.type === "legacy_index") {
    const written = LEGACY_INDEX.exec(converting.written(index))?.[1];
    if (written === undefined) return undefined;
    return {
      kind: "index",
      key: { kind: "number", written, span: { start: span.end - written.length, end: span.end } },
      span,
    };
  }
  const key = index.children.find(({ type }) => type === "expression");
  return key && { kind: "index", key: converting.expression(key, depth), span };
}

/**
 * The steps behind `[*]` are for each element. Those behind `.*` are too, up to an index in brackets, which is one into the
 * whole list: https://developer.hashicorp.com/terraform/language/expressions/splat#legacy-attribute-only-splat-expressions
 */
function convertSplat(
  converting: Converting,
  of: Expression,
  node: SyntaxNode,
  start: number,
  depth: number,
): Expression {
  const [splat] = node.children;
  const [sign, ...followers] = splat?.children ?? [];
  if (!splat || !sign || followers.length > DEEPEST || followers.some(isFaulty)) return converting.invalid(node);
  const isFull = splat.type === "full_splat";
  const last = followers.findIndex((each) => !isFull && each.firstChild?.type === "new_index");
  const within = last < 0 ? followers : followers.slice(0, last);
  const steps = within.map((each) => stepOf(converting, each, depth));
  const known = steps.filter((step) => step !== undefined);
  const end = converting.place((within.at(-1) ?? sign).endIndex);
  if (known.length < steps.length || isBehindFullSplat(node)) return { kind: "invalid", span: { start, end } };
  let expression: Expression = { kind: "splat", of, steps: known, span: { start, end } };
  for (const each of followers.slice(within.length)) {
    expression = convertFollowing(converting, expression, each, start, depth);
  }
  return expression;
}

/** Then it is for the elements of each element: `a[*].b[*].c` is a list of lists, for which the tree has no form. */
function isBehindFullSplat(node: SyntaxNode): boolean {
  return node.previousSibling?.firstChild?.type === "full_splat";
}
