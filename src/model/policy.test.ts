import { array, assert, constantFrom, property, string, uint8Array } from "fast-check";
import { describe, expect, test } from "vitest";
import { isValidPolicy, maxAgeOf, modeOf, type Policy, parsePolicy, validPatterns } from "./policy.js";
import {
  decodeStrictly,
  type LocatedText,
  locatedText,
  type SourceFile,
  textOf,
  unknownPiece,
  verbatimPiece,
} from "./text.js";

const fileOf = (content: string | Uint8Array): SourceFile => ({
  path: "mta-sts.txt",
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
});

const parse = (content: string | Uint8Array): Policy => parsePolicy(textOf(fileOf(content)));

interface Case {
  readonly name: string;
  readonly text: string;
  readonly fields?: readonly string[];
  /** `line kind "text"`. */
  readonly deviations?: readonly string[];
}

const CASES: readonly Case[] = [
  { name: "nothing", text: "", deviations: ['1 blank-line ""'] },
  { name: "one field", text: "mode: enforce", fields: ["mode=enforce"] },
  { name: "no blank behind the colon", text: "mode:enforce\n", fields: ["mode=enforce"] },
  { name: "blanks around a value", text: "mode: \t enforce \t\n", fields: ["mode=enforce"] },
  {
    name: "a value with colons and blanks",
    text: "note: see https://example.com/ now\n",
    fields: ["note=see https://example.com/ now"],
  },
  {
    name: "several lines",
    text: "a: 1\nb: 2\r\nc: 3",
    fields: ["a=1", "b=2", "c=3"],
    deviations: ['1 mixed-line-endings "\\n"'],
  },
  { name: "CRLF", text: "a: 1\r\nb: 2\r\n", fields: ["a=1", "b=2"] },
  {
    name: "mostly CRLF",
    text: "a: 1\r\nb: 2\nc: 3\r\n",
    fields: ["a=1", "b=2", "c=3"],
    deviations: ['2 mixed-line-endings "\\n"'],
  },
  { name: "repeated fields", text: "mx: a\nmx: b\nmx: a\n", fields: ["mx=a", "mx=b", "mx=a"] },
  { name: "bare CR", text: "a: 1\rb: 2\n", fields: ["a=1", "b=2"], deviations: ['1 bare-cr "\\r"'] },
  {
    name: "two bare CR",
    text: "a: 1\r\rb: 2",
    fields: ["a=1", "b=2"],
    deviations: ['1 bare-cr "\\r"', '2 bare-cr "\\r"', '2 blank-line ""'],
  },
  { name: "CR CR LF", text: "a: 1\r\r\nb: 2", fields: ["a=1", "b=2"], deviations: ['1 bare-cr "\\r\\r\\n"'] },
  {
    name: "a line separator",
    text: "a: 1\u2028b: 2",
    fields: ["a=1", "b=2"],
    deviations: ['1 other-line-separator "\u2028"'],
  },
  {
    name: "blank lines",
    text: "a: 1\n\n \t\nb: 2\n\n",
    fields: ["a=1", "b=2"],
    deviations: ['2 blank-line ""', '3 blank-line " \\t"', '5 blank-line ""'],
  },
  {
    name: "indentation",
    text: "  a: 1\n\tb: 2\n",
    fields: ["a=1", "b=2"],
    deviations: ['1 indented "  "', '2 indented "\\t"'],
  },
  { name: "a blank before the colon", text: "a \t: 1\n", fields: ["a=1"], deviations: ['1 blank-before-colon " \\t"'] },
  { name: "a byte order mark", text: "\uFEFFa: 1\n", fields: ["a=1"], deviations: ['1 byte-order-mark "\uFEFF"'] },
  {
    name: "two byte order marks",
    text: "\uFEFF\uFEFFa: 1\n",
    fields: ["a=1"],
    deviations: ['1 byte-order-mark "\uFEFF\uFEFF"'],
  },
  {
    name: "a byte order mark on another line",
    text: "a: 1\n\uFEFFb: 2\n",
    fields: ["a=1", "\uFEFFb=2"],
    deviations: ['2 invalid-field-name "\uFEFFb"', '2 not-ascii "\uFEFF"'],
  },
  {
    name: "comments",
    text: "# a: 1\n  // b: 2\n;c: 3\n<!-- d: 4 -->\n",
    deviations: [
      '1 comment "# a: 1"',
      '2 indented "  "',
      '2 comment "// b: 2"',
      '3 comment ";c: 3"',
      '4 comment "<!-- d: 4 -->"',
    ],
  },
  { name: "no colon", text: "hello there\n", deviations: ['1 no-colon "hello there"'] },
  { name: "no name", text: ": x\n", fields: ["=x"], deviations: ['1 invalid-field-name ""'] },
  { name: "no value", text: "mode: \n", fields: ["mode="], deviations: ['1 empty-value "mode:"'] },
  { name: "only a colon", text: ":", fields: ["="], deviations: ['1 invalid-field-name ""', '1 empty-value ":"'] },
  {
    name: "a name with a blank",
    text: "max age: 1\n",
    fields: ["max age=1"],
    deviations: ['1 invalid-field-name "max age"'],
  },
  {
    name: "a name with a wrong beginning",
    text: "_a: 1\n",
    fields: ["_a=1"],
    deviations: ['1 invalid-field-name "_a"'],
  },
  { name: "the longest name", text: `${"n".repeat(32)}: 1\n`, fields: [`${"n".repeat(32)}=1`] },
  {
    name: "a longer name",
    text: `${"n".repeat(33)}: 1\n`,
    fields: [`${"n".repeat(33)}=1`],
    deviations: [`1 invalid-field-name "${"n".repeat(33)}"`],
  },
  {
    name: "prototype keys",
    text: "__proto__: 1\nconstructor: 2\n",
    fields: ["__proto__=1", "constructor=2"],
    deviations: ['1 invalid-field-name "__proto__"'],
  },
  {
    name: "letters beyond ASCII",
    text: "note: für ß\n",
    fields: ["note=für ß"],
    deviations: ['1 not-ascii "ü"', '1 not-ascii "ß"'],
  },
  {
    name: "control characters",
    text: "note: a\0\u0001b\n",
    fields: ["note=a\0\u0001b"],
    deviations: ['1 control-character "\\u0000\\u0001"'],
  },
  {
    name: "a replacement character that is in the file",
    text: "note: \uFFFD\n",
    fields: ["note=\uFFFD"],
    deviations: ['1 not-ascii "\uFFFD"'],
  },
  { name: "a pair of surrogates", text: "note: 𝄞x\n", fields: ["note=𝄞x"], deviations: ['1 not-ascii "𝄞"'] },
];

