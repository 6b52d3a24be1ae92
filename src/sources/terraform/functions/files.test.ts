import { expect, test } from "vitest";
import { applyEdits, locatedText, replaceText } from "../../../model/text.js";
import type { Value } from "../values/value.js";
import { piecesOf, rangeOfValue } from "../values/values.js";
import { called, piecesShown, resultOf } from "./calling.testing.js";

const FILES = {
  "policy.txt": "version: STSv1\nmx: ä.example\n",
  "policy.tftpl": "mx: ${mx}\n%{ for host in more }mx: ${host}\n%{ endfor }",
  "data.json": '{"id": "20240101", "quoted": "a\\"b", "mx": ["a.example", "b.example"], "age": 604800, "big": 1e3}',
  "data.yaml":
    "id: 20240101\nplain: a.example\nsingle: 'it''s'\ndouble: \"a\\tb\"\nblock: |\n  version: STSv1\n  mode: testing\nfolded: >\n  a\n  b\nlist:\n  - x\n  - {k: v}\nempty:\n",
  "data.csv": 'domain,id\nexample.com,1\n"example.net","2""x"\n',
  "latin.txt": Uint8Array.of(0x61, 0xe4),
  "hosts/a": "",
  "hosts/b": "",
};

test.each([
  ['file("policy.txt")', '"version: STSv1\\nmx: ä.example\\n"'],
  ['file("missing")', "<there is no file missing>"],
  ['file("latin.txt")', "!latin.txt is not UTF-8"],
  ["file(var.x)", "<x has no value>"],
  ['fileexists("policy.txt")', "true"],
  ['fileexists("missing")', "<there is no file missing>"],
  ['fileset("hosts", "*")', 'set["a", "b"]'],
  ['filemd5("latin.txt")', '"435816fe7badd445df7839879f0f8bb4"'],
  ['filebase64("latin.txt")', '"YeQ="'],
  ['sha1(file("policy.txt")) == filesha1("policy.txt")', "true"],
  ['base64sha256(file("policy.txt")) == filebase64sha256("policy.txt")', "true"],
  ['templatefile("policy.tftpl", {mx = "a", more = ["b", "c"]})', '"mx: a\\nmx: b\\nmx: c\\n"'],
  ['templatefile("policy.tftpl", {mx = var.x, more = []})', '"mx: <x has no value>\\n"'],
  ['templatefile("policy.tftpl", [])', "!a list is no object"],
  ['templatestring("a $${b}", {b = 1})', '"a 1"'],
  ['basename("a/b/")', '"b"'],
  ['basename("///")', '"/"'],
  ['basename("")', '"."'],
  ['dirname("a/../b/./c")', '"b"'],
  ['dirname("c")', '"."'],
  ['dirname("/c")', '"/"'],
  ['abspath("a")', "<abspath depends on where Terraform runs>"],
  [
    'yamldecode(file("data.yaml"))',
    '{block: "version: STSv1\\nmode: testing\\n", double: "a\\tb", empty: null, folded: "a b\\n", id: 20240101, list: ["x", {k: "v"}], plain: "a.example", single: "it\'s"}',
  ],
])("%s is %s", (source, expected) => {
  expect(resultOf(source, FILES)).toBe(expected);
});

test.each([
  ['file("policy.txt")', "version: STSv1\nmx: ä.example\n"],
  ['split("\\n", file("policy.txt"))[1]', "mx: ä.example"],
  ['templatefile("policy.tftpl", {mx = "a", more = ["b"]})', "mx: |a|~\n|mx: |b|~\n"],
  ['jsondecode(file("data.json")).id', "20240101"],
  ['jsondecode(file("data.json")).quoted', 'a|~"|b'],
  ['jsondecode(file("data.json")).mx[1]', "b.example"],
  ['jsondecode(file("data.json")).age', "604800"],
  ['jsondecode(file("data.json")).big', "~1000"],
  ['keys(jsondecode(file("data.json")))[3]', "mx"],
  ['yamldecode(file("data.yaml")).id', "20240101"],
  ['yamldecode(file("data.yaml")).plain', "a.example"],
  ['yamldecode(file("data.yaml")).single', "it|~'|s"],
  ['yamldecode(file("data.yaml")).double', "a|~\t|b"],
  ['yamldecode(file("data.yaml")).block', "version: STSv1|~\n|mode: testing|~\n"],
  ['yamldecode(file("data.yaml")).list[1].k', "v"],
  ['csvdecode(file("data.csv"))[1].domain', "example.net"],
  ['csvdecode(file("data.csv"))[1].id', '2|~"|x'],
  ['jsondecode(jsonencode({a = "id=1"})).a', "id=1"],
  ['jsondecode("{\\"a\\": \\"id=1\\"}").a', "id=1"],
  ['yamldecode("a: ${var.x}")', "<x has no value>"],
])("the pieces of %s are %s", (source, expected) => {
  expect(piecesShown(called(source, FILES))).toBe(expected);
});

function located(value: Value) {
  return locatedText(piecesOf(value) ?? [], rangeOfValue(value));
}

/** What a fix makes of a value in the file where it stands. */
test.each([
  ['jsondecode(file("data.json")).id', 'a"b', "data.json", '{"id": "a\\"b", "quoted"'],
  ['jsondecode(file("data.json")).quoted', "x", "data.json", '"quoted": "x", "mx"'],
  ['jsondecode(file("data.json")).age', "86400", "data.json", '"age": 86400, "big"'],
  ['yamldecode(file("data.yaml")).id', "20250101", "data.yaml", "id: 20250101\nplain"],
  ['yamldecode(file("data.yaml")).plain', "*.example", "data.yaml", "plain: '*.example'\n"],
  ['yamldecode(file("data.yaml")).single', "that's", "data.yaml", "single: 'that''s'\n"],
  ['yamldecode(file("data.yaml")).double', '"', "data.yaml", 'double: "\\""\n'],
  ['chomp(yamldecode(file("data.yaml")).block)', "a\nb", "data.yaml", "block: |\n  a\n  b\nfolded"],
  ['csvdecode(file("data.csv"))[0].id', "a,b", "data.csv", 'example.com,"a,b"\n'],
  ['csvdecode(file("data.csv"))[1].domain', 'a"b', "data.csv", '"a""b","2""x"\n'],
  ['element(split("=", "id=1"), 1)', "2", "main.tf", '"id=2"'],
  ['yamldecode("id: 1\\nb: c").b', "d", "main.tf", '"id: 1\\nb: d"'],
  ['jsondecode("{\\"a\\": \\"id\\"}").a', 'x"', "main.tf", '{\\"a\\": \\"x\\\\\\"\\"}'],
])("%s can be made %s in %s", (source, replacement, path, expected) => {
  const result = called(source, FILES);
  const edits = replaceText(located(result.value), replacement);
  const bytes = result.files.get(path)?.bytes ?? new Uint8Array();
  expect(edits.every((edit) => edit.path === path)).toBe(true);
  expect(new TextDecoder().decode(applyEdits(bytes, edits))).toContain(expected);
});
