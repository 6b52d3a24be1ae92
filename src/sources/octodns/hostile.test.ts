import fc from "fast-check";
import { expect, test } from "vitest";
import type { Reading } from "../source.js";
import { octodns } from "./index.js";
import { contextOf, filesOf, readZone } from "./reading.testing.js";

const BOMB = `a: &a {type: TXT, values: [x, x, x, x, x, x, x, x, x, x]}
${"bcdefghijklm"
  .split("")
  .map((name, index) => `${name}: &${name} [${`*${"abcdefghijkl"[index]},`.repeat(9)}]`)
  .join("\n")}
`;
const MERGE_BOMB = `a: &m0 {type: TXT, value: x}
${Array.from({ length: 60 }, (_, index) => `n${index}: &m${index + 1} {<<: [*m${index}, *m${index}]}`).join("\n")}
`;
const WIDE = `a: &a [${"{type: TXT, value: x},".repeat(1000)}]
${Array.from({ length: 1000 }, (_, index) => `n${index}: *a`).join("\n")}
`;

interface Hostile {
  readonly title: string;
  readonly yaml: string | Uint8Array;
  /** What is said, if anything has to be. */
  readonly said?: RegExp;
}

const HOSTILE: readonly Hostile[] = [
  { title: "aliases of aliases", yaml: BOMB, said: /This is no record/ },
  { title: "merges of merges", yaml: MERGE_BOMB },
  { title: "many aliases of a long list", yaml: WIDE, said: /reads no further|refuses two TXT/ },
  { title: "a mapping that merges itself", yaml: "a: &a {<<: *a, type: TXT, value: x}" },
  { title: "a list that holds itself", yaml: "a: &a [*a, *a]", said: /This is no record/ },
  { title: "values that hold themselves", yaml: "a: {type: TXT, values: &a [*a, x]}", said: /A TXT value is a text/ },
  { title: "a file that includes itself", yaml: "a: !include example.com.yaml", said: /has no type/ },
  { title: "a file that is an include of itself", yaml: "!include example.com.yaml", said: /include one another/ },
  { title: "a file that merges itself", yaml: "<<: !include example.com.yaml\na: {type: A, value: x}" },
  { title: "100,000 equal keys", yaml: "a: 1\n".repeat(100_000), said: /stands here and again/ },
  {
    title: "20,000 keys",
    yaml: Array.from({ length: 20_000 }, (_, index) => `k${index}: 1`).join("\n"),
    said: /no record/,
  },
  { title: "10,000 brackets", yaml: `a: ${"[".repeat(10_000)}`, said: /more than 100 levels/ },
  { title: "10,000 braces", yaml: `a: ${"{a: ".repeat(10_000)}`, said: /more than 100 levels/ },
  { title: "10,000 hyphens", yaml: `${"- ".repeat(10_000)}x`, said: /more than 100 levels/ },
  { title: "10,000 question marks", yaml: "? ".repeat(10_000), said: /more than 100 levels/ },
  {
    title: "1,000 indentations",
    yaml: Array.from({ length: 1000 }, (_, index) => `${" ".repeat(index)}a:`).join("\n"),
    said: /more than 100 levels/,
  },
  { title: "10,000 anchors", yaml: `a: ${"&a ".repeat(10_000)}x` },
  {
    title: "keys of a prototype",
    yaml: "__proto__: {__proto__: {type: A}, type: TXT, value: x, constructor: 1, toString: 2}",
  },
  { title: "Python objects", yaml: 'a: !!python/object/apply:os.system ["true"]', said: /The tag/ },
  { title: "Python objects as keys", yaml: "!!python/name:os.system a: {type: A, value: x}", said: /The tag/ },
  { title: "mappings as keys", yaml: "{a: b}: {type: A, value: x}\n? [1]\n: 2\n" },
  { title: "null bytes", yaml: "\0".repeat(1000), said: /control character/ },
  { title: "random bytes", yaml: Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256), said: /UTF-8/ },
  { title: "a text of 10 MB", yaml: `a: {type: TXT, value: "${"x".repeat(10_000_000)}"}` },
  { title: "a text of 300,000 semicolons", yaml: `a: {type: TXT, value: '${"\\;".repeat(300_000)}'}` },
  { title: "a text of 100,000 lines", yaml: `a:\n  type: TXT\n  value: >\n${"    x\n\n".repeat(50_000)}` },
  { title: "a long line of blanks", yaml: `a: {type: TXT, value: "${" ".repeat(200_000)}x"}` },
  { title: "a long run of blanks in a field", yaml: `a:\n  type: x${" ".repeat(200_000)}y` },
  { title: "many blank lines in quotes", yaml: `a: {type: TXT, value: "x${"\n".repeat(200_000)}y"}` },
  { title: "many escaped line ends", yaml: `a: {type: TXT, value: "x${"\\\n".repeat(50_000)}y"}` },
  {
    title: "a name of 100,000 labels",
    yaml: `${"a.".repeat(100_000)}b: {type: A, value: x}`,
    said: /can't be an owner name/,
  },
  { title: "many directives", yaml: `${"%TAG ! x\n".repeat(10_000)}---\na: 1` },
];