describe("a text and what is read of it", () => {
  test.each(CASES)("$name", ({ text, fields = [], deviations = [] }) => {
    const policy = parse(text);
    expect(policy.fields.map(({ name, value }) => `${name.value}=${value.value}`)).toEqual(fields);
    expect(
      policy.deviations.map(({ kind, text: part, line }) => `${line.number} ${kind} ${JSON.stringify(part.value)}`),
    ).toEqual(deviations);
  });
});

test("octets that are not UTF-8 keep their places", () => {
  const policy = parse(Uint8Array.from([...Buffer.from("a: "), 0xff, 0xfe, ...Buffer.from("x\nb: y\n")]));
  expect(policy.deviations.map(({ kind, text }) => [kind, text.range.start, text.range.end])).toEqual([
    ["invalid-utf8", 3, 5],
  ]);
  expect(policy.fields.map(({ value }) => [value.value, value.range.start])).toEqual([
    ["\uFFFD\uFFFDx", 3],
    ["y", 10],
  ]);
});

const VALUES: readonly (readonly [string, string | undefined, number | undefined, readonly string[]])[] = [
  ["mode: enforce\nmax_age: 86400\nmx: a.example\n", "enforce", 86_400, ["a.example"]],
  ["mode: Enforce\nmax_age: 1d\nmx: a_b\n", undefined, undefined, []],
  ["mode: none\nmode: enforce\nmax_age: 0\nmax_age: 1\n", "none", 0, []],
  ["max_age: 31557600\nmx: *.MX.Example\nmx: mail\n", undefined, 31_557_600, ["*.mx.example", "mail"]],
  ["max_age: 31557601\n", undefined, undefined, []],
  ["max_age: 00000000001\n", undefined, undefined, []],
];

test.each(VALUES)("what senders take of %j", (text, mode, maxAge, patterns) => {
  const policy = parse(text);
  expect([modeOf(policy), maxAgeOf(policy), validPatterns(policy)]).toEqual([mode, maxAge, patterns]);
});

