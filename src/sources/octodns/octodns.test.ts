import { describe, expect, test } from "vitest";
import { toName } from "../../model/dns.js";
import { isUnknown } from "../../model/text.js";
import { cut, readZone, showRecord } from "./reading.testing.js";

/** A zone file of example.com, and the records that octoDNS makes of it. */
const RECORDS: readonly (readonly [string, string, readonly string[]])[] = [
  ["an A record", "www: {type: A, value: 192.0.2.1}", ["www.example.com A address"]],
  ["the block form", "www:\n  type: A\n  value: 192.0.2.1", ["www.example.com A address"]],
  ["AAAA", "www: {type: AAAA, value: '2001:db8::1'}", ["www.example.com AAAA address"]],
  ["the apex", "'':\n  type: A\n  value: 192.0.2.1", ["example.com A address"]],
  ["the apex in double quotes", '"":\n  type: A\n  value: 192.0.2.1', ["example.com A address"]],
  ["the apex as octodns-dump writes it", "---\n? ''\n: - type: A\n    value: 192.0.2.1", ["example.com A address"]],
  ["a TTL", "www:\n  ttl: 300\n  type: A\n  value: 192.0.2.1", ["www.example.com 300 A address"]],
  ["a TTL in quotes", "www:\n  ttl: '300'\n  type: A\n  value: 192.0.2.1", ["www.example.com 300 A address"]],
  ["an octal TTL", "www:\n  ttl: 0300\n  type: A\n  value: 192.0.2.1", ["www.example.com 192 A address"]],
  ["a sexagesimal TTL", "www:\n  ttl: 5:00\n  type: A\n  value: 192.0.2.1", ["www.example.com 300 A address"]],
  [
    "a list of records",
    "'':\n  - {type: A, value: 192.0.2.1}\n  - {type: TXT, value: x}",
    ["example.com A address", 'example.com TXT "x"'],
  ],
  [
    "a list at the key's own column",
    "'':\n- type: A\n  value: 192.0.2.1\n- type: TXT\n  value: x",
    ["example.com A address", 'example.com TXT "x"'],
  ],
  ["values", "a:\n  type: TXT\n  values:\n    - x\n    - y", ['a.example.com TXT "x"', 'a.example.com TXT "y"']],
  ["values that are one", "a:\n  type: TXT\n  values: x", ['a.example.com TXT "x"']],
  ["value that is a list", "a:\n  type: TXT\n  value: [x, y]", ['a.example.com TXT "x"', 'a.example.com TXT "y"']],
  ["values before value", "a:\n  type: TXT\n  value: x\n  values: [y]", ['a.example.com TXT "y"']],
  ["nulls among values", "a:\n  type: TXT\n  values: [x, ~, null]", ['a.example.com TXT "x"']],
  [
    "MX",
    "'':\n  type: MX\n  values:\n    - exchange: mx1.example.net.\n      preference: 10",
    ["example.com MX 10 mx1.example.net"],
  ],
  [
    "MX with the older names",
    "'':\n  type: MX\n  values:\n    - value: mx1.example.net.\n      priority: 10",
    ["example.com MX 10 mx1.example.net"],
  ],
  [
    "MX with one value",
    "'':\n  type: MX\n  value: {exchange: mx1.example.net., preference: 10}",
    ["example.com MX 10 mx1.example.net"],
  ],
  [
    "MX in capitals",
    "'':\n  type: MX\n  value: {exchange: MX1.Example.NET., preference: 10}",
    ["example.com MX 10 mx1.example.net"],
  ],
  [
    "MX without a final dot",
    "'':\n  type: MX\n  value: {exchange: mx1.example.net, preference: 10}",
    ["example.com MX 10 mx1.example.net"],
  ],
  ["MX of one label", "'':\n  type: MX\n  value: {exchange: mail, preference: 10}", ["example.com MX 10 ?"]],
  [
    "MX of one label with a dot",
    "'':\n  type: MX\n  value: {exchange: mail., preference: 10}",
    ["example.com MX 10 mail"],
  ],
  ["null MX", "'':\n  type: MX\n  value: {exchange: ., preference: 0}", ["example.com MX 0 "]],
  ["MX that is no name", "'':\n  type: MX\n  value: {exchange: a..b., preference: 10}", ["example.com MX 10 !"]],
  [
    "MX with its preference in quotes",
    "'':\n  type: MX\n  value: {exchange: mx., preference: '10'}",
    ["example.com MX 10 mx"],
  ],
  ["MX without a preference", "'':\n  type: MX\n  value: {exchange: mx.}", ["example.com MX ? mx"]],
  [
    "MX with an IDN",
    "'':\n  type: MX\n  value: {exchange: mx.bücher.example., preference: 1}",
    ["example.com MX 1 mx.xn--bcher-kva.example"],
  ],
  ["CNAME", "www: {type: CNAME, value: Other.example.net.}", ["www.example.com CNAME other.example.net"]],
  ["CNAME of one label", "www: {type: CNAME, value: other}", ["www.example.com CNAME ?"]],
  ["CNAME that is no name", "www: {type: CNAME, value: a..b.}", ["www.example.com CNAME ?"]],
  [
    "NS",
    "sub: {type: NS, values: [ns1.example.net., ns2.example.net.]}",
    ["sub.example.com NS ns1.example.net", "sub.example.com NS ns2.example.net"],
  ],
  ["ALIAS", "'': {type: ALIAS, value: x.example.net.}", ["example.com ALIAS address"]],
  [
    "an alias type of a provider",
    "mta-sts:\n  type: Route53Provider/ALIAS\n  values:\n    - type: A",
    ["mta-sts.example.com ROUTE53PROVIDER/ALIAS address"],
  ],
  [
    "another alias type of a provider",
    "mta-sts: {type: AzureProvider/ALIAS, value: x}",
    ["mta-sts.example.com AZUREPROVIDER/ALIAS address"],
  ],
  ["URLFWD", "go: {type: URLFWD, value: {path: /, target: x}}", ["go.example.com URLFWD address"]],
  ["DNAME", "d: {type: DNAME, value: x.example.net.}", ["d.example.com DNAME"]],
  ["SRV", "_s._tcp: {type: SRV, value: {port: 1, priority: 1, target: x., weight: 1}}", ["_s._tcp.example.com SRV"]],
  ["CAA", "'': {type: CAA, value: {flags: 0, tag: issue, value: ca.example}}", ["example.com CAA"]],
  ["SPF", "'': {type: SPF, value: v=spf1 -all}", ["example.com SPF"]],
  ["a dynamic A", "www:\n  dynamic: {pools: {}}\n  type: A\n  value: 192.0.2.1", ["www.example.com A address"]],
  ["a dynamic CNAME", "www:\n  dynamic: {pools: {}}\n  type: CNAME\n  value: x.", ["www.example.com CNAME address"]],
  ["a wildcard", "'*': {type: A, value: 192.0.2.1}", ["*.example.com A address"]],
  ["a wildcard below", "'*.sub': {type: A, value: 192.0.2.1}", ["*.sub.example.com A address"]],
  ["an owner of two labels", "www.sub: {type: A, value: 192.0.2.1}", ["www.sub.example.com A address"]],
  ["an owner in capitals", "WWW: {type: A, value: 192.0.2.1}", ["www.example.com A address"]],
  ["an owner as U-label", "bücher: {type: A, value: 192.0.2.1}", ["xn--bcher-kva.example.com A address"]],
  ["an owner as A-label", "xn--bcher-kva: {type: A, value: 192.0.2.1}", ["xn--bcher-kva.example.com A address"]],
  ["an owner that is a number", "10: {type: A, value: 192.0.2.1}", ["10.example.com A address"]],
  ["an owner that is octal", "010: {type: A, value: 192.0.2.1}", ["8.example.com A address"]],
  ["an owner that is a boolean", "no: {type: A, value: 192.0.2.1}", ["false.example.com A address"]],
  ["an owner that only looks boolean", "y: {type: A, value: 192.0.2.1}", ["y.example.com A address"]],
  ["a quoted boolean as owner", "'no': {type: A, value: 192.0.2.1}", ["no.example.com A address"]],
  ["@, read as the apex", "'@': {type: A, value: 192.0.2.1}", ["example.com A address"]],
  [
    "owners of a prototype",
    "__proto__: {type: A, value: 192.0.2.1}\nconstructor: {type: TXT, value: x}",
    ["__proto__.example.com A address", 'constructor.example.com TXT "x"'],
  ],
  ["an ignored record", "a:\n  octodns: {ignored: true}\n  type: A\n  value: 192.0.2.1", []],
  ["an excluded record", "a:\n  octodns: {excluded: [x]}\n  type: A\n  value: 192.0.2.1", ["a.example.com A address"]],
  [
    "a merge key",
    ".x: &x {type: TXT, ttl: 60}\na:\n  <<: *x\n  value: y",
    [".x.example.com TXT", 'a.example.com 60 TXT "y"'].slice(1),
  ],
  [
    "a key over a merge key",
    "b: &x {type: TXT, ttl: 60, value: x}\na:\n  <<: *x\n  value: y",
    ['b.example.com 60 TXT "x"', 'a.example.com 60 TXT "y"'],
  ],
  [
    "several merge keys",
    "b: &b {type: TXT, value: x}\nc: &c {type: A, ttl: 5, value: 192.0.2.1}\na:\n  <<: [*b, *c]",
    ['b.example.com TXT "x"', "c.example.com 5 A address", 'a.example.com 5 TXT "x"'],
  ],
  ["an alias for a record", "b: &x {type: TXT, value: x}\na: *x", ['b.example.com TXT "x"', 'a.example.com TXT "x"']],
  [
    "an alias for a value",
    "b: {type: TXT, value: &x hello}\na: {type: TXT, value: *x}",
    ['b.example.com TXT "hello"', 'a.example.com TXT "hello"'],
  ],
  [
    "an anchor set twice",
    "a: {type: TXT, value: &x one}\nb: {type: TXT, value: &x two}\nc: {type: TXT, value: *x}",
    ['a.example.com TXT "one"', 'b.example.com TXT "two"', 'c.example.com TXT "two"'],
  ],
  ["a name that is there twice", "a: {type: TXT, value: x}\na: {type: TXT, value: y}", ['a.example.com TXT "y"']],
  ["an empty file", "---\n", []],
  ["an empty mapping", "{}\n", []],
  ["a BOM", "\uFEFFa: {type: TXT, value: x}", ['a.example.com TXT "x"']],
  ["CRLF", "a:\r\n  type: TXT\r\n  value: x\r\n", ['a.example.com TXT "x"']],
];

