import { printable } from "./printable.js";

/**
 * Text from repositories in Markdown that GitHub renders: it stays text. No link, image, HTML, mention, reference,
 * heading, list or formula can come of it.
 */

/** U+2060 WORD JOINER: takes no room and breaks what GitHub looks for after rendering, where no escape is left. */
const JOINER = "\u2060";

/** A sentence of ours that may hold content: what stands between backticks becomes code, all else plain text. */
export function prose(text: string): string {
  return startSafely(segments(printable(text), codeSpan));
}

/** The same in a cell of a table, where a `|` ends the cell even within code. */
export function cell(text: string): string {
  return segments(printable(text), codeCell);
}

/** A code span in a cell of a table. */
export function codeCell(text: string): string {
  return withinCell(codeSpan(text));
}

/**
 * Keeps Markdown that is safe elsewhere within its cell: a `|` ends one even within code, unless an odd number of
 * backslashes stands before it. `\|` itself can't be written there, and gets a backslash too many.
 */
export function withinCell(markdown: string): string {
  return markdown.replace(
    /(?<!\\)(\\*)\|/g,
    (_, before: string) => `${before}${before.length % 2 === 0 ? "\\" : "\\\\"}|`,
  );
}

function segments(text: string, asCode: (code: string) => string): string {
  const parts = text.split("`");
  // An even number of parts means that one backtick has no partner: it is the last one.
  const odd = parts.length % 2 === 0 ? parts.pop() : undefined;
  const written = parts.map((part, index) => (index % 2 === 1 && part.trim() !== "" ? asCode(part) : plain(part)));
  return (odd === undefined ? written : [...written, `\\\`${plain(odd)}`]).join("").trim();
}

function plain(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\*_[\]{}|~$!]/g, "\\$&")
    .replace(/[@#](?=\S)/g, `$&${JOINER}`)
    .replace(/:(?=\/\/)/g, `:${JOINER}`)
    .replace(/(?<=www)\./gi, `${JOINER}.`)
    .replace(/(?<=GH)-(?=\d)/gi, `${JOINER}-`);
}

/** What would begin a heading, a list, a quotation or a rule at the start of a line. */
function startSafely(text: string): string {
  return text.replace(/^(\d{1,9})([.)])/, "$1\\$2").replace(/^[#+=-]/, "\\$&");
}

/** Code within a line, however many backticks are in it. */
export function codeSpan(text: string): string {
  const inside = withoutComments(printable(text));
  const fenceOf = "`".repeat(longestRun(inside) + 1);
  const pad = /^[` ]|[` ]$/.test(inside) || inside === "" ? " " : "";
  return `${fenceOf}${pad}${inside}${pad}${fenceOf}`;
}

/** A fenced block; `text` must have gone through `printableLines`. */
export function fence(text: string, language = ""): string {
  const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}${language}\n${text.replace(/\n+$/, "")}\n${marks}`;
}

/** Our comments are found again by an HTML comment in them: no content may hold one. */
function withoutComments(text: string): string {
  return text.replaceAll("<!--", "<! --");
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
