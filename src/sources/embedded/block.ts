import { LONGEST_POLICY } from "../policy-text.js";
import type { Part } from "./parts.js";

/** Lines of a text that stand in the code as lines: without quotes, and without the indentation that all of them lose. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

/** How far up the line is looked for with which such a text begins. */
const MOST_LINES = 60;

/** The here document or the block scalar of YAML that the line at `at` is in. */
export function blockAround(code: string, at: number): Block | undefined {
  let start = code.lastIndexOf("\n", at - 1) + 1;
  const indent = code.slice(start, at);
  if (!/^[ \t]*$/.test(indent)) return undefined;
  for (let count = 0; start > 0 && count < MOST_LINES; count++) {
    const above = lineBefore(code, start);
    const block = hereDocument(code, above, start) ?? blockScalar(code, above, start, indent);
    if (block) return block;
    if (!isFieldLike(above)) return undefined;
    start = code.lastIndexOf("\n", start - 2) + 1;
  }
  return undefined;
}

function lineBefore(code: string, start: number): string {
  return code.slice(code.lastIndexOf("\n", start - 2) + 1, start - 1).replace(/\r$/, "");
}

/** What may stand between the first line and the version. */
function isFieldLike(line: string): boolean {
  return /^\s*(?:[\w.-]+[ \t]*:|#|$)/.test(line) || /[{%$\uFFFC]/.test(line);
}

const HERE_DOCUMENT = /<<[-~]?[ \t]*(["']?)(\w{1,64})\1/;

/** `<<EOF`, and as Caddy, Ruby and PHP have it: the lines lose the indentation of the last one. */
function hereDocument(code: string, above: string, start: number): Block | undefined {
  const tag = above.length <= 1_000 ? HERE_DOCUMENT.exec(above)?.[2] : undefined;
  if (tag === undefined || /^\s*#/.test(above)) return undefined;
  for (const [from, to] of linesFrom(code, start)) {
    const line = code.slice(from, to);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
    if (isTag(line.slice(indent.length), tag)) return blockOf(code, start, from, indent);
  }
  return undefined;
}

/** Alone on its line in most languages; Caddy has further arguments behind it. */
function isTag(line: string, tag: string): boolean {
  return line.startsWith(tag) && !/^\w/.test(line.slice(tag.length));
}

/** `key: |`, up to the first line that is indented less. */
const BLOCK_SCALAR = /^([ \t]*)(?:- )?["']?([\w./-]{1,80})["']?[ \t]*:[ \t]*\|[-+\d]*[ \t]*(?:#.*)?$/;
const NOT_SERVED = /descri|example|comment|note|help|doc|readme/i;

function blockScalar(code: string, above: string, start: number, indent: string): Block | undefined {
  const match = above.length <= 1_000 ? BLOCK_SCALAR.exec(above) : null;
  if (!match || NOT_SERVED.test(match[2] ?? "") || indent.length <= (match[1] ?? "").length) return undefined;
  let end = start;
  let isOver = false;
  for (const [from, to, next] of linesFrom(code, start)) {
    const line = code.slice(from, to);
    isOver ||= line.trim() !== "" && !line.startsWith(indent);
    if (isOver) break;
    if (line.trim() !== "") end = next;
  }
  return end > start ? blockOf(code, start, end, indent) : undefined;
}

function* linesFrom(code: string, start: number): Iterable<readonly [from: number, to: number, next: number]> {
  for (let from = start; from < Math.min(code.length, start + LONGEST_POLICY); ) {
    const lineFeed = code.indexOf("\n", from);
    const next = lineFeed === -1 ? code.length : lineFeed + 1;
    yield [from, lineFeed === -1 ? next : lineFeed, next];
    from = next;
  }
}

function blockOf(code: string, start: number, end: number, indent: string): Block | undefined {
  const encode = (text: string): string => text.replaceAll("\n", `\n${indent}`);
  const parts: Part[] = [];
  for (const [from, to, next] of linesFrom(code, start)) {
    if (from >= end) break;
    const isIndented = code.startsWith(indent, from);
    if (!isIndented && code.slice(from, to).trim() !== "") return undefined;
    parts.push({ start: isIndented ? from + indent.length : to, end: next, encode });
  }
  return { start, end, parts };
}
