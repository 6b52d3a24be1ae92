import { decimalText, readDecimal } from "../evaluate/decimal.js";
import type { MapField, Value } from "../values/value.js";
import { mapValue, nullValue, tupleValue, unknownValue } from "../values/values.js";
import { DataPlaces, type DataSegment } from "./data-places.js";
import type { Call, TerraformFunction } from "./function.js";
import { type KnownText, known, unary } from "./parameters.js";
import { failed, overspent } from "./results.js";

const BLANK = /[ \t\r\n]*/y;
const PLAIN = /[^"\\\0-\x1f]+/y;
const ESCAPE = /\\(?:(["\\/bfnrt])|u([0-9A-Fa-f]{4}))/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Within the quotes of a JSON string. */
function encodeInQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const asItIs = (text: string): string => text;

/** Reads JSON to values that stand where they are written. Undefined for what is no JSON, and for what takes too much. */
class JsonReader {
  readonly #text: string;
  readonly #call: Call;
  readonly #places: DataPlaces;
  #at = 0;

  constructor({ text, value }: KnownText, call: Call) {
    this.#text = text;
    this.#call = call;
    this.#places = new DataPlaces(value, call);
  }

  read(): Value | undefined {
    const value = this.#value();
    this.#takes(BLANK);
    return this.#at === this.#text.length ? value : undefined;
  }

  #value(): Value | undefined {
    return this.#call.scope.budget.within(
      () => this.#valueWithin(),
      () => undefined,
    );
  }

  #valueWithin(): Value | undefined {
    this.#takes(BLANK);
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case "[":
        return this.#list();
      case "{":
        return this.#object();
      default:
        return this.#word() ?? this.#number();
    }
  }

  #list(): Value | undefined {
    const range = this.#places.at(this.#at);
    const elements: Value[] = [];
    const read = this.#parts("]", () => {
      const element = this.#value();
      if (element) elements.push(element);
      return element !== undefined;
    });
    return read ? tupleValue(elements, range) : undefined;
  }

  #object(): Value | undefined {
    const range = this.#places.at(this.#at);
    const fields: MapField[] = [];
    const read = this.#parts("}", () => {
      this.#takes(BLANK);
      const key = this.#string();
      this.#takes(BLANK);
      if (key?.kind !== "text" || !this.#takesCharacter(":")) return false;
      const value = this.#value();
      if (value) fields.push({ key, value });
      return value !== undefined;
    });
    return read ? mapValue(fields, range) : undefined;
  }

  /** From the opening bracket to the closing one. */
  #parts(close: string, readPart: () => boolean): boolean {
    this.#at += 1;
    this.#takes(BLANK);
    if (this.#takesCharacter(close)) return true;
    for (;;) {
      if (!readPart()) return false;
      this.#takes(BLANK);
      if (this.#takesCharacter(close)) return true;
      if (!this.#takesCharacter(",")) return false;
    }
  }

  #string(): Value | undefined {
    const start = this.#at;
    if (!this.#takesCharacter('"')) return undefined;
    const segments: DataSegment[] = [];
    for (;;) {
      const from = this.#at;
      if (this.#takesCharacter('"')) return this.#places.textOf(segments, encodeInQuotes, start, this.#at);
      const plain = this.#takes(PLAIN)?.[0];
      const text = plain ?? this.#escape();
      if (text === undefined || !this.#call.scope.budget.step()) return undefined;
      segments.push({ text, start: from, end: this.#at, verbatim: plain !== undefined });
    }
  }

  /** A pair of surrogates is one character; half of one reads as U+FFFD in Go. */
  #escape(): string | undefined {
    const [found, letter, code] = this.#takes(ESCAPE) ?? [];
    if (found === undefined) return undefined;
    if (code === undefined) return ESCAPES.get(letter ?? "") ?? letter;
    const unit = Number.parseInt(code, 16);
    if (unit < 0xd800 || unit >= 0xe000) return String.fromCharCode(unit);
    const before = this.#at;
    const second = Number.parseInt(this.#takes(ESCAPE)?.[2] ?? "0", 16);
    if (unit < 0xdc00 && second >= 0xdc00 && second < 0xe000) return String.fromCharCode(unit, second);
    this.#at = before;
    return "\uFFFD";
  }

  #word(): Value | undefined {
    const start = this.#at;
    const word = this.#takes(WORD)?.[0];
    if (word === undefined) return undefined;
    const { pieces, range } = this.#verbatim(word, start);
    return word === "null" ? nullValue(range) : { kind: "bool", value: word === "true", pieces, range };
  }

  #number(): Value | undefined {
    const start = this.#at;
    const written = this.#takes(NUMBER)?.[0];
    if (written === undefined) return undefined;
    const decimal = readDecimal(written);
    const { range } = this.#verbatim(written, start);
    if (!decimal) return unknownValue("the number has more digits than this tool follows", range);
    const text = decimalText(decimal);
    const segment = { text, start, end: this.#at, verbatim: text === written };
    const { pieces } = this.#places.textOf([segment], asItIs, start, this.#at);
    return { kind: "number", value: Number(text), pieces, range };
  }

  #verbatim(text: string, start: number) {
    return this.#places.textOf([{ text, start, end: this.#at, verbatim: true }], asItIs, start, this.#at);
  }

  #takes(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text);
    if (match) this.#at += match[0].length;
    return match ?? undefined;
  }

  #takesCharacter(wanted: string): boolean {
    if (this.#text[this.#at] !== wanted) return false;
    this.#at += 1;
    return true;
  }
}

/** As Terraform documents; what was read from a file points into that file. */
export const jsondecode: TerraformFunction = unary(known, (call, given) => {
  if (!call.scope.budget.text(given.text.length)) return overspent(call);
  const value = new JsonReader(given, call).read();
  if (value) return value;
  return failed("the text is no JSON, or nested very deeply", call);
});
