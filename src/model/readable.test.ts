import { expect, test } from "vitest";
import { readable } from "./readable.js";

const CASES: readonly (readonly [string, string, string])[] = [
  ["what is short stays", 'The id is "1".', 'The id is "1".'],
  [
    "a name of some length stays",
    `at ${"a".repeat(60)}.${"b".repeat(60)}.example now`,
    `at ${"a".repeat(60)}.${"b".repeat(60)}.example now`,
  ],
  [
    "a long word is cut in the middle",
    `It is "${"x".repeat(60_000)}" here.`,
    `It is "${"x".repeat(99)}…${"x".repeat(39)}" here.`,
  ],
  ["no character is torn apart", "😀".repeat(500), `${"😀".repeat(100)}…${"😀".repeat(40)}`],
];

test.each(CASES)("%s", (_, text, expected) => {
  expect(readable(text)).toBe(expected);
});

test("many short words are cut as a whole", () => {
  const text = readable(`It is ${"a ".repeat(60_000)}. Senders drop it.`);
  expect(Array.from(text)).toHaveLength(2001);
  expect(text).toMatch(/^It is a a .*…a a .*\. Senders drop it\.$/);
});
