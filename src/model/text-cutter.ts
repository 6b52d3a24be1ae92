import { type LocatedText, locatedText, type Piece, type Range, subtext } from "./text.js";

/**
 * Cuts parts out of a text as `subtext` does. Parts that are asked for from left to right take, all together, time in
 * proportion to the text, however many they are; `subtext` looks at the text from its beginning each time.
 */
export class TextCutter {
  readonly #text: LocatedText;
  #piece = 0;
  /** Of the current piece, in characters of the whole text. */
  #pieceStart = 0;
  /** A place in the current piece, in characters, and the bytes from the piece's start to there. */
  #at = 0;
  #bytes = 0;

  constructor(text: LocatedText) {
    this.#text = text;
  }

  /** The part from character `start` to `end`. An empty part keeps its place too. */
  cut(start: number, end: number): LocatedText {
    this.#seek(start);
    const piece = this.#text.pieces[this.#piece];
    if (!piece?.verbatim || end > this.#pieceStart + piece.text.length) return this.#cutPieces(start, end);
    if (start - this.#pieceStart === 0 && end - start === piece.text.length && end > start) {
      return locatedText([piece], undefined, this.#text.encode);
    }
    const from = piece.range.start + this.#bytes;
    const text = piece.text.slice(start - this.#pieceStart, end - this.#pieceStart);
    const range: Range = { ...piece.range, start: from, end: from + utf8Length(text) };
    return locatedText(text === "" ? [] : [{ ...piece, text, range }], range, this.#text.encode);
  }

  /** Over several pieces: `subtext` on just those. */
  #cutPieces(start: number, end: number): LocatedText {
    const pieces: Piece[] = [];
    let length = 0;
    for (let index = this.#piece; index < this.#text.pieces.length; index++) {
      const piece = this.#text.pieces[index];
      if (!piece || (length > 0 && this.#pieceStart + length >= end)) break;
      pieces.push(piece);
      length += piece.text.length;
    }
    const near = locatedText(pieces, this.#text.range, this.#text.encode);
    return subtext(near, start - this.#pieceStart, end - this.#pieceStart);
  }

  #seek(start: number): void {
    if (start < this.#at) {
      this.#piece = 0;
      this.#pieceStart = 0;
      this.#at = 0;
      this.#bytes = 0;
    }
    const { pieces } = this.#text;
    for (let piece = pieces[this.#piece]; piece; piece = pieces[this.#piece]) {
      const end = this.#pieceStart + piece.text.length;
      if (start < end || this.#piece === pieces.length - 1) {
        if (piece.verbatim)
          this.#bytes += utf8Length(piece.text, this.#at - this.#pieceStart, start - this.#pieceStart);
        this.#at = start;
        return;
      }
      this.#piece += 1;
      this.#pieceStart = end;
      this.#at = end;
      this.#bytes = 0;
    }
  }
}

/** The length in UTF-8 of a stretch of well-formed text. */
function utf8Length(text: string, start = 0, end: number = text.length): number {
  let length = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a surrogate pair counts two: four together.
    length += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return length;
}
