import fc from "fast-check";
import { expect, test } from "vitest";
import { type Piece, rangeOf, UNKNOWN_TEXT, unknownPiece, verbatimPiece } from "../../../model/text.js";
import { Budget } from "../evaluate/budget.js";
import { parser } from "../evaluate/evaluating.testing.js";
import { renderText } from "../evaluate/expression.js";
import { readHcl } from "../syntax/native.js";
import { fileOf } from "../syntax/parsing.testing.js";
import type { Value } from "../values/value.js";
import {
  computedBool,
  computedNumber,
  computedText,
  failedValue,
  mapValue,
  nullValue,
  textValue,
  tupleValue,
  unknownValue,
} from "../values/values.js";
import { called, readsOf, scopeOf } from "./calling.testing.js";
import { functions } from "./index.js";

const WRITTEN =
  'äb,c=1.5;🤔"x"\r\n{"a": [1, "é\\n"]}\n- a: &x {b: ~}\n/(a+)+$/ %05d %s %[2]q ${d} 2024-01-02T03:04:05Z 1h ../a//b/';
const file = fileOf(WRITTEN, "written");
const range = rangeOf(file, 0, 1);
const bytesBefore = (end: number): number => new TextEncoder().encode(WRITTEN.slice(0, end)).length;

function written(start: number, end: number): Piece {
  return verbatimPiece(WRITTEN.slice(start, end), rangeOf(file, bytesBefore(start), bytesBefore(end)));
}

/** Bounds that cut no character in two. */
const bounds = Array.from(WRITTEN, (_, index) => [...WRITTEN].slice(0, index).join("").length);
const bound = fc.constantFrom(...bounds);
const piece = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(bound, bound).map(([one, other]) => written(Math.min(one, other), Math.max(one, other))),
  },
  { weight: 1, arbitrary: fc.constant(unknownPiece({ unknown: "it is not known", range, dependsOn: [range] })) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text) => verbatimAsAtomic(text)) },
);

function verbatimAsAtomic(text: string): Piece {
  return { text: text.replaceAll(UNKNOWN_TEXT, ""), range, verbatim: false };
}

const text = fc.array(piece, { maxLength: 4 }).map((pieces) => textValue(pieces, range));
const number = fc
  .oneof(fc.integer({ min: -3, max: 9 }), fc.constantFrom(1e9, -1e9, 0.5, 1e300, 2 ** 53, 255))
  .map((value) => computedNumber(value, range, []));

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean().map((value) => computedBool(value, range, [])),
    fc.constantFrom<Value>(
      nullValue(range),
      unknownValue("it is not known", range, []),
      failedValue("it fails", range),
    ),
    fc.constant<Value>({
      kind: "reference",
      name: "module.x",
      range,
      attribute: (name, at) => unknownValue(`${name} is not known`, at),
      attributeNames: ["a", "b"],
      resource: undefined,
    }),
    fc.array(tie("value"), { maxLength: 4 }).map((elements) => tupleValue(elements, range)),
    fc.array(text, { maxLength: 4 }).map((elements): Value => ({ kind: "list", type: "set", elements, range })),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((fields) =>
      mapValue(
        fields.map(([key, value]) => ({ key, value })),
        range,
      ),
    ),
  ),
}));

const hcl = readHcl(parser, fileOf("x = 1\n"));
const files = readsOf(
  new Map([
    [file.path, file],
    ["a", fileOf("a\n", "a")],
  ]),
);

function call(name: string, values: readonly Value[], budget = new Budget()): Value | undefined {
  const scope = scopeOf(hcl, budget, files);
  return functions.get(name)?.(values, {
    name,
    range,
    scope,
    renderTemplate: (template, variables) => renderText(template, variables, scope, range),
  });
}

/** Every verbatim piece has to read as the file does at its place. */
function misplaced(value: Value | undefined): readonly Piece[] {
  switch (value?.kind) {
    case "text":
    case "number":
    case "bool":
      return value.pieces.filter(({ text: read, range: { path, start, end }, verbatim }) => {
        return verbatim && path === file.path && new TextDecoder().decode(file.bytes.subarray(start, end)) !== read;
      });
    case "list":
      return value.elements.flatMap(misplaced);
    case "map":
      return [...value.fields.values()].flatMap((field) => [...misplaced(field.key), ...misplaced(field.value)]);
    default:
      return [];
  }
}

const names = [...functions.keys()];

