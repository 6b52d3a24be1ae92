import { atomicPiece, type LocatedText, locatedText, type Piece, spanOf } from "../../../model/text.js";
import { TextCutter } from "../../../model/text-cutter.js";

/**
 * The text of a TXT record: several character-strings joined with nothing between (RFC 8461, section 3.1).
 *
 * A value may carry the quotes of a zone file, one pair or a pair for each string, or none. Providers that put quotes round
 * what they are given (Route 53) have strings split by the inner quotes alone: `v=STSv1;\"\"id=1`. With `blanksSplit`,
 * blanks outside quotes split too (Google Cloud DNS).
 */
export function txtOf(value: LocatedText, blanksSplit: boolean): LocatedText {
  const text = value.value;
  if (!text.includes('"') && !(blanksSplit && /\s/.test(text))) return value;
  const cutter = new TextCutter(value);
  const quoted = /^\s*"/.test(text);
  const runs = quoted ? quotedRuns(text) : blanksSplit ? wordRuns(text) : joinedRuns(text);
  const pieces: Piece[] = [];
  for (const { start, end, escaped } of runs) {
    const cut = cutter.cut(start, end).pieces;
    if (escaped === undefined) pieces.push(...(quoted ? cut.map(escaping) : cut));
    else pieces.push(...unescaped(cut, escaped));
  }
  return locatedText(pieces, pieces.length > 0 ? placeOf(pieces) : value.range, value.encode);
}

/** A stretch of the value that belongs to the text, as it is or in place of an escape. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly escaped?: string;
}

/** Within quotes; what stands between them is dropped. A quote that is never closed lasts to the end. */
function* quotedRuns(text: string): Iterable<Run> {
  let open = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      if (open && start < at) yield { start, end: at };
      open = !open;
      start = at + 1;
    } else if (character === "\\" && open && at + 1 < text.length) {
      if (start < at) yield { start, end: at };
      const digits = /^[0-9]{3}/.exec(text.slice(at + 1, at + 4))?.[0];
      const code = digits === undefined ? undefined : Number(digits);
      const byte = code !== undefined && code < 0x80;
      const end = at + (byte ? 4 : 2);
      yield { start: at, end, escaped: byte ? String.fromCharCode(code) : text.slice(at + 1, end) };
      start = end;
      at = end - 1;
    }
  }
  if (open && start < text.length) yield { start, end: text.length };
}

/**
 * Without quotes at its ends: `"` and another `"`, blanks between, are where one string ends and the next begins. As quotes
 * will stand round it, a quote of its own is written `\"`.
 */
function* joinedRuns(text: string): Iterable<Run> {
  let start = 0;
  for (const { 0: mark, index } of text.matchAll(/\\"|"[ \t]*"/g)) {
    const end = index + mark.length;
    if (start < index) yield { start, end: index };
    if (mark.startsWith("\\")) yield { start: index, end, escaped: '"' };
    start = end;
  }
  if (start < text.length) yield { start, end: text.length };
}

function* wordRuns(text: string): Iterable<Run> {
  for (const { 0: word, index } of text.matchAll(/\S+/g)) yield { start: index, end: index + word.length };
}

/** What is put in place of a part stands between quotes too. */
function escaping(piece: Piece): Piece {
  const { encode } = piece;
  const written = (text: string): string => text.replace(/["\\]/g, "\\$&");
  return { ...piece, encode: (text) => (encode ? encode(written(text)) : written(text)) };
}

/** An escape that stands in one place becomes one piece; an unknown part stays what it is. */
function unescaped(pieces: readonly Piece[], text: string): readonly Piece[] {
  const [first] = pieces;
  const last = pieces.at(-1);
  const unknown = pieces.filter((piece) => piece.unknown !== undefined);
  if (unknown.length > 0 || !first || !last) return unknown;
  const range = first.range.path === last.range.path ? spanOf(first.range, last.range) : first.range;
  return [escaping({ ...first, ...atomicPiece(text, range) })];
}

/** All of it in one file and side by side as in the file, or the first part alone. */
function placeOf(pieces: readonly Piece[]) {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) throw new RangeError("no pieces");
  const isOnward = pieces.every(({ range }, index) => {
    const before = pieces[index - 1]?.range;
    return before === undefined || (before.path === range.path && before.end <= range.start);
  });
  return isOnward ? spanOf(first.range, last.range) : first.range;
}
