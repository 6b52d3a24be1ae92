import { UNKNOWN_TEXT } from "../../../model/text.js";
import type { TextValue, Value } from "../values/value.js";
import { textOfPieces } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { binary, type KnownText, known, text, unary } from "./parameters.js";
import { Cutter } from "./pieces.js";
import { computedBoolOf, textOfParts, unknownOf } from "./results.js";

/** What Go's unicode.IsSpace takes for a blank. */
const BLANK = /^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

type Trimmed = (character: string) => boolean;

/** Takes characters off both ends. Where an unknown part comes to an end, what is to go can't be told. */
function trimBoth(call: Call, value: TextValue, goes: Trimmed, values: readonly Value[]): Value {
  const characters = [...textOfPieces(value.pieces)];
  if (!call.scope.budget.step(Math.ceil(characters.length / 64))) return unknownOf(values, call);
  let [start, first] = [0, 0];
  for (; first < characters.length && goes(characters[first] ?? ""); first++) start += characters[first]?.length ?? 0;
  let [end, last] = [textOfPieces(value.pieces).length, characters.length];
  for (; last > first && goes(characters[last - 1] ?? ""); last--) end -= characters[last - 1]?.length ?? 0;
  if (characters[first] === UNKNOWN_TEXT || characters[last - 1] === UNKNOWN_TEXT) return unknownOf(values, call);
  return textOfParts(new Cutter(value).cut(start, end), call, values);
}

const trimspace = unary(text, (call, value, values) => trimBoth(call, value, (one) => BLANK.test(one), values));

const trim = binary(text, known, (call, value, cutset, values) => {
  const goes = new Set(cutset.text);
  return trimBoth(call, value, (one) => goes.has(one), values);
});

/** Whether a text begins with another; undefined where that can't be told. */
function startsWith(whole: string, start: string): boolean | undefined {
  return compareEdge(start.length, (index) => [whole[index], start[index]]);
}

function endsWith(whole: string, end: string): boolean | undefined {
  return compareEdge(end.length, (index) => [whole[whole.length - 1 - index], end[end.length - 1 - index]]);
}

type Pair = readonly [string | undefined, string | undefined];

function compareEdge(length: number, pair: (index: number) => Pair): boolean | undefined {
  for (let index = 0; index < length; index++) {
    const [unit, wanted] = pair(index);
    if (unit === UNKNOWN_TEXT) return undefined;
    if (unit !== wanted) return false;
  }
  return true;
}

const trimprefix = binary(text, known, (call, value, prefix, values) => {
  const whole = textOfPieces(value.pieces);
  const starts = startsWith(whole, prefix.text);
  if (starts === undefined) return unknownOf(values, call);
  return textOfParts(new Cutter(value).cut(starts ? prefix.text.length : 0, whole.length), call, values);
});

const trimsuffix = binary(text, known, (call, value, suffix, values) => {
  const whole = textOfPieces(value.pieces);
  const ends = endsWith(whole, suffix.text);
  if (ends === undefined) return unknownOf(values, call);
  return textOfParts(new Cutter(value).cut(0, whole.length - (ends ? suffix.text.length : 0)), call, values);
});

const chomp = unary(text, (call, value, values) => {
  const whole = textOfPieces(value.pieces);
  let end = whole.length;
  while (end > 0 && (whole[end - 1] === "\n" || whole[end - 1] === "\r")) end -= 1;
  if (whole[end - 1] === UNKNOWN_TEXT) return unknownOf(values, call);
  return textOfParts(new Cutter(value).cut(0, end), call, values);
});

type Question = (whole: string, part: string) => boolean | undefined;

function question(answer: Question): TerraformFunction {
  return binary(text, known, (call, value: TextValue, part: KnownText, values) => {
    const is = answer(textOfPieces(value.pieces), part.text);
    return is === undefined ? unknownOf(values, call) : computedBoolOf(is, call, values);
  });
}

function contains(whole: string, part: string): boolean | undefined {
  if (whole.includes(part)) return true;
  return whole.includes(UNKNOWN_TEXT) ? undefined : false;
}

export const trims: Readonly<Record<string, TerraformFunction>> = {
  trim,
  trimspace,
  trimprefix,
  trimsuffix,
  chomp,
  startswith: question(startsWith),
  endswith: question(endsWith),
  strcontains: question(contains),
};
