import type { Span } from "./ast.js";
import type { Faults } from "./faults.js";

export interface JsonString extends Span {
  readonly kind: "string";
}

export interface JsonProperty {
  readonly key: JsonString;
  readonly value: JsonNode;
}

/** JSON with the places of everything. A property that is there twice is so here too. */
export type JsonNode =
  | JsonString
  | (Span & { readonly kind: "number" })
  | (Span & { readonly kind: "word"; readonly word: "true" | "false" | "null" })
  | (Span & { readonly kind: "array"; readonly elements: readonly JsonNode[] })
  | (Span & { readonly kind: "object"; readonly properties: readonly JsonProperty[] });

const DEEPEST = 200;
const SPACE = /[ \t\r\n]*/y;
const STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\0-\x1f]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[a-z]+/y;

/** Reads a text as JSON (RFC 8259) up to its first mistake: what stands before that is in the tree. */
export function readJson(text: string, start: number, faults: Faults): JsonNode | undefined {
  return new JsonReader(text, start, faults).read();
}

class JsonReader {
  readonly #text: string;
  readonly #faults: Faults;
  #at: number;
  #isBroken = false;

  constructor(text: string, start: number, faults: Faults) {
    this.#text = text;
    this.#at = start;
    this.#faults = faults;
  }

  read(): JsonNode | undefined {
    this.#skipSpace();
    if (this.#at === this.#text.length)
      return this.#fail("This file is empty. Write {} for a file that declares nothing.");
    const node = this.#value(0);
    this.#skipSpace();
    if (!this.#isBroken && this.#at < this.#text.length)
      this.#fail("Nothing may follow the end of the JSON value. Remove this.");
    return node;
  }

  #value(depth: number): JsonNode | undefined {
    if (depth > DEEPEST) {
      this.#isBroken = true;
      this.#faults.beyond(
        this.#at,
        this.#at + 1,
        "Values are nested too deeply here, so mta-sts-lint does not read on.",
      );
      return undefined;
    }
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#numberOrWord();
    }
  }

  #object(depth: number): JsonNode {
    const start = this.#at;
    const properties: JsonProperty[] = [];
    this.#list("}", () => {
      const key =
        this.#text[this.#at] === '"'
          ? this.#string()
          : this.#fail('The name of a property has to stand in quotes, as in "name".');
      this.#skipSpace();
      if (!key || !this.#expect(":", "A colon is missing here, between the name of the property and its value."))
        return;
      this.#skipSpace();
      const value = this.#value(depth + 1);
      if (value) properties.push({ key, value });
    });
    return { kind: "object", properties, start, end: this.#at };
  }

  #array(depth: number): JsonNode {
    const start = this.#at;
    const elements: JsonNode[] = [];
    this.#list("]", () => {
      const element = this.#value(depth + 1);
      if (element) elements.push(element);
    });
    return { kind: "array", elements, start, end: this.#at };
  }

  /** What stands between brackets, with commas between. */
  #list(close: string, readOne: () => void): void {
    this.#at += 1;
    this.#skipSpace();
    if (this.#take(close)) return;
    while (!this.#isBroken) {
      readOne();
      this.#skipSpace();
      if (this.#isBroken || this.#take(close)) return;
      this.#expect(",", `A comma is missing here, or the closing ${close}.`);
      this.#skipSpace();
      if (this.#text[this.#at] === close) this.#fail(`No comma may stand before the closing ${close}. Remove it.`);
    }
  }

  #string(): JsonString | undefined {
    const start = this.#at;
    if (this.#match(STRING)) return { kind: "string", start, end: this.#at };
    return this.#fail('This string has no closing ", or holds a line end or an escape that JSON does not know.');
  }

  #numberOrWord(): JsonNode | undefined {
    const start = this.#at;
    if (this.#match(NUMBER)) return { kind: "number", start, end: this.#at };
    if (this.#match(WORD)) {
      const word = this.#text.slice(start, this.#at);
      if (word === "true" || word === "false" || word === "null") return { kind: "word", word, start, end: this.#at };
    }
    this.#at = start;
    return this.#fail("A value is missing here, or it is a string without quotes. Write it as JSON has it.");
  }

  #match(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text)) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #expect(character: string, message: string): boolean {
    if (this.#take(character)) return true;
    this.#fail(message);
    return false;
  }

  #fail(message: string): undefined {
    if (this.#isBroken) return undefined;
    this.#isBroken = true;
    this.#faults.mistake(this.#at, Math.min(this.#at + 1, this.#text.length), message);
    return undefined;
  }
}
