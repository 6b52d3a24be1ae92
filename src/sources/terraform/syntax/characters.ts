/** HCL ignores one at the start of a text. */
export const BYTE_ORDER_MARK = "\uFEFF";

const TABLE_SIZE = 128;

/** A set of ASCII characters, for {@link nextOf}. */
export type CharacterSet = Uint8Array;

export function characterSet(characters: string): CharacterSet {
  const set = new Uint8Array(TABLE_SIZE);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** The offset of the next character of a set, or `end`. */
export function nextOf(set: CharacterSet, text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const unit = text.charCodeAt(at);
    if (unit < TABLE_SIZE && set[unit] === 1) return at;
    at += 1;
  }
  return end;
}

/** What has a meaning between quotes. */
export const QUOTED_MARKS = characterSet('"\\$%\n');

/** The end of the string that begins at `start`, where it holds nothing but plain text. */
export function plainStringEnd(text: string, start: number, end: number): number | undefined {
  if (text[start] !== '"') return undefined;
  const close = nextOf(QUOTED_MARKS, text, start + 1, end);
  return close < end && text[close] === '"' ? close + 1 : undefined;
}

/** Blanks within a line. A carriage return is one: it only stands before line feeds. */
function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0d;
}

export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const WHITE_SPACE = /[\s\u0085]/;

/** As Go's unicode.IsSpace has it, which HCL trims by. */
export function isSpace(character: string): boolean {
  return WHITE_SPACE.test(character) && character !== BYTE_ORDER_MARK;
}

const WORD = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** The end of the identifier that begins at `start`; `start` where none does. */
export function wordEnd(text: string, start: number, end: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) ? Math.min(WORD.lastIndex, end) : start;
}

/** Blanks and comments that end within the line; with `lines`, line ends and all comments too. */
export function skipTrivia(text: string, start: number, end: number, lines: boolean): number {
  let at = start;
  for (;;) {
    at = skipBlanks(text, at, end);
    if (at >= end) return end;
    const comment = text.startsWith("/*", at) || lines ? commentEnd(text, at, end) : undefined;
    if (comment !== undefined) at = comment;
    else if (lines && text[at] === "\n") at += 1;
    else return at;
  }
}

/** The end of the comment that begins at `start`, which for one of a line is before its line end. */
export function commentEnd(text: string, start: number, end: number): number | undefined {
  if (text[start] === "#" || text.startsWith("//", start)) return find(text, "\n", start, end) ?? end;
  if (!text.startsWith("/*", start)) return undefined;
  const close = find(text, "*/", start + 2, end);
  return close === undefined ? end : close + 2;
}

/** A slice costs nothing, and keeps the search from going on to the end of a large file. */
function find(text: string, wanted: string, start: number, end: number): number | undefined {
  const at = text.slice(start, end).indexOf(wanted);
  return at < 0 ? undefined : start + at;
}
