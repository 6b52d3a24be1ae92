import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import schema from "../../docs/config.schema.json" with { type: "json" };
import type { Name } from "../model/dns.js";
import { LineIndex } from "../model/position.js";
import type { SourceFile } from "../model/text.js";
import { emptyConfig } from "./config.js";
import { layoutOf } from "./layout.js";
import { parseConfig } from "./parse-config.js";

const RULES = ["mx-not-covered", "policy-mode-testing", "record-missing"];
const fileOf = (text: string): SourceFile => ({
  path: ".github/mta-sts-lint.yml",
  bytes: new TextEncoder().encode(text),
});

/** `line:column message` of each error. */
async function errorsOf(file: SourceFile): Promise<string[]> {
  const { errors } = await parseConfig(file, RULES);
  const lines = new LineIndex(file);
  return errors.map(({ message, range }) => {
    const { line, column } = lines.position(range.start);
    return `${line}:${column} ${message}`;
  });
}

const FULL = `# ünicode in front
domains:
  Example.com:
    policy: ./sites/mta-sts.txt
    zone: [zones/a.zone, zones/b.zone]
  "bücher.example.":
    policy:
      - b.txt
  empty.example:
zones:
  zones/internal.inc: example.com
exclude: ["archive/**"]
rules:
  policy-mode-testing: off
  config-ignore-unused: error
ignore:
  - rule: mx-not-covered
    domain: example.com
    path: zones/*.zone
    reason: old backup MX leaves in March

  - { rule: record-missing, reason: "later" }
fail-on: warning
report: all
`;

test("a full configuration", async () => {
  const file = fileOf(FULL);
  const { config, errors } = await parseConfig(file, RULES);
  expect(errors).toEqual([]);
  const layout = layoutOf(config);
  expect([...layout.policyPaths]).toEqual([
    ["example.com", ["sites/mta-sts.txt"]],
    ["xn--bcher-kva.example", ["b.txt"]],
  ]);
  expect([...layout.zonePaths]).toEqual([["example.com", ["zones/a.zone", "zones/b.zone"]]]);
  expect([...layout.origins]).toEqual([["zones/internal.inc", "example.com"]]);
  expect(layout.isExcluded("archive/2020/x")).toBe(true);
  expect(config.domains.get("empty.example" as Name)?.policies).toEqual([]);
  expect(config.rules.get("policy-mode-testing")?.value).toBe("off");
  expect(
    config.ignores.map(({ rule, domain, path, reason }) => [rule, domain, path, reason].map((x) => x?.value)),
  ).toEqual([
    ["mx-not-covered", "example.com", "zones/*.zone", "old backup MX leaves in March"],
    ["record-missing", undefined, undefined, "later"],
  ]);
  expect([config.failOn?.value, config.report?.value]).toEqual(["warning", "all"]);
});

test("each value has its place, in bytes", async () => {
  const file = fileOf(FULL);
  const { config } = await parseConfig(file, RULES);
  const cut = (range: { start: number; end: number } | undefined): string =>
    new TextDecoder().decode(file.bytes.subarray(range?.start, range?.end));
  const [example, buecher] = [...config.domains.values()];
  expect(cut(example?.name.range)).toBe("Example.com");
  expect(cut(example?.policies[0]?.range)).toBe("./sites/mta-sts.txt");
  expect(cut(buecher?.name.range)).toBe('"bücher.example."');
  expect(config.ignores.map(({ range }) => cut(range))).toEqual([
    "rule: mx-not-covered\n    domain: example.com\n    path: zones/*.zone\n    reason: old backup MX leaves in March",
    '{ rule: record-missing, reason: "later" }',
  ]);
  expect(cut(config.ignores[0]?.rule.range)).toBe("mx-not-covered");
  expect(cut(config.failOn?.range)).toBe("warning");
});

