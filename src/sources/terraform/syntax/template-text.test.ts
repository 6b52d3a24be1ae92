import { describe, expect, test } from "vitest";
import { atomicPiece, type Piece, type Range, unknownPiece, verbatimPiece } from "../../../model/text.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { renderTemplate } from "./rendering.testing.js";
import { readTemplateFile, readTemplatePieces } from "./template-text.js";

const parser = await loadParser();

test.each([
  ["", '""'],
  ["plain \\n text\n", '"plain \\n text<\\n>"'],
  [
    'version: STSv1\nmode: ${mode}\n%{ for h in mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: "1"',
    '(template "version: STSv1<\\n>mode: " ${mode} "<\\n>" (for h mx ["mx: " ${h} "<\\n>"]) "max_age: "1"")',
  ],
  ['trim\n${~"trim"~}\ntrim', '(template "trim" ${"trim"} "trim")'],
  ["a\r\nb", '"a<\\r\\n>b"'],
  ["<<E\n${x}\nE\n", '(template "<<E<\\n>" ${x} "<\\n>E<\\n>")'],
  ["\uFEFFa", '"a"'],
])("%j", (text, tree) => {
  const { template, hcl } = readTemplateFile(parser, fileOf(text, "a.tftpl"));
  expect(renderTemplate(template)).toBe(tree);
  expect(template.quoting).toEqual({ kind: "template-file" });
  expect(hcl.problems).toEqual([]);
});

test("mistakes in a template", () => {
  const { hcl } = readTemplateFile(parser, fileOf("é\n%{ if x }\n${y +}\n", "a.tftpl"));
  expect(hcl.problems.map(({ range }) => range)).toEqual([
    { path: "a.tftpl", start: 3, end: 12 },
    { path: "a.tftpl", start: 15, end: 18 },
  ]);
});

describe("a text in pieces", () => {
  const whole: Range = { path: "a.tf", start: 0, end: 40 };
  const at = (start: number, end: number, path = "a.tf"): Range => ({ path, start, end });

  test("keeps their places", () => {
    const pieces: Piece[] = [
      verbatimPiece("é ${x}", at(10, 17)),
      atomicPiece("\n", at(17, 19)),
      verbatimPiece("two ${y}", at(30, 38, "b.tf")),
    ];
    const read = readTemplatePieces(parser, pieces, whole);
    expect(read && renderTemplate(read.template)).toBe('(template "é " ${x} "<\\n>two " ${y})');
    const ranges = read?.template.parts.flatMap((part) =>
      (part.kind === "text" ? part.segments : [part.kind === "interpolation" ? part.span : part]).map((span) =>
        read.hcl.range(span as { start: number; end: number }),
      ),
    );
    expect(ranges).toEqual([at(10, 13), at(13, 17), at(17, 19), at(30, 34, "b.tf"), at(34, 38, "b.tf")]);
  });

  test("has none where a piece is unknown", () => {
    const unknown = unknownPiece({ unknown: "nobody knows", range: at(0, 1), dependsOn: [] });
    expect(readTemplatePieces(parser, [unknown], whole)).toBeUndefined();
  });
});
