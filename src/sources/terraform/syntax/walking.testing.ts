import type { Body, Expression, Segment, Span, TemplatePart } from "./ast.js";

/** What a tree is made of, each with the span that it has to lie within. */
export interface Visit {
  expression?(expression: Expression, within: Span): void;
  segment?(segment: Segment, within: Span): void;
}

export function walkBody(body: Body, visit: Visit): void {
  for (const { expression, span } of body.attributes) walk(expression, span, visit);
  for (const block of body.blocks) walkBody(block.body, visit);
}

function walk(expression: Expression, within: Span, visit: Visit): void {
  visit.expression?.(expression, within);
  for (const child of childrenOf(expression)) walk(child, expression.span, visit);
  if (expression.kind === "template") walkParts(expression.parts, expression.span, visit);
}

function walkParts(parts: readonly TemplatePart[], within: Span, visit: Visit): void {
  for (const part of parts) {
    switch (part.kind) {
      case "text":
        for (const segment of part.segments) visit.segment?.(segment, within);
        break;
      case "interpolation":
        walk(part.expression, part.span, visit);
        break;
      case "if":
        walk(part.condition, part.span, visit);
        walkParts([...part.yes, ...part.no], part.span, visit);
        break;
      case "for":
        walk(part.collection, part.span, visit);
        walkParts(part.body, part.span, visit);
        break;
    }
  }
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "tuple":
      return expression.elements;
    case "object":
      return expression.fields.flatMap(({ key, value }) => [key, value]);
    case "attribute":
      return [expression.of];
    case "index":
      return [expression.of, expression.key];
    case "splat":
      return [expression.of, ...expression.steps.flatMap((step) => (step.kind === "index" ? [step.key] : []))];
    case "call":
      return expression.arguments;
    case "for":
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (child) => child !== undefined,
      );
    case "conditional":
      return [expression.condition, expression.yes, expression.no];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    default:
      return [];
  }
}
