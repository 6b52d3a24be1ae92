import type { Piece } from "../../../model/text.js";
import type { TextValue } from "../values/value.js";
import { rangeOfValue, textOfPieces, textValue } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { characterBounds, offsetOf } from "./graphemes.js";
import {
  binary,
  integer,
  type KnownText,
  known,
  list,
  readEach,
  ternary,
  text,
  unary,
  variadicAfter,
} from "./parameters.js";
import { append, Cutter, firstUnknownAt } from "./pieces.js";
import { computed, failed, leftOut, listOf, madePiece, overspent, textOfParts, unknownOf } from "./results.js";

/** Text is only moved, cut and joined here: every piece keeps its place. */

const join = variadicAfter(text, list, (call, separator, lists, values) => {
  if (lists.length === 0) return failed("join needs a list", call);
  const parts = readEach(
    text,
    lists.flatMap(({ elements }) => elements),
    call,
  );
  if ("kind" in parts) return parts;
  const pieces: Piece[] = [];
  for (const [index, part] of parts.entries()) {
    if (!call.scope.budget.step(separator.pieces.length + part.pieces.length)) return overspent(call);
    if (index > 0) append(pieces, separator.pieces);
    append(pieces, part.pieces);
  }
  return textOfParts(pieces, call, values);
});

const split = binary(known, known, (call, separator, whole) => {
  const { budget } = call.scope;
  const parts = separator.text === "" ? [...whole.text] : whole.text.split(separator.text);
  if (!budget.step(parts.length) || !budget.text(whole.text.length)) return overspent(call);
  const cutter = new Cutter(whole.value);
  let at = 0;
  const elements = parts.map((part) => {
    const start = at;
    at += part.length + separator.text.length;
    const pieces = cutter.cut(start, start + part.length);
    return pieces.length > 0
      ? textValue(pieces, call.range)
      : textValue([madePiece("", call, [rangeOfValue(whole.value)])], call.range);
  });
  return listOf(elements, call);
});

const substr = ternary(text, integer, integer, (call, value, offset, length, values) => {
  const whole = textOfPieces(value.pieces);
  const known = firstUnknownAt(whole);
  if (known < whole.length && offset < 0) return unknownOf(values, call);
  const bounds = characterBounds(whole, call.scope.budget);
  const count = bounds === undefined ? whole.length : bounds.length - 1;
  const first = Math.max(offset < 0 ? count + offset : offset, 0);
  const start = offsetOf(whole, bounds, first);
  // A length of -1 means the rest. Terraform takes any negative one for that.
  const end = length < 0 ? whole.length : offsetOf(whole, bounds, first + length);
  if (known < whole.length && (start > known || (length >= 0 && end > known))) return unknownOf(values, call);
  return textOfParts(new Cutter(value).cut(start, end), call, values);
});

const indent = binary(integer, text, (call, spaces, value, values) => {
  if (spaces < 0) return failed("a text can't be indented by less than nothing", call);
  const whole = textOfPieces(value.pieces);
  const lines = linesOf(whole);
  const { budget } = call.scope;
  if (!budget.text(spaces * (lines.length - 1)) || !budget.step(lines.length)) return overspent(call);
  const pad = madePiece(lines.length > 1 ? " ".repeat(spaces) : "", call);
  const cutter = new Cutter(value);
  const pieces = lines.flatMap(([start, end], index) => [...(index > 0 ? [pad] : []), ...cutter.cut(start, end)]);
  return textOfParts(pieces, call, values);
});

/** The lines with their line ends; behind the last line end comes one more. */
function linesOf(whole: string): readonly (readonly [number, number])[] {
  const lines: [number, number][] = [];
  let start = 0;
  for (let at = whole.indexOf("\n"); at !== -1; at = whole.indexOf("\n", start)) {
    lines.push([start, at + 1]);
    start = at + 1;
  }
  return [...lines, [start, whole.length]];
}

/** Puts `replacement` in the place of each occurrence; the rest keeps its pieces. */
export function replaceAll(call: Call, value: TextValue, search: KnownText, replacement: TextValue) {
  const whole = textOfPieces(value.pieces);
  const from = [value, search.value, replacement];
  if (search.text === "") return leftOut("a search for nothing is not worked out by this tool", call, from);
  // An occurrence could begin or end within an unknown part, and take known text with it.
  if (search.text.length > 1 && firstUnknownAt(whole) < whole.length) return unknownOf(from, call);
  const { budget } = call.scope;
  const cutter = new Cutter(value);
  const pieces: Piece[] = [];
  let start = 0;
  for (let at = whole.indexOf(search.text); at !== -1; at = whole.indexOf(search.text, start)) {
    if (!budget.step(1 + replacement.pieces.length)) return overspent(call);
    append(pieces, cutter.cut(start, at));
    append(pieces, replacement.pieces);
    start = at + search.text.length;
  }
  append(pieces, cutter.cut(start, whole.length));
  return textOfParts(pieces, call, from);
}

const strrev = unary(known, (call, value) => {
  const bounds = characterBounds(value.text, call.scope.budget);
  if (bounds === undefined) return computed([...value.text].reverse().join(""), call, [value.value]);
  const characters = bounds.slice(0, -1).map((start, index) => value.text.slice(start, bounds[index + 1]));
  return computed(characters.reverse().join(""), call, [value.value]);
});

export const joining: Readonly<Record<string, TerraformFunction>> = { join, split, substr, indent, strrev };
