import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../../model/text.js";
import type { Stretch } from "./hunks.js";
import { type Suggestion, sheetOf, suggestionsOf } from "./suggestion.js";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const edit = (start: number, end: number, text: string): TextEdit => ({ path: "f", start, end, text });

/** Of a file that is the same on head. */
function suggestions(text: string, edits: readonly TextEdit[], stretches: readonly Stretch[]) {
  const sheet = sheetOf({ path: "f", bytes: bytesOf(text) }, "f", (line) => line, stretches);
  return sheet && suggestionsOf(sheet, edits);
}

/** `2-3: text`, or "none". */
function shown(all: readonly Suggestion[] | undefined): string[] {
  return all?.map(({ first, last, text }) => `${first}-${last}: ${text}`) ?? ["none"];
}

const stretch = (first: number, ...lines: string[]): Stretch => ({ first, lines });
const FIVE = "aa\nbb\ncc\ndd\nee\n";
const ALL = [stretch(1, "aa", "bb", "cc", "dd", "ee")];

test.each([
  ["a word", FIVE, [edit(3, 4, "B")], ALL, ["2-2: Bb\n"]],
  ["a word becomes two lines", FIVE, [edit(3, 4, "x\ny")], ALL, ["2-2: x\nyb\n"]],
  ["a line is removed", FIVE, [edit(3, 6, "")], ALL, ["2-2: "]],
  ["two lines are removed", FIVE, [edit(3, 9, "")], ALL, ["2-3: "]],
  ["two lines become one", FIVE, [edit(5, 6, " ")], ALL, ["2-3: bb cc\n"]],
  ["a line more, before a line", FIVE, [edit(3, 3, "x\n")], ALL, ["1-1: aa\nx\n"]],
  ["a line more, behind a line", FIVE, [edit(2, 2, "\nx")], ALL, ["1-1: aa\nx\n"]],
  ["a line more at the start", FIVE, [edit(0, 0, "x\n")], ALL, ["1-1: x\naa\n"]],
  ["a line more at the end", FIVE, [edit(15, 15, "x\n")], ALL, ["5-5: ee\nx\n"]],
  ["neighbouring lines", FIVE, [edit(3, 4, "B"), edit(6, 7, "C")], ALL, ["2-3: Bb\nCc\n"]],
  ["a line between", FIVE, [edit(3, 4, "B"), edit(9, 10, "D")], ALL, ["2-4: Bb\ncc\nDd\n"]],
  ["two lines between", FIVE, [edit(3, 4, "B"), edit(12, 13, "E")], ALL, ["2-2: Bb\n", "5-5: Ee\n"]],
  ["a line more beside an edit", FIVE, [edit(0, 1, "A"), edit(3, 3, "x\n")], ALL, ["1-1: Aa\nx\n"]],
  ["two lines more around a line", FIVE, [edit(3, 3, "x\n"), edit(6, 6, "y\n")], ALL, ["2-2: x\nbb\ny\n"]],
  ["an edit that changes nothing", FIVE, [edit(3, 4, "b")], ALL, []],
  ["tabs, quotes and backticks stay", FIVE, [edit(3, 5, '\t"`````"')], ALL, ['2-2: \t"`````"\n']],
])("%s", (_, text, edits, stretches, expected) => {
  expect(shown(suggestions(text, edits, stretches))).toEqual(expected);
});

