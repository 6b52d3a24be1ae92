import type { Piece } from "../../../model/text.js";
import type { TextValue, Value } from "../values/value.js";
import type { Call, TerraformFunction } from "./function.js";
import { known, text, unary } from "./parameters.js";
import { append, Cutter, STEPS_PER_PIECE } from "./pieces.js";
import { overspent, textOfParts } from "./results.js";

/** One character for one, as in Go: letters that would become several stay as they are. */
function simple(mapped: string, character: string): string {
  return [...mapped].length === 1 ? mapped : character;
}

function lowered(whole: string): string {
  return Array.from(whole, (one) => simple(one.toLowerCase(), one)).join("");
}

function raised(whole: string): string {
  return Array.from(whole, (one) => simple(one.toUpperCase(), one)).join("");
}

/** A piece that reads the same afterwards stays where it is; any other is computed from it. */
function changed(piece: Piece, change: (whole: string) => string): Piece {
  if (piece.unknown) return piece;
  const after = change(piece.text);
  if (after === piece.text) return piece;
  const { encode: _, ...rest } = piece;
  return { ...rest, text: after, verbatim: false, computedFrom: piece.computedFrom ?? [piece.range] };
}

function perPiece(call: Call, value: TextValue, change: (whole: string) => string, values: readonly Value[]): Value {
  const length = value.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (!call.scope.budget.text(length)) return overspent(call);
  return textOfParts(
    value.pieces.map((piece) => changed(piece, change)),
    call,
    values,
  );
}

/** What Go's strings.Title takes for the beginning of a word: whatever follows something that is no letter, digit or `_`. */
function startsWord(before: string | undefined): boolean {
  if (before === undefined) return true;
  if (before <= "\x7f") return !/\w/.test(before);
  return !/[\p{L}\p{Nd}]/u.test(before) && /\s/.test(before);
}

const title = unary(known, (call, value, values) => {
  const cutter = new Cutter(value.value);
  if (!call.scope.budget.text(value.text.length)) return overspent(call);
  const pieces: Piece[] = [];
  let [start, at] = [0, 0];
  let before: string | undefined;
  for (const one of value.text) {
    if (startsWord(before) && raised(one) !== one) {
      if (!call.scope.budget.step(2 * STEPS_PER_PIECE)) return overspent(call);
      append(pieces, cutter.cut(start, at));
      append(
        pieces,
        cutter.cut(at, at + one.length).map((piece) => changed(piece, raised)),
      );
      start = at + one.length;
    }
    at += one.length;
    before = one;
  }
  return textOfParts([...pieces, ...cutter.cut(start, at)], call, values);
});

export const letterCase: Readonly<Record<string, TerraformFunction>> = {
  lower: unary(text, (call, value, values) => perPiece(call, value, lowered, values)),
  upper: unary(text, (call, value, values) => perPiece(call, value, raised, values)),
  title,
};
