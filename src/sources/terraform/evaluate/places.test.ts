import { describe, expect, test } from "vitest";
import type { Piece } from "../../../model/text.js";
import type { Value } from "../values/value.js";
import { cutOut, evaluated, shown } from "./evaluating.testing.js";

function* piecesIn(value: Value): Iterable<Piece> {
  switch (value.kind) {
    case "text":
    case "number":
    case "bool":
      yield* value.pieces;
      return;
    case "list":
      for (const element of value.elements) yield* piecesIn(element);
      return;
    case "map":
      for (const field of value.fields.values()) {
        yield* field.key.pieces;
        yield* piecesIn(field.value);
      }
      return;
    case "null":
    case "reference":
    case "unknown":
      return;
  }
}

/** The pieces of the result: a text that reads the same in its file, or else what stands there. */
const cases: readonly (readonly [source: string, pieces: readonly string[]])[] = [
  ['"v=STSv1; id=1"', ["=v=STSv1; id=1"]],
  ['"é ${var.domain} ü"', ["=é ", "=example.com", "= ü"]],
  ['"a\\nb"', ["=a", "\\n", "=b"]],
  ['"${var.ttl}s"', ["=3600", "=s"]],
  ["1234567890123456789", ["=1234567890123456789"]],
  ["007", ["007"]],
  ["-5", ["=-5"]],
  ["- 5", ["- 5"]],
  ["true", ["=true"]],
  ["1 + 2", ["1 + 2"]],
  ["1 < 2", ["1 < 2"]],
  ["!var.on", ["!var.on"]],
  ['var.on ? "yes" : "no"', ["=yes"]],
  ['var.id ? "a" : "a"', ['var.id ? "a" : "a"']],
  ['{ "a.example" = "x", b = var.domain }', ["=a.example", "=x", "=b", "=example.com"]],
  ["var.zones[*].name", ["=one", "=two"]],
  ['[for k, v in var.hosts : "${k}:${v}"]', ["=a.example", "=:", "=20", "=b.example", "=:", "=10"]],
  ["{ for z in var.zones : z.name => z.ttl }", ["=one", "=1", "=two", "=2"]],
  ['"%{ for mx in var.mx }mx: ${mx};%{ endfor }"', ["=mx: ", "=a.example", "=;", "=mx: ", "=b.example", "=;"]],
  ['"a%{ if var.id }x%{ else }x%{ endif }"', ["=a", "%{ if var.id }x%{ else }x%{ endif }"]],
  [
    "<<-EOT\n    mode: testing\n      mx: ${var.domain}\n    EOT",
    ["=mode: testing", "\n    ", "=  mx: ", "=example.com", "\n"],
  ],
  ['"1" + 1', ['"1" + 1']],
  ['render("mx: $${mx};", { mx = var.domain })', ["=mx: ", "=example.com", "=;"]],
];

test.each(cases)("%s", (source, wanted) => {
  const { value, files } = evaluated(source);
  const found = [...piecesIn(value)].map((piece) => {
    const written = cutOut(piece.range, files);
    if (piece.verbatim) expect(written).toBe(piece.text);
    return piece.verbatim ? `=${written}` : written;
  });
  expect(found).toEqual(wanted);
});

describe("what a computed value follows from", () => {
  test.each<readonly [source: string, from: readonly string[]]>([
    ["1 + 2", ["1", "2"]],
    ["1 + 2 * 3", ["1", "2", "3"]],
    ["var.ttl + var.ttl", ["3600"]],
    ["-var.ttl", ["3600"]],
    ['var.domain == "x"', ["example.com", "x"]],
    ["var.on && true", ["true", "true"]],
    ["false && var.on", ["false"]],
    ["var.id && false", ["false"]],
    ['var.id ? "a" : "a"', ["a", "a"]],
  ])("%s", (source, from) => {
    const { value, files } = evaluated(source);
    const sources = [...piecesIn(value)].flatMap((piece) => piece.computedFrom ?? []);
    expect(sources.map((range) => cutOut(range, files))).toEqual(from);
  });
});

describe("what an unknown value depends on", () => {
  test.each<readonly [source: string, dependsOn: readonly string[], entirely: boolean]>([
    ["var.id", ["var.id"], true],
    ["var.id.x", ["var.id"], true],
    ["var.id + 1", ["var.id", "1"], true],
    ['var.id ? "a" : "b"', ["var.id", "a", "b"], true],
    ['var.id ? "a" : var.other', ["var.id", "a", "var.other"], true],
    ["[for x in var.id : x]", ["var.id"], false],
    ["var.mx[var.id]", ["var.id", "a.example", "b.example"], true],
    ["nothing(1, var.id)", ["1", "var.id"], false],
    ["data.dns.x.name", [], false],
    ["data.dns.x.name == 1", ["1"], false],
  ])("%s", (source, dependsOn, entirely) => {
    const { value, files } = evaluated(source);
    if (value.kind !== "unknown") throw new Error(shown(value));
    expect(value.unknown.dependsOn.map((range) => cutOut(range, files))).toEqual(dependsOn);
    expect(value.unknown.entirely === true).toBe(entirely);
  });
});

test.each([
  ["data.dns.x.zones", "zones"],
  ["data.dns.x.zones[0].id", "zones"],
  ['data.dns.x["zones"].*.id', "zones"],
])("%s is known to be an attribute of a resource", (source, name) => {
  const { value } = evaluated(source);
  const { resource, name: found } = (value.kind === "unknown" && value.attributeOf) || {};
  expect([resource?.address, found]).toEqual(["data.dns.x", name]);
});

describe("replacements", () => {
  test.each<readonly [source: string, replacement: string, written: string]>([
    ['"a"', 'b"${c}', 'b\\"$${c}'],
    ['""', "b", "b"],
    ["20240101", "20240102", "20240102"],
    ["20240101", "20240102T1", '"20240102T1"'],
    ["20240101", "01", '"01"'],
    ["true", "false", "false"],
    ["true", "x", '"x"'],
  ])("%s by %s", (source, replacement, written) => {
    const [piece] = piecesIn(evaluated(source).value);
    expect(piece?.encode?.(replacement)).toBe(written);
  });

  test("all pieces of one literal are written in one way", () => {
    const [first, ...others] = piecesIn(evaluated('"a\\nb %{ if var.on }c%{ endif }"').value);
    expect(new Set(others.map((piece) => piece.encode))).toEqual(new Set([first?.encode]));
  });

  test("different literals are told apart", () => {
    const [first, second] = piecesIn(evaluated('"${"a"}b"').value);
    expect(first?.encode).not.toBe(second?.encode);
  });
});