test.each([
  ["the line is the first of a stretch", [edit(6, 7, "C")], [stretch(3, "cc", "dd")], ["3-3: Cc\n"]],
  ["the line is the last of a stretch", [edit(9, 10, "D")], [stretch(3, "cc", "dd")], ["4-4: Dd\n"]],
  ["the line is before it", [edit(3, 4, "B")], [stretch(3, "cc", "dd")], ["none"]],
  ["the line is behind it", [edit(12, 13, "E")], [stretch(3, "cc", "dd")], ["none"]],
  ["one edit in, one out", [edit(9, 10, "D"), edit(0, 1, "A")], [stretch(3, "cc", "dd")], ["none"]],
  ["lines over the border", [edit(8, 12, "")], [stretch(3, "cc", "dd")], ["none"]],
  ["a line more before the first", [edit(6, 6, "x\n")], [stretch(3, "cc", "dd")], ["3-3: x\ncc\n"]],
  ["a line more behind the last", [edit(12, 12, "x\n")], [stretch(3, "cc", "dd")], ["4-4: dd\nx\n"]],
  ["a line more outside", [edit(3, 3, "x\n")], [stretch(3, "cc", "dd")], ["none"]],
  ["lines of two stretches", [edit(8, 9, " ")], [stretch(3, "cc"), stretch(4, "dd")], ["none"]],
  [
    "neighbours of two stretches",
    [edit(6, 7, "C"), edit(9, 10, "D")],
    [stretch(3, "cc"), stretch(4, "dd")],
    ["3-3: Cc\n", "4-4: Dd\n"],
  ],
  [
    "a line more between two stretches, and the line behind it",
    [edit(6, 6, "x\n"), edit(9, 10, "D")],
    [stretch(2, "bb"), stretch(3, "cc"), stretch(4, "dd")],
    ["2-2: bb\nx\n", "4-4: Dd\n"],
  ],
  ["head has moved on and reads otherwise", [edit(6, 7, "C")], [stretch(3, "cX", "dd")], ["none"]],
  ["no stretch at all", [edit(6, 7, "C")], [], ["none"]],
])("in the diff: %s", (_, edits, stretches, expected) => {
  expect(shown(suggestions(FIVE, edits, stretches))).toEqual(expected);
});

test.each([
  ["CRLF in the file", "aa\r\nbb\n", edit(4, 5, "B"), ["aa\r", "bb"]],
  ["CRLF in the edit", "aa\nbb\n", edit(2, 3, "\r\n"), ["aa", "bb"]],
  ["the last line has no line ending", "aa\nbb", edit(3, 4, "B"), ["aa"]],
  ["the last line would lose its line ending", "aa\nbb\n", edit(5, 6, ""), ["aa", "bb"]],
  ["a bidi mark", "aa\nbb\n", edit(3, 4, "\u202e"), ["aa", "bb"]],
  ["a bidi mark that was there", "aa\n\u202ebb\n", edit(6, 7, "B"), ["aa", "\u202ebb"]],
  ["a control character", "aa\nbb\n", edit(3, 4, "\x1b[1m"), ["aa", "bb"]],
  ["a zero-width space", "aa\nbb\n", edit(3, 4, "\u200b"), ["aa", "bb"]],
  ["a byte order mark", "\ufeffaa\nbb\n", edit(3, 4, "A"), ["\ufeffaa", "bb"]],
  ["more than a comment holds", "aa\nbb\n", edit(3, 4, "x".repeat(20_000)), ["aa", "bb"]],
])("no suggestion: %s", (_, text, change, lines) => {
  expect(suggestions(text, [change], [stretch(1, ...lines)])).toBeUndefined();
});

test("a line that is not UTF-8 stays out of suggestions, the others do not", () => {
  const bytes = Uint8Array.from([0xff, 10, 0x61, 10, 0x62, 10]);
  const sheet = sheetOf({ path: "f", bytes }, "f", (line) => line, [stretch(1, "\ufffd", "a", "b")]);
  expect(sheet && suggestionsOf(sheet, [edit(0, 1, "x")])).toBeUndefined();
  expect(shown(sheet && suggestionsOf(sheet, [edit(2, 3, "x")]))).toEqual(["2-2: x\n"]);
});

test("the numbers are those of head", () => {
  const sheet = sheetOf({ path: "f", bytes: bytesOf(FIVE) }, "f", (line) => (line > 1 ? line + 7 : undefined), [
    stretch(9, "bb", "cc", "dd"),
  ]);
  expect(shown(sheet && suggestionsOf(sheet, [edit(3, 4, "B")]))).toEqual(["9-9: Bb\n"]);
  expect(shown(sheet && suggestionsOf(sheet, [edit(0, 1, "A")]))).toEqual(["none"]);
});