test.each([
  ["an unknown key", "domians: {}\n", ["1:1 The configuration has no key `domians`. Did you mean `domains`?"]],
  [
    "a key that is like none",
    "verbose: true\n",
    [
      "1:1 The configuration has no key `verbose`. It can be `domains`, `zones`, `exclude`, `rules`, `ignore`, `fail-on`, `report`.",
    ],
  ],
  ["a list", "- a\n", ["1:1 The configuration has to hold keys and values."]],
  ["a word", "hello\n", ["1:1 The configuration has to hold keys and values."]],
  [
    "a domain without keys",
    "domains:\n  example.com: mta-sts.txt\n",
    ["2:16 A domain holds keys: write `policy:` in front of the path."],
  ],
  ["no domain name", "domains:\n  a..b:\n    policy: x\n", ["2:3 `a..b` is not a domain name."]],
  ["a URL", "domains:\n  https://a.b/:\n    policy: x\n", ["2:3 `https://a.b/` is not a domain name."]],
  [
    "one domain twice",
    "domains:\n  a.b: {}\n  A.b.: {}\n  a.b: {}\n",
    ["3:3 The domain `a.b` is here a second time.", "4:3 The key `a.b` is here a second time."],
  ],
  [
    "paths that lead out",
    "exclude: [/etc, ../x, 'a\\b']\n",
    ["/etc", "../x", "a\\b"].map(
      (path, index) =>
        `1:${[11, 17, 23][index]} \`${path}\` is not a path within the repository: write it from the root, with \`/\`.`,
    ),
  ],
  ["a glob for a path", "zones:\n  zones/*: example.com\n", ["2:3 `zones/*` has to be one path, without `*` and `?`."]],
  [
    "an unknown rule and severity",
    "rules:\n  mx-not-coverd: off\n  record-missing: warn\n  record-version: error\n",
    [
      "2:3 There is no rule `mx-not-coverd`. Did you mean `mx-not-covered`?",
      "3:19 The severity of a rule can't be `warn`. It can be `off`, `notice`, `warning`, `error`.",
      "4:3 There is no rule `record-version`. It can be `mx-not-covered`, `policy-mode-testing`, `record-missing`, `config-ignore-unused`.",
    ],
  ],
  ["an ignore without reason", "ignore:\n  - rule: mx-not-covered\n", ["2:5 An ignore needs a `reason`."]],
  ["an empty reason", 'ignore: [{ rule: mx-not-covered, reason: " " }]\n', ["1:42 `reason` is empty."]],
  [
    "an ignore that is no list",
    "ignore:\n  rule: mx-not-covered\n",
    ["2:3 `ignore` has to be a list: begin each ignore with `- rule:`."],
  ],
  [
    "a wrong flag",
    "fail-on: errors\nreport: news\n",
    ["1:10 `fail-on` can't be `errors`. Did you mean `error`?", "2:9 `report` can't be `news`. Did you mean `new`?"],
  ],
  ["a map for a text", "fail-on: { a: b }\n", ["1:10 `fail-on` has to be text."]],
  ["an alias", "zones: &z\n  a: b.c\nexclude: *z\n", ["3:10 An alias can't be used here: write the value out."]],
  ["a complex key", "? [a, b]\n: c\n", ["1:3 A key has to be a single word."]],
  [
    "prototype keys",
    "__proto__: 1\nrules:\n  constructor: off\n",
    [
      "1:1 The configuration has no key `__proto__`. It can be `domains`, `zones`, `exclude`, `rules`, `ignore`, `fail-on`, `report`.",
      "3:3 There is no rule `constructor`. It can be `mx-not-covered`, `policy-mode-testing`, `record-missing`, `config-ignore-unused`.",
    ],
  ],
  [
    "deep nesting",
    `a: ${"[".repeat(30)}${"]".repeat(30)}\n`,
    [
      "1:1 The configuration has no key `a`. It can be `domains`, `zones`, `exclude`, `rules`, `ignore`, `fail-on`, `report`.",
      "1:24 This is nested too deeply.",
    ],
  ],
  [
    "a long list",
    `exclude:\n${"- a\n".repeat(1001)}`,
    ["2:1 This list is longer than 1000 lines: use `*` and `**` in paths."],
  ],
  ["a NUL", "report: new\n\0", ["2:1 The file holds a NUL byte, so it is no text."]],
])("%s", async (_, text, errors) => {
  expect(await errorsOf(fileOf(text))).toEqual(errors);
});

