import type { Expression, Span } from "./ast.js";
import type { TemplateSpan } from "./code-walk.js";
import { convertCall, convertFor, convertObject, convertTuple } from "./convert-collections.js";
import { convertBinary, convertConditional, convertUnary } from "./convert-operators.js";
import { convertFollowing } from "./convert-steps.js";
import { type Converting, isFaulty } from "./converting.js";
import type { SyntaxNode } from "./parser.js";
import { DEEPEST, type Reading } from "./reading.js";
import { readTemplate } from "./template.js";

const DECIMAL = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Makes expressions of the nodes of tree-sitter, whose text is that of a reading, masked. */
export class Conversion implements Converting {
  readonly reading: Reading;
  /** True when something was nested more deeply than is read. */
  isTooDeep = false;
  readonly #shift: number;
  readonly #templates: ReadonlyMap<number, TemplateSpan>;

  /** `shift`: what the offsets of nodes lack to those of the text. */
  constructor(reading: Reading, shift: number, templates: readonly TemplateSpan[]) {
    this.reading = reading;
    this.#shift = shift;
    this.#templates = new Map(templates.map((template) => [template.start, template]));
  }

  expression(node: SyntaxNode, depth: number): Expression {
    const written = this.#templateAt(node);
    return written ? readTemplate(this.reading, written, depth) : this.chain(node.children, node, depth);
  }

  /** The template that a node stands for, which is a number in the tree. */
  #templateAt(node: SyntaxNode): TemplateSpan | undefined {
    const written = this.#templates.get(node.startIndex + this.#shift);
    return written?.end === node.endIndex + this.#shift ? written : undefined;
  }

  chain(nodes: readonly SyntaxNode[], whole: SyntaxNode, depth: number): Expression {
    const [first] = nodes;
    if (!first || depth + nodes.length > DEEPEST) return this.tooDeep(whole);
    if (nodes.some(isFaulty)) return this.invalid(whole);
    const isParenthesized = first.type === "(";
    const inner = isParenthesized ? nodes[1] : first;
    if (!inner) return this.invalid(whole);
    const start = this.place(first.startIndex);
    // Each step makes what is before it a part of it.
    let expression = this.#term(inner, depth + nodes.length);
    if (expression.kind === "invalid") return this.invalid(whole);
    for (const node of nodes.slice(isParenthesized ? 3 : 1)) {
      expression = convertFollowing(this, expression, node, start, depth + 1);
    }
    return expression;
  }

  /** The first place where the grammar does not fit. */
  faultyPlace(root: SyntaxNode): Span | undefined {
    let node = root;
    for (;;) {
      if (isFaulty(node)) return this.span(node);
      const next = node.children.find((child) => child.hasError || child.isMissing);
      if (!next) return undefined;
      node = next;
    }
  }

  #term(node: SyntaxNode, depth: number): Expression {
    switch (node.type) {
      case "expression":
        return this.expression(node, depth);
      case "literal_value":
      case "collection_value":
      case "for_expr":
      case "operation":
        return this.#only(node, depth);
      case "numeric_lit":
        return this.#number(node, depth);
      case "bool_lit":
        return { kind: "bool", value: this.written(node) === "true", span: this.span(node) };
      case "null_lit":
        return { kind: "null", span: this.span(node) };
      case "variable_expr":
        return node.hasError ? this.invalid(node) : { kind: "name", name: this.written(node), span: this.span(node) };
      case "tuple":
        return convertTuple(this, node, depth);
      case "object":
        return convertObject(this, node, depth);
      case "function_call":
        return convertCall(this, node, depth);
      case "for_tuple_expr":
      case "for_object_expr":
        return convertFor(this, node, depth);
      case "conditional":
        return convertConditional(this, node, depth);
      case "unary_operation":
        return convertUnary(this, node, depth);
      case "binary_operation":
        return convertBinary(this, node, depth);
      default:
        return this.invalid(node);
    }
  }

  /** Of a node that only says what sort its child is of. */
  #only(node: SyntaxNode, depth: number): Expression {
    const [first, second] = node.children;
    return first && !second ? this.#term(first, depth) : this.invalid(node);
  }

  #number(node: SyntaxNode, depth: number): Expression {
    const template = this.#templateAt(node);
    if (template) return readTemplate(this.reading, template, depth);
    const written = this.written(node);
    return DECIMAL.test(written) ? { kind: "number", written, span: this.span(node) } : this.invalid(node);
  }

  place(at: number): number {
    return this.reading.layout.place(at + this.#shift);
  }

  span(node: SyntaxNode): Span {
    return { start: this.place(node.startIndex), end: this.place(node.endIndex) };
  }

  written(node: SyntaxNode): string {
    return this.reading.text.slice(node.startIndex + this.#shift, node.endIndex + this.#shift);
  }

  invalid(node: SyntaxNode): Expression {
    return { kind: "invalid", span: this.span(node) };
  }

  tooDeep(node: SyntaxNode): Expression {
    this.isTooDeep = true;
    return this.invalid(node);
  }
}
