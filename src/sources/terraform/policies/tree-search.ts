import type { Range } from "../../../model/text.js";
import type { Block, Body, Expression, HclFile, Span, Step, TemplatePart } from "../syntax/ast.js";

/** The expressions that a stretch of a file lies in, the outermost first. */
export function expressionsAround(hcl: HclFile, range: Range): readonly Expression[] {
  const holds = (span: Span): boolean => {
    const { start, end } = hcl.range(span);
    return start <= range.start && range.end <= end;
  };
  const around: Expression[] = [];
  let next = expressionIn(hcl, range, holds);
  while (next && around.length < DEEPEST) {
    around.push(next);
    next = childrenOf(next).find(({ span }) => holds(span));
  }
  return around;
}

const DEEPEST = 1_000;

function expressionIn(hcl: HclFile, range: Range, holds: (span: Span) => boolean): Expression | undefined {
  let inner: Body | undefined = hcl.body;
  for (let depth = 0; inner && depth < DEEPEST; depth++) {
    const attribute = inner.attributes.find(({ span }) => holds(span));
    if (attribute) return holds(attribute.expression.span) ? attribute.expression : undefined;
    inner = blockHolding(hcl, inner.blocks, range)?.body;
  }
  return undefined;
}

/** Blocks come in the order of the file, and there may be thousands. */
function blockHolding(hcl: HclFile, blocks: readonly Block[], range: Range): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && hcl.range(block.span).end <= range.start) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found && hcl.range(found.span).start <= range.start ? found : undefined;
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "template":
      return expression.parts.flatMap(expressionsOfPart);
    case "tuple":
      return expression.elements;
    case "object":
      return expression.fields.flatMap(({ key, value }) => [key, value]);
    case "attribute":
      return [expression.of];
    case "index":
      return [expression.of, expression.key];
    case "splat":
      return [expression.of, ...expression.steps.flatMap(keysOfStep)];
    case "call":
      return expression.arguments;
    case "for":
      return [expression.collection, expression.key, expression.value, expression.condition].filter(
        (each) => each !== undefined,
      );
    case "conditional":
      return [expression.condition, expression.yes, expression.no];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "number":
    case "bool":
    case "null":
    case "name":
    case "invalid":
      return [];
  }
}

function keysOfStep(step: Step): readonly Expression[] {
  return step.kind === "index" ? [step.key] : [];
}

function expressionsOfPart(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case "text":
      return [];
    case "interpolation":
      return [part.expression];
    case "if":
      return [part.condition, ...part.yes.flatMap(expressionsOfPart), ...part.no.flatMap(expressionsOfPart)];
    case "for":
      return [part.collection, ...part.body.flatMap(expressionsOfPart)];
  }
}
