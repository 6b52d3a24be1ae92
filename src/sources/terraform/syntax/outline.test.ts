import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "./ast.js";
import { readHcl } from "./native.js";
import type { SyntaxNode } from "./parser.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { trickyFiles } from "./tricky.testing.js";

const parser = await loadParser();

interface Part {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly labels?: readonly string[];
  readonly parts?: readonly Part[];
}

/** The structure of a file as tree-sitter sees it, which reads the whole of it. */
function partsByGrammar(text: string): readonly Part[] {
  const parts = parser.parse(text, (root) => {
    expect(root.hasError).toBe(false);
    return partsOfNode(root.children.find(({ type }) => type === "body"));
  });
  return parts ?? [];
}

function partsOfNode(body: SyntaxNode | undefined): readonly Part[] {
  return (body?.children ?? []).flatMap((node): readonly Part[] => {
    const name = node.firstChild?.text ?? "";
    const place = { name, start: node.startIndex, end: node.endIndex };
    if (node.type === "attribute") return [place];
    if (node.type !== "block") return [];
    const labels = node.children
      .slice(1)
      .filter(({ type }) => type === "string_lit" || type === "identifier")
      .map(({ type, text }) => (type === "string_lit" ? text.slice(1, -1) : text));
    return [{ ...place, labels, parts: partsOfNode(node.children.find(({ type }) => type === "body")) }];
  });
}

function partsOfBody(body: Body): readonly Part[] {
  const attributes = body.attributes.map(({ name, span }): Part => ({ name, ...span }));
  const blocks = body.blocks.map(
    ({ type, labels, span, body: inner }): Part => ({ name: type, ...span, labels, parts: partsOfBody(inner) }),
  );
  return [...attributes, ...blocks].sort((one, other) => one.start - other.start);
}

function compare(text: string): void {
  const hcl = readHcl(parser, fileOf(text));
  expect(partsOfBody(hcl.body)).toEqual(partsByGrammar(text));
  expect(hcl.problems).toEqual([]);
}

describe("finds the same attributes and blocks as the grammar", () => {
  test.each(trickyFiles.map((text) => [text]))("%j", compare);

  const words = fc.constantFrom("x", "count", "for_each", "my-name", "größe");
  const texts = fc
    .array(
      fc.constantFrom("a", "}", "{", "#", "//", "/*", "[", ")", " ", "$", "%", "é", "😀", "\\n", '\\"', "$${", "<<E"),
      { maxLength: 6 },
    )
    .map((parts) => parts.join(""))
    // No sequence may begin; and a dollar before an escaped one is read by the grammar in another way than by HCL.
    .filter((text) => !/(?:^|[^$])\$\{|\$\$\$\{|%\{/.test(text));
  const { expression } = fc.letrec<{ expression: string; quoted: string }>((tie) => ({
    quoted: fc
      .tuple(texts, fc.option(tie("expression")), texts)
      .map(([before, inner, after]) =>
        inner === null || before.endsWith("$") ? `"${before}"` : `"${before}\${${inner}}${after}"`,
      ),
    expression: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      fc.constantFrom("1", "true", "var.x", "a[0]", "x.*.y"),
      tie("quoted"),
      fc.array(tie("expression"), { maxLength: 3 }).map((all) => `[${all.join(", ")}]`),
      fc
        .array(tie("expression"), { maxLength: 3 })
        .map((all) => `{\n${all.map((each, at) => `k${at} = ${each}\n`).join("")}}`),
      fc.tuple(tie("expression"), tie("expression")).map(([one, other]) => `f(${one}, ${other})`),
      fc.tuple(tie("expression"), tie("expression")).map(([one, other]) => `(${one} ? ${other} : null)`),
    ),
  }));
  const heredoc = fc
    .tuple(
      fc.constantFrom("<<E", "<<-E"),
      fc.array(
        texts.filter((text) => text.trim() !== "E" && !text.endsWith("$")),
        { maxLength: 4 },
      ),
    )
    .map(([start, lines]) => `${start}\n${lines.map((line) => `  ${line}\n`).join("")}  E`);
  const comment = fc.constantFrom("", ' # } "', " // {", ' /* " } */');
  const attribute = fc
    .tuple(words, fc.oneof(expression, expression, heredoc), comment)
    .map(([name, value, behind]) => `${name} = ${value}${value.startsWith("<<") ? "" : behind}\n`);
  const { body } = fc.letrec<{ body: string; block: string }>((tie) => ({
    block: fc
      .tuple(words, fc.constantFrom("", ' "l"', ' "l" m', ' "}"'), tie("body"))
      .map(([type, labels, inner]) => `${type}${labels} {\n${inner}}\n`),
    body: fc
      .array(fc.oneof({ maxDepth: 3, depthSize: "small" }, attribute, tie("block")), { maxLength: 4 })
      .map((parts) => parts.join("\n")),
  }));

  test("in generated files", () => {
    fc.assert(fc.property(body, compare), { numRuns: 300 });
  });

  test("in generated files with carriage returns", () => {
    fc.assert(
      fc.property(body, (text) => compare(text.replaceAll("\n", "\r\n"))),
      { numRuns: 100 },
    );
  });
});

test("the body of a block is read once", () => {
  const [block] = readHcl(parser, fileOf("a {\n  b = 1\n}\n")).body.blocks;
  expect(block?.body).toBe(block?.body);
  expect(block?.body.attributes[0]?.expression).toBe(block?.body.attributes[0]?.expression);
});
