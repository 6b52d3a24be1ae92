import { expect, test } from "vitest";
import { called, resultOf } from "./calling.testing.js";

/** Expected hashes come from the tools of the same name. */
test.each([
  ['md5("hello world")', '"5eb63bbbe01eeed093cb22bb8f5acdc3"'],
  ['sha1("hello world")', '"2aae6c35c94fcfb415dbe95f408b9ce91ee846ed"'],
  ['sha256("hello world")', '"b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9"'],
  ['substr(sha512("hello world"), 0, 16)', '"309ecc489c12d6eb"'],
  ['base64sha256("hello world")', '"uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="'],
  ['substr(base64sha512("hello world"), 0, 16)', '"MJ7MSJwS1utMxA9Q"'],
  ['sha1("mode: ${var.x}")', "<x has no value>"],
  ['base64encode("Hello Wörld")', '"SGVsbG8gV8O2cmxk"'],
  ['base64decode("SGVsbG8gV8O2cmxk")', '"Hello Wörld"'],
  ['base64decode("SGVsbG8")', "!the text is no UTF-8 in Base64"],
  ['base64decode("/w==")', "!the text is no UTF-8 in Base64"],
  ['base64gzip("a")', "<this tool does not compress>"],
  ['urlencode("Hello World/ä~")', '"Hello+World%2F%C3%A4~"'],
  ['urldecode("Hello+World%2F")', '"Hello World/"'],
  ['textencodebase64("Hi", "UTF-16LE")', '"SABpAA=="'],
  ['textdecodebase64("SABpAA==", "UTF-16LE")', '"Hi"'],
  ['textencodebase64("ä", "US-ASCII")', "!the text can't be converted from or to US-ASCII"],
  ['textencodebase64("ä", "klingon")', "<the encoding klingon is not known to this tool>"],
  // JSON and YAML
  ['jsonencode({b = [1, null, true], a = "<\\"\\n"})', '"{\\"a\\":\\"\\\\u003c\\\\\\"\\\\n\\",\\"b\\":[1,null,true]}"'],
  ["jsonencode({a = var.x})", '"{\\"a\\":<x has no value>}"'],
  ["jsonencode(data)", "<data is known only to the provider>"],
  ['jsondecode("{\\"a\\": [1, 2.50, \\"x\\", null, true]}")', '{a: [1, 2.5, "x", null, true]}'],
  ['jsondecode("{\\"a\\": \\"\\\\u00e4\\\\ud83e\\\\udd14\\\\n\\"}").a', '"ä🤔\\n"'],
  ['jsondecode("{} x")', "!the text is no JSON, or nested very deeply"],
  ['jsondecode("[1,]")', "!the text is no JSON, or nested very deeply"],
  ['jsondecode("[01]")', "!the text is no JSON, or nested very deeply"],
  ['jsondecode("{\\"a\\": 1, \\"a\\": 2}")', "{a: 2}"],
  ['jsondecode("{\\"__proto__\\": 1}")', "{__proto__: 1}"],
  [
    'yamlencode({foo = [1, {a = "b", c = "d"}, 3], bar = "baz"})',
    '"\\"bar\\": \\"baz\\"\\n\\"foo\\":\\n- 1\\n- \\"a\\": \\"b\\"\\n  \\"c\\": \\"d\\"\\n- 3\\n"',
  ],
  [
    "yamlencode({a = {b = {}, c = [], d = [[1], [2]]}})",
    '"\\"a\\":\\n  \\"b\\": {}\\n  \\"c\\": []\\n  \\"d\\":\\n  - - 1\\n  - - 2\\n"',
  ],
  ['yamlencode({a = "x\\ny\\n", b = "x\\ny"})', '"\\"a\\": |\\n  x\\n  y\\n\\"b\\": |-\\n  x\\n  y\\n"'],
  ["yamlencode(true)", '"true\\n...\\n"'],
  ['yamlencode("hello")', '"\\"hello\\"\\n"'],
  ['yamlencode({a = " x\\ny"})', "<how Terraform writes this in YAML is not known to this tool>"],
  ["yamlencode({a = var.x})", "<x has no value>"],
  [
    'yamldecode("{a: 1, b: [yes, \\"yes\\", ~, 0x1F, 1_000, .5, 012]}")',
    '{a: 1, b: [true, "yes", null, 31, 1000, 0.5, 12]}',
  ],
  ['yamldecode("2024-1-2")', '"2024-01-02T00:00:00Z"'],
  ['yamldecode("a: &x {b: 1, c: 2}\\nd: {c: 0, <<: *x}\\n")', "{a: {b: 1, c: 2}, d: {b: 1, c: 2}}"],
  ['yamldecode("a: !!str 1\\n1: b")', '{1: "b", a: "1"}'],
  ['yamldecode("- &x [*x]")', "<a part of the YAML holds itself>"],
  ['yamldecode("a: [")', "<the YAML can't be read>"],
  ['yamldecode("a: !secret b")', "<a scalar in the YAML is none that Terraform takes>"],
  ['csvdecode("a,b\\n1,\\"x, \\"\\"y\\"\\"\\"\\r\\n\\n3,\\n")', '[{a: "1", b: "x, \\"y\\""}, {a: "3", b: ""}]'],
  ['csvdecode("a,a\\n1,2")', "!not all lines have as many fields as there are different names"],
  ['csvdecode("a,b\\n1")', "!not all lines have as many fields as there are different names"],
  ['csvdecode("")', "!the text is no CSV with a first line of names"],
  // times
  ['formatdate("DD MMM YYYY hh:mm ZZZ", "2018-01-02T23:12:01Z")', '"02 Jan 2018 23:12 UTC"'],
  ['formatdate("EEEE, DD-MMM-YY hh:mm:ss ZZZ", "2018-01-02T23:12:01Z")', '"Tuesday, 02-Jan-18 23:12:01 UTC"'],
  ['formatdate("YYYYMMDDhhmmss", "2018-01-02T23:12:01-08:00")', '"20180102231201"'],
  ["formatdate(\"h'h'mm '' AA H Z ZZZZ\", \"2018-01-02T23:12:01-08:00\")", '"23h12 \' PM 11 -08:00 -0800"'],
  ['formatdate("YYY", "2018-01-02T23:12:01Z")', "!the date can't be formatted like this"],
  ['formatdate("YYYY\'", "2018-01-02T23:12:01Z")', "!the date can't be formatted like this"],
  ['formatdate("YYYY", "2018-02-30T23:12:01Z")', "!the date can't be formatted like this"],
  ['formatdate("YYYY", timestamp())', "<timestamp() is the time of each run>"],
  ['timeadd("2017-11-22T00:00:00Z", "1h10m")', '"2017-11-22T01:10:00Z"'],
  ['timeadd("2017-11-22T00:00:00+02:00", "-1.5h")', '"2017-11-21T22:30:00+02:00"'],
  ['timeadd("2017-11-22T00:00:00Z", "9999999999h")', "<the time is beyond what this tool reckons with>"],
  ['timeadd("2017-11-22T00:00:00Z", "1x")', "!the time or the duration is none"],
  ['timecmp("2017-11-22T00:00:00Z", "2017-11-22T01:00:00+01:00")', "0"],
  ['timecmp("2017-11-22T00:00:00Z", "2017-11-22T00:00:00.5Z")', "-1"],
  ["uuid()", "<uuid() is a new one in each run>"],
  // providers
  ['provider::hcloud::txt_record("a")', '"\\"a\\""'],
  [`length(provider::hcloud::txt_record("${"x".repeat(300)}"))`, "305"],
  ['provider::hcloud::txt_record("")', '""'],
  ['provider::time::rfc3339_parse("a")', "<the function provider::time::rfc3339_parse is not known>"],
])("%s is %s", (source, expected) => {
  expect(resultOf(source)).toBe(expected);
});

test("a hash follows from the places of its text, each once, and from nothing else", () => {
  const { value } = called('sha1(join("-", ["a", "b-a"]))');
  const [piece] = value.kind === "text" ? value.pieces : [];
  expect(piece?.computedFrom?.map(({ start, end }) => [start, end])).toEqual([
    [21, 22],
    [15, 16],
    [26, 29],
  ]);
});
