import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Expression, HclFile, Step, TemplatePart } from "../syntax/ast.js";
import { readHcl } from "../syntax/native.js";
import { fileOf } from "../syntax/parsing.testing.js";
import type { Value } from "../values/value.js";
import { Budget } from "./budget.js";
import { evaluated, expressionOf, parser, shown } from "./evaluating.testing.js";
import { evaluate, renderTemplate } from "./expression.js";
import type { Scope } from "./scope.js";

const TOO_MUCH = "<it takes too much to evaluate>";

/** Locals that refer to one another, each evaluated once. */
function evaluateLocals(source: string, asked: string): Value {
  const hcl = readHcl(parser, fileOf(source));
  const remembered = new Map<string, Value>();
  const scope: Scope = {
    ...evaluated("1").scope,
    hcl,
    budget: new Budget(),
    lookup: (name) => {
      const value = remembered.get(name) ?? evaluate(expressionOf(hcl, name), scope);
      remembered.set(name, value);
      return value;
    },
  };
  return evaluate(expressionOf(hcl, asked), scope);
}

function chain(length: number, first: string, next: (before: string) => string): string {
  const lines = Array.from({ length }, (_, index) => `l${index + 1} = ${next(`l${index}`)}`);
  return [`l0 = ${first}`, ...lines].join("\n");
}

function within(milliseconds: number, work: () => void): void {
  const start = performance.now();
  work();
  expect(performance.now() - start).toBeLessThan(milliseconds);
}

describe("endless work is given up", () => {
  test("a million elements", () => {
    within(15_000, () => expect(shown(evaluated("[for a in times(1000000, 1) : a]").value)).toBe(TOO_MUCH));
  });

  test.each([
    ["loops in loops", "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]"],
    ["loops in templates", '"%{ for a in range(5000) }%{ for b in range(5000) }x%{ endfor }%{ endfor }"'],
    ["loops over a text that grows", `[for a in range(5000) : "${"x".repeat(20_000)}\${a}"]`],
    ["groups", "{ for a in range(100000) : 1 => a... }"],
    ["arguments", "[for a in range(5000) : count(range(1000)...)]"],
    ["splats", "[for a in range(5000) : range(1000)[*]]"],
    ["comparisons", "[for a in range(5000) : range(1000) == range(1000)]"],
  ])("%s", (_, source) => {
    within(5000, () => expect(shown(evaluated(source, 1_800_000).value)).toBe(TOO_MUCH));
  });

  test.each([
    ["a text that doubles", '"x"', (before: string) => `"\${${before}}\${${before}}"`],
    ["an empty text that doubles", '""', (before: string) => `"\${${before}}\${${before}}"`],
    ["loops that double", '["x"]', (before: string) => `[for a in [1, 2] : "\${${before}[0]}\${${before}[0]}"]`],
  ])("%s", (_, first, next) => {
    within(10_000, () => expect(shown(evaluateLocals(chain(40, first, next), "l40"))).toContain(TOO_MUCH));
  });
});

describe("what is shared is gone over once", () => {
  test.each([
    ["lists", '["x"]', (before: string) => `[${before}, ${before}]`],
    ["maps", "{}", (before: string) => `{ a = ${before}, b = ${before} }`],
    ["unknown values", "1 / 0", (before: string) => `${before} + ${before}`],
    ["numbers", "1", (before: string) => `${before} + ${before}`],
    ["conditionals", "1 / 0", (before: string) => `${before} ? ${before} : ${before}`],
    ["comparisons", "1 == 1", (before: string) => `${before} == ${before}`],
  ])("%s", (_, first, next) => {
    const locals = `${chain(50, first, next)}\nx = l50 == l50\ny = [l50][1 / 0]\nz = "\${l50}-"`;
    within(5000, () => {
      for (const asked of ["x", "y", "z"]) evaluateLocals(locals, asked);
    });
  });
});

const span = { start: 0, end: 0 };
const ONE: Expression = { kind: "number", written: "1", span };

describe("depth", () => {
  const { scope } = evaluated("1");
  const deep = (wrap: (inner: Expression) => Expression): Expression => {
    let expression: Expression = ONE;
    for (let level = 0; level < 20_000; level++) expression = wrap(expression);
    return expression;
  };
  test.each<readonly [name: string, wrap: (inner: Expression) => Expression]>([
    ["lists", (inner) => ({ kind: "tuple", elements: [inner], span })],
    ["operators", (inner) => ({ kind: "unary", operator: "-", operand: inner, span })],
    ["sums", (inner) => ({ kind: "binary", operator: "+", left: inner, right: ONE, span })],
    ["attributes", (inner) => ({ kind: "attribute", of: inner, name: "a", span })],
    ["conditions", (inner) => ({ kind: "conditional", condition: inner, yes: ONE, no: ONE, span })],
    [
      "templates",
      (inner) => ({
        kind: "template",
        quoting: { kind: "quoted" },
        parts: [
          { kind: "if", condition: ONE, yes: [{ kind: "interpolation", expression: inner, span }], no: [], span },
        ],
        span,
      }),
    ],
    [
      "loops",
      (inner) => ({
        kind: "for",
        keyName: undefined,
        valueName: "x",
        collection: { kind: "tuple", elements: [ONE], span },
        key: undefined,
        value: inner,
        condition: undefined,
        grouping: false,
        span,
      }),
    ],
  ])("%s", (_, wrap) => {
    expect(() => evaluate(deep(wrap), scope)).not.toThrow();
  });

  test("a chain of locals", () => {
    expect(() =>
      evaluateLocals(
        chain(5000, "1", (before) => `[${before}]`),
        "l5000",
      ),
    ).not.toThrow();
  });
});

