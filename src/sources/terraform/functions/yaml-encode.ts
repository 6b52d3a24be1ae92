import type { Piece } from "../../../model/text.js";
import type { TextValue, Value } from "../values/value.js";
import { fieldsInOrder, textOfPieces } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { escapedPieces } from "./json-encode.js";
import { any, unary } from "./parameters.js";
import { append, Cutter, STEPS_PER_PIECE } from "./pieces.js";
import { leftOut, madePiece, overspent, textOfParts } from "./results.js";

const LONGEST_UNBROKEN = 60;
const QUOTE_ESCAPED = /["\\]/g;

/**
 * The form is that of Terraform: every key and text in double quotes, texts of several lines as blocks, lists not indented
 * within objects. Where it is not plain how Terraform writes a text, the whole is left out.
 */
class YamlText {
  readonly pieces: Piece[] = [];
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** From the place behind a `-`, or at the start of a line. False where the value can't be written. */
  write(value: Value, indent: number): boolean {
    return this.#call.scope.budget.within(
      () => this.#writeWithin(value, indent),
      () => false,
    );
  }

  #writeWithin(value: Value, indent: number): boolean {
    if (isEmpty(value)) return this.#made(value.kind === "list" ? "[]\n" : "{}\n");
    switch (value.kind) {
      case "list":
        return this.#all(value.elements, indent, (element) => this.#made("- ") && this.write(element, indent + 2));
      case "map":
        return this.#all(fieldsInOrder(value), indent, ({ key, value: held }) => {
          return this.#key(key) && this.#field(held, indent);
        });
      case "text":
        return this.#text(value, indent);
      case "number":
      case "bool":
        return this.#push(value.pieces) && this.#made("\n");
      case "null":
        return this.#made("null\n");
      case "unknown":
      case "reference":
        return false;
    }
  }

  #all<T>(parts: readonly T[], indent: number, write: (part: T) => boolean): boolean {
    return parts.every((part, index) => (index === 0 || this.#made(" ".repeat(indent))) && write(part));
  }

  #key(key: TextValue): boolean {
    // Longer ones, and those with line ends, are written with a question mark in front.
    if (textOfPieces(key.pieces).length > 100) return false;
    return this.#quoted(key) && this.#made(":");
  }

  #field(held: Value, indent: number): boolean {
    if (isEmpty(held) || (held.kind !== "list" && held.kind !== "map"))
      return this.#made(" ") && this.write(held, indent + 2);
    const inner = held.kind === "map" ? indent + 2 : indent;
    return this.#made(`\n${" ".repeat(inner)}`) && this.write(held, inner);
  }

  #text(value: TextValue, indent: number): boolean {
    return textOfPieces(value.pieces).includes("\n")
      ? this.#block(value, indent)
      : this.#quoted(value) && this.#made("\n");
  }

  #block(value: TextValue, indent: number): boolean {
    const whole = textOfPieces(value.pieces);
    if (!isPlainBlock(whole)) return false;
    const end = whole.endsWith("\n") ? whole.length - 1 : whole.length;
    // At the top there is an indentation all the same.
    const pad = " ".repeat(Math.max(indent, 2));
    const cutter = new Cutter(value);
    this.#made(whole.endsWith("\n\n") ? "|+\n" : whole.endsWith("\n") ? "|\n" : "|-\n");
    for (let start = 0; start <= end; ) {
      const found = whole.indexOf("\n", start);
      const stop = found === -1 ? whole.length : found + 1;
      const blank = stop === start + 1 && found !== -1;
      const written = (blank || this.#made(pad)) && this.#push(cutter.cut(start, stop));
      if (!written) return false;
      start = stop;
      if (stop >= whole.length) break;
    }
    return whole.endsWith("\n") || this.#made("\n");
  }

  /** Long texts may be broken at blanks, and what is not ASCII may be escaped. */
  #quoted(value: TextValue): boolean {
    const whole = textOfPieces(value.pieces);
    if (!(whole.length > LONGEST_UNBROKEN ? /^[\x21-\x7e]*$/ : /^[\x20-\x7e]*$/).test(whole)) return false;
    return this.#made('"') && this.#push(escapedPieces(value, this.#call, QUOTE_ESCAPED)) && this.#made('"');
  }

  #made(text: string): boolean {
    return this.#push([madePiece(text, this.#call)]);
  }

  #push(pieces: readonly Piece[]): boolean {
    append(this.pieces, pieces);
    return this.#call.scope.budget.step(STEPS_PER_PIECE * pieces.length);
  }
}

function isEmpty(value: Value): boolean {
  if (value.kind === "list") return value.elements.length === 0;
  return value.kind === "map" && value.fields.size === 0;
}

/** Texts that libyaml writes as a block with no more than `|`, `|-` or `|+` in front: others have quotes or a digit. */
function isPlainBlock(whole: string): boolean {
  return /^[\n\x20-\x7e]*$/.test(whole) && !/^[ \n]| $| \n/.test(whole);
}

export const yamlencode: TerraformFunction = unary(any, (call, value, values) => {
  const isScalar = value.kind === "number" || value.kind === "bool" || value.kind === "null";
  const yaml = new YamlText(call);
  if (yaml.write(value, 0)) {
    // Without quotes a scalar alone needs the end of the document to be marked.
    const end = isScalar ? [madePiece("...\n", call)] : [];
    return textOfParts([...yaml.pieces, ...end], call, values);
  }
  if (call.scope.budget.isUsedUp) return overspent(call);
  return leftOut("how Terraform writes this in YAML is not known to this tool", call, values);
});
