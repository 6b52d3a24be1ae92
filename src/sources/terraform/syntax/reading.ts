import type { Expression, Quoting } from "./ast.js";
import type { Faults } from "./faults.js";
import type { HclParser } from "./parser.js";

/** Where a text stands in its file: the same text, or one of which characters are written as escapes. */
export interface Layout {
  /** The offset in the file of an offset in the text. */
  place(at: number): number;
  /** How far the text from `start` on reads in the file as it is, `end` at most; `start` where an escape begins. */
  verbatimUntil(start: number, end: number): number;
}

export const AS_WRITTEN: Layout = {
  place: (at) => at,
  verbatimUntil: (_start, end) => end,
};

/** A text of which parts are being read. */
export interface Reading {
  readonly text: string;
  readonly layout: Layout;
  readonly parser: HclParser;
  readonly faults: Faults;
  readonly effort: Effort;
  /** How a string in quotes is written: once more escaped where the code stands in a string of JSON. */
  readonly quoted: Quoting;
  /** The expression from `start` to `end`, `depth` levels within others. */
  expression(start: number, end: number, depth: number): Expression;
}

/** Levels of expressions; https://developer.hashicorp.com/terraform knows no bound, and no person nests so far. */
export const DEEPEST = 200;
/** What a template within a template counts. Each level reads the text of those within it once more. */
export const LEVELS_OF_TEMPLATE = 10;

/** Parts that lie within others are read once for each level. */
const TIMES_READ = 40;
const ALWAYS_READ = 1 << 20;

/** Bounds the reading of one file: in units of text, each time that it is gone over. */
export class Effort {
  #left: number;

  constructor(length: number) {
    this.#left = ALWAYS_READ + TIMES_READ * length;
  }

  /** False when there is nothing left. */
  spend(units: number): boolean {
    this.#left -= units;
    return this.#left >= 0;
  }
}