const names = fc.constantFrom("var", "data", "output", "x", "y", "name", "__proto__");
const words = fc.constantFrom("", "a", "1", "-1", "1e3", "true", "é", "\uFFFC", "𝒳");

const { node: trees } = fc.letrec<{ node: Expression; part: TemplatePart; step: Step }>((tie) => ({
  step: fc.oneof(
    fc.record({ kind: fc.constant("attribute" as const), name: names, span: fc.constant(span) }),
    fc.record({ kind: fc.constant("index" as const), key: tie("node"), span: fc.constant(span) }),
  ),
  part: fc.oneof(
    { depthSize: "small" },
    words.map((text): TemplatePart => ({ kind: "text", segments: [{ text, verbatim: true, ...span }] })),
    tie("node").map((expression): TemplatePart => ({ kind: "interpolation", expression, span })),
    fc
      .tuple(tie("node"), fc.array(tie("part"), { maxLength: 2 }), fc.array(tie("part"), { maxLength: 2 }))
      .map(([condition, yes, no]): TemplatePart => ({ kind: "if", condition, yes, no, span })),
    fc.tuple(fc.option(names, { nil: undefined }), names, tie("node"), fc.array(tie("part"), { maxLength: 2 })).map(
      ([keyName, valueName, collection, body]): TemplatePart => ({
        kind: "for",
        keyName,
        valueName,
        collection,
        body,
        span,
      }),
    ),
  ),
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Expression>(
      ONE,
      { kind: "number", written: "12345678901234567890.5", span },
      { kind: "number", written: "no number", span },
      { kind: "bool", value: true, span },
      { kind: "bool", value: false, span },
      { kind: "null", span },
      { kind: "invalid", span },
    ),
    names.map((name): Expression => ({ kind: "name", name, span })),
    fc
      .array(tie("part"), { maxLength: 3 })
      .map((parts): Expression => ({ kind: "template", parts, quoting: { kind: "quoted" }, span })),
    fc.array(tie("node"), { maxLength: 3 }).map((elements): Expression => ({ kind: "tuple", elements, span })),
    fc
      .array(fc.record({ key: tie("node"), value: tie("node") }), { maxLength: 3 })
      .map((fields): Expression => ({ kind: "object", fields, span })),
    fc.tuple(tie("node"), names).map(([of, name]): Expression => ({ kind: "attribute", of, name, span })),
    fc.tuple(tie("node"), tie("node")).map(([of, key]): Expression => ({ kind: "index", of, key, span })),
    fc
      .tuple(tie("node"), fc.array(tie("step"), { maxLength: 2 }))
      .map(([of, steps]): Expression => ({ kind: "splat", of, steps, span })),
    fc
      .tuple(
        fc.constantFrom("count", "first", "set", "try", "none"),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.boolean(),
      )
      .map(([name, values, expands]): Expression => ({ kind: "call", name, arguments: values, expands, span })),
    fc
      .record({
        keyName: fc.option(names, { nil: undefined }),
        valueName: names,
        collection: tie("node"),
        key: fc.option(tie("node"), { nil: undefined }),
        value: tie("node"),
        condition: fc.option(tie("node"), { nil: undefined }),
        grouping: fc.boolean(),
      })
      .map((loop): Expression => ({ kind: "for", ...loop, span })),
    fc
      .tuple(tie("node"), tie("node"), tie("node"))
      .map(([condition, yes, no]): Expression => ({ kind: "conditional", condition, yes, no, span })),
    fc
      .tuple(fc.constantFrom("-" as const, "!" as const), tie("node"))
      .map(([operator, operand]): Expression => ({ kind: "unary", operator, operand, span })),
    fc
      .tuple(
        fc.constantFrom("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||"),
        tie("node"),
        tie("node"),
      )
      .map(([operator, left, right]): Expression => ({ kind: "binary", operator, left, right, span })),
  ),
}));

test("no tree is too odd", () => {
  const { scope } = evaluated("1");
  fc.assert(
    fc.property(trees, (tree) => {
      const value = evaluate(tree, { ...scope, budget: new Budget() });
      expect(typeof shown(value)).toBe("string");
    }),
    { numRuns: 2000 },
  );
});

test("a template that is given by itself", () => {
  const hcl: HclFile = readHcl(parser, fileOf('x = "mx: ${1 + 1}"'));
  const template = expressionOf(hcl, "x");
  if (template.kind !== "template") throw new Error(template.kind);
  const scope = { ...evaluated("1").scope, hcl };
  expect(shown(renderTemplate(template, scope, hcl.range(template.span)))).toBe('"mx: 2"');
});
