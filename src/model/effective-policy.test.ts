import { expect, test } from "vitest";
import { differences, effectivePolicy, type PolicyPart } from "./effective-policy.js";
import { parsePolicy } from "./policy.js";
import { locatedText, type Piece, unknownPiece, verbatimPiece } from "./text.js";

const PLAIN = "version: STSv1\nmode: enforce\nmx: a.example\nmx: b.example\nmax_age: 604800\n";

/** `{}` in a text is a part that is not known. */
function effective(text: string) {
  const pieces: Piece[] = [];
  let start = 0;
  for (const part of text.split(/(\{\})/)) {
    const range = { path: "mta-sts.txt", start, end: start + part.length };
    pieces.push(
      part === "{}" ? unknownPiece({ unknown: "filled in", range, dependsOn: [] }) : verbatimPiece(part, range),
    );
    start += part.length;
  }
  return effectivePolicy(parsePolicy(locatedText(pieces)));
}

const CASES: readonly (readonly [name: string, other: string, parts: readonly PolicyPart[]])[] = [
  ["nothing", PLAIN, []],
  ["CRLF", PLAIN.replaceAll("\n", "\r\n"), []],
  ["bare CR", PLAIN.replaceAll("\n", "\r"), []],
  ["no final newline", PLAIN.trimEnd(), []],
  ["blank lines", PLAIN.replaceAll("\n", "\n\n"), []],
  ["indentation", PLAIN.replace(/^(?=.)/gm, "  "), []],
  ["a byte order mark", `\uFEFF${PLAIN}`, []],
  ["comments, even such as hold mx", `# mx: c.example\n${PLAIN}`, []],
  ["an unknown field", `${PLAIN}note: ours\n`, []],
  ["blanks at line ends", PLAIN.replaceAll("\n", " \t\n"), []],
  ["aligned values", PLAIN.replaceAll(": ", ":\t  "), []],
  ["order of the fields", "max_age: 604800\nmx: b.example\nmx: a.example\nmode: enforce\nversion: STSv1\n", []],
  ["a pattern twice", `${PLAIN}mx: A.example\n`, []],
  ["letter case of a pattern", PLAIN.replace("a.example", "A.EXAMPLE"), []],
  ["letter case of the mode", PLAIN.replace("enforce", "Enforce"), []],
  ["a final dot", PLAIN.replace("a.example", "a.example."), []],
  ["leading zeros", PLAIN.replace("604800", "0000604800"), []],
  ["a second mode", `${PLAIN}mode: none\n`, []],
  ["a second max_age", `${PLAIN}max_age: 1\n`, []],
  ["an mx without a value", `${PLAIN}mx:\n`, []],
  ["the mode", PLAIN.replace("enforce", "testing"), ["mode"]],
  ["the mode goes", PLAIN.replace("mode: enforce\n", ""), ["mode"]],
  ["a first mode before the one there was", `mode: none\n${PLAIN}`, ["mode"]],
  ["the version", PLAIN.replace("STSv1", "STSv2"), ["version"]],
  ["the max_age", PLAIN.replace("604800", "86400"), ["max_age"]],
  ["a pattern more", `${PLAIN}mx: c.example\n`, ["mx"]],
  ["a pattern less", PLAIN.replace("mx: b.example\n", ""), ["mx"]],
  ["another pattern", PLAIN.replace("b.example", "*.example"), ["mx"]],
  ["everything", "version: X\nmode: none\nmax_age: 0\n", ["version", "mode", "max_age", "mx"]],
  ["a mode that is not known", PLAIN.replace("enforce", "{}"), []],
  ["a pattern that is not known", PLAIN.replace("a.example", "{}.example"), []],
  ["lines that are not known, in the place of all fields", "{}\n", []],
  [
    "lines that are not known, beside another mode",
    PLAIN.replace("enforce", "none").replace("mx: a.example\n", "{}\n"),
    ["mode"],
  ],
];

test.each(CASES)("differs in: %s", (_, other, parts) => {
  expect(differences(effective(PLAIN), effective(other))).toEqual(parts);
  expect(differences(effective(other), effective(PLAIN))).toEqual(parts);
});

test("what is not known is told from what is missing", () => {
  expect(effective("mode: {}\n")).toMatchObject({ mode: null, maxAge: undefined, patternsKnown: true });
  expect(effective("{}\n")).toMatchObject({ mode: null, maxAge: null, patternsKnown: false });
  expect([...effective("mx: a\nmx: {}\n").patterns]).toEqual(["a"]);
});
