import { countLines, lineChanges, splitLines } from "../../model/line-changes.js";
import { decodeStrictly, type SourceFile, type TextEdit } from "../../model/text.js";
import { printableLines } from "../../reporters/printable.js";
import type { HeadLine } from "../change/head-lines.js";
import type { Stretch } from "./hunks.js";

/** Whole lines of a file of the pull request's head, and what takes their place. */
export interface Suggestion {
  /** From the root of the repository. */
  readonly path: string;
  /** The numbers of the first and the last line that it replaces, from 1. */
  readonly first: number;
  readonly last: number;
  /** Whole lines, each with its LF; empty where the lines are removed. */
  readonly text: string;
}

/** A file that suggestions are made for. */
export interface Sheet {
  readonly path: string;
  /** The lines of the merge result, each with its line ending. */
  readonly lines: readonly Uint8Array[];
  readonly bytes: Uint8Array;
  readonly headLine: HeadLine;
  readonly stretches: readonly Stretch[];
}

const CR = 0x0d;
/** A comment holds 65,536 characters. */
const MAX_TEXT = 10_000;

/**
 * Undefined for a file with a CR in it. GitHub takes the lines of a suggestion as the comment has them, with LF alone or,
 * after a round through a browser, with CRLF, and is known to commit whole files with other line endings
 * (w3c-fedid/digital-credentials#572): what comes of such a file can't be told before.
 */
export function sheetOf(
  file: SourceFile,
  path: string,
  headLine: HeadLine,
  stretches: readonly Stretch[],
): Sheet | undefined {
  if (file.bytes.includes(CR)) return undefined;
  return { path, bytes: file.bytes, lines: splitLines(file.bytes), headLine, stretches };
}

/**
 * The suggestions that do to the file of head what these edits do to that of the merge result. Edits on neighbouring
 * lines make one. Undefined unless all of them can be made: the lines stand in one stretch, read on head as they do
 * here, and what takes their place is printable text that ends with a line ending.
 */
export function suggestionsOf(sheet: Sheet, edits: readonly TextEdit[]): readonly Suggestion[] | undefined {
  const changes: Change[] = [];
  for (const { from, removed, added } of lineChanges(sheet.bytes, edits)) {
    const lines = { first: countLines(sheet.bytes, 0, from) + 1, count: removed.length };
    const stretch = stretchFor(lines, sheet);
    if (!stretch) return undefined;
    const change = { ...lines, added, stretch };
    const joined = joinNear(changes.at(-1), change, sheet);
    if (joined) changes[changes.length - 1] = joined;
    else changes.push(change);
  }
  const suggestions = changes.map((change) => suggestionOf(anchored(change, sheet), sheet));
  return suggestions.every((suggestion) => suggestion !== undefined) ? suggestions : undefined;
}

/** Lines of the merge result: the number of the first, from 1, and how many; none stands for the place before `first`. */
interface Lines {
  readonly first: number;
  readonly count: number;
}

interface Change extends Lines {
  readonly added: readonly Uint8Array[];
  readonly stretch: Stretch;
}

/** What is inserted replaces the line before or behind it, since a suggestion replaces one line at least. */
function stretchFor({ first, count }: Lines, sheet: Sheet): Stretch | undefined {
  const choices = count > 0 ? [{ first, count }] : [first - 1, first].map((line) => ({ first: line, count: 1 }));
  for (const lines of choices) {
    const stretch = sheet.stretches.find((one) => standsIn(lines, one, sheet));
    if (stretch) return stretch;
  }
  return undefined;
}

/** True when head has these lines one below the other within the stretch, with the same text. */
function standsIn({ first, count }: Lines, stretch: Stretch, { lines, headLine }: Sheet): boolean {
  const start = headLine(first);
  if (start === undefined || start < stretch.first) return false;
  for (let at = 0; at < count; at++) {
    const line = lines[first - 1 + at];
    const onHead = stretch.lines[start - stretch.first + at];
    if (line === undefined || onHead === undefined || headLine(first + at) !== start + at) return false;
    if (decodeStrictly(line) !== `${onHead}\n`) return false;
  }
  return true;
}

/** Both as one when no more than a line is between them. */
function joinNear(before: Change | undefined, change: Change, sheet: Sheet): Change | undefined {
  if (!before) return undefined;
  const end = before.first + before.count;
  if (change.first - end > 1) return undefined;
  const between = sheet.lines.slice(end - 1, change.first - 1);
  const count = change.first + change.count - before.first;
  const joined = { ...change, first: before.first, count, added: [...before.added, ...between, ...change.added] };
  return standsIn(joined, change.stretch, sheet) ? joined : undefined;
}

function anchored(change: Change, sheet: Sheet): Change {
  if (change.count > 0) return change;
  const above = { ...change, first: change.first - 1, count: 1 };
  const line = sheet.lines.slice(above.first - 1, above.first);
  if (standsIn(above, change.stretch, sheet)) return { ...above, added: [...line, ...change.added] };
  const below = sheet.lines.slice(change.first - 1, change.first);
  return { ...change, count: 1, added: [...change.added, ...below] };
}

function suggestionOf({ first, count, added }: Change, { path, headLine }: Sheet): Suggestion | undefined {
  const texts = added.map(decodeStrictly);
  const start = headLine(first);
  if (start === undefined || !texts.every((text) => text?.endsWith("\n"))) return undefined;
  const text = texts.join("");
  if (text.length > MAX_TEXT || printableLines(text) !== text) return undefined;
  return { path, first: start, last: start + count - 1, text };
}
