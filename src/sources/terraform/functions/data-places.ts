import { atomicPiece, type Piece, type Range } from "../../../model/text.js";
import type { TextValue } from "../values/value.js";
import { sourcesOf, textValue } from "../values/values.js";
import type { Call } from "./function.js";
import { append, Cutter } from "./pieces.js";

/** A part of a scalar in a text of JSON, YAML or CSV, in UTF-16 units of that text; `verbatim` as in a Piece. */
export interface DataSegment {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly verbatim: boolean;
}

type Encode = (text: string) => string;

/**
 * The places of scalars in a text that holds data, wherever that text stands: a file that was read, a heredoc. A fix writes
 * a scalar as its format asks for, and that again as the text round it is written.
 */
export class DataPlaces {
  readonly #cutter: Cutter;
  readonly #sources: readonly Range[];
  readonly #call: Call;

  constructor(whole: TextValue, call: Call) {
    this.#cutter = new Cutter(whole);
    this.#sources = sourcesOf(whole, () => call.scope.budget.step());
    this.#call = call;
  }

  /** `start` and `end` are those of the whole scalar. */
  textOf(segments: readonly DataSegment[], encode: Encode, start: number, end: number): TextValue {
    const encoded = new EncodedPieces(encode);
    const pieces: Piece[] = [];
    for (const segment of segments) append(pieces, this.#piecesOf(segment, encoded));
    return textValue(pieces, this.#placeOf(pieces, start, end));
  }

  #piecesOf({ text, start, end, verbatim }: DataSegment, encoded: EncodedPieces): readonly Piece[] {
    const under = this.#cutter.cut(start, end);
    if (verbatim) return under.map((piece) => encoded.of(piece));
    const [only] = under;
    if (only?.verbatim && under.length === 1) return [encoded.of({ ...only, text, verbatim: false })];
    // The line end that a block scalar keeps has an empty place of its own.
    const edge = start === end ? this.#cutter.edge(start) : undefined;
    const piece = atomicPiece(text, edge ?? only?.range ?? this.#call.range);
    return [edge ? encoded.of(piece) : { ...piece, computedFrom: this.#sources }];
  }

  #placeOf(pieces: readonly Piece[], start: number, end: number): Range {
    const [first] = pieces;
    const last = pieces.at(-1);
    if (first && last && first.range.path === last.range.path && first.range.start <= last.range.end) {
      return { ...first.range, end: Math.max(first.range.end, last.range.end) };
    }
    return first?.range ?? this.#cutter.edge(Math.floor((start + end) / 2)) ?? this.#call.range;
  }

  /** The place of a list or an object: where it begins. */
  at(start: number): Range {
    return this.#cutter.edge(start) ?? this.#call.range;
  }
}

/** Pieces of one scalar that lie in one literal share the function that writes them: so they count as one literal. */
class EncodedPieces {
  readonly #encode: Encode;
  readonly #made = new Map<Encode | undefined, Encode>();

  constructor(encode: Encode) {
    this.#encode = encode;
  }

  of(piece: Piece): Piece {
    if (piece.computedFrom || piece.unknown) return piece;
    const outer = piece.encode;
    const inner = this.#encode;
    const known = this.#made.get(outer);
    const encode: Encode = known ?? (outer ? (text) => outer(inner(text)) : inner);
    if (!known) this.#made.set(outer, encode);
    return { ...piece, encode };
  }
}
