import { atomicPiece, type Piece, type Range } from "../../../model/text.js";
import { tooMuch } from "../evaluate/evaluating.js";
import type { BoolValue, ListValue, NumberValue, TextValue, UnknownValue, Value } from "../values/value.js";
import {
  computedBool,
  computedNumber,
  computedText,
  failedValue,
  sourcesOfAll,
  textValue,
  tupleValue,
  unknownFrom,
  unknownIn,
  unknownValue,
} from "../values/values.js";
import type { Call } from "./function.js";

/** The result once the budget is used up. */
export function overspent({ range }: Call): UnknownValue {
  return tooMuch(range);
}

export function sourcesIn(values: readonly Value[], { scope }: Call): readonly Range[] {
  return sourcesOfAll(values, () => scope.budget.step());
}

/** For a result that can't be told since a part of these is unknown. */
export function unknownOf(values: readonly Value[], { range, scope }: Call): UnknownValue {
  return unknownFrom(values, range, () => scope.budget.step());
}

/** For what Terraform gives an error for. What an error follows from nobody asks, and lists can be long. */
export function failed(reason: string, { range }: Call): UnknownValue {
  return failedValue(reason, range);
}

/** For what this tool does not work out, although it follows from these values and nothing else. */
export function leftOut(reason: string, call: Call, values: readonly Value[]): UnknownValue {
  const partial = values.some((value) => unknownIn(value, () => call.scope.budget.step()));
  return partial ? unknownOf(values, call) : unknownValue(reason, call.range, sourcesIn(values, call));
}

export function computed(text: string, call: Call, from: readonly Value[]): Value {
  if (!call.scope.budget.text(text.length)) return overspent(call);
  return computedText(text, call.range, sourcesIn(from, call));
}

/** Above this, doubles leave integers out, and what they would read as is a guess. */
const MOST_EXACT = Number.MAX_SAFE_INTEGER;

export function computedNumberOf(value: number, call: Call, from: readonly Value[]): NumberValue | UnknownValue {
  if (!Number.isFinite(value) || Math.abs(value) > MOST_EXACT) {
    return leftOut("the number is larger than this tool can compute exactly", call, from);
  }
  return computedNumber(value, call.range, sourcesIn(from, call));
}

export function computedBoolOf(value: boolean, call: Call, from: readonly Value[]): BoolValue {
  return computedBool(value, call.range, sourcesIn(from, call));
}

/** A part of a result that stands nowhere: a quote, a blank. `from`: what it follows from, if anything. */
export function madePiece(text: string, { range }: Call, from: readonly Range[] = []): Piece {
  return { ...atomicPiece(text, range), computedFrom: from };
}

/**
 * A text put together from pieces that may stand anywhere. Asks the budget. An empty one is computed: there is no place
 * where it could be written.
 */
export function textOfParts(pieces: readonly Piece[], call: Call, from: readonly Value[]): TextValue | UnknownValue {
  const { budget } = call.scope;
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (!budget.text(length) || !budget.step(pieces.length)) return overspent(call);
  const filled = pieces.filter((piece) => piece.text !== "");
  return filled.length > 0 ? textValue(filled, call.range) : computedText("", call.range, sourcesIn(from, call));
}

export function listOf(elements: readonly Value[], call: Call): ListValue | UnknownValue {
  if (!call.scope.budget.step(elements.length)) return overspent(call);
  return tupleValue(elements, call.range);
}
