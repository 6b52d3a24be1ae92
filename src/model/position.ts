import type { SourceFile } from "./text.js";

/** A place as people and GitHub count it: lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const LF = 0x0a;
const CR = 0x0d;

/** Turns byte offsets of one file into lines and columns. A line ends with LF, CRLF or CR. */
export class LineIndex {
  readonly #bytes: Uint8Array;
  readonly #starts: readonly number[];

  constructor(file: SourceFile) {
    this.#bytes = file.bytes;
    this.#starts = lineStarts(file.bytes);
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const line = this.#lineAt(offset);
    const start = this.#starts[line - 1] ?? 0;
    return { line, column: decoder.decode(this.#bytes.subarray(start, offset)).length + 1 };
  }

  /** The text of a line, counted from 1, without its line ending. */
  line(number: number): string {
    const start = this.#starts[number - 1] ?? this.#bytes.length;
    let end = this.#starts[number] ?? this.#bytes.length;
    while (end > start && (this.#bytes[end - 1] === LF || this.#bytes[end - 1] === CR)) end -= 1;
    return decoder.decode(this.#bytes.subarray(start, end));
  }

  #lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }
}

function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) starts.push(at + 1);
  }
  return starts;
}
