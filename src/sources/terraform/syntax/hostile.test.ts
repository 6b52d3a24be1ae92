import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HclFile } from "./ast.js";
import { JSON_FIXTURES, NATIVE_FIXTURES } from "./fixtures.testing.js";
import { readHclJson } from "./json.js";
import { readHcl } from "./native.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { renderBody } from "./rendering.testing.js";
import { readTemplateFile } from "./template-text.js";
import { trickyFiles } from "./tricky.testing.js";

const parser = await loadParser();

/** Reads everything, to the last expression. */
function readWholly(text: string, path = "main.tf"): HclFile {
  const file = fileOf(text, path);
  const hcl = path.endsWith(".json") ? readHclJson(parser, file) : readHcl(parser, file);
  renderBody(hcl.body);
  for (const { range } of hcl.problems) {
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(range.end).toBeLessThanOrEqual(file.bytes.length);
  }
  expect(hcl.problems.length).toBeLessThanOrEqual(5);
  return hcl;
}

const natives = [...NATIVE_FIXTURES, ...trickyFiles];

describe("truncations are read", () => {
  test.each(natives.map((text) => [text]))("%j", (text) => {
    for (let length = 0; length < text.length; length += text.length > 500 ? 7 : 1) readWholly(text.slice(0, length));
  });

  test.each(JSON_FIXTURES.map((text) => [text]))("%j", (text) => {
    for (let length = 0; length < text.length; length++) readWholly(text.slice(0, length), "main.tf.json");
  });
});

const scraps = [
  '"',
  "{",
  "}",
  "[",
  "]",
  "(",
  ")",
  "${",
  "%{",
  "<<E\n",
  "\n",
  "\r",
  "/*",
  "#",
  "\\",
  "=",
  ",",
  ":",
  "?",
  "\0",
  "é",
  "\uFEFF",
  "~",
  "...",
  "for",
  "%{ endif }",
];
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(4),
  add: fc.constantFrom("", ...scraps),
});

function mutate(
  text: string,
  mutations: readonly { readonly at: number; readonly drop: number; readonly add: string }[],
): string {
  return mutations.reduce((mutated, { at, drop, add }) => {
    const place = Math.floor(at * mutated.length);
    return mutated.slice(0, place) + add + mutated.slice(place + drop);
  }, text);
}

describe("mutations are read", () => {
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });

  test("of the native syntax", () => {
    fc.assert(
      fc.property(fc.constantFrom(...natives), mutations, (text, changes) => {
        readWholly(mutate(text, changes));
      }),
      { numRuns: 500 },
    );
  });

  test("of JSON", () => {
    fc.assert(
      fc.property(fc.constantFrom(...JSON_FIXTURES), mutations, (text, changes) => {
        readWholly(mutate(text, changes), "main.tf.json");
      }),
      { numRuns: 300 },
    );
  });

  test("of templates", () => {
    fc.assert(
      fc.property(fc.constantFrom(...natives), mutations, (text, changes) => {
        readTemplateFile(parser, fileOf(mutate(text, changes), "a.tftpl"));
      }),
      { numRuns: 300 },
    );
  });
});

test("a block that breaks off leaves the others whole", () => {
  const block = (name: string): string =>
    `resource "t" "${name}" {\n  a = "x\${f("}")}"\n  b = [1, { c = (2) }]\n  d = <<${name}\n}\n${name}\n  // e */\n  g {\n    h = 1 # "\n  }\n}\n`;
  const [first, second, third] = ["one", "two", "three"].map(block);
  for (let length = 1; length < (second ?? "").length; length++) {
    const { body } = readHcl(parser, fileOf(`${first}${second?.slice(0, length)}\n${third}`));
    const found = body.blocks.filter(({ labels }) => labels[1] === "one" || labels[1] === "three");
    const rendered = found.map(({ body: inner }) => renderBody(inner));
    expect(rendered).toHaveLength(2);
    expect(rendered[0]?.replaceAll("one", "three")).toBe(rendered[1]);
  }
});

const MANY = 20_000;

describe("what is meant to take forever ends soon", () => {
  test.each([
    ["open brackets", `a = ${"[".repeat(MANY)}`],
    ["open braces", `a ${"{".repeat(MANY)}`],
    ["open parentheses, line by line", `a = (${"x\n(".repeat(MANY)}`],
    ["objects within objects", `a = ${"{a=".repeat(MANY)}1${"}".repeat(MANY)}`],
    ["indexes within indexes", `a = a${"[a".repeat(MANY)}${"]".repeat(MANY)}`],
    ["strings within strings", `a = ${'"${'.repeat(5000)}x${'}"'.repeat(5000)}`],
    ["strings within strings, open", `a = ${'"${'.repeat(5000)}`],
    ["long strings within strings", `a = ${`"${"y".repeat(20_000)}\${`.repeat(30)}`],
    ["minus signs", `a = ${"-".repeat(100_000)}1`],
    ["a long sum", `a = 1${"+1".repeat(50_000)}`],
    ["a long path", `a = b${".c".repeat(50_000)}`],
    ["a long choice", `a = ${"x?y:".repeat(MANY)}z`],
    ["commas", `a = [${",".repeat(50_000)}]`],
    ["unclosed heredocs", "a = <<A\n".repeat(MANY)],
    ["unclosed heredocs in blocks", 'a "x" {\n b = <<A\n'.repeat(MANY)],
    ["unclosed comments", "a { /*\n".repeat(MANY)],
    ["unclosed strings", 'a = "'.repeat(MANY)],
    ["unclosed blocks", "a {\n".repeat(MANY)],
    ["blocks within blocks", "a {\n".repeat(MANY) + "}\n".repeat(MANY)],
    ["closing braces", "}".repeat(50_000)],
    ["directives within directives", `a = "${"%{if x}".repeat(MANY)}${"%{endif}".repeat(MANY)}"`],
    ["escapes that are stripped", `a = "\${x ~}${"\\n".repeat(50_000)}"`],
    ["dollars", `a = "${"$".repeat(200_000)}"`],
    ["words", "a ".repeat(100_000)],
    ["words and blanks", `a${" ".repeat(1000)}`.repeat(1000)],
  ])("%s", (_name, text) => {
    readWholly(text);
  });

  test.each([
    ["arrays", "[".repeat(MANY)],
    ["objects", '{"a":'.repeat(MANY)],
    ["escapes", `{"a": "${"\\n".repeat(100_000)}"}`],
    ["templates", `{"a": [${'"${x.y[0]}",'.repeat(2000)}1]}`],
    ["names", `{"resource": [${"[],".repeat(50_000)}{}]}`],
  ])("JSON: %s", (_name, text) => {
    readWholly(text, "main.tf.json");
  });

  test("what is nested too deeply is said to be beyond this tool, and is no mistake", () => {
    for (const text of [
      `a = ${"[".repeat(300)}${"]".repeat(300)}`,
      `a = ${"-".repeat(300)}1`,
      `a = ${'"${'.repeat(50)}1${'}"'.repeat(50)}`,
    ]) {
      const hcl = readWholly(`${text}\nb = 1\n`);
      expect(hcl.problems.map(({ mistake }) => mistake)).toEqual([false]);
      expect(renderBody(hcl.body)).toMatch(/invalid.*; b=1$/);
    }
  });
});
