import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression, HclFile, Quoting } from "./ast.js";
import { encoderFor } from "./encoding.js";
import { readHclJson } from "./json.js";
import { readHcl } from "./native.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { textOfTemplate } from "./rendering.testing.js";
import { readTemplateFile } from "./template-text.js";

const parser = await loadParser();

test.each<[Quoting, string, string]>([
  [{ kind: "quoted" }, 'a"b\\c\n\t\0${x}%{y}$', 'a\\"b\\\\c\\n\\t\\u0000$${x}%%{y}$'],
  [{ kind: "quoted", json: true }, 'a"b\n', 'a\\\\\\"b\\\\n'],
  [{ kind: "heredoc", indent: "" }, "a\nb\n${x}", "a\nb\n$${x}"],
  [{ kind: "heredoc", indent: "  " }, "a\nb\n\nc\r\nd\n", "a\n  b\n\n  c\r\n  d\n  "],
  [{ kind: "json" }, 'a"b\n${x}', 'a\\"b\\n$${x}'],
  [{ kind: "json", literal: true }, 'a"b\n${x}', 'a\\"b\\n${x}'],
  [{ kind: "template-file" }, 'a"\n%{ if }', 'a"\n%%{ if }'],
  [{ kind: "plain-file" }, 'a"\n${x}', 'a"\n${x}'],
])("%j", (quoting, text, written) => {
  expect(encoderFor(quoting)(text)).toBe(written);
});

/** Parts that have a meaning somewhere, and some that have none. */
const parts = [
  "$",
  "%",
  "{",
  "}",
  "~",
  '"',
  "\\",
  "n",
  "u00e9",
  "\n",
  "\r",
  "\t",
  "\0",
  " ",
  "E",
  "é",
  "😀",
  "//",
  "#",
  "mx: a",
];
const texts = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join(""));

function valueIn(hcl: HclFile): string | undefined {
  const [attribute] = hcl.body.attributes;
  const expression: Expression | undefined = attribute?.expression;
  return expression && textOfTemplate(expression);
}

describe("what is written reads as it was", () => {
  test("in quotes", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = encoderFor({ kind: "quoted" })(text);
        expect(valueIn(readHcl(parser, fileOf(`a = "${written}"\n`)))).toBe(text);
      }),
    );
  });

  test("in quotes within JSON", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const written = encoderFor({ kind: "quoted", json: true })(text);
        const hcl = readHclJson(parser, fileOf(`{"a": "\${\\"${written}\\"}"}`, "a.tf.json"));
        const [attribute] = hcl.body.attributes;
        const expression = attribute?.expression;
        const [part] = expression?.kind === "template" ? expression.parts : [];
        expect(part?.kind === "interpolation" ? textOfTemplate(part.expression) : undefined).toBe(text);
      }),
    );
  });

  test("in JSON, with templates and without", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const template = `{"a": "${encoderFor({ kind: "json" })(text)}"}`;
        expect(valueIn(readHclJson(parser, fileOf(template, "a.tf.json")))).toBe(text);
        const literal = `{"a": "${encoderFor({ kind: "json", literal: true })(text)}"}`;
        expect(valueIn(readHclJson(parser, fileOf(literal, "a.tfvars.json")))).toBe(text);
      }),
    );
  });

  test("in a heredoc", () => {
    fc.assert(
      fc.property(texts, (text) => {
        // A line that is blank or holds the delimiter alone can't be written there; nor does a last line without its end.
        fc.pre(!text.endsWith("\n"));
        fc.pre(text.split("\n").every((line) => line.trim() !== "E" && (line === "" || /^\S.*\S$|^\S$/u.test(line))));
        const flush = `a = <<-E\n    -\n    ${encoderFor({ kind: "heredoc", indent: "    " })(`-${text}`)}\n  E\n`;
        expect(valueIn(readHcl(parser, fileOf(flush)))).toBe(`-\n-${text}\n`);
        const plain = `a = <<E\n${encoderFor({ kind: "heredoc", indent: "" })(`-${text}`)}\nE\n`;
        expect(valueIn(readHcl(parser, fileOf(plain)))).toBe(`-${text}\n`);
      }),
    );
  });

  test("in a template file", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { template } = readTemplateFile(parser, fileOf(encoderFor({ kind: "template-file" })(text), "a.tftpl"));
        expect(textOfTemplate(template)).toBe(text);
      }),
    );
  });
});
