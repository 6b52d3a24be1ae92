import { type Piece, type Range, UNKNOWN_TEXT } from "../../../model/text.js";
import type { TextValue } from "../values/value.js";

/**
 * Cuts pieces out of a text. Going from left to right it takes no longer than the text is, however many cuts there are;
 * `subtext` begins anew for each.
 */
export class Cutter {
  readonly #pieces: readonly Piece[];
  /** The piece that was cut last, and where it begins in the text. */
  #index = 0;
  #start = 0;
  /** Within that piece: a place in UTF-16 units and the same in bytes. */
  #at = 0;
  #byte = 0;

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
    const start = piece.verbatim ? range.start + utf8Length(piece.text, 0, within) : range.start;
    return { ...range, start, end: start };
  }

  #seek(start: number): void {
    if (start < this.#start) {
      this.#index = 0;
      this.#start = 0;
      this.#rewind();
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
    this.#rewind();
  }

  #rewind(): void {
    this.#at = 0;
    this.#byte = 0;
  }

  #cutPiece(piece: Piece, from: number, to: number): Piece {
    const text = piece.text.slice(from, to);
    if (!piece.verbatim) return { ...piece, text };
    if (from < this.#at) this.#rewind();
    const start = this.#byte + utf8Length(piece.text, this.#at, from);
    const end = start + utf8Length(piece.text, from, to);
    this.#at = to;
    this.#byte = end;
    return {
      ...piece,
      text,
      range: { ...piece.range, start: piece.range.start + start, end: piece.range.start + end },
    };
  }
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
