import {
  atomicPiece,
  type LocatedText,
  locatedText,
  type Piece,
  type Range,
  spanOf,
  unknownPiece,
} from "../../model/text.js";
import { TextCutter } from "../../model/text-cutter.js";

/** A stretch of code, in UTF-16 units, and what it stands for in the text that the code makes. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** What it reads as; undefined where it stands for itself. */
  readonly text?: string;
  /** Set for what is known only when the code runs: why, as a clause that can follow "because". */
  readonly unknown?: string;
  /** Writes a text as it has to stand here. */
  readonly encode: Encode;
}

type Encode = (text: string) => string;

/** The text that parts of a code make, each with its place in the code. `parts` must be in the order of the code. */
export function textOfParts(code: LocatedText, parts: readonly Part[]): LocatedText | undefined {
  const cutter = new TextCutter(code);
  const cuts = parts.map((part) => ({ part, ...cutter.cut(part.start, part.end) }));
  const encodeOf = cuts.some(isMadeByFunction) ? outerOnly(code) : composed(code);
  const pieces: Piece[] = [];
  for (const cut of cuts) {
    const made = cut.part.text === undefined && cut.part.unknown === undefined ? cut.pieces : onePiece(cut);
    if (made === undefined) return undefined;
    for (const piece of made) {
      if (piece.text !== "") pieces.push({ ...piece, encode: encodeOf(cut.part, piece.encode) });
    }
  }
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return undefined;
  const range = first.range.path === last.range.path ? spanOf(first.range, last.range) : first.range;
  return locatedText(pieces, range);
}

interface Cut extends LocatedText {
  readonly part: Part;
}

/** An escape that no file holds: a function such as `jsonencode` writes it for the character that stands there. */
function isMadeByFunction({ part, pieces: [piece, ...others] }: Cut): boolean {
  return part.text !== undefined && others.length === 0 && piece !== undefined && isOwnEscape(piece);
}

function isOwnEscape({ computedFrom, range }: Piece): boolean {
  const [from, ...others] = computedFrom ?? [];
  return from !== undefined && others.length === 0 && isSame(from, range);
}

function isSame(one: Range, other: Range): boolean {
  return one.path === other.path && one.start === other.start && one.end === other.end;
}

/** An escape or a placeholder: one piece, over all that it is written with. */
function onePiece({ part, pieces }: Cut): readonly Piece[] | undefined {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last || pieces.some(({ range }) => range.path !== first.range.path)) return undefined;
  const range = spanOf(first.range, last.range);
  const how = first.encode ? { encode: first.encode } : {};
  const from = pieces.flatMap((piece) => piece.unknown?.dependsOn ?? piece.computedFrom ?? []);
  if (part.unknown !== undefined) {
    return [{ ...unknownPiece({ unknown: part.unknown, range, dependsOn: from }), ...how }];
  }
  const unknown = pieces.find((piece) => piece.unknown);
  if (unknown) return [unknown];
  const isComputed = pieces.some((piece) => piece.computedFrom && !isOwnEscape(piece));
  return [{ ...atomicPiece(part.text ?? "", range), ...(isComputed ? { computedFrom: from } : {}), ...how }];
}

/** What is put in the place of such a text is escaped by the function again. */
function outerOnly(code: LocatedText): (part: Part, outer: Encode | undefined) => Encode {
  let last: Encode | undefined;
  return (_, outer) => {
    last = outer ?? last;
    return last ?? code.encode;
  };
}

/** One function for each pair: pieces of one literal are told by having the same one. */
function composed(code: LocatedText): (part: Part, outer: Encode | undefined) => Encode {
  const made = new Map<Encode, Map<Encode, Encode>>();
  return ({ encode: inner }, outer = code.encode) => {
    const known = made.get(inner) ?? new Map<Encode, Encode>();
    made.set(inner, known);
    const encode = known.get(outer) ?? ((text: string): string => outer(inner(text)));
    known.set(outer, encode);
    return encode;
  };
}
