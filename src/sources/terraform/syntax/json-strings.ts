import type { Expression, Quoting, Segment, Span } from "./ast.js";
import { ExpressionReading } from "./expression.js";
import type { Faults } from "./faults.js";
import type { JsonString } from "./json-text.js";
import type { HclParser } from "./parser.js";
import type { Effort, Layout } from "./reading.js";
import { plainSegments } from "./segments.js";
import { readBareTemplate } from "./template.js";

export interface JsonFacts {
  readonly text: string;
  readonly parser: HclParser;
  readonly faults: Faults;
  readonly effort: Effort;
}

const SPECIAL = /[\\\n]|[$%]\{/;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/y;
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** The text of a string. */
export function jsonText({ text }: JsonFacts, { start, end }: JsonString): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? decode(text, start + 1, end - 1).text : inner;
}

/** A string is a template, or, with `literal`, what it reads. */
export function jsonTemplate(facts: JsonFacts, node: JsonString, literal: boolean, depth: number): Expression {
  const { text, parser, faults, effort } = facts;
  const span = { start: node.start, end: node.end };
  const inner = { start: node.start + 1, end: node.end - 1 };
  const quoting: Quoting = literal ? { kind: "json", literal: true } : { kind: "json" };
  const written = text.slice(inner.start, inner.end);
  if (!SPECIAL.test(written)) return template(quoting, span, [{ ...inner, text: written, verbatim: true }]);
  const decoded = decode(text, inner.start, inner.end);
  const quoted: Quoting = { kind: "quoted", json: true };
  const reading = new ExpressionReading({ ...decoded, parser, faults, effort, quoted });
  if (literal) return template(quoting, span, plainSegments(reading, 0, decoded.text.length));
  return { ...readBareTemplate(reading, quoting, depth), span };
}

function template(quoting: Quoting, span: Span, segments: readonly Segment[]): Expression {
  const parts = segments.some((segment) => segment.text !== "") ? [{ kind: "text" as const, segments }] : [];
  return { kind: "template", parts, quoting, span };
}

function decode(text: string, start: number, end: number): { readonly text: string; readonly layout: Layout } {
  const parts: string[] = [];
  // The place of each unit of the decoded text, and of its end.
  const places = new Uint32Array(end - start + 1);
  let length = 0;
  let at = start;
  while (at < end) {
    places[length] = at;
    length += 1;
    ESCAPE.lastIndex = at;
    const match = text[at] === "\\" ? ESCAPE.exec(text) : null;
    if (!match) {
      parts.push(text.charAt(at));
      at += 1;
      continue;
    }
    const [whole, code, letter = ""] = match;
    parts.push(
      code === undefined ? (SIMPLE_ESCAPES.get(letter) ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
    );
    at += whole.length;
  }
  places[length] = end;
  return { text: parts.join(""), layout: layoutOf(places, length) };
}

function layoutOf(places: Uint32Array, length: number): Layout {
  const place = (at: number): number => places[Math.min(at, length)] ?? 0;
  return {
    place,
    verbatimUntil: (start, end) => {
      let at = start;
      while (at < end && place(at + 1) === place(at) + 1) at += 1;
      return at;
    },
  };
}
