import {
  AT,
  CLOSE,
  CLOSE_BRACE,
  CR,
  DOLLAR,
  DOT,
  HYPHEN,
  isDigit,
  LESS,
  LF,
  OPEN,
  OPEN_BRACE,
  PERCENT,
  UNDERSCORE,
} from "./bytes.js";

/**
 * Zone files are often templates. What stands for a value that is filled in later is one thing here, whatever blanks,
 * quotes or semicolons it holds: `{{ x }}`, `{% x %}`, `{x}`, `${x}`, `$(x)`, `$X`, `<%= x %>`, `<x>`, `@@X@@`, `@X@`,
 * `%X%`, `__X__`.
 */

const LONGEST = 1000;
/** Braces within `${ }`. */
const DEEPEST = 4;
const NUMBER_SIGN = 0x23;
const EXCLAMATION = 0x21;
const TILDE = 0x7e;
const GREATER = 0x3e;

/** The offset behind the placeholder that begins at `at`, or -1 when none does. It never goes over a line's end. */
export function placeholderEnd(bytes: Uint8Array, at: number, limit: number): number {
  const second = at + 1 < limit ? bytes[at + 1] : undefined;
  switch (bytes[at]) {
    case OPEN_BRACE:
      if (second === OPEN_BRACE) return closingEnd(bytes, at + 2, limit, CLOSE_BRACE, CLOSE_BRACE);
      if (second === PERCENT || second === NUMBER_SIGN) return closingEnd(bytes, at + 2, limit, second, CLOSE_BRACE);
      return plainEnd(bytes, at + 1, limit, CLOSE_BRACE);
    case LESS:
      if (second === PERCENT) return closingEnd(bytes, at + 2, limit, PERCENT, GREATER);
      return plainEnd(bytes, at + 1, limit, GREATER);
    case DOLLAR:
      // `${0,3,d}` belongs to $GENERATE.
      if (second === OPEN) return parenthesisEnd(bytes, at + 2, limit);
      if (second !== OPEN_BRACE) return wordEnd(bytes, at + 1, limit, -1);
      return isNumberAt(bytes, at + 2) ? -1 : braceEnd(bytes, at + 2, limit);
    case PERCENT:
      // `%{i}` is an SPF macro; the directives of Terraform's templates begin with a keyword.
      if (second === OPEN_BRACE) return isDirectiveAt(bytes, at + 2) ? braceEnd(bytes, at + 2, limit) : -1;
      return wordEnd(bytes, at + 1, limit, PERCENT);
    case AT:
      if (second !== AT) return wordEnd(bytes, at + 1, limit, AT);
      return closingAt(bytes, wordEnd(bytes, at + 2, limit, AT), limit);
    case UNDERSCORE:
      return second === UNDERSCORE ? underscoreEnd(bytes, at + 2, limit) : -1;
    default:
      return -1;
  }
}

/** True when the bytes hold a placeholder in brackets: such a file needs the scanner's slow way. */
export function looksTemplated(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(OPEN_BRACE); at !== -1; at = bytes.indexOf(OPEN_BRACE, at + 1)) {
    const before = bytes[at - 1];
    if (before === DOLLAR || before === PERCENT) {
      if (placeholderEnd(bytes, at - 1, bytes.length) !== -1) return true;
    } else if (placeholderEnd(bytes, at, bytes.length) !== -1) return true;
  }
  for (let at = bytes.indexOf(LESS); at !== -1; at = bytes.indexOf(LESS, at + 1)) {
    if (bytes[at + 1] === PERCENT) return true;
  }
  for (let at = bytes.indexOf(OPEN, 1); at !== -1; at = bytes.indexOf(OPEN, at + 1)) {
    if (bytes[at - 1] === DOLLAR) return true;
  }
  return false;
}

export type TagKind = "opens" | "closes" | "comment" | "other";