test("no function throws or misplaces a piece, whatever it is given", () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.array(anyValue, { maxLength: 4 }), (name, values) => {
      expect(misplaced(call(name, values))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

function nested(depth: number, wrap: (inner: Value) => Value): Value {
  let value: Value = textValue([written(0, 1)], range);
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

function field(name: string, value: Value) {
  return { key: computedText(name, range, []), value };
}

const manyPieces = textValue(
  Array.from({ length: 20_000 }, () => written(0, 1)),
  range,
);
const longText = textValue([{ text: 'a,b\n"'.repeat(20_000), range, verbatim: true }], range);

const HUGE: ReadonlyMap<string, Value> = new Map([
  ["a list of a list and so on, 20,000 times", nested(20_000, (inner) => tupleValue([inner], range))],
  ["a list of twice the same list, 60 times over", nested(60, (inner) => tupleValue([inner, inner], range))],
  [
    "an object of twice the same object",
    nested(60, (inner) => mapValue([field("a", inner), field("b", inner)], range)),
  ],
  ["a text of 20,000 pieces", manyPieces],
  ["a text of 100,000 characters", longText],
  ["a text of brackets", textValue([{ text: "[".repeat(100_000), range, verbatim: true }], range)],
  ["a text of joined characters", textValue([{ text: "e\u0301".repeat(100_000), range, verbatim: true }], range)],
  [
    "100,000 elements",
    tupleValue(
      Array.from({ length: 100_000 }, (_, at) => computedText(`${at}`, range, [range])),
      range,
    ),
  ],
  ["100,000 long elements", tupleValue(new Array<Value>(100_000).fill(longText), range)],
  ["a million", computedNumber(1_000_000, range, [])],
]);

/** A twentieth of a budget may take so long, on a processor that does nothing else. */
const MOST_MILLISECONDS = 500;

function smallBudget(): Budget {
  const budget = new Budget();
  budget.step(1_900_000);
  budget.text(30 * 1024 * 1024);
  return budget;
}

test.each([...HUGE])(
  "no function takes long with %s",
  (_title, huge) => {
    const [letter, three] = [computedText("a", range, []), computedNumber(3, range, [])];
    const slow: string[] = [];
    for (const name of names) {
      for (const values of [
        [huge],
        [huge, huge],
        [letter, huge],
        [huge, letter],
        [huge, three],
        [three, huge],
        [huge, three, three],
      ]) {
        const started = process.cpuUsage().user;
        call(name, values, smallBudget());
        const taken = (process.cpuUsage().user - started) / 1000;
        if (taken > MOST_MILLISECONDS) slow.push(`${name} of ${values.length}: ${Math.round(taken)} ms`);
      }
    }
    expect(slow).toEqual([]);
  },
  60_000,
);

test.each([
  ["a billion combinations", "setproduct(range(1000), range(1000), range(1000))"],
  ["a billion blanks", 'indent(1000000000, "a\\nb")'],
  [
    "a replacement that is long and often there",
    'replace("aaaaaaaaaaaaaaaaaaaa", "/a/", join("", [for i in range(1000) : join("", [for j in range(1000) : "aaaaaaaaaa"])]))',
  ],
  ["a million hashes", '[for i in range(1000) : [for j in range(1000) : md5(join("", range(1000)))]]'],
  [
    "aliases of aliases",
    'yamldecode("a: &a [x,x,x,x,x,x,x,x,x]\\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]")',
  ],
  ["brackets of JSON", `jsondecode("${"[".repeat(5000)}")`],
  ["brackets of YAML", `yamldecode("${"[".repeat(10_000)}")`],
  [
    "a template that renders itself",
    'templatestring("$${templatestring(t, {t = t})}", {t = "$${templatestring(t, {t = t})}"})',
  ],
])("%s: it comes to an end", (_title, source) => {
  const started = process.cpuUsage().user;
  called(source);
  expect(process.cpuUsage().user - started).toBeLessThan(3_000_000);
});

/** Each took minutes when the places of values were counted from the beginning of the file. */
test.each([
  ["jsondecode", `[${'{"ä":[1,2]},'.repeat(20_000)}1]`, 20_001],
  ["yamldecode", Array.from({ length: 20_000 }, (_, index) => `k${index}: ä\n`).join(""), 20_000],
])("%s reads a large file", (name, text, count) => {
  const { value } = called(`length(${name}(file("data")))`, { data: text });
  expect(value.kind === "number" && value.value).toBe(count);
});
