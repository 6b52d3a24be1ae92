import { isQuote, type Literal, readLiteral } from "./literal.js";
import type { Part } from "./parts.js";
import { isServed, type Trimming, trimmingAt } from "./surroundings.js";

/** A text as code makes it: a string, several with `+` between them, or an array of lines that is joined. */
export interface Chain {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
  readonly trimming: Trimming | undefined;
}

/** How many strings one text may be made of. */
const MOST_LINKS = 200;

/** The texts that a string may be a part of, the largest first. */
export function* chainsWith(code: string, literal: Literal): Iterable<Chain> {
  const joined = joinedArray(code, literal);
  if (joined) yield joined;
  const links = concatenated(code, literal);
  if (links.length > 1) yield chainOf(code, links.flatMap(partsOf), links);
  if (isServed(code, literal.start, literal.after)) yield chainOf(code, literal.parts, [literal]);
}

/** A string, or an expression between two of them. */
type Link = Literal | { readonly start: number; readonly after: number; readonly expression: Part };

function partsOf(link: Link): readonly Part[] {
  return "expression" in link ? [link.expression] : link.parts;
}

function chainOf(code: string, parts: readonly Part[], links: readonly Link[]): Chain {
  const start = links[0]?.start ?? 0;
  const end = links.at(-1)?.after ?? start;
  const trimming = trimmingAt(code, end);
  return { start, end: trimming?.after ?? end, parts, trimming };
}

/** How many blanks are skipped between two parts of a text. */
const MOST_BLANKS = 1_000;
const BLANKS = /(?:[ \t\r\n]|\\\r?\n){0,1000}/y;

function skipBlanks(code: string, at: number): number {
  BLANKS.lastIndex = at;
  BLANKS.exec(code);
  return Math.max(at, BLANKS.lastIndex);
}

function blanksBefore(code: string, at: number): number {
  let start = at;
  while (start > Math.max(0, at - MOST_BLANKS) && /\s/.test(code[start - 1] ?? "")) start -= 1;
  return start;
}

/** The string that begins at `at`, whatever its quotes. */
function literalAt(code: string, at: number): Literal | undefined {
  if (code.startsWith('{"', at)) return readLiteral(code, at + 1);
  let quote = at;
  while (code[quote] === "\\" && quote - at < 8) quote += 1;
  if (!isQuote(code[quote])) return undefined;
  const triple = code[quote] !== "`" && code[quote + 1] === code[quote] && code[quote + 2] === code[quote];
  return readLiteral(code, triple ? quote + 2 : quote);
}

/** The string that ends in front of `end`; found from its quote, which no line of a policy holds. */
function literalEndingAt(code: string, end: number): Literal | undefined {
  const quote = code[end - 1];
  if (!isQuote(quote)) return undefined;
  const from = code.lastIndexOf(quote ?? "", end - 2);
  if (from === -1 || end - from > 2_000) return undefined;
  const literal = readLiteral(code, from);
  return literal?.after === end ? literal : undefined;
}

/** Strings with `+`, `.` or nothing but blanks between them, and simple expressions among them. */
function concatenated(code: string, literal: Literal): readonly Link[] {
  const links: Link[] = [literal];
  for (let next = linkBefore(code, literal.start); next && links.length < MOST_LINKS; ) {
    links.unshift(next);
    next = linkBefore(code, next.start);
  }
  for (let next = linkBehind(code, literal.after); next && links.length < MOST_LINKS; ) {
    links.push(next);
    next = linkBehind(code, next.after);
  }
  return links.every((link) => "expression" in link || isServedInside(code, links, link)) ? links : [literal];
}

/** What stands before the first and behind the last of them says what all are for. */
function isServedInside(code: string, links: readonly Link[], link: Link): boolean {
  const first = links[0]?.start ?? link.start;
  const last = links.at(-1)?.after ?? link.after;
  return link !== links[0] || isServed(code, first, last);
}

function linkBefore(code: string, start: number): Link | undefined {
  const end = blanksBefore(code, start);
  const plus = code[end - 1] === "+" ? blanksBefore(code, end - 1) : end;
  return plus === start ? undefined : literalEndingAt(code, plus);
}

/** What is added to a text without quotes of its own: `host`, `policy.mode`, `hosts.join("\n")` is none. */
const EXPRESSION = /[\w$][\w$.]{0,100}(?:\([\w$., ]{0,60}\)|\[[\w$]{1,40}\])?/y;

