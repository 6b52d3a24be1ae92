import * as acorn from "acorn";
import { expect, test } from "vitest";
import { parse } from "./syntax.js";

test.each([
  ["brackets", "var x = [[1, (2)], { a: { b: `${`${3}`}` } }];"],
  ["a hundred brackets", `var x = ${"[".repeat(100)}${"]".repeat(100)};`],
  ["a thousand operators", `var x = ${'"a" + '.repeat(1000)}"b";`],
  ["a hundred conditions", `${"if (a) { ".repeat(100)}${"}".repeat(100)}`],
  ["expressions that only the interpreter checks", "var x = /(?<a>x)|(?<a>y)/; let y; let y;"],
])("%s are read", (_, text) => {
  expect(parse(text, false, acorn)?.type).toBe("Program");
});

// What goes so deep that the stack might end is given up before: a process that dies of it can't be told from here.
const DEEP: readonly (readonly [string, (times: number) => string])[] = [
  ["templates", (times) => `x = ${"`${".repeat(times)}1${"}`".repeat(times)}`],
  [
    "functions behind brackets in texts",
    (times) => `x = ${"function(){')}';return ".repeat(times)}1${"}".repeat(times)}`,
  ],
  ["conditions", (times) => `/*é*/${"if(a)".repeat(times)};`],
  ["arrows", (times) => `x = ${"a=>".repeat(times)}1`],
  ["signs", (times) => `x = ${"- ".repeat(times)}1`],
  ["assignments", (times) => `${"a=".repeat(times)}1`],
  ["choices", (times) => `x = ${"a?b:".repeat(times)}1`],
  ["constructors", (times) => `x = ${"new ".repeat(times)}A`],
  ["loops", (times) => `${"for(;;)".repeat(times)};`],
  ["labels", (times) => `${Array.from({ length: times }, (_, at) => `a${at}:`).join("")};`],
  ["powers", (times) => `x = ${"2**".repeat(times)}1`],
  ["patterns", (times) => `var ${"[".repeat(times)}a${"]".repeat(times)} = 1`],
  ["classes", (times) => `x = ${"class extends (".repeat(times)}A${"){}".repeat(times)}`],
  ["sums", (times) => `x = ${"1+".repeat(10 * times)}1`],
];

test.each(DEEP)("%s in one another are not", (_, textOf) => {
  for (const times of [1001, 3000, 20_000]) expect(parse(textOf(times), false, acorn)).toBeUndefined();
});

test.each([
  ["groups within groups of expressions", `x = /${"([)]".repeat(20_000)}${")".repeat(20_000)}/`],
  ["a great many names", `let ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(",")};`],
  ["a great many named groups", `x = /${`${"(".repeat(100)}(?<a>)${")".repeat(100)}|`.repeat(400)}/`],
])("%s are looked at once", (_, text) => {
  // With anything quadratic, each of these would take minutes, and the runner's limit ends the test.
  const tree = parse(text, false, acorn);
  expect([undefined, "Program"]).toContain(tree?.type);
});

test("a program is read up to a size that people write", () => {
  const records = (count: number): string => `D("a", R, ${'A("a", "192.0.2.1"), '.repeat(count)}END);`;
  expect(parse(records(15_000), false, acorn)?.type).toBe("Program");
  expect(parse(records(60_000), false, acorn)).toBeUndefined();
});

test("data is read, and nothing else", () => {
  expect(parse('{ "a": [1] }', true, acorn)?.type).toBe("ObjectExpression");
  expect(parse("[".repeat(5000), true, acorn)).toBeUndefined();
});
