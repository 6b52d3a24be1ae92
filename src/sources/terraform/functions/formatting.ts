import { type Piece, unknownPiece } from "../../../model/text.js";
import type { TextValue, UnknownValue, Value } from "../values/value.js";
import { numberText, textOfPieces, textValue } from "../values/values.js";
import { type Directive, type FormatPart, partsOfFormat } from "./format-directive.js";
import { floatText, integerText, isIntegerVerb, shortest } from "./format-number.js";
import type { Call, TerraformFunction } from "./function.js";
import { characterBounds, characterCount, offsetOf } from "./graphemes.js";
import { jsonPieces } from "./json-encode.js";
import { any, bool, type KnownText, known, number, type Parameter, text, variadicAfter } from "./parameters.js";
import { append, Cutter, hasUnknown } from "./pieces.js";
import { failed, listOf, madePiece, overspent, sourcesIn, textOfParts, unknownOf } from "./results.js";

/** The pieces that a directive writes; an unknown value where it can't. */
type Written = readonly Piece[] | UnknownValue;

/** Puts the values in the places of the directives. The text of the format and of the values keeps its pieces. */
function formatted(call: Call, format: KnownText, values: readonly Value[]): Value {
  const all = [format.value, ...values];
  const parts = partsOfFormat(format.text);
  if (!parts) return failed("the format holds a directive that Terraform does not know", call);
  const cutter = new Cutter(format.value);
  const pieces: Piece[] = [];
  let [next, used] = [0, 0];
  for (const part of parts) {
    if (!call.scope.budget.step()) return overspent(call);
    const index = indexOf(part, next);
    const written =
      part.kind === "literal" ? cutter.cut(part.start, part.end) : write(part.directive, values[index], call);
    if ("kind" in written) return written;
    append(pieces, written);
    next = index + (part.kind === "directive" ? 1 : 0);
    used = Math.max(used, next);
  }
  if (used < values.length) return failed("the format does not use all of its values", call);
  return textOfParts(pieces, call, all);
}

function indexOf(part: FormatPart, next: number): number {
  return part.kind === "directive" ? (part.directive.argument ?? next) : next;
}

function write(directive: Directive, value: Value | undefined, call: Call): Written {
  if (!value) return failed("the format asks for more values than there are", call);
  if (value.kind === "unknown") return [unknownPiece(value.unknown)];
  if (directive.verb === "v") return writeAsIs(directive, value, call);
  if (value.kind === "null") return failed("null can't be formatted", call);
  if (isIntegerVerb(directive.verb) || /^[eEfgG]$/.test(directive.verb)) return writeNumber(directive, value, call);
  if (directive.verb === "t") return writeTruth(value, call);
  if (directive.verb === "s" || directive.verb === "q") return writeText(directive, value, call);
  return failed(`the format verb %${directive.verb} is not known to Terraform`, call);
}

/** Reads a value for a directive: what is unknown in it becomes a piece, what is wrong fails the whole. */
function read<T>(parameter: Parameter<T>, value: Value, call: Call, write: (given: T) => Written): Written {
  const given = parameter(value, call);
  if (given.kind === "given") return write(given.value);
  return "fails" in given.unknown ? given : [unknownPiece(given.unknown)];
}

function writeAsIs(directive: Directive, value: Value, call: Call): Written {
  if (!directive.sharp && value.kind === "text") return padded(directive, value.pieces, call);
  if (!directive.sharp && value.kind === "number") {
    const written = (value.value < 0 ? "-" : "") + shortest(Math.abs(value.value));
    return padded(directive, sameOrMade(written, value, call), call);
  }
  const pieces = jsonPieces(value, call);
  if (pieces) return padded(directive, pieces, call);
  return [unknownPiece(unknownOf([value], call).unknown)];
}

function writeTruth(value: Value, call: Call): Written {
  return read(bool, value, call, (truth) => sameOrMade(String(truth), value, call));
}

function writeText(directive: Directive, value: Value, call: Call): Written {
  return read(text, value, call, (given) => {
    const { precision } = directive;
    const whole = textOfPieces(given.pieces);
    if (precision !== undefined && precision > 0 && hasUnknown(whole))
      return [unknownPiece(unknownOf([value], call).unknown)];
    const cut = precision === undefined || precision === 0 ? given : firstCharacters(given, whole, precision, call);
    const pieces = directive.verb === "q" ? (jsonPieces(cut, call) ?? cut.pieces) : cut.pieces;
    return padded(directive, pieces, call);
  });
}

