/** The characters that mean something in a zone file (RFC 1035 section 5.1), as bytes. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const OPEN = 0x28;
export const CLOSE = 0x29;
export const ASTERISK = 0x2a;
export const HYPHEN = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
const NINE = 0x39;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const AT = 0x40;
export const BACKSLASH = 0x5c;
export const UNDERSCORE = 0x5f;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** The classes of bytes; the two that the scanner passes over most often are the lowest. */
export const ORDINARY = 0;
export const BLANK = 1;
export const NEWLINE = 2;
export const SPECIAL = 3;
/** May begin a placeholder: looked at in templates only. */
export const STARTER = 4;

/** A byte to its class, in a plain zone file. */
export const CLASSES = classes([]);
/** The same in a template. */
export const TEMPLATE_CLASSES = classes([DOLLAR, PERCENT, LESS, AT, OPEN_BRACE]);

function classes(starters: readonly number[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of [TAB, SPACE]) table[byte] = BLANK;
  for (const byte of [LF, CR]) table[byte] = NEWLINE;
  for (const byte of [SEMICOLON, OPEN, CLOSE, QUOTE, BACKSLASH]) table[byte] = SPECIAL;
  for (const byte of starters) table[byte] = STARTER;
  return table;
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

/** The octet that `\DDD` at `at` stands for; undefined when it is no such escape or is over 255. */
export function decimalEscape(bytes: Uint8Array, at: number, stop: number): number | undefined {
  if (at + 4 > stop || !isDigit(bytes[at + 1]) || !isDigit(bytes[at + 2]) || !isDigit(bytes[at + 3])) return undefined;
  const octet = ((bytes[at + 1] ?? 0) - ZERO) * 100 + ((bytes[at + 2] ?? 0) - ZERO) * 10 + (bytes[at + 3] ?? 0) - ZERO;
  return octet <= 255 ? octet : undefined;
}

const latin1 = Array.from({ length: 256 }, (_, octet) => String.fromCharCode(octet));

/** The bytes as a string with one character each: for words that are looked at, not shown. */
export function asciiOf(bytes: Uint8Array, start: number, stop: number): string {
  let text = "";
  for (let at = start; at < stop; at++) text += latin1[bytes[at] ?? 0];
  return text;
}
