import { expect, test } from "vitest";
import type { Files } from "./reading.js";
import { PROVIDERS, readFiles, wordsAt } from "./reading.js";

interface Case {
  readonly name: string;
  /** What comes before the domain. */
  readonly before?: string;
  /** The record, or what makes it. */
  readonly record: string;
  readonly files?: Files;
  /** The words that the record's text is put together from; one that can't be edited stands in parentheses. */
  readonly pieces: readonly string[];
}

const START = "v=STSv1; id=";

const CASES: readonly Case[] = [
  { name: "a literal", record: `TXT("_mta-sts", "${START}1")`, pieces: [`${START}1`] },
  {
    name: "escapes",
    record: String.raw`TXT("_mta-sts", "v=STSv1;\x20id=\u0031\u{32}")`,
    pieces: ["v=STSv1;", String.raw`(\x20)`, "id=", String.raw`(\u0031)`, String.raw`(\u{32})`],
  },
  { name: "a line that goes on", record: 'TXT("_mta-sts", "v=STSv1; \\\nid=1")', pieces: ["v=STSv1; ", "id=1"] },
  {
    name: "a template",
    before: "var id = 1;",
    record: `TXT("_mta-sts", \`${START}\${id};\`)`,
    pieces: [START, "1", ";"],
  },
  {
    name: "a sum",
    before: 'var V = "v=STSv1", S = "; ";',
    record: 'TXT("_mta-sts", V + S + "id=" + 1)',
    pieces: ["v=STSv1", "; ", "id=", "1"],
  },
  {
    name: "one of two branches",
    before: "var live = true;",
    record: `TXT("_mta-sts", live ? "${START}1" : "${START}2")`,
    pieces: [`${START}1`],
  },
  { name: "a fallback", before: "var given;", record: `TXT("_mta-sts", given || "${START}1")`, pieces: [`${START}1`] },
  {
    name: "two branches that say the same",
    before: "var live = true;",
    record: `TXT("_mta-sts", live ? "${START}1" : "${START}" + "1")`,
    pieces: [`(TXT("_mta-sts", live ? "${START}1" : "${START}" + "1"))`],
  },
  {
    name: "what is computed",
    before: "function stamp() { return String(6 * 7); }",
    record: `TXT("_mta-sts", "${START}" + stamp())`,
    pieces: [START, "(6 * 7)"],
  },
  {
    name: "what is computed in the middle",
    before: "var n = 6 * 7;",
    record: `TXT("_mta-sts", "${START}" + n + ";")`,
    pieces: [START, "(6 * 7)", ";"],
  },
  {
    name: "a hash",
    record: `TXT("_mta-sts", "${START}" + HASH("SHA1", "x").slice(0, 8))`,
    pieces: [START, '(HASH("SHA1", "x").slice(0, 8))'],
  },
  {
    name: "what is changed on the way",
    record: `TXT("_mta-sts", "${START}ab".replace(/ab/, function (x) { return x.toUpperCase(); }))`,
    pieces: [`(TXT("_mta-sts", "${START}ab".replace(/ab/, function (x) { return x.toUpperCase(); })))`],
  },
  { name: "trimmed", record: `TXT("_mta-sts", "${START}1".trim())`, pieces: [`${START}1`] },
  {
    name: "a placeholder, by a pattern",
    before: 'var T = "v=STSv1; id={{id}};";',
    record: String.raw`TXT("_mta-sts", T.replace(/\{\{id\}\}/g, "1"))`,
    pieces: [START, "1", ";"],
  },
  {
    name: "a placeholder, by splitting",
    before: 'var T = "v=STSv1; id=%ID%";',
    record: 'TXT("_mta-sts", T.split("%ID%").join("1"))',
    pieces: [START, "1"],
  },
  { name: "concat", record: 'TXT("_mta-sts", "v=STSv1".concat("; id=", "1"))', pieces: ["v=STSv1", "; id=", "1"] },
  {
    name: "an object of an object",
    before: 'var C = { sts: { "the id": "1" } };',
    record: `TXT("_mta-sts", "${START}" + C.sts["the id"])`,
    pieces: [START, "1"],
  },
  {
    name: "an element",
    before: 'var IDS = ["0", "1"];',
    record: `TXT("_mta-sts", "${START}" + IDS[1])`,
    pieces: [START, "1"],
  },
  {
    name: "the key of an object",
    before: "var IDS = { a1: true };",
    record: `Object.keys(IDS).map(function (id) { return TXT("_mta-sts", "${START}" + id); })`,
    pieces: [START, "a1"],
  },
  {
    name: "a value of an object",
    before: 'var IDS = { a: "a1" };',
    record: `_.values(IDS).map(function (id) { return TXT("_mta-sts", "${START}" + id); })`,
    pieces: [START, "a1"],
  },
  {
    name: "apply",
    record: `TXT.apply(null, ["_mta-sts", "${START}1"])`,
    pieces: [`(TXT.apply(null, ["_mta-sts", "${START}1"]))`],
  },
  { name: "spread", before: `var R = ["_mta-sts", "${START}1"];`, record: "TXT(...R)", pieces: ["(TXT(...R))"] },
  {
    name: "another name of the function",
    before: "var T = TXT;",
    record: `T("_mta-sts", "${START}1")`,
    pieces: [`${START}1`],
  },
  {
    name: "a class",
    before: `class Sts { constructor(id) { this.record = TXT("_mta-sts", "${START}" + id); } }`,
    record: 'new Sts("1").record',
    pieces: [START, "(id)"],
  },
  {
    name: "a variable that changes",
    before: 'var id = "0"; id = "1";',
    record: `TXT("_mta-sts", "${START}" + id)`,
    pieces: [START, "1"],
  },
  {
    name: "a variable that has had the value twice",
    before: 'var id = "1"; id = "0"; id = "1";',
    record: `TXT("_mta-sts", "${START}" + id)`,
    pieces: [`(TXT("_mta-sts", "${START}" + id))`],
  },
  { name: "eval", record: `eval('TXT("_mta-sts", "${START}1")')`, pieces: [`(eval('TXT("_mta-sts", "${START}1")'))`] },
  {
    name: "a stack that is forged",
    before: `var real = Error; Error = function () { this.stack = "    at f (other.js:1:4)"; };`,
    record: `TXT("_mta-sts", "${START}1")`,
    files: { "other.js": `TXT("_mta-sts", "${START}1")` },
    pieces: [`${START}1`],
  },
  {
    name: "a function whose name is a place",
    before: `var f = function () { return [TXT("_mta-sts", "${START}1")]; };\nObject.defineProperty(f, "name", { value: "x (other.js:1:4)\\n    at y" });`,
    record: "f()",
    files: { "other.js": `TXT("_mta-sts", "${START}1")` },
    pieces: [`${START}1`],
  },
  {
    name: "a record whose place is changed",
    record: `TXT("_mta-sts", "${START}1", function (record) { record.filepos = "    at f (other.js:1:4)"; })`,
    files: { "other.js": `TXT("_mta-sts", "${START}2")` },
    pieces: [`${START}1`],
  },
];