/** What a tag on a line of its own does, in Jinja, Go, Handlebars, ERB and Terraform. */
export function tagKind(tag: string): TagKind {
  if (/^(?:\{#|\{\{-?\s*\/\*|\{\{!|<%#)/.test(tag)) return "comment";
  const content = /^(?:\{\{+|\{%|<%|%\{)[-=~+]?\s*(.*)$/s.exec(tag)?.[1] ?? "";
  if (/^(?:end|\/)/.test(content)) return "closes";
  return /^(?:if|for|range|with|each|unless|while|block|define|macro|call|filter|#|\^)(?![\w.])|\bdo\b/.test(content) ||
    /^[#^]/.test(content)
    ? "opens"
    : "other";
}

/** Ends in vain at the next opening, so that a file full of openings is passed over once. */
function closingEnd(bytes: Uint8Array, from: number, limit: number, first: number, second: number): number {
  const bound = Math.min(limit, from + LONGEST);
  const opening = bytes[from - 2];
  const inner = bytes[from - 1];
  for (let at = from; at + 1 < bound; at++) {
    const byte = bytes[at];
    if (byte === LF || byte === CR || (byte === opening && bytes[at + 1] === inner)) return -1;
    if (byte !== first || bytes[at + 1] !== second) continue;
    // `{{{ x }}}` closes with its third brace.
    return second === CLOSE_BRACE && bytes[at + 2] === CLOSE_BRACE && at + 2 < limit && bytes[from] === OPEN_BRACE
      ? at + 3
      : at + 2;
  }
  return -1;
}

function braceEnd(bytes: Uint8Array, from: number, limit: number): number {
  const bound = Math.min(limit, from + LONGEST);
  let depth = 1;
  for (let at = from; at < bound; at++) {
    const byte = bytes[at];
    if (byte === LF || byte === CR) return -1;
    if (byte === OPEN_BRACE) depth += 1;
    if (byte === CLOSE_BRACE) depth -= 1;
    if (depth === 0) return at === from ? -1 : at + 1;
    if (depth > DEEPEST) return -1;
  }
  return -1;
}

/** `$(date +%s)`, up to the end of the line. */
function parenthesisEnd(bytes: Uint8Array, from: number, limit: number): number {
  const bound = Math.min(limit, from + LONGEST);
  for (let at = from; at < bound; at++) {
    const byte = bytes[at];
    if (byte === CLOSE) return at === from ? -1 : at + 1;
    if (byte === LF || byte === CR || (byte === DOLLAR && bytes[at + 1] === OPEN)) return -1;
  }
  return -1;
}

/** A name without blanks: letters, digits, `_`, `-` and `.`, which begins with a letter. */
function plainEnd(bytes: Uint8Array, from: number, limit: number, closing: number): number {
  const bound = Math.min(limit, from + LONGEST);
  if (!isLetter(bytes[from])) return -1;
  for (let at = from; at < bound; at++) {
    const byte = bytes[at];
    if (byte === closing) return at + 1;
    if (!isLetter(byte) && !isDigit(byte) && byte !== UNDERSCORE && byte !== HYPHEN && byte !== DOT) return -1;
  }
  return -1;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
}

/** Letters in upper case, digits and underscores, then `closing`; -1 for `closing` means that none is needed. */
function wordEnd(bytes: Uint8Array, from: number, limit: number, closing: number): number {
  let at = from;
  while (at < limit && at - from < LONGEST && isWordByte(bytes[at])) at += 1;
  if (at - from < 2 || isDigit(bytes[from])) return -1;
  if (closing === -1) return at;
  return at < limit && bytes[at] === closing ? at + 1 : -1;
}

function closingAt(bytes: Uint8Array, at: number, limit: number): number {
  return at !== -1 && at < limit && bytes[at] === AT ? at + 1 : -1;
}

function underscoreEnd(bytes: Uint8Array, from: number, limit: number): number {
  for (let at = from; at + 1 < limit && isWordByte(bytes[at]); at++) {
    if (bytes[at] !== UNDERSCORE || bytes[at + 1] !== UNDERSCORE) continue;
    return at - from < 2 || isDigit(bytes[from]) ? -1 : at + 2;
  }
  return -1;
}

function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || byte === UNDERSCORE || isDigit(byte));
}

function isNumberAt(bytes: Uint8Array, at: number): boolean {
  return isDigit(bytes[at]) || (bytes[at] === 0x2d && isDigit(bytes[at + 1]));
}

function isDirectiveAt(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  if (byte === TILDE || byte === EXCLAMATION || byte === 0x20) return true;
  const word = String.fromCharCode(...bytes.subarray(at, at + 4));
  return /^(?:if |for |else|endi|endf)/.test(word);
}

/** True when a text holds a placeholder in brackets. */
export function isTemplateTag(text: string): boolean {
  return /\{\{|\{%|<%|\$\{|@@/.test(text);
}
