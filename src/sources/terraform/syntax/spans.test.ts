import { expect, test } from "vitest";
import type { Body, Expression, HclFile, Segment, Span } from "./ast.js";
import { JSON_FIXTURES, NATIVE_FIXTURES } from "./fixtures.testing.js";
import { readHclJson } from "./json.js";
import { readHcl } from "./native.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { trickyFiles } from "./tricky.testing.js";
import { walkBody } from "./walking.testing.js";

const parser = await loadParser();
const files: readonly [string, HclFile][] = [
  ...[...NATIVE_FIXTURES, ...trickyFiles].map((text) => readHcl(parser, fileOf(text))),
  ...JSON_FIXTURES.map((text) => readHclJson(parser, fileOf(text, "main.tf.json"))),
].map((hcl) => [hcl.text, hcl]);

/** The text of a place, cut out of the bytes. */
function cut(hcl: HclFile, span: Span): string {
  const { start, end } = hcl.range(span);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(hcl.file.bytes.subarray(start, end));
}

test.each(files)("the parts of %j stand where they say", (_text, hcl) => {
  const isJson = hcl.file.path.endsWith(".json");
  walkBody(hcl.body, {
    expression: (expression, within) => {
      expectWithin(expression.span, within);
      expectText(cut(hcl, expression.span), expression, isJson);
    },
    segment: (segment, within) => {
      expectWithin(segment, within);
      expectSegment(cut(hcl, segment), segment);
    },
  });
  expectBody(hcl, hcl.body, isJson);
  expect(hcl.problems).toEqual([]);
});

function expectWithin({ start, end }: Span, outer: Span): void {
  expect(start).toBeGreaterThanOrEqual(outer.start);
  expect(end).toBeLessThanOrEqual(outer.end);
  expect(start).toBeLessThanOrEqual(end);
}

function expectSegment(written: string, { text, verbatim }: Segment): void {
  if (verbatim) expect(written).toBe(text);
  else expect(written).toMatch(/^(?:\\.|\r?\n|[$%]{2}\{)/);
}

function expectText(written: string, expression: Expression, isJson: boolean): void {
  expect(written).toMatch(shapeOf(expression, isJson));
}

function shapeOf(expression: Expression, isJson: boolean): RegExp {
  switch (expression.kind) {
    case "name":
      return exactly(expression.name);
    case "number":
      return exactly(expression.written);
    case "bool":
      return exactly(String(expression.value));
    case "null":
      return /^null$/;
    case "attribute":
      return new RegExp(`\\.${expression.name}$`);
    case "index":
      return /\]$|\.\d+$/;
    case "call":
      return new RegExp(`^${expression.name}\\([\\s\\S]*\\)$`);
    case "tuple":
      return /^\[[\s\S]*\]$/;
    case "object":
      return /^\{[\s\S]*\}$/;
    case "for":
      return /^[[{]\s*for\b[\s\S]*[\]}]$/;
    case "unary":
      return /^[-!]/;
    case "binary":
      return /[-+*/%=<>&|]/;
    case "conditional":
      return /\?[\s\S]*:/;
    case "splat":
      return /\*/;
    case "template":
      return isJson ? /^\\?"[\s\S]*"$/ : /^"[\s\S]*"$|^<<-?(\w+)\r?\n[\s\S]*\1$|^[\w-]+$/;
    case "invalid":
      return expect.unreachable("a file that is right holds nothing invalid");
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(".", "\\.")}$`);
}

function expectBody(hcl: HclFile, body: Body, isJson: boolean): void {
  const quote = isJson ? '"' : "";
  for (const { name, span } of body.attributes) expect(cut(hcl, span)).toMatch(startingWith(`${quote}${name}`));
  for (const block of body.blocks) {
    const written = cut(hcl, block.header);
    if (!isJson) expect(written).toMatch(startingWith(block.type));
    for (const label of block.labels.slice(isJson ? -1 : 0)) expect(written).toContain(label);
    expect(cut(hcl, block.span).startsWith(written)).toBe(true);
    expect(cut(hcl, block.span).endsWith("}")).toBe(true);
    expectBody(hcl, block.body, isJson);
  }
}

function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[/.]/g, "\\$&")}`);
}