function linkBehind(code: string, after: number): Link | undefined {
  const at = skipBlanks(code, after);
  const isJoined = code[at] === "+" || (code[at] === "." && /[\s"']/.test(code[at + 1] ?? ""));
  const next = isJoined ? skipBlanks(code, at + 1) : at;
  const literal = next === after ? undefined : literalAt(code, next);
  if (literal || code[at] !== "+") return literal;
  EXPRESSION.lastIndex = next;
  const found = EXPRESSION.exec(code)?.[0];
  if (found === undefined) return undefined;
  const end = next + found.length;
  return { start: next, after: end, expression: unknownPart(code, next, end) };
}

function unknownPart(code: string, start: number, end: number): Part {
  const written = code.slice(start, end);
  const shown = written.length > 40 ? "a part of it" : written;
  return { start, end, unknown: `${shown} is known only when the code runs`, encode: (text) => text };
}

/** `["version: STSv1", …].join("\n")`, and the same in Python and PHP. */
function joinedArray(code: string, literal: Literal): Chain | undefined {
  const elements = elementsAround(code, literal);
  if (!elements) return undefined;
  const separator = joinBehind(code, elements) ?? joinBefore(code, elements);
  if (!separator || !isServed(code, separator.start, separator.end)) return undefined;
  const parts = joinedParts(code, elements.links, separator.text);
  const ending = linkBehind(code, separator.end);
  const last = ending && code[skipBlanks(code, separator.end)] === "+" ? partsOf(ending) : [];
  return { start: separator.start, end: separator.end, parts: [...parts, ...last], trimming: undefined };
}

interface Elements {
  readonly links: readonly Link[];
  readonly open: number;
  /** Behind the bracket. */
  readonly close: number;
}

function elementsAround(code: string, literal: Literal): Elements | undefined {
  const links: Link[] = [literal];
  let open = blanksBefore(code, literal.start);
  while (code[open - 1] === "," && links.length < MOST_LINKS) {
    const before = literalEndingAt(code, blanksBefore(code, open - 1));
    if (!before) return undefined;
    links.unshift(before);
    open = blanksBefore(code, before.start);
  }
  if (code[open - 1] !== "[" && code[open - 1] !== "(") return undefined;
  let at = skipBlanks(code, literal.after);
  while (code[at] === "," && links.length < MOST_LINKS) {
    const next = skipBlanks(code, at + 1);
    if (isClosing(code[next])) {
      at = next;
      break;
    }
    const link = literalAt(code, next) ?? expressionElement(code, next);
    if (!link) return undefined;
    links.push(link);
    at = skipBlanks(code, link.after);
  }
  return isClosing(code[at]) ? { links, open: open - 1, close: at + 1 } : undefined;
}

function isClosing(character: string | undefined): boolean {
  return character === "]" || character === ")";
}

/** An element that is no string, up to the comma or bracket behind it: `...hosts.map((host) => "mx: " + host)`. */
function expressionElement(code: string, start: number): Link | undefined {
  let depth = 0;
  for (let at = start; at < Math.min(code.length, start + 1_000); at++) {
    const character = code[at] ?? "";
    if (depth === 0 && (character === "," || isClosing(character))) {
      const end = blanksBefore(code, at);
      return end > start ? { start, after: end, expression: unknownPart(code, start, end) } : undefined;
    }
    if (isQuote(character)) at = (literalAt(code, at)?.after ?? at + 1) - 1;
    else if ("([{".includes(character)) depth += 1;
    else if (")]}".includes(character)) depth -= 1;
  }
  return undefined;
}

interface Separator {
  readonly text: string;
  /** Of the whole expression. */
  readonly start: number;
  readonly end: number;
}

const JOIN_BEHIND = /\s{0,40}\.join\(\s{0,40}(["'`])((?:\\{1,8}r)?\\{1,8}n|\n|)\1\s{0,40}\)/y;
const JOIN_BEFORE = /(["'])((?:\\{1,8}r)?\\{1,8}n|\n|)\1\s{0,40}\.join\(\s{0,40}$/;
const IMPLODE = /implode\(\s{0,40}(["'])((?:\\{1,8}r)?\\{1,8}n|)\1\s{0,40},\s{0,40}$/;

function joinBehind(code: string, { open, close }: Elements): Separator | undefined {
  JOIN_BEHIND.lastIndex = close;
  const match = JOIN_BEHIND.exec(code);
  return match ? { text: lineEndOf(match[2]), start: open, end: JOIN_BEHIND.lastIndex } : undefined;
}

function joinBefore(code: string, { open, close }: Elements): Separator | undefined {
  const before = code.slice(Math.max(0, open - 120), open);
  const match = JOIN_BEFORE.exec(before) ?? IMPLODE.exec(before);
  if (!match) return undefined;
  const start = open - before.length + match.index;
  return { text: lineEndOf(match[2]), start, end: skipBlanks(code, close) + 1 };
}

function lineEndOf(written = ""): string {
  return written === "" ? "" : written.includes("r") ? "\r\n" : "\n";
}

/** Between two elements, from quote to quote, stands a line end: taken out together with a line, it leaves a list. */
function joinedParts(code: string, links: readonly Link[], separator: string): readonly Part[] {
  const blanks = blanksBetween(code, links);
  const parts: Part[] = [];
  for (const [index, link] of links.entries()) {
    const next = links[index + 1];
    const encode = elementEncoder(link, blanks, separator);
    parts.push(...partsOf(link).map((part) => ({ ...part, encode })));
    if (next && separator !== "")
      parts.push({ start: contentEnd(link), end: contentStart(next), text: separator, encode });
  }
  return parts;
}

function contentStart(link: Link): number {
  return "expression" in link ? link.start : link.end;
}

function contentEnd(link: Link): number {
  return "expression" in link ? link.after : link.contentEnd;
}

function blanksBetween(code: string, links: readonly Link[]): string {
  const [first, second] = links;
  const between = first && second ? code.slice(first.after, second.start) : "";
  return /^\s*,(\s*)$/.exec(between)?.[1] ?? " ";
}

function elementEncoder(link: Link, blanks: string, separator: string): (text: string) => string {
  if ("expression" in link) return (text) => text;
  const encodeLine = link.parts[0]?.encode ?? ((text: string) => text);
  if (separator === "") return encodeLine;
  const { close } = link;
  return (text) => text.split(/\r?\n/).map(encodeLine).join(`${close},${blanks}${close}`);
}
