import type { Span } from "./ast.js";
import { wordEnd } from "./characters.js";
import type { TemplateSpan } from "./code-walk.js";

/**
 * Code as the grammar of tree-sitter-hcl reads it right, of the same length, so that places stay the same. Templates are
 * numbers, since they are read by our own rules: the grammar takes white space out of them, ends heredocs differently from
 * HCL, knows but 127 levels, and needs a step for each character. Comments are blanks. Where the grammar differs from the
 * language, the code is written in another way that means the same.
 */
export function maskedCode(
  text: string,
  start: number,
  end: number,
  templates: readonly TemplateSpan[],
  comments: readonly Span[],
): string {
  const masked = replaced(text, start, end, [
    ...templates.map((template) => ({ ...template, fill: DIGIT })),
    ...comments.map((comment) => ({ ...comment, fill: " " })),
  ]);
  return withSeparatedKeys(withPlainExponents(masked));
}

const DIGIT = "1";

interface Cover extends Span {
  readonly fill: string;
}

function replaced(text: string, start: number, end: number, covers: Cover[]): string {
  if (covers.length === 0) return text.slice(start, end);
  const parts: string[] = [];
  let at = start;
  for (const cover of covers.sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(at, cover.start), cover.fill.repeat(cover.end - cover.start));
    at = cover.end;
  }
  parts.push(text.slice(at, end));
  return parts.join("");
}

const SOME_EXPONENT = /\d[eE][+-]?\d/;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The grammar has exponents only behind a fraction: `1e5`. Digits take their place. */
function withPlainExponents(code: string): string {
  if (!SOME_EXPONENT.test(code)) return code;
  const parts: string[] = [];
  let copied = 0;
  let at = 0;
  while (at < code.length) {
    const word = wordEnd(code, at, code.length);
    if (word > at) {
      at = word;
      continue;
    }
    NUMBER.lastIndex = at;
    if (!NUMBER.test(code)) {
      at += 1;
      continue;
    }
    parts.push(code.slice(copied, at), DIGIT.repeat(NUMBER.lastIndex - at));
    at = NUMBER.lastIndex;
    copied = at;
  }
  parts.push(code.slice(copied));
  return parts.join("");
}

const PARENTHESIS_BELOW_WORD = /[\p{ID_Continue}-][ \t\r]*\n\s*\(/u;

/**
 * The grammar sees a call where an object goes on with a key in parentheses, below a value that ends in a word: line ends
 * mean nothing to it. A comma takes the place of the line end.
 */
function withSeparatedKeys(code: string): string {
  if (!PARENTHESIS_BELOW_WORD.test(code)) return code;
  const characters = code.split("");
  const open: string[] = [];
  let lineEnd: number | undefined;
  let isBehindWord = false;
  for (const [at, character] of characters.entries()) {
    if (character === "\n" && isBehindWord && open.at(-1) === OBJECT) lineEnd ??= at;
    if (/\s/.test(character)) continue;
    if (character === "(" && lineEnd !== undefined) characters[lineEnd] = ",";
    lineEnd = undefined;
    isBehindWord = /[\p{ID_Continue}-]/u.test(character);
    if (character === "{") open.push(isLoop(code, at) ? "for" : OBJECT);
    else if (character === "[" || character === "(") open.push(character);
    else if (character === "}" || character === "]" || character === ")") open.pop();
  }
  return characters.join("");
}

const OBJECT = "object";
const LOOP = /\{\s*for\s/y;

/** Line ends mean nothing within `{for … }`. */
function isLoop(code: string, at: number): boolean {
  LOOP.lastIndex = at;
  return LOOP.test(code);
}