test.each(HOSTILE)("$title", async ({ yaml, said }) => {
  const { reading } = await readZone(yaml);
  for (const file of filesOf({ "example.com.yaml": yaml })) octodns.claims(file);
  if (said) expect(reading.problems.map(({ message }) => message).join("\n")).toMatch(said);
  expect(reading.problems.length).toBeLessThan(200_000);
});

const CONFIGURATION = `manager: {processors: [a]}
processors: {a: {class: x.Y}}
providers:
  config: &p {class: octodns.provider.yaml.YamlProvider, directory: ./zones, default_ttl: 60, shared_filename: s.yaml}
  other: {<<: *p, split_extension: ., escaped_semicolons: false}
zones:
  '*': {sources: [config, other]}
  b.example.: {alias: example.com.}
  example.com.: {sources: [config, other], lenient: yes}
`;
const ZONE = `---
? ''
: - type: MX
    values: &mx
    - {exchange: mx1.example.net., preference: 10}
  - {type: TXT, values: ["v=spf1 -all", 'a\\; "b" "c"']}
_mta-sts:
  ttl: 300
  type: TXT
  value: >-
    v=STSv1\\;
    id=1
<<: {www: {type: A, value: 192.0.2.1}}
é: {type: MX, values: *mx}
inc: !include ../other.yaml
`;

async function readBoth(configuration: Uint8Array, zone: Uint8Array): Promise<Reading> {
  const files = filesOf({ "config.yaml": configuration, "zones/example.com.yaml": zone, "other.yaml": zone });
  for (const file of files) octodns.claims(file);
  return octodns.read(files, contextOf(files));
}

const encoder = new TextEncoder();

function expectPlaces(reading: Reading): void {
  for (const { range } of [...reading.problems, ...reading.zones.flatMap((zone) => zone.records)]) {
    expect(range.start).toBeLessThanOrEqual(range.end);
    expect(range.start).toBeGreaterThanOrEqual(0);
  }
}

test("every truncation is read", async () => {
  const configuration = encoder.encode(CONFIGURATION);
  const zone = encoder.encode(ZONE);
  for (let end = 0; end <= zone.length; end++) expectPlaces(await readBoth(configuration, zone.subarray(0, end)));
  for (let end = 0; end <= configuration.length; end++)
    expectPlaces(await readBoth(configuration.subarray(0, end), zone));
});

test("mutations are read", async () => {
  const mutation = fc.tuple(
    fc.nat(),
    fc.nat(3),
    fc.string({ unit: fc.constantFrom(..."-:?&*!|>'\"%@`{}[], \n\t#\\a\0") }),
  );
  const mutate = (text: string, [at, length, insert]: readonly [number, number, string]): Uint8Array => {
    const from = at % (text.length + 1);
    return encoder.encode(text.slice(0, from) + insert + text.slice(from + length));
  };
  await fc.assert(
    fc.asyncProperty(mutation, mutation, async (one, other) => {
      expectPlaces(await readBoth(mutate(CONFIGURATION, one), mutate(ZONE, other)));
    }),
    { numRuns: 500 },
  );
});
