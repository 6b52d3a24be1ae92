import { type Piece, type Range, UNKNOWN_TEXT } from "../../../model/text.js";
import type { TextValue } from "../values/value.js";

/** Cuts pieces out of a text. However many cuts there are, and in whatever order, the text is gone through only once. */
export class Cutter {
  readonly #pieces: readonly Piece[];
  /** Where each piece begins in the text, as far as the text has been gone through. */
  readonly #starts: number[] = [0];
  /** The piece that was cut last, and where it begins in the text. */
  #index = 0;
  #start = 0;
  readonly #offsets = new Map<Piece, ByteOffsets>();

  constructor({ pieces }: Pick<TextValue, "pieces">) {
    this.#pieces = pieces;
  }

  /** The pieces of the text from `start` to `end`, in UTF-16 units. */
  cut(start: number, end: number): readonly Piece[] {
    this.#seek(start);
    const parts: Piece[] = [];
    for (;;) {
      const piece = this.#pieces[this.#index];
      if (!piece || start >= end) return parts;
      const from = Math.max(start - this.#start, 0);
      const to = Math.min(end - this.#start, piece.text.length);
      if (from < to) parts.push(from === 0 && to === piece.text.length ? piece : this.#cutPiece(piece, from, to));
      if (end - this.#start <= piece.text.length) return parts;
      this.#next(piece);
    }
  }

  /** The empty place before the character at `at`; undefined in a text without pieces. */
  edge(at: number): Range | undefined {
    this.#seek(at);
    const piece = this.#pieces[this.#index] ?? this.#pieces.at(-1);
    if (!piece) return undefined;
    const within = this.#pieces[this.#index] ? Math.max(at - this.#start, 0) : piece.text.length;
    const { range } = piece;
    if (within >= piece.text.length) return { ...range, start: range.end };
    const start = piece.verbatim ? range.start + this.#byteAt(piece, within) : range.start;
    return { ...range, start, end: start };
  }

  #seek(start: number): void {
    if (start < this.#start) {
      this.#index = Math.max(lastUpTo(this.#starts, start), 0);
      this.#start = this.#starts[this.#index] ?? 0;
    }
    for (;;) {
      const piece = this.#pieces[this.#index];
      if (!piece || start < this.#start + piece.text.length) return;
      this.#next(piece);
    }
  }

  #next(piece: Piece): void {
    this.#start += piece.text.length;
    this.#index += 1;
    this.#starts[this.#index] = this.#start;
  }

  #cutPiece(piece: Piece, from: number, to: number): Piece {
    const text = piece.text.slice(from, to);
    if (!piece.verbatim) return { ...piece, text };
    const [start, end] = [piece.range.start + this.#byteAt(piece, from), piece.range.start + this.#byteAt(piece, to)];
    return { ...piece, text, range: { ...piece.range, start, end } };
  }

  #byteAt(piece: Piece, at: number): number {
    if (piece.text.length <= STRIDE) return utf8Length(piece.text, 0, at);
    const known = this.#offsets.get(piece);
    const offsets = known ?? new ByteOffsets(piece.text);
    if (!known) this.#offsets.set(piece, offsets);
    return offsets.at(at);
  }
}

/** In UTF-16 units: so many are counted at most to find one place. */
const STRIDE = 64;

/** Where the characters of a text stand in bytes. Counts the text once, up to the last place that is asked for. */
class ByteOffsets {
  readonly #text: string;
  /** The bytes before every 64th UTF-16 unit. */
  readonly #marks: number[] = [0];

  constructor(text: string) {
    this.#text = text;
  }

  /** `at` in UTF-16 units. */
  at(at: number): number {
    const mark = Math.floor(at / STRIDE);
    let byte = this.#marks.at(-1) ?? 0;
    for (let index = this.#marks.length; index <= mark; index++) {
      byte += utf8Length(this.#text, (index - 1) * STRIDE, index * STRIDE);
      this.#marks.push(byte);
    }
    return (this.#marks[mark] ?? 0) + utf8Length(this.#text, mark * STRIDE, at);
  }
}

/** The index of the last of these ascending numbers that is not above `limit`; -1 where there is none. */
function lastUpTo(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((ascending[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function utf8Length(text: string, start: number, end: number): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    // A pair is four bytes, two for each half.
    else length += unit >= 0xd800 && unit < 0xe000 ? 2 : 3;
  }
  return length;
}

/** Where the first unknown part of a text is, in UTF-16 units; its length where there is none. */
export function firstUnknownAt(text: string): number {
  const at = text.indexOf(UNKNOWN_TEXT);
  return at === -1 ? text.length : at;
}

export function hasUnknown(text: string): boolean {
  return text.includes(UNKNOWN_TEXT);
}

/** Of the budget, for a piece that is cut out or made: each is an object or two. */
export const STEPS_PER_PIECE = 4;

/** Adds to the end; a call with one argument for each of them can hold only so many. */
export function append<T>(to: T[], more: Iterable<T>): void {
  for (const each of more) to.push(each);
}
