/** A number with all its digits: `digits` divided by ten to the power of `scale`, which is never below 0. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** As Go's `big.ParseFloat` reads numbers to base 10, without infinity and powers of two. */
const NUMBER = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d+))?$/;

/** Terraform keeps 512 bits, which is 154 digits. Nobody writes that many. */
const MOST_DIGITS = 150;

/** Undefined for what is no number, and for one of more digits than anybody writes. */
export function readDecimal(text: string): Decimal | undefined {
  if (text.length > 2 * MOST_DIGITS) return undefined;
  const [, sign = "", mantissa = "", power = "0"] = NUMBER.exec(text) ?? [];
  const exponent = Number(power);
  if (mantissa === "" || Math.abs(exponent) > MOST_DIGITS) return undefined;
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`);
  const scale = fraction.length - exponent;
  const read = scale < 0 ? { digits: digits * power10(-scale), scale: 0 } : shortest({ digits, scale });
  return read.scale > MOST_DIGITS || String(read.digits).length > MOST_DIGITS ? undefined : read;
}

/** True for what Terraform takes as a number, of whatever length. */
export function looksNumeric(text: string): boolean {
  return NUMBER.test(text);
}

/** Without exponent, and without zeros at the end of a fraction. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return String(digits);
  const padded = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
  return `${digits < 0n ? "-" : ""}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

export function add(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return shortest({ digits: scaled(one, scale) + scaled(other, scale), scale });
}

export function negate({ digits, scale }: Decimal): Decimal {
  return { digits: -digits, scale };
}

export function multiply(one: Decimal, other: Decimal): Decimal {
  return shortest({ digits: one.digits * other.digits, scale: one.scale + other.scale });
}

/** Undefined where the quotient has no end in binary. The divisor must not be zero. */
export function divide(one: Decimal, other: Decimal): Decimal | undefined {
  const scale = Math.max(one.scale, other.scale);
  const [dividend, divisor] = [scaled(one, scale), scaled(other, scale)];
  const shared = greatestDivisor(dividend, divisor);
  const halvings = powerOfTwo(divisor / shared);
  if (halvings === undefined) return undefined;
  const sign = divisor < 0n ? -1n : 1n;
  return shortest({ digits: sign * (dividend / shared) * 5n ** BigInt(halvings), scale: halvings });
}

/** With the sign of the dividend, as in Terraform. The divisor must not be zero. */
export function remainder(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return shortest({ digits: scaled(one, scale) % scaled(other, scale), scale });
}

/** Below zero, zero or above: as for sorting. */
export function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale);
  const difference = scaled(one, scale) - scaled(other, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/**
 * True for what a double holds without rounding: then Terraform, which counts in binary too but with more bits, comes to
 * the same. 0.1 is no such number, and what 0.1 + 0.2 reads as is left to Terraform.
 */
export function isExact(decimal: Decimal): boolean {
  const { digits, scale } = decimal;
  const halves = greatestDivisor(digits, power10(scale));
  const numerator = digits / halves;
  const isBinary = powerOfTwo(power10(scale) / halves) !== undefined;
  return isBinary && numerator >= -MOST_EXACT && numerator <= MOST_EXACT;
}

const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

function shortest({ digits, scale }: Decimal): Decimal {
  let [left, places] = [digits, scale];
  while (places > 0 && left % 10n === 0n) {
    left /= 10n;
    places -= 1;
  }
  return { digits: left, scale: places };
}

function scaled({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * power10(wanted - scale);
}

function power10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** At least 1. */
function greatestDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Which power of two a number is, whatever its sign; undefined for other numbers. */
function powerOfTwo(number: bigint): number | undefined {
  const bits = (number < 0n ? -number : number).toString(2);
  return /^10*$/.test(bits) ? bits.length - 1 : undefined;
}
