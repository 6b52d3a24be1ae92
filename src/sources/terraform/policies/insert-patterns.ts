import { mxFields, type Policy, type PolicyField, type PolicyLine } from "../../../model/policy.js";
import type { PolicyDocument } from "../../../model/policy-domain.js";
import { editOf, type Piece, type Range, type TextEdit } from "../../../model/text.js";
import type { Span, Template, TemplatePart } from "../syntax/ast.js";
import { insertIntoDataFile, isDataFile } from "./data-lists.js";
import { insertIntoTuple } from "./list-literals.js";
import type { Places } from "./places.js";
import { expressionsAround } from "./tree-search.js";

type Insert = NonNullable<PolicyDocument["insertPatterns"]>;

const TAKES_A_PERSON: Insert = () => undefined;

/**
 * How patterns are added to a policy: to the list that its mx lines are made of, or as a line where the lines are written.
 * Undefined where lines are added as to any text: where the last mx line stands in one stretch and only once.
 */
export function insertPatternsInto(policy: Policy, places: Places): Insert | undefined {
  const fields = mxFields(policy);
  const last = fields.at(-1);
  if (!last) return undefined;
  if (isWrittenAsLine(policy, last.line, places)) return isContiguous(last.line) ? undefined : lineBehind(last.line);
  for (const field of fields.toReversed()) {
    const insert = listOf(field, places);
    if (insert) return insert;
  }
  return TAKES_A_PERSON;
}

/** Whether the line, from its name to its end, is written in one literal, and stands for just one line. */
function isWrittenAsLine(policy: Policy, line: PolicyLine, places: Places): boolean {
  const [first] = line.text.pieces;
  const end = line.ending.pieces[0] ?? line.text.pieces.at(-1);
  if (!first || !end || first.computedFrom || end.computedFrom || first.range.path !== end.range.path) return false;
  if (end.range.start < first.range.start || isRepeated(policy, line, first)) return false;
  const hcl = places.trees.get(first.range.path);
  // The last line of a data file may be the last of a list.
  if (!hcl) return !(line.ending.value === "" && isDataFile(first.range.path)) && !isInDirective(first.range, places);
  const around = expressionsAround(hcl, first.range);
  const literal = around.findLast((each) => each.kind === "template");
  if (!literal || literal !== expressionsAround(hcl, end.range).findLast((each) => each.kind === "template"))
    return false;
  const texts = literal.parts.flatMap((part) => spanOfText(part) ?? []).map((span) => hcl.range(span));
  const isTopLevel = ({ range }: Piece): boolean => texts.some((text) => holds(text, range));
  if (!isTopLevel(first) || !isTopLevel(end)) return false;
  const parent = around.at(around.lastIndexOf(literal) - 1);
  if (isWholeElement(literal, line, parent?.kind)) return false;
  // Stands for a line of each element, even where there is only one.
  if (parent?.kind === "call" && parent.name === "formatlist") return false;
  return !around.some(({ kind }) => kind === "for") || holdsOtherFields(policy, hcl.range(literal.span));
}

function spanOfText(part: TemplatePart): Span | undefined {
  const [first] = part.kind === "text" ? part.segments : [];
  const last = part.kind === "text" ? part.segments.at(-1) : undefined;
  return first && last && { start: first.start, end: last.end };
}

/** In `["version: STSv1", "mx: mail.example.com"]`. */
function isWholeElement(literal: Template, { text }: PolicyLine, parent: string | undefined): boolean {
  return parent === "tuple" && wholeText(literal.parts) === text.value;
}

function wholeText(parts: readonly TemplatePart[]): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind !== "text") return undefined;
    text += part.segments.map((segment) => segment.text).join("");
  }
  return text;
}

function holds(outer: Range, inner: Range): boolean {
  return outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end;
}

function isRepeated({ lines }: Policy, line: PolicyLine, { range }: Piece): boolean {
  return lines.some((other) => {
    const first = other.text.pieces[0]?.range;
    return other.number !== line.number && first?.path === range.path && first.start === range.start;
  });
}

/** A literal within a `for` is repeated itself, unless it is the policy. */
function holdsOtherFields(policy: Policy, literal: Range): boolean {
  return policy.fields.some(
    ({ name, line }) => name.value !== "mx" && line.text.pieces.some(({ range }) => holds(literal, range)),
  );
}

const DIRECTIVE = /%\{~?\s*(for|if|endfor|endif)\b/g;

/** In a file that is a template: between `%{ for … }` and `%{ endfor }`. */
function isInDirective(range: Range, { files }: Places): boolean {
  const before = files.get(range.path)?.bytes.subarray(0, range.start);
  if (!before) return true;
  let depth = 0;
  for (const [, word] of new TextDecoder().decode(before).matchAll(DIRECTIVE))
    depth += word?.startsWith("end") ? -1 : 1;
  return depth > 0;
}

/** From the first letter to the line end, one after another. */
function isContiguous({ text, ending }: PolicyLine): boolean {
  const pieces = [...text.pieces, ...ending.pieces.slice(0, 1)];
  return pieces.every((piece, index) => {
    const before = pieces[index - 1]?.range;
    return !before || (before.path === piece.range.path && before.end === piece.range.start);
  });
}

/** Behind a line that holds a value from elsewhere: in front of its line end. */
function lineBehind({ text, ending }: PolicyLine): Insert {
  const [end] = ending.pieces;
  const encode = end?.encode ?? text.encode;
  if (!end) return TAKES_A_PERSON;
  const blanks = blanksOf(text.value);
  return (hosts) => {
    const lines = hosts.map((host) => `${ending.value}mx:${blanks}${host}`).join("");
    return [editOf({ ...end.range, end: end.range.start }, encode(lines))];
  };
}

function blanksOf(line: string): string {
  return /^[ \t]*mx[ \t]*:([ \t]*)/.exec(line)?.[1] ?? " ";
}

/** The list of which the value, or the whole line, is an element. */
function listOf({ value, line }: PolicyField, places: Places): Insert | undefined {
  const [piece] = value.pieces;
  const last = value.pieces.at(-1);
  if (!piece || !last || !value.pieces.every(({ range, verbatim }) => verbatim && range.path === piece.range.path)) {
    return undefined;
  }
  const range = { ...piece.range, end: last.range.end };
  const hcl = places.trees.get(range.path);
  if (!hcl) return dataListOf(line, range, places);
  const around = expressionsAround(hcl, range);
  const element = around.at(-1);
  const tuple = around.at(-2);
  if (element?.kind !== "template" || tuple?.kind !== "tuple") return undefined;
  const text = wholeText(element.parts);
  if (text !== value.value && text !== line.text.value) return undefined;
  const before = text === value.value ? "" : `mx:${blanksOf(line.text.value)}`;
  return (hosts): readonly TextEdit[] | undefined =>
    insertIntoTuple(
      hcl,
      { tuple, element },
      hosts.map((host) => `${before}${host}`),
    );
}

function dataListOf({ text }: PolicyLine, value: Range, { files }: Places): Insert | undefined {
  const file = files.get(value.path);
  if (!file) return undefined;
  const start = text.pieces[0]?.range;
  const whole = start?.path === value.path ? { ...value, start: start.start } : value;
  const before = `mx:${blanksOf(text.value)}`;
  return (hosts) =>
    insertIntoDataFile(file, value, hosts) ??
    insertIntoDataFile(
      file,
      whole,
      hosts.map((host) => `${before}${host}`),
    );
}
