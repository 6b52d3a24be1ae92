import type { TextValue } from "../values/value.js";
import { mapValue, textOfPieces } from "../values/values.js";
import { DataPlaces, type DataSegment } from "./data-places.js";
import type { Call, TerraformFunction } from "./function.js";
import { type KnownText, known, unary } from "./parameters.js";
import { failed, listOf, overspent } from "./results.js";

const BARE = /[^,"\r\n]*/y;
const QUOTED = /[^"]+/y;
const LINE_END = /\r?\n/y;

function encodeBare(text: string): string {
  return /[",\r\n]/.test(text) ? `"${encodeQuoted(text)}"` : text;
}

function encodeQuoted(text: string): string {
  return text.replaceAll('"', '""');
}

/** Reads CSV as Go's encoding/csv does (RFC 4180, empty lines left out). */
class CsvReader {
  readonly #text: string;
  readonly #call: Call;
  readonly #places: DataPlaces;
  #at = 0;

  constructor({ text, value }: KnownText, call: Call) {
    this.#text = text;
    this.#call = call;
    this.#places = new DataPlaces(value, call);
  }

  /** Undefined for what is no CSV. */
  rows(): readonly (readonly TextValue[])[] | undefined {
    const rows: TextValue[][] = [];
    while (this.#at < this.#text.length) {
      if (this.#takes(LINE_END)) continue;
      const row = this.#row();
      if (!row) return undefined;
      rows.push(row);
    }
    return rows;
  }

  #row(): TextValue[] | undefined {
    const row: TextValue[] = [];
    for (;;) {
      const field = this.#text[this.#at] === '"' ? this.#quoted() : this.#bare();
      if (!field || !this.#call.scope.budget.step()) return undefined;
      row.push(field);
      if (this.#takes(LINE_END) || this.#at >= this.#text.length) return row;
      if (this.#text[this.#at] !== ",") return undefined;
      this.#at += 1;
    }
  }

  #bare(): TextValue {
    const start = this.#at;
    const text = this.#takes(BARE) ?? "";
    const segments = text === "" ? [] : [{ text, start, end: this.#at, verbatim: true }];
    return this.#places.textOf(segments, encodeBare, start, this.#at);
  }

  #quoted(): TextValue | undefined {
    const start = this.#at;
    this.#at += 1;
    const segments: DataSegment[] = [];
    for (;;) {
      const from = this.#at;
      const plain = this.#takes(QUOTED);
      if (plain) segments.push({ text: plain, start: from, end: this.#at, verbatim: true });
      if (this.#at >= this.#text.length || !this.#call.scope.budget.step()) return undefined;
      this.#at += 1;
      if (this.#text[this.#at] !== '"') return this.#places.textOf(segments, encodeQuoted, start, this.#at);
      this.#at += 1;
      segments.push({ text: '"', start: this.#at - 2, end: this.#at, verbatim: false });
    }
  }

  #takes(sticky: RegExp): string | undefined {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }
}

/** A list of objects, the first row naming their attributes. */
export const csvdecode: TerraformFunction = unary(known, (call, given) => {
  if (!call.scope.budget.text(given.text.length)) return overspent(call);
  const [names, ...rows] = new CsvReader(given, call).rows() ?? [];
  if (!names) return failed("the text is no CSV with a first line of names", call);
  const distinct = new Set(names.map(({ pieces }) => textOfPieces(pieces)));
  if (distinct.size < names.length || rows.some((row) => row.length !== names.length)) {
    return failed("not all lines have as many fields as there are different names", call);
  }
  return listOf(
    rows.map((row) =>
      mapValue(
        names.flatMap((key, column) => {
          const value = row[column];
          return value ? [{ key, value }] : [];
        }),
        row[0]?.range ?? call.range,
      ),
    ),
    call,
  );
});