describe("records", () => {
  test.each(RECORDS)("%s", async (_, yaml, expected) => {
    const { zone } = await readZone(yaml);
    expect(zone?.records.map(showRecord)).toEqual(expected);
    expect(zone?.apex).toBe("example.com");
  });
});

describe("places", () => {
  test.each(RECORDS)("%s", async (_, yaml) => {
    const { zone } = await readZone(yaml);
    const files = { "zones/example.com.yaml": yaml };
    for (const record of zone?.records ?? []) {
      expect(cut(files, record.range)).toMatch(/^\S[\s\S]*\S$/);
      const owner = cut(files, record.owner.range);
      expect(["''", '""', "@"].includes(owner) || !/['"\s]/.test(owner)).toBe(true);
      if (record.ttl) expect(cut(files, record.ttl.range)).toMatch(/^[\d:]+$/);
      if (record.type === "MX") expect(record.written.endsWith(` ${cut(files, record.exchange.range)}`)).toBe(true);
      if (record.type === "CNAME" && !isUnknown(record.target)) {
        expect(toName(cut(files, record.target.range))).toBe(record.target.value);
      }
    }
  });
});

/** A value as written behind `value: `, and the text of the record. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["v=STSv1\\; id=1\\;", "v=STSv1; id=1;"],
  ["v=STSv1; id=1;", "v=STSv1; id=1;"],
  ["'v=STSv1\\; id=1'", "v=STSv1; id=1"],
  ['"v=STSv1\\\\; id=1"', "v=STSv1; id=1"],
  ['"v=STSv1\\; id=1"', "v=STSv1; id=1"],
  ['\'"v=STSv1\\;" " id=1"\'', "v=STSv1; id=1"],
  ['"\\"v=STSv1; id=1\\""', "v=STSv1; id=1"],
  ["'\"'", ""],
  ["'\"\"'", ""],
  ["''", ""],
  ['\'"a" "b" "c"\'', "abc"],
  ['a" "b', "ab"],
  ["it's", "it's"],
  ["'it''s'", "it's"],
  ['"tab\\there\\x41\\u00e9"', "tab\there" + "Aé"],
  ["a\\\\;b", "a\\;b"],
  ["one\n    two", "one two"],
  ["one\n\n    two", "one\ntwo"],
  ["'one\n    two'", "one two"],
  ['"one\\\n    two"', "onetwo"],
  ['"one \\\n   \\ two"', "one  two"],
  ["|-\n    one\n    two", "one\ntwo"],
  ["|\n    one", "one\n"],
  ["|+\n    one\n", "one\n\n"],
  ["|1-\n    one", " one"],
  [">-\n    one\n    two", "one two"],
  [">-\n    one\n\n    two", "one\ntwo"],
  [">-\n    one\n\n\n    two", "one\n\ntwo"],
  [">-\n    one\n      two\n    three", "one\n  two\nthree"],
  [">-\r\n    one\r\n    two", "one two"],
  ["20260101", "20260101"],
  ["yes", "yes"],
  ["2026-01-01", "2026-01-01"],
  ["!!str 20260101", "20260101"],
  ["x # comment", "x"],
  ["bücher\\; 🎉", "bücher; 🎉"],
];

describe("texts", () => {
  test.each(TEXTS)("%j", async (written, expected) => {
    const { zone } = await readZone(`a:\n  type: TXT\n  value: ${written}\nb: {type: A, value: 192.0.2.1}\n`);
    const texts = zone?.records.flatMap((record) => (record.type === "TXT" ? [record.text.value] : []));
    expect(texts).toEqual([expected]);
    expect(zone?.records).toHaveLength(2);
  });
});

/** A zone file, and the start of what is said about it and whether it is a mistake. */
const PROBLEMS: readonly (readonly [string, string, readonly string[]])[] = [
  ["a syntax error", "a: {type: A, value: x\nb: 1", ["! This is not valid YAML"]],
  [
    "an unknown escape",
    'a: {type: TXT, value: "x\\; y"}',
    ["! This is not valid YAML: double quotes don't know this escape; write the backslash twice, as in `\\\\;`, or"],
  ],
  ["a value with another behind it", 'a:\n  type: TXT\n  value: "x" "y"\n', ["! This is not valid YAML: Unexpected"]],
  ["a second document", "a: {type: A, value: x}\n---\nb: 1", ["! This is not valid YAML: a second document"]],
  ["an alias without an anchor", "a: {type: A, value: *x}", ["! This is not valid YAML: no anchor"]],
  ["a number in TXT", "a: {type: TXT, value: 2026}", ["! Without quotes YAML reads 2026"]],
  ["a name twice", "a: {type: A, value: x}\na: {type: A, value: y}", ["! The key a stands here and again"]],
  [
    "two records of one type",
    "a: [{type: TXT, value: x}, {type: TXT, value: y}]",
    ["! octoDNS refuses two TXT records"],
  ],
  ["@", "'@': {type: A, value: x}", ["! octoDNS has no name @"]],
  ["a full name", "a.example.com.: {type: A, value: x}", ["! The key a.example.com. can't be an owner name"]],
  ["no type", "a: {value: x}", ["? This record has no type"]],
  ["no record", "a: hello", ["? This is no record"]],
  ["no mapping", "- a\n- b", ["? A zone file is a mapping"]],
  ["a Python tag", "a: !!python/object:os.system {type: A, value: x}", ["! The tag tag:yaml.org,2002:python/object"]],
  ["an include that is not there", "a: !include nowhere.yaml", ["? The file nowhere.yaml can't be included"]],
  ["an include that leaves the repository", "a: !include ../../etc/passwd", ["? The file ../../etc/passwd can't"]],
  ["MX as text", "'': {type: MX, value: 10 mx.}", ["! An MX value is a mapping"]],
  ["a NUL", "a: {type: TXT, value: x\0y}", ["! This control character"]],
  ["either semicolon, where nothing says which", "a: {type: TXT, values: [a; b, a\\; b]}", []],
];

describe("problems", () => {
  test.each(PROBLEMS)("%s", async (_, yaml, expected) => {
    const { reading } = await readZone(yaml);
    const said = reading.problems.map(({ mistake, message }) => `${mistake ? "!" : "?"} ${message}`);
    expect(said.map((each, index) => each.slice(0, expected[index]?.length))).toEqual(expected);
  });

  test("what is not valid UTF-8 is said, and the rest read", async () => {
    const bytes = Uint8Array.from([...new TextEncoder().encode("a: {type: TXT, value: x}\n# "), 0xff, 0x0a]);
    const { reading, zone } = await readZone(bytes);
    expect(zone?.records.map(showRecord)).toEqual(['a.example.com TXT "x"']);
    expect(zone?.complete).toBe(false);
    expect(reading.problems.map(({ message, range }) => [message.slice(0, 21), range.start, range.end])).toEqual([
      ["This byte is not UTF-", 27, 28],
    ]);
  });
});
