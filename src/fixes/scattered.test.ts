import { expect, test } from "vitest";
import { locatedText, rangeOf, type SourceFile, verbatimPiece } from "../model/text.js";
import { isScattered } from "./scattered.js";

/** The digits of a file are the pieces of a text. */
function textIn(content: string) {
  const file: SourceFile = { path: "a", bytes: new TextEncoder().encode(content) };
  const pieces = [...content.matchAll(/\d+/g)].map(({ 0: digits, index }) =>
    verbatimPiece(digits, rangeOf(file, index, index + digits.length)),
  );
  return { text: locatedText(pieces), files: new Map([[file.path, file]]) };
}

test.each<[string, boolean]>([
  ['"2024"', false],
  ['"2024" "0101"', false],
  ['("2024" ; the year\n "0101")', false],
  ['\\"2024\\" \\"0101\\"', false],
  ['["2024", "0101"]', true],
  ['"2024" + "0101"', true],
  ['year = "2024"\nday = "0101"', true],
])("%s", (content, expected) => {
  const { text, files } = textIn(content);
  expect(isScattered(text, files)).toBe(expected);
});
