const HEADER =
  /^[\p{ID_Start}_][\p{ID_Continue}-]*(?:[ \t]+(?:"[^"\n]*"|[\p{ID_Start}_][\p{ID_Continue}-]*))*[ \t]*\{/gmu;
const ARGUMENT_OR_HEADER =
  /^[\p{ID_Start}_][\p{ID_Continue}-]*(?:(?:[ \t]+(?:"[^"\n]*"|[\p{ID_Start}_][\p{ID_Continue}-]*))*[ \t]*\{|[ \t]*=(?!=))/gmu;

/** After so many parts that swallowed all behind them, none is let go further than to the next that is plain to see. */
const MOST_TRIALS = 10;

/**
 * Where to go on behind a part that is never closed: at the next line that begins, without indentation, as a block
 * or an argument does. Only at the top of a file, where the formatter of Terraform puts these and nothing else.
 */
export class Recovery {
  readonly #text: string;
  readonly #end: number;
  readonly #isTop: boolean;
  #trials = MOST_TRIALS;

  constructor(text: string, end: number, isTop: boolean) {
    this.#text = text;
    this.#end = end;
    this.#isTop = isTop;
  }

  /** How far the part that begins at `start` may go. */
  limit(start: number): number {
    return this.#trials > 0 ? this.#end : this.#next(start, ARGUMENT_OR_HEADER);
  }

  /** The end of a block, or an argument, that reaches to `limit` without being closed. */
  resume(start: number, limit: number, part: "block" | "argument"): number {
    if (!this.#isTop || limit < this.#end) return limit;
    this.#trials -= 1;
    // An argument without indentation may belong to a block that is written carelessly.
    return this.#next(start, part === "block" ? HEADER : ARGUMENT_OR_HEADER);
  }

  #next(start: number, pattern: RegExp): number {
    pattern.lastIndex = start + 1;
    const match = pattern.exec(this.#text);
    return match && match.index < this.#end ? match.index : this.#end;
  }
}
