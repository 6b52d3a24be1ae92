import { describe, expect, test } from "vitest";
import type { Expression, Segment } from "./ast.js";
import { readHclJson } from "./json.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { renderBody } from "./rendering.testing.js";

const parser = await loadParser();

test.each([
  ["{}", ""],
  ["[]", ""],
  ["\uFEFF{}", ""],
  ['{"a": 1}', "a=1"],
  ['[{"a": 1}, {"b": 2}]', "a=1; b=2"],
  ['{"a": 1, "a": 2}', "a=1; a=2"],
  ['{"//": "comment", "a": -1.5e3}', "a=(- 1.5e3)"],
  ['{"a": [true, false, null, "x", 0]}', 'a=(tuple true false null "x" 0)'],
  ['{"a": {"b": {"c": []}}}', 'a=(object "b"=(object "c"=(tuple)))'],
  // Strings
  ['{"a": "\\u00e9\\n\\/\\"\\\\"}', 'a="<é><\\n></><\\"><\\\\>"'],
  ['{"a": "\\ud83d\\ude00"}', 'a="<😀>"'],
  ['{"a": "x${var.y}z"}', 'a=(template "x" ${(attr var y)} "z")'],
  ['{"a": "${var.y}"}', "a=(template ${(attr var y)})"],
  ['{"a": "${f(\\"k\\", \\"\\\\n\\")}"}', 'a=(template ${(call f "k" "<\\n>")})'],
  ['{"a": "$${x} %%{y}"}', 'a="<${>x} <%{>y}"'],
  ['{"a": "%{ if x ~}\\n  y%{ endif }"}', 'a=(template (if x ["  y"] []))'],
  ['{"a": {"${k}": 1}}', "a=(object (template ${k})=1)"],
  // Blocks
  ['{"resource": {"t": {"n": {"a": 1}}}}', 'resource "t" "n" {a=1}'],
  [
    '{"resource": {"t": {"n": {}, "m": {}}, "u": {"o": {}}}}',
    'resource "t" "n" {}; resource "t" "m" {}; resource "u" "o" {}',
  ],
  ['{"resource": [{"t": [{"n": [{"a": 1}, {"a": 2}]}]}]}', 'resource "t" "n" {a=1}; resource "t" "n" {a=2}'],
  ['{"resource": {"//": "c", "t": {"//": "c", "n": {"//": "c"}}}}', 'resource "t" "n" {}'],
  ['{"locals": {"a": 1}, "terraform": {"required_version": "1"}}', 'locals {a=1}; terraform {required_version="1"}'],
  ['{"locals": [{"a": 1}, {"b": 2}]}', "locals {a=1}; locals {b=2}"],
  ['{"data": {"t": {"n": {}}}, "module": {"m": {"source": "./m"}}}', 'data "t" "n" {}; module "m" {source="./m"}'],
  [
    '{"output": {"o": {"value": "${x}"}}, "provider": {"p": {}}}',
    'output "o" {value=(template ${x})}; provider "p" {}',
  ],
  ['{"resource": {"t": {"n": null}}}', ""],
  // Nested blocks are values; who wants blocks takes them as such.
  [
    '{"resource": {"t": {"n": {"record": [{"value": "a"}, {"value": "b"}]}}}}',
    'resource "t" "n" {record=(tuple (object "value"="a") (object "value"="b"))}',
  ],
  // Defaults of variables are evaluated without anything to refer to.
  [
    '{"variable": {"v": {"default": "${x}\\n", "type": "string"}}}',
    'variable "v" {default="${x}<\\n>"; type="string"}',
  ],
])("%s", (text, tree) => {
  const hcl = readHclJson(parser, fileOf(text, "main.tf.json"));
  expect(renderBody(hcl.body)).toBe(tree);
  expect(hcl.problems).toEqual([]);
});

test("values in a file of variables are no templates", () => {
  const text = '{"a": "${x}\\n$${y}", "resource": {"b": "%{ if }"}}';
  const hcl = readHclJson(parser, fileOf(text, "prod.auto.tfvars.json"));
  expect(renderBody(hcl.body)).toBe('a="${x}<\\n>$${y}"; resource=(object "b"="%{ if }")');
  const [a] = hcl.body.attributes;
  expect(a?.expression).toMatchObject({ quoting: { kind: "json", literal: true } });
});

describe("places", () => {
  const text = '{"é": {"//": 1}, "resource": {"aws_x": {"n": {"a": "one\\ntwo ${f(\\"é\\")}"}}}}';
  const hcl = readHclJson(parser, fileOf(text, "main.tf.json"));
  const [block] = hcl.body.blocks;
  const [attribute] = block?.body.attributes ?? [];
  const cut = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);

  test("of blocks and attributes", () => {
    expect(block && cut(block.header)).toBe('"n"');
    expect(block && cut(block.span)).toBe('"n": {"a": "one\\ntwo ${f(\\"é\\")}"}');
    expect(attribute && cut(attribute.span)).toBe('"a": "one\\ntwo ${f(\\"é\\")}"');
    const [first] = hcl.body.attributes;
    expect(first && hcl.range(first.span)).toEqual({ path: "main.tf.json", start: 1, end: 16 });
  });

  test("of parts of strings, through both levels of escapes", () => {
    const segments = segmentsOf(attribute?.expression);
    expect(segments.map((segment) => [cut(segment), segment.text, segment.verbatim])).toEqual([
      ["one", "one", true],
      ["\\n", "\n", false],
      ["two ", "two ", true],
      ["é", "é", true],
    ]);
  });
});

function segmentsOf(expression: Expression | undefined): readonly Segment[] {
  if (expression?.kind === "call") return expression.arguments.flatMap(segmentsOf);
  if (expression?.kind !== "template") return [];
  return expression.parts.flatMap((part) =>
    part.kind === "text" ? part.segments : part.kind === "interpolation" ? segmentsOf(part.expression) : [],
  );
}

describe("mistakes end the reading where they are", () => {
  test.each([
    ["", "", "", "This file is empty."],
    ['{"a": 1, "b": nul}', "a=1", "n", "A value is missing here"],
    ['{"a": 1 "b": 2}', "a=1", '"', "A comma is missing here"],
    ['{"a": 1,}', "a=1", "}", "No comma may stand before the closing }."],
    ['{"a" 1}', "", "1", "A colon is missing here"],
    ["{a: 1}", "", "a", "The name of a property has to stand in quotes"],
    ['{"a": "x\ny"}', "", '"', 'This string has no closing "'],
    ['{"a": "\\q"}', "", '"', 'This string has no closing "'],
    ['{"a": [1, 2', "a=(tuple 1 2)", "", "A comma is missing here, or the closing ]."],
    ['{"a": 1} x', "a=1", "x", "Nothing may follow the end"],
    ["1", "", "1", "Terraform expects an object here"],
    ['{"resource": {"t": 1}}', "", "1", "Terraform expects an object here"],
    ['{"a": "${x +}"}', "a=(template ${(+ x invalid)})", "x +", "Terraform can't read this expression."],
  ])("%j", (text, tree, place, message) => {
    const hcl = readHclJson(parser, fileOf(text, "main.tf.json"));
    expect(renderBody(hcl.body)).toBe(tree);
    expect(hcl.problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(message), mistake: true }),
    ]);
    const [problem] = hcl.problems;
    expect(text.slice(problem?.range.start, problem?.range.end)).toBe(place);
  });
});
