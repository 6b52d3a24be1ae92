import { editOf, type TextEdit } from "../../../model/text.js";
import type { Expression, HclFile, Template } from "../syntax/ast.js";

export interface Element {
  readonly tuple: Extract<Expression, { readonly kind: "tuple" }>;
  readonly element: Template;
}

/**
 * Adds strings to a list that is written in the file, behind one of its elements and written like it: on a line each with the
 * same indentation, or on the same line. Undefined where that element is no plain string.
 */
export function insertIntoTuple(
  hcl: HclFile,
  { tuple, element }: Element,
  texts: readonly string[],
): readonly TextEdit[] | undefined {
  const quotes = quotesOf(hcl, element);
  if (!quotes) return undefined;
  const blanks = blanksBefore(hcl, { tuple, element });
  const added = texts.map((text) => `${quotes.open}${text}${quotes.close}`);
  const insert = (at: number, text: string): TextEdit => editOf(hcl.range({ start: at, end: at }), text);
  const { end } = element.span;
  const rest = REST_OF_LINE.exec(hcl.text.slice(end, tuple.span.end));
  if (!blanks.includes("\n") || !rest) return [insert(end, added.map((text) => `,${blanks}${text}`).join(""))];
  const [line, comma = "", comment] = rest;
  // A comment stays with the element that it is about.
  if (comment === undefined && comma === "") return [insert(end, added.map((text) => `,${blanks}${text}`).join(""))];
  const lines = added.map((text, index) => `${blanks}${text}${comma === "" && index === added.length - 1 ? "" : ","}`);
  const behind = insert(end + line.length, lines.join(""));
  return comma === "" ? [insert(end, ","), behind] : [behind];
}

/** Up to the line end: a comma, a comment. */
const REST_OF_LINE = /^[ \t]*(,)?[ \t]*((?:#|\/\/)[^\r\n]*)?(?=\r?\n)/;

function quotesOf(hcl: HclFile, { parts, span, quoting }: Template): { open: string; close: string } | undefined {
  const segments = parts.flatMap((part) => (part.kind === "text" ? part.segments : []));
  const [first] = segments;
  const last = segments.at(-1);
  if (!first || !last || (quoting.kind !== "quoted" && quoting.kind !== "json")) return undefined;
  const open = hcl.text.slice(span.start, first.start);
  const close = hcl.text.slice(last.end, span.end);
  return open !== "" && open === close ? { open, close } : undefined;
}

/** What stands between the comma or bracket in front of the element and itself, without comments. */
function blanksBefore(hcl: HclFile, { tuple, element }: Element): string {
  const index = tuple.elements.indexOf(element);
  const before = tuple.elements[index - 1];
  const behind = tuple.elements[index + 1];
  const text = before
    ? hcl.text.slice(before.span.end, element.span.start)
    : hcl.text.slice(tuple.span.start + 1, element.span.start);
  const lineBreak = text.lastIndexOf("\n");
  if (lineBreak !== -1) return `${text[lineBreak - 1] === "\r" ? "\r" : ""}${text.slice(lineBreak)}`;
  if (before) return /,(\s*)$/.exec(text)?.[1] ?? " ";
  const next = behind ? hcl.text.slice(element.span.end, behind.span.start) : "";
  return /,([ \t]*)$/.exec(next)?.[1] ?? " ";
}
