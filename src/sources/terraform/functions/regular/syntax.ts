/** A regular expression of RE2, taken apart. */
export type Expression =
  | { readonly kind: "character"; readonly matches: Matches }
  | { readonly kind: "assertion"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly parts: readonly Expression[] }
  | { readonly kind: "choice"; readonly options: readonly Expression[] }
  | {
      readonly kind: "repetition";
      readonly of: Expression;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    }
  | { readonly kind: "group"; readonly index: number; readonly of: Expression };

/** Whether a character, given as its code point, is one of those meant. */
export type Matches = (code: number) => boolean;

export type Assertion = "text-start" | "text-end" | "line-start" | "line-end" | "word-bound" | "no-word-bound";

export interface Pattern {
  readonly expression: Expression;
  /** The names of the groups from 1 on; undefined for one without. */
  readonly groups: readonly (string | undefined)[];
}

/** Why a pattern can't be used; thrown by what reads and writes out patterns. `wrong`: RE2 does not take it either. */
export class PatternError extends Error {
  readonly wrong: boolean;

  constructor(message: string, wrong: boolean) {
    super(message);
    this.wrong = wrong;
  }
}

export function wrong(message: string): PatternError {
  return new PatternError(message, true);
}

export function beyond(message: string): PatternError {
  return new PatternError(message, false);
}
