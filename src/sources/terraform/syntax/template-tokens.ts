import type { Expression, Segment, Span } from "./ast.js";
import { skipTrivia, wordEnd } from "./characters.js";
import { CodeWalk } from "./code-walk.js";
import { LEVELS_OF_TEMPLATE, type Reading } from "./reading.js";
import { readText, type TextRules } from "./segments.js";

export interface TextToken {
  readonly kind: "text";
  segments: readonly Segment[];
}

/** What stands in `${…}` and `%{…}`, one by one and not yet put together. */
export type SequenceToken =
  | { readonly kind: "interpolation"; readonly expression: Expression; readonly span: Span }
  | { readonly kind: "if"; readonly condition: Expression; readonly span: Span }
  | {
      readonly kind: "for";
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      readonly span: Span;
    }
  | { readonly kind: "else" | "endif" | "endfor"; readonly span: Span };

export type TemplateToken = TextToken | SequenceToken;

/** A sequence, with its strip markers: `${~ … ~}`. */
export interface Sequence {
  readonly token: SequenceToken;
  readonly stripsBefore: boolean;
  readonly stripsAfter: boolean;
}

/** The parts of a template between `start` and `end`, in order. Text of several lines comes line by line. */
export function readTokens(
  reading: Reading,
  start: number,
  end: number,
  rules: TextRules,
  depth: number,
): readonly (TextToken | Sequence)[] {
  const tokens: (TextToken | Sequence)[] = [];
  let at = start;
  while (at < end) {
    const read = readText(reading, at, end, rules);
    if (read.segments.length > 0) tokens.push({ kind: "text", segments: read.segments });
    at = read.end;
    if (at >= end || !isSequence(reading.text, at)) continue;
    const close = new CodeWalk(reading.text, end).toClosingBrace(at + 2);
    tokens.push(readSequence(reading, at, close, end, depth));
    at = Math.min(close + 1, end);
  }
  return tokens;
}

function isSequence(text: string, at: number): boolean {
  return (text[at] === "$" || text[at] === "%") && text[at + 1] === "{";
}

/** `close`: where its closing brace is, or `end` where there is none. */
function readSequence(reading: Reading, start: number, close: number, end: number, depth: number): Sequence {
  const { text, layout, faults } = reading;
  const stripsBefore = text[start + 2] === "~" && start + 2 < close;
  const from = start + (stripsBefore ? 3 : 2);
  const stripsAfter = text[close - 1] === "~" && close - 1 >= from;
  const to = stripsAfter ? close - 1 : close;
  const span = { start: layout.place(start), end: layout.place(Math.min(close + 1, end)) };
  if (close >= end) {
    const two = layout.place(Math.min(start + 2, end));
    faults.mistake(span.start, two, `This ${text.slice(start, start + 2)} is never closed. Add the missing }.`);
  }
  const within = depth + LEVELS_OF_TEMPLATE;
  const token: SequenceToken =
    text[start] === "$"
      ? { kind: "interpolation", expression: reading.expression(from, to, within), span }
      : readDirective(reading, from, to, within, span);
  return { token, stripsBefore, stripsAfter };
}

function readDirective(reading: Reading, start: number, end: number, depth: number, span: Span): SequenceToken {
  const { text, faults } = reading;
  const from = skipTrivia(text, start, end, true);
  const word = text.slice(from, wordEnd(text, from, end));
  const rest = from + word.length;
  switch (word) {
    case "if":
      return { kind: "if", condition: reading.expression(rest, end, depth), span };
    case "for":
      return readFor(reading, rest, end, depth, span);
    case "else":
    case "endif":
    case "endfor":
      if (skipTrivia(text, rest, end, true) < end) {
        faults.mistake(span.start, span.end, `Nothing but a closing brace may stand behind ${word} here. Remove it.`);
      }
      return { kind: word, span };
    default:
      faults.mistake(
        span.start,
        span.end,
        "A directive is one of if, else, endif, for and endfor. Write %%{ where %{ is meant as text.",
      );
      return { kind: "interpolation", expression: { kind: "invalid", span }, span };
  }
}

function readFor(reading: Reading, start: number, end: number, depth: number, span: Span): SequenceToken {
  const { text, faults } = reading;
  const words: string[] = [];
  let at = skipTrivia(text, start, end, true);
  for (let count = 0; count < 2; count++) {
    const until = wordEnd(text, at, end);
    words.push(text.slice(at, until));
    at = skipTrivia(text, until, end, true);
    if (text[at] !== "," || at >= end) break;
    at = skipTrivia(text, at + 1, end, true);
  }
  const until = wordEnd(text, at, end);
  const [first = "", second] = words;
  if (text.slice(at, until) !== "in" || words.includes("")) {
    faults.mistake(span.start, span.end, "This is not how a loop is written. Write %{ for NAME in LIST }.");
    return { kind: "interpolation", expression: { kind: "invalid", span }, span };
  }
  const collection = reading.expression(until, end, depth);
  const names = second === undefined ? { keyName: undefined, valueName: first } : { keyName: first, valueName: second };
  return { kind: "for", ...names, collection, span };
}