test.each([["", " \n", "# nothing\n", "---\n", "domains:\nrules:\nignore:\nexclude: []\n"]])(
  "nothing said: %j",
  async (text) => {
    expect(await parseConfig(fileOf(text), RULES)).toEqual({ config: emptyConfig, errors: [] });
  },
);

test.each([
  ["a quote that does not end", 'report: "new\n'],
  ["a tab", "rules:\n\trecord-missing: off\n"],
  ["very many errors", "- rule: x\n".repeat(500).replace(/^/, "ignore:\n")],
  ["two documents", "report: new\n---\nreport: all\n"],
  ["deep nesting", "[".repeat(100_000)],
  ["deep flow maps", `a: ${"{a: ".repeat(5000)}1${"}".repeat(5000)}`],
  [
    "a bomb",
    `a: &a [x, x, x, x, x, x, x, x]\n${[..."bcdefgh"].map((name, index) => `${name}: &${name} [${`*${"abcdefg"[index]}, `.repeat(8)}]`).join("\n")}\n`,
  ],
  ["too large", "#".repeat((1 << 20) + 1)],
  ["an alias in a key", "rules: { &a b: off, *a : off }\n"],
])("%s is an error, not more", async (_, text) => {
  const { errors } = await parseConfig(fileOf(text), RULES);
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.length).toBeLessThan(100);
});

test("bytes that are not UTF-8", async () => {
  const file = { path: "mta-sts-lint.yml", bytes: Uint8Array.from([0xff, 0xfe]) };
  expect(await errorsOf(file)).toEqual(["1:1 The file is not UTF-8."]);
});

test("no file makes it throw, and every place lies within the file", async () => {
  const mutation = fc.tuple(fc.nat(FULL.length), fc.nat(8), fc.string({ unit: "binary", maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { maxLength: 4 }), async (mutations) => {
      const text = mutations.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), FULL);
      const file = fileOf(text);
      const { config, errors } = await parseConfig(file, RULES);
      const ranges = [...errors, ...config.ignores, ...config.exclude].map(({ range }) => range);
      for (const { start, end } of ranges) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(file.bytes.length);
      }
    }),
  );
});

const validate = new Ajv({ allowUnionTypes: true, strictRequired: false }).compile(schema);

test.each([
  [FULL, true],
  ["", true],
  ["domains:\nignore:\n", true],
  ["domians: {}", false],
  ["domains: { a.b: { policy: x, mode: y } }", false],
  ["domains: { a.b: mta-sts.txt }", false],
  ["domains: { a.b: { policy: 'a/*' } }", false],
  ["zones: { /etc/passwd: a.b }", false],
  ["zones: { a/../b: a.b }", false],
  ["exclude: 'archive/**'", true],
  ["exclude: ['../x']", false],
  ["exclude: ['..x/y..']", true],
  ["rules: { record-missing: warn }", false],
  ["rules: { record-missing: notice }", true],
  ["ignore: [{ rule: record-missing }]", false],
  ["ignore: [{ rule: record-missing, reason: ' ' }]", false],
  ["ignore: [{ rule: record-missing, reason: ok, domains: a.b }]", false],
  ["fail-on: always", false],
  ["report: all", true],
])("schema and reader agree on %j: %s", async (text, valid) => {
  expect(validate(parse(text))).toBe(valid);
  const { errors } = await parseConfig(fileOf(text), RULES);
  expect(errors.length === 0).toBe(valid);
});
