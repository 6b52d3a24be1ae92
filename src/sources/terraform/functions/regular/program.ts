import { type Assertion, beyond, type Expression, type Matches, type Pattern } from "./syntax.js";

interface Split {
  readonly kind: "split";
  first: number;
  second: number;
}

interface Jump {
  readonly kind: "jump";
  to: number;
}

/**
 * One step of a machine that follows all ways through a pattern at once. Numbers are places in the program; what has none
 * goes on at the next. Of a split the first way goes before the second.
 */
export type Instruction =
  | { readonly kind: "character"; readonly matches: Matches }
  | { readonly kind: "assertion"; readonly assertion: Assertion }
  | { readonly kind: "save"; readonly slot: number }
  | Readonly<Split>
  | Readonly<Jump>
  | { readonly kind: "match" };

/** Repetitions with counts are written out. */
const LONGEST = 3000;
/** Even of what comes to no instruction at all. */
const MOST_EXPRESSIONS = 20_000;

export function programOf({ expression }: Pattern): readonly Instruction[] {
  return new ProgramWriter().write(expression);
}

type Repetition = Extract<Expression, { kind: "repetition" }>;

class ProgramWriter {
  readonly #program: Instruction[] = [];
  #expressions = 0;

  write(expression: Expression): readonly Instruction[] {
    this.#group(0, expression);
    this.#push({ kind: "match" });
    return this.#program;
  }

  #push(instruction: Instruction): void {
    if (this.#program.length >= LONGEST) throw beyond("the pattern repeats more than this tool follows");
    this.#program.push(instruction);
  }

  #write(expression: Expression): void {
    if (++this.#expressions > MOST_EXPRESSIONS) throw beyond("the pattern repeats more than this tool follows");
    switch (expression.kind) {
      case "character":
      case "assertion":
        this.#push(expression);
        break;
      case "sequence":
        for (const part of expression.parts) this.#write(part);
        break;
      case "group":
        this.#group(expression.index, expression.of);
        break;
      case "choice":
        this.#choice(expression.options);
        break;
      case "repetition":
        this.#repetition(expression);
        break;
    }
  }

  #group(index: number, of: Expression): void {
    this.#push({ kind: "save", slot: 2 * index });
    this.#write(of);
    this.#push({ kind: "save", slot: 2 * index + 1 });
  }

  #choice(options: readonly Expression[]): void {
    const jumps: Jump[] = [];
    for (const [index, option] of options.entries()) {
      if (index === options.length - 1) {
        this.#write(option);
        break;
      }
      const split = this.#split();
      this.#write(option);
      const jump: Jump = { kind: "jump", to: 0 };
      this.#push(jump);
      jumps.push(jump);
      split.second = this.#program.length;
    }
    for (const jump of jumps) jump.to = this.#program.length;
  }

  #repetition({ of, least, most, lazy }: Repetition): void {
    for (let count = 0; count < least; count++) this.#write(of);
    const splits: Split[] = [];
    if (Number.isFinite(most)) {
      for (let count = least; count < most; count++) {
        splits.push(this.#split());
        this.#write(of);
      }
    } else {
      const start = this.#program.length;
      splits.push(this.#split());
      this.#write(of);
      this.#push({ kind: "jump", to: start });
    }
    for (const split of splits) {
      if (lazy) split.first = this.#program.length;
      else split.second = this.#program.length;
    }
  }

  /** Both ways lead on, until one of them is told another place. */
  #split(): Split {
    const next = this.#program.length + 1;
    const split: Split = { kind: "split", first: next, second: next };
    this.#push(split);
    return split;
  }
}