test("lines that are apart on head are not taken for neighbours", () => {
  const sheet = sheetOf({ path: "f", bytes: bytesOf(FIVE) }, "f", (line) => (line > 2 ? line + 1 : line), [
    stretch(1, "aa", "bb", "more", "cc", "dd", "ee"),
  ]);
  expect(shown(sheet && suggestionsOf(sheet, [edit(5, 6, " ")]))).toEqual(["none"]);
  expect(shown(sheet && suggestionsOf(sheet, [edit(3, 4, "B"), edit(6, 7, "C")]))).toEqual(["2-2: Bb\n", "4-4: Cc\n"]);
});

test("nor are they where head has the same line once more in between", () => {
  const lines = ["aa", "aa", "aa"];
  const sheet = sheetOf({ path: "f", bytes: bytesOf("aa\naa\n") }, "f", (line) => line * 2 - 1, [stretch(1, ...lines)]);
  expect(shown(sheet && suggestionsOf(sheet, [edit(2, 3, " ")]))).toEqual(["none"]);
});

/** As GitHub commits them: each takes the place of its lines; from the last to the first, so that numbers stay right. */
function committed(text: string, all: readonly Suggestion[]): string {
  const lines = text.split(/(?<=\n)/);
  for (const { first, last, text: fresh } of [...all].sort((one, other) => other.first - one.first)) {
    expect(first).toBeGreaterThanOrEqual(1);
    expect(last).toBeLessThanOrEqual(lines.length);
    lines.splice(first - 1, last - first + 1, fresh);
  }
  return lines.join("");
}

test("committed, suggestions give the bytes that the edits give", () => {
  const newline = fc.constantFrom("\n", "\n", "\n", "\r\n");
  const texts = fc
    .tuple(fc.array(fc.constantFrom("", "a", "bb", "- ```", "\tü"), { maxLength: 9 }), newline, fc.boolean())
    .map(([lines, end, final]) => lines.join(end) + (final ? end : ""));
  const cuts = fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom("", "x", "\n", "y\n", "\nz", "p\nq\n")), {
    minLength: 1,
    maxLength: 4,
  });
  let made = 0;
  fc.assert(
    fc.property(texts, cuts, fc.array(fc.nat(9), { maxLength: 2 }), (text, wanted, breaks) => {
      const before = bytesOf(text);
      const edits = apart(wanted, before.length);
      const all = suggestions(text, edits, stretchesWithin(text, breaks));
      if (!all) return;
      made += 1;
      expect(bytesOf(committed(text, all))).toEqual(applyEdits(before, edits));
      const taken = all.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
      expect(new Set(taken).size).toBe(taken.length);
    }),
    { numRuns: 3_000 },
  );
  // Else the property would say nothing.
  expect(made).toBeGreaterThan(500);
});

/** Edits that do not overlap, from places and lengths. */
function apart(wanted: readonly (readonly [number, number, string])[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (const [skip, size, text] of [...wanted].sort(([one], [other]) => one - other)) {
    const start = Math.min(length, Math.max(from, skip));
    const end = Math.min(length, start + size);
    if (start < from || (edits.length > 0 && start === from && end === start)) continue;
    edits.push(edit(start, end, text));
    from = end;
  }
  return edits;
}

/** All lines that end, in stretches that begin anew at these numbers. */
function stretchesWithin(text: string, breaks: readonly number[]): Stretch[] {
  const lines = text.split("\n").slice(0, -1);
  const starts = [...new Set([0, ...breaks.filter((at) => at < lines.length)])].sort((one, other) => one - other);
  return starts.map((start, index) => ({ first: start + 1, lines: lines.slice(start, starts[index + 1]) }));
}