test("a line that is not known may hold further fields", () => {
  const file = fileOf("mode: enforce\n{{ rest }}\nmx: {{ mx }}\n");
  const part = (start: number, end: number) => ({ path: file.path, start, end });
  const unknown = (start: number, end: number) =>
    unknownPiece({ unknown: "filled in", range: part(start, end), dependsOn: [] });
  const text = locatedText([
    verbatimPiece("mode: enforce\n", part(0, 14)),
    unknown(14, 24),
    verbatimPiece("\nmx: ", part(24, 29)),
    unknown(29, 37),
    verbatimPiece("\n", part(37, 38)),
  ]);
  const policy = parsePolicy(text);
  expect(policy).toMatchObject({ partlyUnknown: true, mayHoldMoreFields: true, deviations: [] });
  expect(policy.fields.map(({ name, value }) => [name.value, value.range.start, value.range.end])).toEqual([
    ["mode", 6, 13],
    ["mx", 29, 37],
  ]);
});

/** Texts of the characters that matter to the grammar, more often than chance would have them. */
const TEXT = array(
  constantFrom(
    " ",
    "\t",
    "\r",
    "\n",
    "\r\n",
    ":",
    "mx",
    "mode",
    "max_age",
    "version: STSv1\n",
    "#",
    "-",
    "é",
    "𝄞",
    "\0",
    "\uFEFF",
    "\u2028",
    "x",
  ),
  { maxLength: 60 },
).map((parts) => parts.join(""));

function expectSameText(file: SourceFile, { value, range }: LocatedText): void {
  expect(decodeStrictly(file.bytes.subarray(range.start, range.end))).toBe(value);
}

describe("whatever the text", () => {
  test("every part is where its range says, and the lines are the whole text", () => {
    assert(
      property(TEXT, (content) => {
        const file = fileOf(content);
        const policy = parsePolicy(textOf(file));
        for (const { text, ending, field } of policy.lines) {
          expectSameText(file, text);
          expectSameText(file, ending);
          if (field) for (const part of [field.name, field.value]) expectSameText(file, part);
        }
        for (const { text } of policy.deviations) expectSameText(file, text);
        const mark = /^\uFEFF*/.exec(content)?.[0] ?? "";
        expect(mark + policy.lines.map(({ text, ending }) => text.value + ending.value).join("")).toBe(content);
      }),
    );
  });

  test("it is read without an error", () => {
    assert(property(uint8Array({ maxLength: 200 }), (bytes) => typeof isValidPolicy(parse(bytes)) === "boolean"));
    assert(property(string({ unit: "binary" }), (text) => typeof isValidPolicy(parse(text)) === "boolean"));
  });

  test("ranges lie within the file, in order, when octets are not UTF-8", () => {
    assert(
      property(array(constantFrom(0xff, 0xc3, 0xa9, 0x0a, 0x3a, 0x20, 0x61)), (octets) => {
        const bytes = Uint8Array.from(octets);
        let at = 0;
        for (const { text, ending } of parse(bytes).lines) {
          expect(text.range.start).toBe(at);
          expect(ending.range.start).toBe(text.range.end);
          at = ending.range.end;
        }
        expect(at).toBe(bytes.length);
      }),
    );
  });
});

const MILLION = 1_000_000;

/** With anything quadratic, each of these would take minutes, and the runner's limit ends the test. */
const HOSTILE: readonly (readonly [string, string | Uint8Array])[] = [
  ["blanks", " ".repeat(MILLION)],
  ["blanks before a letter", `${" ".repeat(MILLION)}x`],
  ["blanks between letters", `a${" ".repeat(MILLION)}b`],
  ["blanks behind a colon", `a:${" ".repeat(MILLION)}b`],
  ["colons", ":".repeat(MILLION)],
  ["blanks and colons", " :".repeat(MILLION / 2)],
  ["CR", "\r".repeat(MILLION)],
  ["LF", "\n".repeat(MILLION)],
  ["CR before other characters", "\rx".repeat(MILLION / 2)],
  ["fields", "mx: a\n".repeat(MILLION / 6)],
  ["letters beyond ASCII", "éa".repeat(MILLION / 3)],
  ["short lines of letters beyond ASCII", "é: é\n".repeat(MILLION / 7)],
  ["octets that are not UTF-8", new Uint8Array(MILLION).fill(0xff)],
  [
    "octets that are not UTF-8, and colons",
    Uint8Array.from({ length: MILLION }, (_, at) => [0xff, 0x3a, 0x0a][at % 3] ?? 0),
  ],
  ["NUL", "\0".repeat(MILLION)],
  ["byte order marks", "\uFEFF".repeat(MILLION / 3)],
  ["just what is read, in lines of one letter", "é\n".repeat(65_536)],
  ["just what is read, on one line", `x: ${"éa".repeat(65_000)}`],
];

test.each(HOSTILE)("a million %s are read in time", (_, content) => {
  const policy = parse(content);
  expect(policy.text.range.end).toBe(fileOf(content).bytes.length);
  expect(isValidPolicy(policy)).toBe(false);
});
