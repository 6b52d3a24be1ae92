import type { Attribute, Body, Expression, ObjectField } from "../syntax/ast.js";

/**
 * Bodies that are written as values: `{…}` is one, `[{…}, {…}]` are several. That is how JSON has nested blocks, and how
 * the native syntax may have some. Undefined for anything else.
 */
export function literalBodies(
  expression: Expression,
): readonly { readonly body: Body; readonly of: Expression }[] | undefined {
  const objects = expression.kind === "tuple" ? expression.elements : [expression];
  const bodies: { readonly body: Body; readonly of: Expression }[] = [];
  for (const object of objects) {
    const body = object.kind === "object" ? literalBody(object.fields) : undefined;
    if (!body) return undefined;
    bodies.push({ body, of: object });
  }
  return bodies;
}

function literalBody(fields: readonly ObjectField[]): Body | undefined {
  const attributes: Attribute[] = [];
  for (const { key, value } of fields) {
    const name = literalText(key);
    if (name === undefined) return undefined;
    // A property of this name is a comment in JSON.
    if (name !== "//")
      attributes.push({ name, expression: value, span: { start: key.span.start, end: value.span.end } });
  }
  return { attributes, blocks: [] };
}

/** The text of a string without interpolations; of a bare word the word. */
export function literalText(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "template") return undefined;
  const texts: string[] = [];
  for (const part of expression.parts) {
    if (part.kind !== "text") return undefined;
    texts.push(...part.segments.map((segment) => segment.text));
  }
  return texts.join("");
}
