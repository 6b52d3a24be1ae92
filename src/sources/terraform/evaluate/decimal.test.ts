import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, decimalText, divide, isExact, multiply, negate, readDecimal, remainder } from "./decimal.js";

function read(text: string) {
  const decimal = readDecimal(text);
  if (!decimal) throw new Error(`${text} is no number`);
  return decimal;
}

test.each([
  ["0", "0"],
  ["-0", "0"],
  ["+7", "7"],
  ["007", "7"],
  [".5", "0.5"],
  ["5.", "5"],
  ["1.2300", "1.23"],
  ["-0.050", "-0.05"],
  ["1e3", "1000"],
  ["12.5E-2", "0.125"],
  ["1e+2", "100"],
  ["12345678901234567890123", "12345678901234567890123"],
])("%s reads %s", (written, text) => {
  expect(decimalText(read(written))).toBe(text);
});

test.each(["", ".", "-", "1e", "e1", "1_000", "0x10", " 1", "1 ", "1,5", "Inf", "1e151", "9".repeat(151), "--1"])(
  "%j is no number",
  (text) => {
    expect(readDecimal(text)).toBeUndefined();
  },
);

test.each([
  ["9007199254740991", true],
  ["9007199254740992", false],
  ["0.5", true],
  ["0.1", false],
  ["-1.375", true],
  ["1e20", false],
])("%s is exact: %s", (text, exact) => {
  expect(isExact(read(text))).toBe(exact);
});

describe("where doubles do not round, they come to the same", () => {
  const numbers = fc
    .tuple(fc.integer({ min: -(2 ** 20), max: 2 ** 20 }), fc.constantFrom(1, 2, 4, 1024))
    .map(([a, b]) => a / b);
  const operations = [
    ["+", add, (a: number, b: number) => a + b],
    ["-", (a, b) => add(a, negate(b)), (a: number, b: number) => a - b],
    ["*", multiply, (a: number, b: number) => a * b],
    ["%", remainder, (a: number, b: number) => a % b],
  ] as const satisfies readonly (readonly [string, typeof add, (a: number, b: number) => number])[];
  test.each(operations)("%s", (name, exactly, inDoubles) => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        fc.pre(name !== "%" || other !== 0);
        const result = exactly(read(String(one)), read(String(other)));
        expect(Number(decimalText(result))).toBe(inDoubles(one, other) + 0);
      }),
    );
  });

  test("/ is undefined, or the same", () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        fc.pre(other !== 0);
        const result = divide(read(String(one)), read(String(other)));
        if (result) expect(multiply(result, read(String(other)))).toEqual(read(String(one)));
      }),
    );
  });

  test("order", () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        expect(compare(read(String(one)), read(String(other)))).toBe(Math.sign(one - other));
      }),
    );
  });
});
