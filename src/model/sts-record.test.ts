import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Name } from "./dns.js";
import { isMeantAsStsRecord, parseStsRecord, type StsRecord } from "./sts-record.js";
import {
  atomicPiece,
  type LocatedText,
  locatedText,
  type Piece,
  UNKNOWN_TEXT,
  unknownPiece,
  verbatimPiece,
} from "./text.js";

const PATH = "case";

/** Strings as a zone file has them: each in quotes, with a blank between. */
function textFrom(strings: readonly string[]): LocatedText {
  const pieces: Piece[] = [];
  let at = 1;
  for (const text of strings) {
    const end = at + new TextEncoder().encode(text).length;
    const range = { path: PATH, start: at, end };
    pieces.push(
      text === UNKNOWN_TEXT
        ? unknownPiece({ unknown: "it is not known", range, dependsOn: [] })
        : verbatimPiece(text, range),
    );
    at = end + 3;
  }
  return locatedText(pieces, { path: PATH, start: 0, end: at });
}

function read(text: LocatedText): StsRecord {
  const owner = { value: "_mta-sts.example.com" as Name, range: text.range };
  return parseStsRecord({ type: "TXT", owner, range: text.range, text });
}

const cases: readonly [text: string | readonly string[], fields: string, deviations: string][] = [
  ["v=STSv1; id=1", "v=STSv1 id=1", ""],
  ["v=STSv1;id=1;", "v=STSv1 id=1", ""],
  ["v=STSv1;\tid=1 ; ", "v=STSv1 id=1", ""],
  ["v=STSv1; note=a-b; id=1", "v=STSv1 note=a-b id=1", ""],
  ["", "", ""],
  [" ", "", "leading-blank"],
  ["v=STSv1", "v=STSv1", ""],
  ["v=STSv1;", "v=STSv1", ""],
  [" v=STSv1; id=1", "v=STSv1 id=1", "leading-blank"],
  ["v=STSv1 ; id=1", "v=STSv1 id=1", "blank-before-first-delimiter"],
  ["v=STSv1; id=1 ", "v=STSv1 id=1", "trailing-blank"],
  ["v=STSv1 id=1", "v=STSv1 id=1", "missing-delimiter"],
  ["v=STSv1, id=1", "v=STSv1 id=1", "missing-delimiter"],
  ["v=STSv1: id=1", "v=STSv1 id=1", "missing-delimiter"],
  ["v=STSv1id=1", "v=STSv1 id=1", "missing-delimiter"],
  ["v=STSv1;; id=1", "v=STSv1 id=1", "empty-field"],
  ["v=STSv1; id=1;;", "v=STSv1 id=1", "empty-field"],
  [";v=STSv1; id=1", "v=STSv1 id=1", "empty-field"],
  ["v = STSv1; id= 1", "v=STSv1 id=1", "blank-around-equals blank-around-equals blank-around-equals"],
  ["v=STSv1; 20240101", "v=STSv1", "missing-equals"],
  ["v=STSv1; id:1", "v=STSv1", "missing-equals"],
  ["v=STSv1; id=1; no_te=", "v=STSv1 id=1 no_te=", "invalid-extension"],
  ["v=STSv1; id=1; -n=a", "v=STSv1 id=1 -n=a", "invalid-extension"],
  ["v=STSv1; id=1; note=a b", "v=STSv1 id=1 note=a b", "invalid-extension"],
  ['"v=STSv1; id=1"', "v=STSv1 id=1", "literal-quotes literal-quotes"],
  ["\u201cv=STSv1; id=1\u201d", "v=STSv1 id=1", "literal-quotes literal-quotes"],
  ["v=STSv1\\; id=1\\;", "v=STSv1 id=1", "literal-backslash literal-backslash"],
  ["v=STSv1;\u00a0id=1", "v=STSv1 id=1", "not-ascii"],
  ["v=STSv1; id=1; note=\u00e9", "v=STSv1 id=1 note=\u00e9", "invalid-extension"],
  ["v=STSv1; id=\u00e9", "v=STSv1 id=\u00e9", ""],
  [["v=STSv1; ", "id=1"], "v=STSv1 id=1", ""],
  [["v=STSv1; i", "d=1"], "v=STSv1 id=1", ""],
  [["v=STSv1; id=20", "24"], "v=STSv1 id=2024", ""],
  [["v=STSv1", "id=1"], "v=STSv1 id=1", "missing-delimiter"],
  [["v=STSv1,", "id=1"], "v=STSv1 id=1", "missing-delimiter"],
  [["v=STSv1; id=1", "note=a"], "v=STSv1 id=1 note=a", "missing-delimiter"],
  [["v=STSv1; id=", UNKNOWN_TEXT], `v=STSv1 id=${UNKNOWN_TEXT}`, ""],
  [["v=STSv1; ", UNKNOWN_TEXT], "v=STSv1", ""],
];

test.each(cases)("%j reads as %s with %s", (text, fields, deviations) => {
  const record = read(textFrom(typeof text === "string" ? [text] : text));
  expect(record.fields.map(({ name, value }) => `${name.value}=${value.value}`).join(" ")).toBe(fields);
  expect(record.deviations.map(({ kind }) => kind).join(" ")).toBe(deviations);
});

test.each([
  ["v=STSv1; id=1", true],
  ["V=stsv2; id=1", true],
  ["id=1", true],
  ["v=MTASTS; id=1", true],
  ["v=spf1 -all", false],
  ["google-site-verification=abc", false],
  ["v=DMARC1; p=none; id=1", false],
])("%j is meant as a record: %s", (text, meant) => {
  expect(isMeantAsStsRecord(text)).toBe(meant);
});

describe("whatever stands in a record", () => {
  const words = fc.constantFrom(
    "v=STSv1",
    ";",
    "; ",
    " ",
    "id=1",
    "id",
    "=",
    "\\",
    '"',
    "\u00e9",
    "\u00a0",
    ",",
    "note=a",
    "",
  );
  const strings = fc.array(
    fc.oneof(
      fc.array(words, { maxLength: 8 }).map((parts) => parts.join("")),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    ),
    { minLength: 1, maxLength: 4 },
  );

  test("the places of fields and deviations cut out what they stand for", () => {
    fc.assert(
      fc.property(strings, (parts) => {
        const text = textFrom(parts);
        const record = read(text);
        for (const { name, value, text: whole, start, end } of record.fields) {
          expect(whole.value).toBe(text.value.slice(start, end));
          expect(whole.value.startsWith(name.value)).toBe(true);
          expect(whole.value.endsWith(value.value)).toBe(true);
        }
        for (const { text: words, start, end } of record.deviations)
          expect(words.value).toBe(text.value.slice(start, end));
      }),
    );
  });

  test("fields follow one another", () => {
    fc.assert(
      fc.property(strings, (parts) => {
        let behind = 0;
        for (const { start, end } of read(textFrom(parts)).fields) {
          expect(start).toBeGreaterThanOrEqual(behind);
          expect(end).toBeGreaterThanOrEqual(start);
          behind = end;
        }
      }),
    );
  });

  test("escapes are never cut apart", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("v", "=", ";", " ", "id", "\\", "1")), (parts) => {
        const pieces = parts.map((part, at) => atomicPiece(part, { path: PATH, start: at * 2, end: at * 2 + 2 }));
        const text = locatedText(pieces, { path: PATH, start: 0, end: parts.length * 2 });
        for (const field of read(text).fields) {
          for (const { range } of field.text.pieces) expect(range.end - range.start).toBe(2);
        }
      }),
    );
  });
});
