import { either, inAnyCase, isOneOf, NAMED_CLASSES, none, PERL_CLASSES, unicodeClass } from "./characters.js";
import { beyond, type Expression, type Matches, type Pattern, wrong } from "./syntax.js";

const LONGEST = 1000;
const DEEPEST = 50;
/** As in RE2. */
const MOST_REPEATS = 1000;

interface Flags {
  readonly anyCase: boolean;
  readonly manyLines: boolean;
  readonly dotMatchesAll: boolean;
  readonly lazyByDefault: boolean;
}

const NO_FLAGS: Flags = { anyCase: false, manyLines: false, dotMatchesAll: false, lazyByDefault: false };

const FLAGS: ReadonlyMap<string, keyof Flags> = new Map([
  ["i", "anyCase"],
  ["m", "manyLines"],
  ["s", "dotMatchesAll"],
  ["U", "lazyByDefault"],
]);

const NEWLINE = 10;
const SIMPLE_ESCAPES: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["f", 12],
  ["t", 9],
  ["n", 10],
  ["r", 13],
  ["v", 11],
]);

/**
 * Reads the syntax of RE2 (https://github.com/google/re2/wiki/Syntax). Throws a PatternError for what is none.
 */
export function parsePattern(source: string): Pattern {
  if (source.length > LONGEST) throw beyond(`the pattern is longer than ${LONGEST} characters`);
  return new PatternParser(source).parse();
}

