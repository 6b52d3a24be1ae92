import type { Budget } from "../../evaluate/budget.js";
import { word } from "./characters.js";
import type { Instruction } from "./program.js";
import type { Assertion } from "./syntax.js";

/** Where groups begin and end, in UTF-16 units: two for each, -1 for one that took no part. The first is the whole. */
export type Match = readonly number[];

/** So many instructions are one step of the budget. */
const INSTRUCTIONS_PER_STEP = 16;

interface Thread {
  readonly at: number;
  readonly slots: Match;
}

/** The ways that are followed, in the order in which they go before one another; each place of the program once. */
class Threads {
  readonly threads: Thread[] = [];
  readonly #enteredIn: Uint32Array;
  #round = 1;

  constructor(length: number) {
    this.#enteredIn = new Uint32Array(length);
  }

  clear(): void {
    this.threads.length = 0;
    this.#round += 1;
  }

  /** False when the place is taken already. */
  enter(at: number): boolean {
    if (this.#enteredIn[at] === this.#round) return false;
    this.#enteredIn[at] = this.#round;
    return true;
  }
}

/**
 * Runs a program in time that is at most its length times that of the text, whatever the pattern. Gives the match that
 * begins first, and of these the one that RE2 prefers; undefined for none, "overspent" once the budget is used up.
 */
export class Machine {
  readonly #program: readonly Instruction[];
  readonly #slots: number;
  readonly #budget: Budget;
  #spent = 0;

  constructor(program: readonly Instruction[], groups: number, budget: Budget) {
    this.#program = program;
    this.#slots = 2 * (groups + 1);
    this.#budget = budget;
  }

  find(text: string, from: number): Match | undefined | "overspent" {
    let [current, next] = [new Threads(this.#program.length), new Threads(this.#program.length)];
    let found: Match | undefined;
    for (let at = from; ; ) {
      if (!found) this.#follow(current, 0, new Array<number>(this.#slots).fill(-1), text, at);
      if (current.threads.length === 0 && found) return found;
      if (!this.#pay(current.threads.length + 1)) return "overspent";
      const code = text.codePointAt(at);
      const after = at + (code !== undefined && code > 0xffff ? 2 : 1);
      next.clear();
      found = this.#advance(current, next, code, text, after) ?? found;
      if (code === undefined) return found;
      [current, next] = [next, current];
      at = after;
    }
  }

  /** Takes each thread over the character; the match, if one of them is complete, cuts off those behind it. */
  #advance(current: Threads, next: Threads, code: number | undefined, text: string, after: number): Match | undefined {
    for (const { at, slots } of current.threads) {
      const instruction = this.#program[at];
      if (instruction?.kind === "match") return slots;
      if (code === undefined || instruction?.kind !== "character" || !instruction.matches(code)) continue;
      this.#follow(next, at + 1, slots, text, after);
    }
    return undefined;
  }

  /** Adds all places that are reached without taking a character. A stack of its own: programs can be long. */
  #follow(threads: Threads, start: number, from: Match, text: string, offset: number): void {
    const ahead: Thread[] = [{ at: start, slots: from }];
    for (let thread = ahead.pop(); thread; thread = ahead.pop()) {
      const { at, slots } = thread;
      if (!threads.enter(at)) continue;
      this.#spent += 1;
      const instruction = this.#program[at];
      switch (instruction?.kind) {
        case "jump":
          ahead.push({ at: instruction.to, slots });
          break;
        case "split":
          ahead.push({ at: instruction.second, slots }, { at: instruction.first, slots });
          break;
        case "save":
          ahead.push({ at: at + 1, slots: slots.with(instruction.slot, offset) });
          break;
        case "assertion":
          if (holds(instruction.assertion, text, offset)) ahead.push({ at: at + 1, slots });
          break;
        case "character":
        case "match":
          threads.threads.push(thread);
          break;
        case undefined:
          break;
      }
    }
  }

  #pay(instructions: number): boolean {
    this.#spent += instructions;
    const steps = Math.floor(this.#spent / INSTRUCTIONS_PER_STEP);
    this.#spent -= steps * INSTRUCTIONS_PER_STEP;
    return this.#budget.step(steps);
  }
}

function holds(assertion: Assertion, text: string, at: number): boolean {
  switch (assertion) {
    case "text-start":
      return at === 0;
    case "text-end":
      return at >= text.length;
    case "line-start":
      return at === 0 || text[at - 1] === "\n";
    case "line-end":
      return at >= text.length || text[at] === "\n";
    case "word-bound":
      return isWordAt(text, at - 1) !== isWordAt(text, at);
    case "no-word-bound":
      return isWordAt(text, at - 1) === isWordAt(text, at);
  }
}

function isWordAt(text: string, at: number): boolean {
  return at >= 0 && at < text.length && word(text.charCodeAt(at));
}