test.each(CASES)("$name", async ({ before = "", record, files: others = {}, pieces }) => {
  // The other file is one of the program.
  const requires = Object.keys(others).map((path) => `if (false) require("./${path}");`);
  const program = `${PROVIDERS}${requires.join("")}${before}\nD("example.com", REG, DNS,\n  ${record}\n);\n`;
  const files = { "dnsconfig.js": program, ...others };
  const { zones, problems } = await readFiles(files);
  expect(problems).toEqual([]);
  const [found] = zones.flatMap((zone) => zone.records);
  if (found?.type !== "TXT") throw new Error("no TXT record was read");
  const shown = found.text.pieces
    .map((piece) => ({ ...piece, words: wordsAt(files, piece.range) }))
    .filter(({ text }) => text !== "")
    .map(({ words, verbatim }) => (verbatim ? words : `(${words})`));
  expect(shown).toEqual(pieces);
  for (const { text, range, verbatim } of found.text.pieces) if (verbatim) expect(wordsAt(files, range)).toBe(text);
});

test.each([
  ["a string", `"a"`, `say "hi" \\ 'ho'`, String.raw`"say \"hi\" \\ 'ho'"`],
  ["a string in single quotes", "'a'", `it's "x"\n`, String.raw`'it\'s "x"\n'`],
  ["a template", "`a`", "`${x}\\`", "`\\`\\${x}\\\\\\``"],
  ["a number", "7", "20260401", "20260401"],
  ["a number that gives way to letters", "7", "a1", '"a1"'],
])("a new text is written as %s", async (_, literal, text, written) => {
  const files = { "dnsconfig.js": `${PROVIDERS}D("example.com", REG, DNS, TXT("_mta-sts", "" + ${literal}));` };
  const { zones } = await readFiles(files);
  const record = zones[0]?.records[0];
  const piece = record?.type === "TXT" ? record.text.pieces.at(-1) : undefined;
  const around = literal.length > 1 ? [literal.slice(0, 1), literal.slice(-1)] : ["", ""];
  expect(`${around[0]}${piece?.encode?.(text)}${around[1]}`).toBe(written);
});

test.each([
  ["a literal", "", '"mx.example.net."', '"mx.example.net."'],
  ["one to which a helper gives the dot", "", 'dotted("mx.example.net")', "mx.example.net"],
  ["a variable", 'var HOST = "mx.example.net";', 'HOST + "."', "mx.example.net"],
  ["a key", 'var HOSTS = { "mx.example.net.": 1 };', "Object.keys(HOSTS)[0]", "Object.keys(HOSTS)[0]"],
  ["one of two parts", 'var HOST = "mx";', 'HOST + ".example.net."', 'HOST + ".example.net."'],
  [
    "one that is computed",
    "",
    '["mx", "example", "net"].reverse().reverse().join(".") + "."',
    '["mx", "example", "net"].reverse().reverse().join(".") + "."',
  ],
])("a host is pointed at: %s", async (_, before, host, words) => {
  const files = {
    "dnsconfig.js": `${PROVIDERS}function dotted(host) { return host + "."; }\n${before}\nD("example.com", REG, DNS, MX("@", 10, ${host}));`,
  };
  const { zones } = await readFiles(files);
  const record = zones[0]?.records[0];
  if (record?.type !== "MX" || !("value" in record.exchange)) throw new Error("no MX record was read");
  expect([record.exchange.value, wordsAt(files, record.exchange.range).replace(/^"(.*)"$/, "$1")]).toEqual([
    "mx.example.net",
    words.replace(/^"(.*)"$/, "$1"),
  ]);
});
