import type { ReadingProblem } from "../../../model/policy-domain.js";
import type { Range } from "../../../model/text.js";
import type { Span } from "./ast.js";

interface Fault extends Span {
  readonly message: string;
  readonly mistake: boolean;
}

const MOST_PROBLEMS = 5;

/** Collects what is wrong with one file. Parts of it are read when they are asked for, some more than once. */
export class Faults {
  readonly #byStart = new Map<number, Fault>();

  /** An error of syntax. `message`: full sentences, with the remedy. What is found again at the same place is dropped. */
  mistake(start: number, end: number, message: string): void {
    this.#add({ start, end, message, mistake: true });
  }

  /** What may be right, but is beyond this tool. */
  beyond(start: number, end: number, message: string): void {
    this.#add({ start, end, message, mistake: false });
  }

  #add(fault: Fault): void {
    if (this.#byStart.size < MOST_PROBLEMS && !this.#byStart.has(fault.start)) this.#byStart.set(fault.start, fault);
  }

  /** True where something is known to be wrong from `start` to `end`: more said about the same place is only noise. */
  isAnyWithin(start: number, end: number): boolean {
    for (const at of this.#byStart.keys()) {
      if (start <= at && at <= end) return true;
    }
    return false;
  }

  problems(range: (span: Span) => Range): readonly ReadingProblem[] {
    const faults = [...this.#byStart.values()].sort((one, other) => one.start - other.start);
    return faults.map((fault) => ({ message: fault.message, range: range(fault), mistake: fault.mistake }));
  }
}
