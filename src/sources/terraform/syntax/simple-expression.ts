import type { Expression, Span } from "./ast.js";
import { characterSet, nextOf, plainStringEnd, skipTrivia } from "./characters.js";
import type { Reading } from "./reading.js";

const NUMBER = /^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*$/;
const LONGEST_PATH = 200;
const ENDS_OF_ELEMENT = characterSet(",] \t\r\n#/");

/**
 * Most of what people write, without the grammar: plain strings, numbers, `true`, `null`, paths such as
 * `aws_route53_zone.main.zone_id`, and lists of these. Undefined for anything else.
 */
export function readSimple(reading: Reading, start: number, end: number): Expression | undefined {
  return reading.text[start] === "[" ? readTuple(reading, start, end) : readOne(reading, start, end);
}

function readOne(reading: Reading, start: number, end: number): Expression | undefined {
  const { text } = reading;
  if (text[start] === '"')
    return plainStringEnd(text, start, end) === end ? plainString(reading, start, end) : undefined;
  if (end - start > LONGEST_PATH) return undefined;
  const written = text.slice(start, end);
  if (NUMBER.test(written)) return { kind: "number", written, span: spanOf(reading, start, end) };
  return PATH.test(written) ? readPath(reading, written, start) : undefined;
}

function spanOf({ layout }: Reading, start: number, end: number): Span {
  return { start: layout.place(start), end: layout.place(end) };
}

function plainString(reading: Reading, start: number, end: number): Expression | undefined {
  const { text, layout, quoted } = reading;
  const inner = { start: layout.place(start + 1), end: layout.place(end - 1) };
  if (layout.verbatimUntil(start + 1, end - 1) < end - 1) return undefined;
  const segment = { ...inner, text: text.slice(start + 1, end - 1), verbatim: true };
  const parts = segment.text === "" ? [] : [{ kind: "text" as const, segments: [segment] }];
  return { kind: "template", parts, quoting: quoted, span: spanOf(reading, start, end) };
}

function readPath(reading: Reading, written: string, start: number): Expression | undefined {
  const [first = "", ...names] = written.split(".");
  let at = start + first.length;
  const span = spanOf(reading, start, at);
  if (first === "true" || first === "false" || first === "null") {
    if (names.length > 0) return undefined;
    return first === "null" ? { kind: "null", span } : { kind: "bool", value: first === "true", span };
  }
  let expression: Expression = { kind: "name", name: first, span };
  for (const name of names) {
    at += 1 + name.length;
    expression = { kind: "attribute", of: expression, name, span: spanOf(reading, start, at) };
  }
  return expression;
}

function readTuple(reading: Reading, start: number, end: number): Expression | undefined {
  const { text } = reading;
  const elements: Expression[] = [];
  let at = skipTrivia(text, start + 1, end, true);
  while (at < end && text[at] !== "]") {
    const elementEnd = plainStringEnd(text, at, end) ?? nextOf(ENDS_OF_ELEMENT, text, at, end);
    const element = readOne(reading, at, elementEnd);
    if (!element) return undefined;
    elements.push(element);
    at = skipTrivia(text, elementEnd, end, true);
    if (text[at] === ",") at = skipTrivia(text, at + 1, end, true);
    else if (text[at] !== "]") return undefined;
  }
  return at === end - 1 ? { kind: "tuple", elements, span: spanOf(reading, start, end) } : undefined;
}
