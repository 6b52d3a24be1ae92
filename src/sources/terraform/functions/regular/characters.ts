import { beyond, type Matches, wrong } from "./syntax.js";

export function isOneOf(...ranges: readonly (readonly [number, number])[]): Matches {
  return (code) => ranges.some(([from, to]) => from <= code && code <= to);
}

export function none(matches: Matches): Matches {
  return (code) => !matches(code);
}

export function either(options: readonly Matches[]): Matches {
  const [only, ...others] = options;
  if (only && others.length === 0) return only;
  return (code) => options.some((matches) => matches(code));
}

/** `(?i)`: a character stands for itself in either case. */
export function inAnyCase(matches: Matches): Matches {
  return (code) => {
    if (matches(code)) return true;
    const character = String.fromCodePoint(code);
    return [character.toLowerCase(), character.toUpperCase()].some(
      (other) => isSingle(other) && matches(codeOf(other)),
    );
  };
}

function isSingle(text: string): boolean {
  return [...text].length === 1;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

const [ZERO, NINE, UPPER_A, UPPER_F, UPPER_Z, LOWER_A, LOWER_F, LOWER_Z] = [48, 57, 65, 70, 90, 97, 102, 122];

const digit = isOneOf([ZERO, NINE]);
const upper = isOneOf([UPPER_A, UPPER_Z]);
const lower = isOneOf([LOWER_A, LOWER_Z]);
const alpha = either([upper, lower]);
export const word = either([alpha, digit, isOneOf([95, 95])]);
const space = isOneOf([9, 10], [12, 13], [32, 32]);

/** `\d` and its like: ASCII only, as in RE2. */
export const PERL_CLASSES: ReadonlyMap<string, Matches> = new Map([
  ["d", digit],
  ["D", none(digit)],
  ["w", word],
  ["W", none(word)],
  ["s", space],
  ["S", none(space)],
]);

/** `[[:alpha:]]` and its like. */
export const NAMED_CLASSES: ReadonlyMap<string, Matches> = new Map([
  ["alnum", either([alpha, digit])],
  ["alpha", alpha],
  ["ascii", isOneOf([0, 127])],
  ["blank", isOneOf([9, 9], [32, 32])],
  ["cntrl", isOneOf([0, 31], [127, 127])],
  ["digit", digit],
  ["graph", isOneOf([33, 126])],
  ["lower", lower],
  ["print", isOneOf([32, 126])],
  ["punct", isOneOf([33, 47], [58, 64], [91, 96], [123, 126])],
  ["space", isOneOf([9, 13], [32, 32])],
  ["upper", upper],
  ["word", word],
  ["xdigit", either([digit, isOneOf([UPPER_A, UPPER_F], [LOWER_A, LOWER_F])])],
]);

/** `\pL`, `\p{Greek}`. */
export function unicodeClass(name: string): Matches {
  if (!/^[A-Za-z_]{1,40}$/.test(name)) throw wrong(`\\p{${name}} is no class of characters`);
  for (const property of [name, `Script=${name}`]) {
    try {
      const pattern = new RegExp(`^\\p{${property}}$`, "u");
      return (code) => pattern.test(String.fromCodePoint(code));
    } catch {
      // Not a name of this kind.
    }
  }
  throw beyond(`the class \\p{${name}} is not known to this tool`);
}
