import { expect, test } from "vitest";
import { readHcl } from "./native.js";
import { fileOf, loadParser } from "./parsing.testing.js";
import { render } from "./rendering.testing.js";

const parser = await loadParser();

/** Lines are joined by line feeds; each `<…>` of a result is a part that can't be cut. */
test.each([
  ["as it is", ["<<E", "a", "  b", "E"], '"a<\\n>  b<\\n>"'],
  ["empty", ["<<E", "E"], '""'],
  ["blank lines", ["<<E", "", "a", "", "E"], '"<\\n>a<\\n><\\n>"'],
  ["no escapes", ["<<E", 'a\\n"b"', "E"], '"a\\n"b"<\\n>"'],
  ["indented delimiter", ["<<E", "a", "   E"], '"a<\\n>"'],
  ["longer word", ["<<E", "EE", "E1", "E "], '"EE<\\n>E1<\\n>"'],
  ["delimiter behind a sequence", ["<<E", "${x}", "E${x}", "E"], '(template ${x} "<\\n>E" ${x} "<\\n>")'],
  ["sequences as text", ["<<E", "$${x} %%{y}", "E"], '"<${>x} <%{>y}<\\n>"'],
  ["carriage returns", ["<<E\r", "a\r", "E\r"], '"a<\\r\\n>"'],
  ["flush", ["<<-E", "    a", "      b", "    c", "  E"], '"a<\\n>  b<\\n>c<\\n>"'],
  ["flush, carriage returns", ["<<-E\r", "  a\r", "   b\r", "  E\r"], '"a<\\r\\n> b<\\r\\n>"'],
  ["flush, tabs count as one", ["<<-E", "\t\ta", "\tb", "E"], '"\ta<\\n>b<\\n>"'],
  ["flush, blank lines do not count and stay", ["<<-E", "    a", "", "  ", "    b", "E"], '"a<\\n><\\n>  <\\n>b<\\n>"'],
  ["flush, delimiter does not count", ["<<-E", "    a", "E"], '"a<\\n>"'],
  ["flush, sequence at the start of a line", ["<<-E", "${x}", "    a", "E"], '(template ${x} "<\\n>    a<\\n>")'],
  ["flush, indented sequence", ["<<-E", "    a", "   ${x}", "  E"], '(template " a<\\n>" ${x} "<\\n>")'],
  ["flush, text behind a sequence", ["<<-E", "  ${x}  y", "  E"], '(template ${x} "  y<\\n>")'],
  ["strips its own line end", ["<<E", "%{ if x ~}", "  a", "%{ endif ~}", "E"], '(template (if x ["  a<\\n>"] []))'],
  ["strips the line before", ["<<E", "a", "${~ x }", "E"], '(template "a" ${x} "<\\n>")'],
  ["strips only the blanks of its line", ["<<E", "a", "  ${~ x }", "E"], '(template "a<\\n>" ${x} "<\\n>")'],
  [
    "strips before it counts",
    ["<<-E", "    %{~ if x }", "    a", "    %{ endif }", "E"],
    '(template (if x ["<\\n>    a<\\n>    "] []) "<\\n>")',
  ],
  ["joins lines before it counts", ["<<-E", "  a${x ~}", "  b", "  c", "E"], '(template "a" ${x} "  b<\\n>c<\\n>")'],
  [
    "loops",
    ["<<-E", "  %{ for h in x ~}", "  mx: ${h}", "  %{ endfor ~}", "  E"],
    '(template (for h x ["  mx: " ${h} "<\\n>"]))',
  ],
])("%s", (_name, lines, tree) => {
  const hcl = readHcl(parser, fileOf(`a = ${lines.join("\n")}\n`));
  const [attribute] = hcl.body.attributes;
  expect(attribute && render(attribute.expression)).toBe(tree);
  expect(hcl.problems).toEqual([]);
});

test("a delimiter at the very end of the file is one", () => {
  const hcl = readHcl(parser, fileOf("a = <<E\nx\nE"));
  expect(hcl.body.attributes.map(({ expression }) => render(expression))).toEqual(['"x<\\n>"']);
});

test("a line end reaches over the indentation that is taken away", () => {
  const text = "a = <<-E\n    one\n      two\n  E\n";
  const [attribute] = readHcl(parser, fileOf(text)).body.attributes;
  const expression = attribute?.expression;
  if (expression?.kind !== "template") throw new Error("no template");
  const segments = expression.parts.flatMap((part) => (part.kind === "text" ? part.segments : []));
  expect(segments.map(({ start, end }) => text.slice(start, end))).toEqual(["one", "\n    ", "  two", "\n"]);
  expect(expression.quoting).toEqual({ kind: "heredoc", indent: "    " });
});
