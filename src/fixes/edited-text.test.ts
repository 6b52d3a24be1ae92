import fc from "fast-check";
import { expect, test } from "vitest";
import {
  applyEdits,
  atomicPiece,
  locatedText,
  type Range,
  type TextEdit,
  textOf,
  verbatimPiece,
} from "../model/text.js";
import { conflict, editedText } from "./edited-text.js";

const edit = (start: number, end: number, text: string): TextEdit => ({ path: "f", start, end, text });
const range = (start: number, end: number): Range => ({ path: "f", start, end });

/** `key: "ab\;cd"` and, on the next line, `    ef`: two verbatim pieces round an escape, then one behind an indent. */
const PIECES = [
  verbatimPiece("ab", range(6, 8)),
  atomicPiece(";", range(8, 10)),
  verbatimPiece("cd\n", range(10, 13)),
  verbatimPiece("ef", range(17, 19)),
];
const TEXT = locatedText(PIECES, undefined, (text) => text.replaceAll("\n", "\n    "));

test.each([
  ["none", [], "ab;cd\nef"],
  ["within a piece", [edit(6, 7, "x")], "xb;cd\nef"],
  ["over an escape", [edit(7, 11, "x")], "axd\nef"],
  ["the escape", [edit(8, 10, "\\,")], "ab\\,cd\nef"],
  ["a line more", [edit(13, 13, "    new\n")], "ab;cd\n    new\nef"],
  ["a line more, encoded", [edit(12, 12, "\n    new")], "ab;cd\nnew\nef"],
  ["over the indent", [edit(12, 17, "")], "ab;cdef"],
  ["at both ends", [edit(6, 6, "<"), edit(19, 19, ">")], "<ab;cd\nef>"],
  ["between two pieces, once", [edit(8, 8, "x")], "abx;cd\nef"],
  ["before and behind the text", [edit(0, 3, "x"), edit(25, 26, "y")], "ab;cd\nef"],
  ["another file", [{ ...edit(6, 7, "x"), path: "g" }], "ab;cd\nef"],
])("%s", (_, edits, value) => {
  expect(editedText(TEXT, edits).value).toBe(value);
});

test("a file reads as it will be written", () => {
  const parts = fc.array(fc.tuple(fc.string(), fc.nat(4), fc.string({ maxLength: 5 })), { maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.string(), (changes, tail) => {
      const edits: TextEdit[] = [];
      let before = "";
      for (const [kept, taken, put] of changes) {
        const start = new TextEncoder().encode(before + kept).length;
        edits.push(edit(start, start + taken, put));
        before += `${kept}${"x".repeat(taken)}`;
      }
      const file = { path: "f", bytes: new TextEncoder().encode(before + tail) };
      const after = new TextDecoder("utf-8", { ignoreBOM: true }).decode(applyEdits(file.bytes, edits));
      const twice = edits.some((one, at) => edits.some((other, place) => place < at && one.start === other.start));
      if (!twice) expect(editedText(textOf(file), edits).value).toBe(after);
    }),
  );
});

test.each([
  ["the same", edit(1, 3, "x"), edit(1, 3, "x"), false],
  ["another text", edit(1, 3, "x"), edit(1, 3, "y"), true],
  ["an overlap", edit(1, 3, "x"), edit(2, 4, "x"), true],
  ["side by side", edit(1, 3, "x"), edit(3, 4, "x"), false],
  ["inserted at the start", edit(1, 3, "x"), edit(1, 1, "x"), false],
  ["inserted within", edit(1, 3, "x"), edit(2, 2, "x"), true],
  ["two inserted at one place", edit(1, 1, "x"), edit(1, 1, "y"), false],
  ["another file", edit(1, 3, "x"), { ...edit(1, 3, "y"), path: "g" }, false],
])("conflict: %s", (_, one, other, excluded) => {
  expect(conflict(one, other)).toBe(excluded);
  expect(conflict(other, one)).toBe(excluded);
});
