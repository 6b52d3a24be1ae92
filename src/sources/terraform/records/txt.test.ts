import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { locatedText, type Piece, rangeOf, replaceText, unknownPiece, verbatimPiece } from "../../../model/text.js";
import { txtOf } from "./txt.js";

const encoder = new TextEncoder();

function written(value: string) {
  const file = { path: "main.tf", bytes: encoder.encode(value) };
  return locatedText([verbatimPiece(value, rangeOf(file))], rangeOf(file));
}

describe("quotes and strings", () => {
  test.each([
    ["none", "v=STSv1; id=1", "v=STSv1; id=1"],
    ["its own", '"v=STSv1; id=1"', "v=STSv1; id=1"],
    ["its own, with blanks round them", ' "v=STSv1; id=1" ', "v=STSv1; id=1"],
    ["split strings", '"v=STSv1;" "id=1"', "v=STSv1;id=1"],
    ["split strings that touch", '"v=STSv1;""id=1"', "v=STSv1;id=1"],
    ["split without quotes at the ends", 'v=STSv1;"" id=1', "v=STSv1; id=1"],
    ["split by quotes with a blank between", 'v=STSv1;" "id=1', "v=STSv1;id=1"],
    ["an escaped quote", '"a\\"b"', 'a"b'],
    ["an escaped backslash", '"a\\\\b"', "a\\b"],
    ["an escaped semicolon", '"v=STSv1\\; id=1"', "v=STSv1; id=1"],
    ["a decimal escape", '"v=STSv1\\059 id=1"', "v=STSv1; id=1"],
    ["a backslash without quotes", "v=STSv1\\; id=1", "v=STSv1\\; id=1"],
    ["a quote that is never closed", '"v=STSv1; id=1', "v=STSv1; id=1"],
    ["a quote inside", 'v=STSv1; id="1"', 'v=STSv1; id="1"'],
    ["an escaped quote without quotes round it", 'say \\"hi\\" now', 'say "hi" now'],
    ["nothing", "", ""],
    ["nothing in quotes", '""', ""],
    ["a backslash at the end", '"a\\', "a\\"],
  ])("%s", (_name, value, expected) => {
    expect(txtOf(written(value), false).value).toBe(expected);
  });

  test.each([
    ["v=STSv1; id=1", "v=STSv1;id=1"],
    ['"v=STSv1; id=1"', "v=STSv1; id=1"],
    ['"v=STSv1;" " id=1"', "v=STSv1; id=1"],
  ])("where blanks split: %s", (value, expected) => {
    expect(txtOf(written(value), true).value).toBe(expected);
  });
});

test.each([
  ["v=STSv1; id=1", "v=STSv1; id=2", "v=STSv1; id=2"],
  ['"v=STSv1; id=1"', "v=STSv1; id=2", '"v=STSv1; id=2"'],
  ['"v=STSv1;" " id=1"', "v=STSv1; id=2", '"v=STSv1; id=2" ""'],
  ['"v=STSv1; id=1"', 'a"b\\', '"a\\"b\\\\"'],
])("%s, replaced", (value, text, expected) => {
  const edits = replaceText(txtOf(written(value), false), text);
  let result = value;
  for (const { start, end, text: put } of [...edits].reverse())
    result = result.slice(0, start) + put + result.slice(end);
  expect(result).toBe(expected);
});

test("an unknown part stays one", () => {
  const unknown = unknownPiece({
    unknown: "the variable id has no value",
    range: { path: "a.tf", start: 0, end: 6 },
    dependsOn: [],
  });
  const pieces: readonly Piece[] = [...written('"v=STSv1; id=').pieces, unknown, ...written('"').pieces];
  expect(txtOf(locatedText(pieces, { path: "a.tf", start: 0, end: 9 }), false).pieces.map(({ text }) => text)).toEqual([
    "v=STSv1; id=",
    "\uFFFC",
  ]);
});

test("whatever the value, the pieces lie in it and make up the text", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', "\\", " ", "a", "0", "é", "\t", "\0") }),
      fc.boolean(),
      (value, split) => {
        const bytes = encoder.encode(value);
        const { pieces, value: text } = txtOf(written(value), split);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const { verbatim, text: part, range } of pieces) {
          const there = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(range.start, range.end));
          if (verbatim) expect(there).toBe(part);
        }
      },
    ),
  );
});
