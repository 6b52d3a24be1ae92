import { expect, test } from "vitest";
import { countLines, lineChanges, lineEnd, lineStart, splitLines } from "./line-changes.js";
import type { TextEdit } from "./text.js";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (lines: readonly Uint8Array[]): string[] => lines.map((line) => new TextDecoder().decode(line));
const edit = (start: number, end: number, text: string): TextEdit => ({ path: "f", start, end, text });

const FOUR = "aa\nbb\ncc\ndd\n";

test.each<[string, string, readonly TextEdit[], readonly unknown[]]>([
  ["a word", FOUR, [edit(3, 4, "B")], [[3, 6, ["bb\n"], ["Bb\n"]]]],
  ["a line less", FOUR, [edit(3, 6, "")], [[3, 6, ["bb\n"], []]]],
  ["a line more", FOUR, [edit(3, 3, "x\n")], [[3, 3, [], ["x\n"]]]],
  ["a line more at the end", FOUR, [edit(12, 12, "x\n")], [[12, 12, [], ["x\n"]]]],
  ["nothing", FOUR, [edit(3, 4, "b")], []],
  [
    "two lines, the later first",
    FOUR,
    [edit(6, 7, "C"), edit(0, 1, "A")],
    [
      [0, 3, ["aa\n"], ["Aa\n"]],
      [6, 9, ["cc\n"], ["Cc\n"]],
    ],
  ],
  ["two edits in a line", FOUR, [edit(3, 4, "B"), edit(4, 5, "B")], [[3, 6, ["bb\n"], ["BB\n"]]]],
  [
    "the final newline goes and a line comes",
    "aa\n",
    [edit(2, 3, ""), edit(3, 3, "b\n")],
    [[0, 3, ["aa\n"], ["aab\n"]]],
  ],
  ["CR ends no line", "a\rb\n", [edit(0, 1, "A")], [[0, 4, ["a\rb\n"], ["A\rb\n"]]]],
])("%s", (_, text, edits, expected) => {
  const changes = lineChanges(bytesOf(text), edits);
  expect(changes.map(({ from, to, removed, added }) => [from, to, textOf(removed), textOf(added)])).toEqual(expected);
});

test.each([
  ["", []],
  ["a", ["a"]],
  ["a\n", ["a\n"]],
  ["\n\na", ["\n", "\n", "a"]],
])("the lines of %j", (text, expected) => {
  const bytes = bytesOf(text);
  expect(textOf(splitLines(bytes))).toEqual(expected);
  expect(countLines(bytes, 0, bytes.length)).toBe(text.split("\n").length - 1);
});

test("where a line begins and ends", () => {
  const bytes = bytesOf("ab\ncd");
  expect([0, 1, 2, 3, 5].map((at) => [lineStart(bytes, at), lineEnd(bytes, at)])).toEqual([
    [0, 3],
    [0, 3],
    [0, 3],
    [3, 5],
    [3, 5],
  ]);
});
