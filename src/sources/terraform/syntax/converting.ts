import type { Expression, Span } from "./ast.js";
import type { SyntaxNode } from "./parser.js";
import type { Reading } from "./reading.js";

/** Makes expressions of the nodes of one tree. `depth` counts the expressions around. */
export interface Converting {
  readonly reading: Reading;
  /** Of a node of the type `expression`. */
  expression(node: SyntaxNode, depth: number): Expression;
  /** Of the nodes of a term and of what follows it: `.name`, `[key]`, `[*]`. They are part of `whole`. */
  chain(nodes: readonly SyntaxNode[], whole: SyntaxNode, depth: number): Expression;
  /** The offset in the file of an offset in the tree. */
  place(at: number): number;
  span(node: SyntaxNode): Span;
  /** The text of a node. That in the tree is masked. */
  written(node: SyntaxNode): string;
  invalid(node: SyntaxNode): Expression;
  /** Notes that this is nested more deeply than is read. */
  tooDeep(node: SyntaxNode): Expression;
}

/** What the grammar could not place, or made up. */
export function isFaulty(node: SyntaxNode): boolean {
  return node.isError || node.isMissing;
}
