import type { ReadingProblem } from "../../model/policy-domain.js";
import { rangeOf, type SourceFile } from "../../model/text.js";
import type { Fault } from "./scanner.js";

const MOST_PROBLEMS = 20;

/** Collects the problems of one file, and counts those beyond what anybody reads. */
export class Problems {
  readonly #list: ReadingProblem[] = [];
  #more: { readonly first: ReadingProblem; readonly count: number } | undefined;
  readonly #templates = new Set<string>();
  /** How many there were; more than none means that something could not be read as it was meant. */
  count = 0;

  /** What is odd in a template may be right once it is rendered. */
  tolerate(file: SourceFile): void {
    this.#templates.add(file.path);
  }

  /** An empty place is widened to one byte, so that there is something to point at. */
  add(file: SourceFile, from: number, to: number, message: string, isMistake = true): void {
    const mistake = isMistake && !this.#templates.has(file.path);
    const start = Math.max(0, Math.min(from, file.bytes.length - 1));
    const end = Math.max(to, start + 1);
    this.count += 1;
    if (this.#list.length >= MOST_PROBLEMS) {
      const first = this.#more?.first ?? { message, range: rangeOf(file, start, end), mistake };
      this.#more = { first, count: (this.#more?.count ?? 0) + 1 };
      return;
    }
    this.#list.push({ message, range: rangeOf(file, start, end), mistake });
  }

  addFault(file: SourceFile, fault: Fault): void {
    this.add(file, fault.start, fault.end, FAULTS[fault.kind]);
  }

  list(): readonly ReadingProblem[] {
    if (!this.#more) return this.#list;
    const { first, count } = this.#more;
    const message = `${count} more ${count === 1 ? "mistake is" : "mistakes are"} in this file, from here on. Correct the first ones and run again.`;
    return [...this.#list, { ...first, message }];
  }
}

const FAULTS: Readonly<Record<Fault["kind"], string>> = {
  "quote-open":
    'This quotation mark is not closed on its line. Add the closing ", or write \\" for one that belongs to the text.',
  "parenthesis-open": "This parenthesis is never closed. Add the closing one at the end of the record.",
  "parenthesis-stray": "This parenthesis closes nothing. Remove it, or put the text that it belongs to in quotes.",
};
