import { type Piece, unknownPiece } from "../../../model/text.js";
import type { TextValue, Value } from "../values/value.js";
import { fieldsInOrder, textOfPieces } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { any, unary } from "./parameters.js";
import { append, Cutter, STEPS_PER_PIECE } from "./pieces.js";
import { leftOut, madePiece, overspent, textOfParts } from "./results.js";

/** What stands for itself in no JSON that Go writes: `<`, `>` and `&` are escaped as well, as Terraform documents. */
const ESCAPED = /[\0-\x1f"\\<>&\u2028\u2029]/g;
const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\b", "\\b"],
  ["\f", "\\f"],
]);

function escaped(character: string): string {
  return SHORT.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Joins what is written to what is to be written; undefined once the budget is used up. */
type Writer = (value: Value) => boolean;

class JsonText {
  readonly pieces: Piece[] = [];
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** False where the value can't be written, or where it would take too much. */
  write: Writer = (value) =>
    this.#call.scope.budget.within(
      () => this.#writeWithin(value),
      () => false,
    );

  #writeWithin(value: Value): boolean {
    switch (value.kind) {
      case "text":
        return this.#writeText(value);
      case "number":
      case "bool":
        return this.#push(value.pieces);
      case "null":
        return this.#made("null");
      case "list":
        return this.#writeAll("[", value.elements, "]", this.write);
      case "map":
        return this.#writeAll("{", fieldsInOrder(value), "}", ({ key, value: held }) => {
          return this.#writeText(key) && this.#made(":") && this.write(held);
        });
      case "unknown":
        // Whether it has quotes round it is a part of what is not known.
        return this.#push([unknownPiece(value.unknown)]);
      case "reference":
        return false;
    }
  }

  #writeAll<T>(open: string, parts: readonly T[], close: string, write: (part: T) => boolean): boolean {
    this.#made(open);
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.#made(",");
      if (!write(part)) return false;
    }
    return this.#made(close);
  }

  #writeText(value: TextValue): boolean {
    return this.#made('"') && this.#push(escapedPieces(value, this.#call, ESCAPED)) && this.#made('"');
  }

  #made(text: string): boolean {
    return this.#push([madePiece(text, this.#call)]);
  }

  #push(pieces: readonly Piece[]): boolean {
    append(this.pieces, pieces);
    return this.#call.scope.budget.step(STEPS_PER_PIECE * pieces.length);
  }
}

/** Escapes what the pattern, which has the flag g, finds. */
export function escapedPieces(value: TextValue, call: Call, pattern: RegExp): readonly Piece[] {
  const whole = textOfPieces(value.pieces);
  const cutter = new Cutter(value);
  const pieces: Piece[] = [];
  let start = 0;
  for (const { 0: found, index } of whole.matchAll(pattern)) {
    if (!call.scope.budget.step(STEPS_PER_PIECE)) return pieces;
    append(pieces, cutter.cut(start, index));
    for (const { encode: _, ...piece } of cutter.cut(index, index + 1)) {
      pieces.push({
        ...piece,
        text: escaped(found),
        verbatim: false,
        computedFrom: piece.computedFrom ?? [piece.range],
      });
    }
    start = index + 1;
  }
  append(pieces, cutter.cut(start, whole.length));
  return pieces;
}

/**
 * The pieces of a value written as JSON; what stands in a file as it reads in the JSON keeps its place. Undefined where
 * the value holds what only the provider knows, is nested too deeply, or takes too much.
 */
export function jsonPieces(value: Value, call: Call): readonly Piece[] | undefined {
  const json = new JsonText(call);
  return json.write(value) ? json.pieces : undefined;
}

export const jsonencode: TerraformFunction = unary(any, (call, value, values) => {
  const pieces = jsonPieces(value, call);
  if (pieces) return textOfParts(pieces, call, values);
  if (call.scope.budget.isUsedUp) return overspent(call);
  return leftOut("it is nested more deeply than this tool follows", call, values);
});