function firstCharacters(value: TextValue, whole: string, count: number, call: Call): TextValue {
  const end = offsetOf(whole, characterBounds(whole, call.scope.budget), count);
  return textValue(new Cutter(value).cut(0, end), value.range);
}

function writeNumber(directive: Directive, value: Value, call: Call): Written {
  return read(number, value, call, (given) => {
    if ((directive.precision ?? 0) > 1_000_000 || !call.scope.budget.text(directive.precision ?? 0))
      return overspent(call);
    const written = isIntegerVerb(directive.verb)
      ? integerOf(directive, given, value, call)
      : (floatText(given, directive) ?? unknownOf([value], call));
    if (typeof written !== "string") return written;
    return paddedNumber(directive, sameOrMade(written, value, call), call);
  });
}

function integerOf(directive: Directive, given: number, value: Value, call: Call): string | UnknownValue {
  if (!Number.isInteger(given)) return failed("a whole number is needed here", call);
  const read = known(value, call);
  const digits = read.kind === "given" && /^-?\d+$/.test(read.value.text) ? read.value.text : numberText(given);
  return integerText(digits, directive);
}

/** The pieces of the value itself where it is written as it reads. */
function sameOrMade(written: string, value: Value, call: Call): readonly Piece[] {
  const pieces = value.kind === "text" || value.kind === "number" || value.kind === "bool" ? value.pieces : [];
  return textOfPieces(pieces) === written ? pieces : [madePiece(written, call, sourcesIn([value], call))];
}

function padded(directive: Directive, pieces: readonly Piece[], call: Call): Written {
  const { width } = directive;
  if (width === undefined) return pieces;
  const whole = textOfPieces(pieces);
  if (hasUnknown(whole)) return [unknownPiece(unknownOf([textValue(pieces, call.range)], call).unknown)];
  const missing = width - characterCount(whole, call.scope.budget);
  if (missing <= 0) return pieces;
  if (!call.scope.budget.text(missing)) return overspent(call);
  const pad = madePiece((directive.zero ? "0" : " ").repeat(missing), call);
  return directive.minus ? [...pieces, pad] : [pad, ...pieces];
}

/** Zeros of numbers stand between the sign and the digits, and never behind. */
function paddedNumber(directive: Directive, pieces: readonly Piece[], call: Call): Written {
  const whole = textOfPieces(pieces);
  const zero =
    directive.zero && !directive.minus && !(isIntegerVerb(directive.verb) && directive.precision !== undefined);
  const sign = /^[+\- ]/.test(whole) ? 1 : 0;
  if (!zero || sign === 0 || directive.width === undefined) return padded({ ...directive, zero }, pieces, call);
  const cutter = new Cutter({ pieces });
  const first = cutter.cut(0, sign);
  const digits = padded({ ...directive, zero, width: directive.width - sign }, cutter.cut(sign, whole.length), call);
  return "kind" in digits ? digits : [...first, ...digits];
}

/** One text for each element of the lists among the values; what is no list is used for each. */
function formattedEach(call: Call, format: KnownText, values: readonly Value[]): Value {
  const lists = values.flatMap((value) => (value.kind === "list" ? [value.elements.length] : []));
  const [length = 1] = lists;
  if (lists.some((other) => other !== length)) return failed("the lists are not of one length", call);
  if (!call.scope.budget.step(length * (values.length + 1))) return overspent(call);
  const results = Array.from({ length }, (_, index) =>
    formatted(
      call,
      format,
      values.flatMap((value) => (value.kind === "list" ? value.elements.slice(index, index + 1) : [value])),
    ),
  );
  const failure = results.find((result) => result.kind === "unknown");
  return failure ?? listOf(results, call);
}

export const formatting: Readonly<Record<string, TerraformFunction>> = {
  format: variadicAfter(known, any, formatted),
  formatlist: variadicAfter(known, any, (call, format, values) => {
    // An unknown value may be a list of any length.
    return values.some(({ kind }) => kind === "unknown")
      ? unknownOf(values, call)
      : formattedEach(call, format, values);
  }),
};
