/** What one evaluation may cost. A hostile file can ask for endless work; no honest one comes near these bounds. */
const MOST_STEPS = 2_000_000;
/** In UTF-16 units, of all texts that are made. */
const MOST_TEXT = 32 * 1024 * 1024;
const DEEPEST = 200;
/** Of evaluations that may each cost their most. */
const MOST_COSTLY = 3;
/** What every evaluation has for itself, whatever others have spent: a costly one must not keep a plain one from being read. */
const OWN_STEPS = 50_000;
const OWN_TEXT = 1024 * 1024;

/** Counts what has been spent. Once it is used up, everything else is unknown. */
export class Budget {
  #steps: number;
  #text: number;
  #depth = 0;
  readonly #all: Budget | undefined;

  /** `all` counts what several budgets spend together. */
  constructor(all?: Budget, costly = 1) {
    this.#steps = MOST_STEPS * costly;
    this.#text = MOST_TEXT * costly;
    this.#all = all;
  }

  /** For all evaluations of a run. */
  static ofAll(): Budget {
    return new Budget(undefined, MOST_COSTLY);
  }

  get isUsedUp(): boolean {
    if (this.#steps <= 0 || this.#text <= 0) return true;
    return this.#all?.isUsedUp === true && !this.#isWithinOwn;
  }

  get #isWithinOwn(): boolean {
    return this.#steps > MOST_STEPS - OWN_STEPS && this.#text > MOST_TEXT - OWN_TEXT;
  }

  /** False when there is nothing left. */
  step(count = 1): boolean {
    const spent = Math.min(count, this.#steps);
    this.#steps -= spent;
    if (!this.#isWithinOwn) this.#all?.step(spent);
    return !this.isUsedUp;
  }

  /** To be asked before a text of this length is made. False when it must not be. */
  text(length: number): boolean {
    const spent = Math.min(length, this.#text);
    this.#text -= spent;
    if (!this.#isWithinOwn) this.#all?.text(spent);
    return !this.isUsedUp;
  }

  /** Runs `work` one level deeper, or gives `otherwise()` where that is too deep or nothing is left. */
  within<T>(work: () => T, otherwise: () => T): T {
    if (this.#depth >= DEEPEST || !this.step()) return otherwise();
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }
}
