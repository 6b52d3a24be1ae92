import { describe, expect, test } from "vitest";
import { fileOf, placeOf, reportOf, stateOf, zoneFile } from "../../test/reporters/samples.js";
import { rangeOf } from "../model/text.js";
import { codeFrame } from "./code-frame.js";
import { paintFor } from "./color.js";
import { widthOf, wrap } from "./display-width.js";
import { Places } from "./places.js";

function frameOf(text: string, marked: string | readonly [number, number], width = 60): string {
  const file = fileOf("f", text);
  const places = new Places(reportOf({ state: stateOf(zoneFile, file) }));
  const range = typeof marked === "string" ? placeOf(file, marked) : rangeOf(file, marked[0], marked[1]);
  const style = { paint: paintFor(false), role: "error", mark: "^", width, gutter: 1 } as const;
  return codeFrame(range, places, style).join("\n");
}

const FRAMES: readonly (readonly [string, string, string | readonly [number, number], string])[] = [
  ["a word", "one two three\n", "two", "  |\n1 | one two three\n  |     ^^^\n  |"],
  ["a tab before it", "\ttwo\n", "two", "  |\n1 |     two\n  |     ^^^\n  |"],
  ["a tab in it", "a\tb c\n", "a\tb", "  |\n1 | a   b c\n  | ^^^^^\n  |"],
  ["wide characters", "日本 x\n", "x", "  |\n1 | 日本 x\n  |      ^\n  |"],
  ["wide characters marked", "日本 x\n", "日本", "  |\n1 | 日本 x\n  | ^^^^\n  |"],
  ["combining characters", "e\u0301 x\n", "x", "  |\n1 | e\u0301 x\n  |   ^\n  |"],
  ["unprintable characters", "a\x1b\u202ex\n", "x", "  |\n1 | a␛<U+202E>x\n  |           ^\n  |"],
  ["an empty range", "abc\n", [1, 1], "  |\n1 | abc\n  |  ^\n  |"],
  ["the end of a line", "abc\ndef\n", [3, 3], "  |\n1 | abc\n  |    ^\n  |"],
  ["a line ending", "abc\r\ndef\n", [3, 5], "  |\n1 | abc\n  |    ^\n  |"],
  ["an empty line", "a\n\nb\n", [2, 3], "  |\n2 |\n  | ^\n  |"],
  ["indentation itself", "a\n  b\n", [2, 4], "  |\n2 |   b\n  | ^^\n  |"],
  ["two lines", "a b\n  c d\n", "b\n  c", "  |\n1 | a b\n  |   ^\n2 |   c d\n  |   ^\n  |"],
  [
    "many lines",
    "0\n1\n2\n3\n4\n5\n6\n7\n",
    "1\n2\n3\n4\n5\n6",
    "  |\n2 | 1\n  | ^\n3 | 2\n  | ^\n4 | 3\n  | ^\n  ...\n7 | 6\n  | ^\n  |",
  ],
  ["a whole file", "a\nb\nc\n", [0, 6], ""],
  ["the end of a file without a line ending", "abc", [3, 3], "  |\n1 | abc\n  |    ^\n  |"],
];

describe("a frame", () => {
  test.each(FRAMES)("%s", (_name, text, marked, frame) => {
    expect(frameOf(text, marked)).toBe(frame);
  });

  test.each([0, 1, 10, 40, 100, 900, 20_000, 3_000_000])("keeps the mark in sight behind %i characters", (count) => {
    const [, line = "", marks = ""] = frameOf(`${"x".repeat(count)}here${"y".repeat(count)}\n`, "here").split("\n");
    expect(line.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe("here");
    expect(line.length).toBeLessThanOrEqual(60);
  });

  test("cuts a mark that is wider than the terminal", () => {
    for (const line of frameOf(`${"x".repeat(500)}\n`, "x".repeat(400), 40).split("\n"))
      expect(line.length).toBeLessThanOrEqual(40);
  });
});

test.each([
  ["one two three", 30, ["- one two three"]],
  ["one two three four five six seven", 26, ["- one two three four five", "  six seven"]],
  ["日本語 日本語 日本語 日本語 日", 28, ["- 日本語 日本語 日本語", "  日本語 日"]],
  [
    "https://mta-sts.example.com/.well-known/mta-sts.txt x",
    26,
    ["- https://mta-sts.example.com/.well-known/mta-sts.txt", "  x"],
  ],
])("%s wraps", (text, width, lines) => {
  const wrapped = wrap(text, width, "- ", "  ");
  expect(wrapped).toEqual(lines);
  expect(widthOf(wrapped.at(-1) ?? "")).toBeLessThanOrEqual(width);
});
