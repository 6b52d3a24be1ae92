import type { Expression, ObjectField, Span } from "./ast.js";
import { type Converting, isFaulty } from "./converting.js";
import type { SyntaxNode } from "./parser.js";

export function convertTuple(converting: Converting, node: SyntaxNode, depth: number): Expression {
  return { kind: "tuple", elements: elementsOf(converting, node, depth), span: converting.span(node) };
}

function elementsOf(converting: Converting, node: SyntaxNode, depth: number): readonly Expression[] {
  const elements: Expression[] = [];
  for (const child of node.children) {
    if (child.type === "expression") elements.push(converting.expression(child, depth));
    else if (child.isError) elements.push(converting.invalid(child));
  }
  return elements;
}

export function convertObject(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const fields: ObjectField[] = [];
  for (const child of node.children) {
    if (child.type !== "object_elem") continue;
    const [key, value] = child.children.filter(isExpression);
    if (!key || !value) continue;
    const isBroken = child.children.some(isFaulty);
    fields.push({
      key: keyOf(converting, key, depth),
      value: isBroken ? converting.invalid(value) : converting.expression(value, depth),
    });
  }
  return { kind: "object", fields, span: converting.span(node) };
}

function isExpression({ type }: SyntaxNode): boolean {
  return type === "expression";
}

/** A word is itself; a path could be meant as a name with dots or as a reference, and Terraform takes neither. */
function keyOf(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const key = converting.expression(node, depth);
  if (node.firstChild?.type === "(") return key;
  const { span } = key;
  switch (key.kind) {
    case "name":
      return wordTemplate(converting, key.name, span);
    case "bool":
      return wordTemplate(converting, String(key.value), span);
    case "null":
      return wordTemplate(converting, "null", span);
    case "attribute":
    case "index":
      converting.reading.faults.mistake(
        span.start,
        span.end,
        "Terraform can't tell whether this key is a reference or a name. Put a reference in parentheses, a name in quotes.",
      );
      return { kind: "invalid", span };
    default:
      return key;
  }
}

function wordTemplate({ reading }: Converting, text: string, span: Span): Expression {
  const segments = [{ ...span, text, verbatim: true }];
  return { kind: "template", parts: [{ kind: "text", segments }], quoting: reading.quoted, span };
}

export function convertCall(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const list = node.children.find(({ type }) => type === "function_arguments");
  if (node.children.some(isFaulty)) return converting.invalid(node);
  return {
    kind: "call",
    name: node.firstChild ? converting.written(node.firstChild) : "",
    arguments: list ? elementsOf(converting, list, depth) : [],
    expands: list?.children.some(({ type }) => type === "ellipsis") ?? false,
    span: converting.span(node),
  };
}

export function convertFor(converting: Converting, node: SyntaxNode, depth: number): Expression {
  const intro = node.children.find(({ type }) => type === "for_intro");
  const collection = intro?.children.find(isExpression);
  const names = (intro?.children ?? [])
    .filter(({ type }) => type === "identifier")
    .map((each) => converting.written(each));
  const values = node.children.filter(isExpression);
  const condition = node.children.find(({ type }) => type === "for_cond")?.lastChild;
  const value = values.at(-1);
  const valueName = names.at(-1);
  if (!collection || !value || valueName === undefined || node.children.some(isFaulty)) return converting.invalid(node);
  const [key] = values.length > 1 ? values : [];
  return {
    kind: "for",
    keyName: names.length > 1 ? names[0] : undefined,
    valueName,
    collection: converting.expression(collection, depth),
    key: key && converting.expression(key, depth),
    value: converting.expression(value, depth),
    condition: condition ? converting.expression(condition, depth) : undefined,
    grouping: node.children.some(({ type }) => type === "ellipsis"),
    span: converting.span(node),
  };
}
