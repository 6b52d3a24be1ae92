import type { Directive } from "./format-directive.js";

/** The most digits behind the point that JavaScript writes. */
const MOST_DIGITS = 100;

const BASES: ReadonlyMap<string, number> = new Map([
  ["b", 2],
  ["o", 8],
  ["d", 10],
  ["x", 16],
  ["X", 16],
]);
const SHARP: ReadonlyMap<string, string> = new Map([
  ["b", "0b"],
  ["o", "0"],
  ["x", "0x"],
  ["X", "0X"],
]);

export function isIntegerVerb(verb: string): boolean {
  return BASES.has(verb);
}

/** An integer as Go's fmt writes it, before it is padded. `digits` is it in decimal, with a sign at most. */
export function integerText(digits: string, directive: Directive): string {
  const { verb, sharp, precision } = directive;
  const value = BigInt(digits);
  const plain = (value < 0n ? -value : value).toString(BASES.get(verb) ?? 10);
  const cased = verb === "X" ? plain.toUpperCase() : plain;
  const prefix = sharp ? (SHARP.get(verb) ?? "") : "";
  return signOf(value < 0n, directive) + prefix + cased.padStart(precision ?? 0, "0");
}

/** A number with the verbs e, f and g; undefined where it is beyond what can be written exactly here. */
export function floatText(value: number, directive: Directive): string | undefined {
  const text = unsignedFloat(Math.abs(value), directive);
  return text === undefined ? undefined : signOf(value < 0, directive) + text;
}

function signOf(negative: boolean, { plus, space }: Directive): string {
  if (negative) return "-";
  return plus ? "+" : space ? " " : "";
}

function unsignedFloat(value: number, { verb, precision }: Directive): string | undefined {
  if (!Number.isFinite(value) || (precision ?? 0) > MOST_DIGITS) return undefined;
  switch (verb) {
    case "f":
      return value < 1e21 ? value.toFixed(precision ?? 6) : undefined;
    case "e":
    case "E":
      return cased(exponential(value, precision ?? 6), verb);
    case "g":
    case "G":
      return cased(precision === undefined ? shortest(value) : general(value, precision), verb);
    default:
      return undefined;
  }
}

function cased(text: string, verb: string): string {
  return verb === verb.toUpperCase() ? text.toUpperCase() : text;
}

/** Go writes two digits of an exponent at least. */
function exponential(value: number, digits?: number): string {
  return value.toExponential(digits).replace(/e([+-])(\d)$/, "e$10$2");
}

/** Go's %g without a precision, of a big.Float: with an exponent from 10^6 on, which is early. */
export function shortest(value: number): string {
  const exponent = exponentOf(value);
  return exponent < -4 || exponent >= 6 ? exponential(value) : String(value);
}

function general(value: number, precision: number): string {
  const digits = Math.max(precision, 1);
  const rounded = Number(value.toPrecision(digits));
  const exponent = exponentOf(rounded);
  const text = exponent < -4 || exponent >= digits ? exponential(rounded) : String(rounded);
  return text;
}

function exponentOf(value: number): number {
  return value === 0 ? 0 : Number(value.toExponential().split("e")[1]);
}
