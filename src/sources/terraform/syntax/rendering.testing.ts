import type { Body, Expression, Span, Step, Template, TemplatePart } from "./ast.js";

/** A tree as an s-expression, for tables of tests. Text is in quotes, its parts that are not verbatim in angle brackets. */
export function render(expression: Expression): string {
  switch (expression.kind) {
    case "template":
      return renderTemplate(expression);
    case "number":
      return expression.written;
    case "bool":
      return String(expression.value);
    case "null":
    case "invalid":
      return expression.kind;
    case "name":
      return expression.name;
    case "tuple":
      return list("tuple", expression.elements.map(render));
    case "object":
      return list(
        "object",
        expression.fields.map(({ key, value }) => `${render(key)}=${render(value)}`),
      );
    case "attribute":
      return list("attr", [render(expression.of), expression.name]);
    case "index":
      return list("index", [render(expression.of), render(expression.key)]);
    case "splat":
      return list("splat", [render(expression.of), ...expression.steps.map(renderStep)]);
    case "call":
      return list(`call ${expression.name}`, [
        ...expression.arguments.map(render),
        ...(expression.expands ? ["..."] : []),
      ]);
    case "for":
      return list("for", [
        [expression.keyName, expression.valueName].filter((name) => name !== undefined).join(","),
        render(expression.collection),
        ...(expression.key ? [`${render(expression.key)}=>`] : []),
        `${render(expression.value)}${expression.grouping ? "..." : ""}`,
        ...(expression.condition ? [`if ${render(expression.condition)}`] : []),
      ]);
    case "conditional":
      return list("?", [render(expression.condition), render(expression.yes), render(expression.no)]);
    case "unary":
      return list(expression.operator, [render(expression.operand)]);
    case "binary":
      return list(expression.operator, [render(expression.left), render(expression.right)]);
  }
}

function list(name: string, parts: readonly string[]): string {
  return `(${[name, ...parts].join(" ")})`;
}

function renderStep(step: Step): string {
  return step.kind === "attribute" ? `.${step.name}` : `[${render(step.key)}]`;
}

export function renderTemplate({ parts }: Template): string {
  if (parts.length === 0) return '""';
  const [first] = parts;
  return parts.length === 1 && first?.kind === "text" ? renderPart(first) : list("template", parts.map(renderPart));
}

function renderPart(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return `"${part.segments
        .map(({ text, verbatim }) => (verbatim ? text : `<${JSON.stringify(text).slice(1, -1)}>`))
        .join("")}"`;
    case "interpolation":
      return `\${${render(part.expression)}}`;
    case "if":
      return list("if", [render(part.condition), renderParts(part.yes), renderParts(part.no)]);
    case "for":
      return list("for", [
        [part.keyName, part.valueName].filter((name) => name !== undefined).join(","),
        render(part.collection),
        renderParts(part.body),
      ]);
  }
}

function renderParts(parts: readonly TemplatePart[]): string {
  return `[${parts.map(renderPart).join(" ")}]`;
}

/** What a template comes to where nothing in it has to be evaluated. */
export function textOfTemplate(expression: Expression): string | undefined {
  if (expression.kind !== "template") return undefined;
  const texts = expression.parts.map((part) =>
    part.kind === "text" ? part.segments.map(({ text }) => text).join("") : undefined,
  );
  return texts.includes(undefined) ? undefined : texts.join("");
}

export function renderBody(body: Body): string {
  const parts: { readonly span: Span; readonly text: string }[] = [
    ...body.attributes.map(({ name, expression, span }) => ({ span, text: `${name}=${render(expression)}` })),
    ...body.blocks.map(({ type, labels, body: inner, span }) => ({
      span,
      text: `${[type, ...labels.map((label) => JSON.stringify(label))].join(" ")} {${renderBody(inner)}}`,
    })),
  ];
  return parts
    .sort((one, other) => one.span.start - other.span.start)
    .map(({ text }) => text)
    .join("; ");
}