class PatternParser {
  readonly #source: string;
  readonly #groups: (string | undefined)[] = [];
  #at = 0;
  #depth = 0;
  #flags = NO_FLAGS;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Pattern {
    const expression = this.#choice();
    if (this.#at < this.#source.length) throw wrong("a parenthesis is closed that was not opened");
    return { expression, groups: this.#groups };
  }

  #choice(): Expression {
    if (++this.#depth > DEEPEST) throw beyond("the pattern is nested more deeply than this tool follows");
    const options = [this.#sequence()];
    while (this.#takes("|")) options.push(this.#sequence());
    this.#depth -= 1;
    const [only] = options;
    return only && options.length === 1 ? only : { kind: "choice", options };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (this.#at < this.#source.length && this.#source[this.#at] !== "|" && this.#source[this.#at] !== ")") {
      const atoms = this.#matches(/\\Q/y) ? this.#quoted() : [this.#atom()];
      for (const [index, atom] of atoms.entries()) {
        if (atom) parts.push(index === atoms.length - 1 ? this.#repeated(atom) : atom);
      }
    }
    return { kind: "sequence", parts };
  }

  /** `\Q…\E`: each character stands for itself. */
  #quoted(): readonly Expression[] {
    const found = this.#source.indexOf("\\E", this.#at);
    const end = found === -1 ? this.#source.length : found;
    const literals = Array.from(this.#source.slice(this.#at, end), (one) => this.#literal(one.codePointAt(0) ?? 0));
    this.#at = found === -1 ? end : end + 2;
    return literals;
  }

  /** Undefined where only flags were set. */
  #atom(): Expression | undefined {
    if (this.#takes("(")) return this.#group();
    if (this.#takes("[")) return this.#character(this.#class());
    if (this.#takes(".")) return this.#character(this.#flags.dotMatchesAll ? () => true : (code) => code !== NEWLINE);
    if (this.#takes("^")) return { kind: "assertion", assertion: this.#flags.manyLines ? "line-start" : "text-start" };
    if (this.#takes("$")) return { kind: "assertion", assertion: this.#flags.manyLines ? "line-end" : "text-end" };
    if (this.#takes("\\")) return this.#escape();
    if (/[*+?]/.test(this.#source[this.#at] ?? "")) throw wrong("there is nothing to repeat");
    return this.#literal(this.#next());
  }

  #literal(code: number): Expression {
    return this.#character(isOneOf([code, code]));
  }

  #character(matches: Matches): Expression {
    return { kind: "character", matches: this.#flags.anyCase ? inAnyCase(matches) : matches };
  }

  #repeated(atom: Expression): Expression {
    let result = atom;
    for (let repeats = this.#repeats(); repeats; repeats = this.#repeats()) {
      const lazy = this.#takes("?") !== this.#flags.lazyByDefault;
      // RE2 takes no `a**`.
      if (result !== atom) throw wrong("a repetition is repeated");
      result = { kind: "repetition", of: result, ...repeats, lazy };
    }
    return result;
  }

  #repeats(): { readonly least: number; readonly most: number } | undefined {
    if (this.#takes("*")) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#takes("+")) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#takes("?")) return { least: 0, most: 1 };
    const counts = this.#matches(/\{(\d{1,4})(?:(,)(\d{0,4}))?\}/y);
    if (!counts) return undefined;
    const [, least = "0", comma, most = ""] = counts;
    const bounds = {
      least: Number(least),
      most: comma === undefined ? Number(least) : most === "" ? Number.POSITIVE_INFINITY : Number(most),
    };
    if (bounds.least > MOST_REPEATS || (Number.isFinite(bounds.most) && bounds.most > MOST_REPEATS)) {
      throw wrong(`more than ${MOST_REPEATS} repetitions`);
    }
    if (bounds.least > bounds.most) throw wrong("a repetition has its bounds the wrong way round");
    return bounds;
  }

  #group(): Expression | undefined {
    const outer = this.#flags;
    const name = this.#matches(/\?P?<([A-Za-z0-9_]+)>/y)?.[1];
    if (name === undefined && this.#source[this.#at] === "?") return this.#flagGroup(outer);
    this.#groups.push(name);
    const index = this.#groups.length;
    const of = this.#closed(outer);
    return { kind: "group", index, of };
  }

  /** `(?i)` holds to the end of the group round it, `(?i:…)` within. */
  #flagGroup(outer: Flags): Expression | undefined {
    const [, set = "", unset = "", end] = this.#matches(/\?([imsU]*)(?:-([imsU]+))?([:)])/y) ?? [];
    if (end === undefined) throw wrong("a group of an unknown kind");
    this.#flags = { ...outer, ...flagsOf(set, true), ...flagsOf(unset, false) };
    return end === ")" ? undefined : this.#closed(outer);
  }

  #closed(outer: Flags): Expression {
    const of = this.#choice();
    if (!this.#takes(")")) throw wrong("a parenthesis is not closed");
    this.#flags = outer;
    return of;
  }

  #escape(): Expression | undefined {
    const letter = this.#source[this.#at] ?? "";
    const assertion = ASSERTIONS.get(letter);
    if (assertion) {
      this.#at += 1;
      return { kind: "assertion", assertion };
    }
    const matches = this.#classEscape();
    return matches ? this.#character(matches) : this.#literal(this.#codeEscape());
  }

  /** `\d`, `\pL`, `\P{Greek}`; undefined for an escape of a single character. */
  #classEscape(): Matches | undefined {
    const perl = PERL_CLASSES.get(this.#source[this.#at] ?? "");
    if (perl) {
      this.#at += 1;
      return perl;
    }
    const [, letter, caret, long, short] = this.#matches(/([pP])(?:\{(\^?)([^}]*)\}|(.))/y) ?? [];
    if (letter === undefined) return undefined;
    const matches = unicodeClass(long ?? short ?? "");
    return (letter === "P") === (caret === "^") ? matches : none(matches);
  }

  #codeEscape(): number {
    const [, hex, braced, octal] = this.#matches(/(?:x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}|([0-7]{1,3}))/y) ?? [];
    if (hex ?? braced) return this.#validCode(Number.parseInt(hex ?? braced ?? "", 16));
    // `\1` would be a back reference, which RE2 does not have; `\01` and `\123` are octal.
    if (octal !== undefined) {
      if (octal.length === 1 && octal !== "0") throw wrong("there are no back references");
      return Number.parseInt(octal, 8);
    }
    const letter = this.#source[this.#at] ?? "";
    const simple = SIMPLE_ESCAPES.get(letter);
    if (simple === undefined && /^[A-Za-z0-9]$/.test(letter)) throw wrong(`the escape \\${letter} is not known`);
    const code = this.#next();
    return simple ?? code;
  }

  #validCode(code: number): number {
    if (code > 0x10ffff) throw wrong("there is no such character");
    return code;
  }

  /** Behind `[`. */
  #class(): Matches {
    const negated = this.#takes("^");
    const options: Matches[] = [];
    for (let first = true; first || this.#source[this.#at] !== "]"; first = false) {
      if (this.#at >= this.#source.length) throw wrong("a class of characters is not closed");
      options.push(this.#classPart());
    }
    this.#at += 1;
    // `[^A]` with `(?i)` is no `a` either.
    const matches = this.#flags.anyCase ? inAnyCase(either(options)) : either(options);
    return negated ? none(matches) : matches;
  }

  #classPart(): Matches {
    const [, caret, name] = this.#matches(/\[:(\^?)([a-z]+):\]/y) ?? [];
    if (name !== undefined) {
      const named = NAMED_CLASSES.get(name);
      if (!named) throw wrong(`[:${name}:] is no class of characters`);
      return caret === "^" ? none(named) : named;
    }
    if (this.#takes("\\")) {
      const matches = this.#classEscape();
      if (matches) return matches;
      return this.#range(this.#codeEscape());
    }
    return this.#range(this.#next());
  }

  #range(from: number): Matches {
    if (this.#source[this.#at] !== "-" || this.#source[this.#at + 1] === "]") return isOneOf([from, from]);
    this.#at += 1;
    const to = this.#takes("\\") ? this.#codeEscape() : this.#next();
    if (to < from) throw wrong("a range of characters has its ends the wrong way round");
    return isOneOf([from, to]);
  }

  #takes(wanted: string): boolean {
    if (this.#source[this.#at] !== wanted) return false;
    this.#at += 1;
    return true;
  }

  /** `sticky` has to have the flag y. */
  #matches(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match ?? undefined;
  }

  #next(): number {
    const code = this.#source.codePointAt(this.#at);
    if (code === undefined) throw wrong("the pattern ends too early");
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }
}

const ASSERTIONS: ReadonlyMap<string, "text-start" | "text-end" | "word-bound" | "no-word-bound"> = new Map([
  ["A", "text-start"],
  ["z", "text-end"],
  ["b", "word-bound"],
  ["B", "no-word-bound"],
]);

function flagsOf(letters: string, to: boolean): Partial<Flags> {
  return Object.fromEntries(Array.from(letters, (letter) => [FLAGS.get(letter) ?? "anyCase", to]));
}
