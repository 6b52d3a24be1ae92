import { atomicPiece } from "../../../model/text.js";
import { add, compare, type Decimal, decimalText, isExact, negate } from "../evaluate/decimal.js";
import type { Value } from "../values/value.js";
import { tupleValue } from "../values/values.js";
import type { Call, TerraformFunction } from "./function.js";
import { binary, bool, decimal, integer, known, list, number, readEach, unary, variadic } from "./parameters.js";
import { computedBoolOf, computedNumberOf, failed, leftOut, overspent, sourcesIn, unknownOf } from "./results.js";

/** A number with all its digits. */
function decimalOf(value: Decimal, call: Call, from: readonly Value[]): Value {
  const text = decimalText(value);
  const piece = { ...atomicPiece(text, call.range), computedFrom: sourcesIn(from, call) };
  return { kind: "number", value: Number(text), pieces: [piece], range: call.range };
}

/** The argument that goes before all others, as it stands where it stands. */
function extreme(sign: 1 | -1): TerraformFunction {
  return variadic(decimal, (call, numbers, values) => {
    const [first, ...others] = numbers.keys();
    if (first === undefined) return failed(`${call.name} needs a number`, call);
    const best = others.reduce((found, each) => {
      const [one, other] = [numbers[each], numbers[found]];
      return one && other && compare(one, other) * sign > 0 ? each : found;
    }, first);
    const value = values[best];
    return value?.kind === "number" ? value : decimalOf(numbers[best] ?? ZERO, call, values);
  });
}

const ZERO: Decimal = { digits: 0n, scale: 0 };
const ONE: Decimal = { digits: 1n, scale: 0 };

const sum = unary(list, (call, { elements }, values) => {
  const numbers = readEach(decimal, elements, call);
  if ("kind" in numbers) return numbers;
  if (numbers.length === 0) return failed("there is nothing to add up", call);
  if (!numbers.every(isExact)) return leftOut("fractions are not added up by this tool", call, values);
  return decimalOf(numbers.reduce(add), call, values);
});

const abs = unary(decimal, (call, value, values) => decimalOf(value.digits < 0n ? negate(value) : value, call, values));

function floorOf({ digits, scale }: Decimal): Decimal {
  const unit = 10n ** BigInt(scale);
  const whole = digits / unit;
  return { digits: digits < 0n && whole * unit !== digits ? whole - 1n : whole, scale: 0 };
}

const floor = unary(decimal, (call, value, values) => decimalOf(floorOf(value), call, values));

const ceil = unary(decimal, (call, value, values) => decimalOf(negate(floorOf(negate(value))), call, values));

const signum = unary(decimal, (call, { digits }, values) =>
  decimalOf(digits === 0n ? ZERO : digits < 0n ? negate(ONE) : ONE, call, values),
);

const log = binary(number, number, (call, value, base, values) =>
  floating(Math.log(value) / Math.log(base), call, values),
);

const pow = binary(number, number, (call, value, power, values) => floating(value ** power, call, values));

/** Of a float, only what is whole for certain reads the same everywhere. */
function floating(value: number, call: Call, values: readonly Value[]): Value {
  if (Number.isInteger(value) || value === Number.POSITIVE_INFINITY) return computedNumberOf(value, call, values);
  return leftOut("the digits of the result are not worked out by this tool", call, values);
}

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const MOST_DIGITS = 300;

const parseint = binary(known, integer, (call, { text, value: written }, base, values) => {
  if (base < 2 || base > 62) return failed("the base is neither 2 nor 62 nor between them", call);
  const body = text.replace(/^[+-]/, "");
  if (body.length > MOST_DIGITS) return leftOut("the number has more digits than this tool follows", call, values);
  // Letters of either case stand for the same up to base 36.
  const digits = Array.from(base <= 36 ? body.toLowerCase() : body, (digit) => DIGITS.indexOf(digit));
  if (body === "" || digits.some((digit) => digit < 0 || digit >= base)) {
    return failed(`the text is no number to base ${base}`, call);
  }
  const magnitude = digits.reduce((total, digit) => total * BigInt(base) + BigInt(digit), 0n);
  const result = { digits: text.startsWith("-") ? -magnitude : magnitude, scale: 0 };
  if (decimalText(result) !== text) return decimalOf(result, call, values);
  return { kind: "number", value: Number(text), pieces: written.pieces, range: call.range };
});

/** Terraform gives no more than so many. */
const LONGEST_RANGE = 1024;

const range = variadic(decimal, (call, numbers, values) => {
  const [first, second, third] = numbers;
  if (!first || numbers.length > 3) return failed("range takes one number to three", call);
  const [start, limit] = second ? [first, second] : [ZERO, first];
  const falls = compare(limit, start) < 0;
  const step = third ?? (falls ? negate(ONE) : ONE);
  const direction = compare(step, ZERO);
  if (direction === 0 || (third && direction < 0 !== falls && compare(limit, start) !== 0)) {
    return failed("the steps of the range do not lead to its end", call);
  }
  const elements: Value[] = [];
  for (let at = start; compare(limit, at) * direction > 0; at = add(at, step)) {
    if (elements.length >= LONGEST_RANGE) return failed(`a range can't have more than ${LONGEST_RANGE} numbers`, call);
    if (!call.scope.budget.step()) return overspent(call);
    elements.push(decimalOf(at, call, values));
  }
  return tupleValue(elements, call.range);
});

/** Whether all, or any, are true. Null is neither. */
function truth(decisive: boolean): TerraformFunction {
  return unary(list, (call, { elements }, values) => {
    let unsure = false;
    for (const element of elements) {
      if (!call.scope.budget.step()) return overspent(call);
      const read = element.kind === "null" ? undefined : bool(element, call);
      if (read?.kind === "unknown") {
        if ("fails" in read.unknown) return read;
        unsure = true;
      } else if ((read?.value ?? false) === decisive) return computedBoolOf(decisive, call, values);
    }
    return unsure ? unknownOf(values, call) : computedBoolOf(!decisive, call, values);
  });
}

export const numbers: Readonly<Record<string, TerraformFunction>> = {
  min: extreme(-1),
  max: extreme(1),
  sum,
  abs,
  floor,
  ceil,
  signum,
  log,
  pow,
  parseint,
  range,
  alltrue: truth(false),
  anytrue: truth(true),
};
