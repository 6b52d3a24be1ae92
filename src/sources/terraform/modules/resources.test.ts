// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform
import { expect, test } from "vitest";
import { cut, evaluateFiles, type Files, showFiles } from "./evaluating.testing.js";

/** The text of `main.tf`, or all files, and what they come to. */
type Case = readonly [string, string | Files, readonly string[]];

const INSTANCES: readonly Case[] = [
  [
    "count",
    'resource "r_t" "a" {\n count = 2\n v = "n${count.index}"\n}\noutput "x" { value = [r_t.a[1].v, r_t.a[*].v, length(r_t.a)] }',
    ['r_t.a[0]: v = "n0"', 'r_t.a[1]: v = "n1"', 'x = ["n1", ["n0", "n1"], 2]'],
  ],
  ["count = 0", 'resource "r_t" "a" {\n count = 0\n v = 1\n}\noutput "x" { value = r_t.a[*].v }', ["x = []"]],
  [
    "a count in a condition",
    'variable "on" { default = true }\nresource "r_t" "a" {\n count = var.on ? 1 : 0\n v = 1\n}',
    ["r_t.a[0]: v = 1"],
  ],
  ["a count as text", 'resource "r_t" "a" {\n count = "1"\n v = 1\n}', ["r_t.a[0]: v = 1"]],
  [
    "an unknown count",
    'variable "on" {}\nresource "r_t" "a" {\n count = var.on ? 1 : 0\n v = count.index\n w = 1\n}\noutput "x" { value = [r_t.a[0].w, r_t.a[0].id, r_t.a[*].w] }',
    [
      "r_t.a: perhaps, the variable on has no value in the repository",
      "r_t.a: v = unknown: the variable on has no value in the repository",
      "r_t.a: w = 1",
      "x = [1, unknown: r_t.a.id is known only to the provider, [1]]",
    ],
  ],
  [
    "a count that is none",
    'resource "r_t" "a" {\n count = -1\n v = 1\n}',
    ["r_t.a: perhaps, its count is no whole number", "r_t.a: v = 1"],
  ],
  [
    "for_each over a map",
    'locals { m = { "b.example" = 2, "a.example" = 1 } }\nresource "r_t" "a" {\n for_each = local.m\n k = each.key\n v = each.value\n}\noutput "x" { value = [r_t.a["a.example"].v, { for k, r in r_t.a : k => r.v }] }',
    [
      'r_t.a["a.example"]: k = "a.example"',
      'r_t.a["a.example"]: v = 1',
      'r_t.a["b.example"]: k = "b.example"',
      'r_t.a["b.example"]: v = 2',
      "x = [1, {a.example = 1, b.example = 2}]",
    ],
  ],
  [
    "for_each over a set",
    'resource "r_t" "a" {\n for_each = toset(["b", "a", "b"])\n v = "${each.key}${each.value}"\n}',
    ['r_t.a["a"]: v = "aa"', 'r_t.a["b"]: v = "bb"'],
  ],
  ["for_each over nothing", 'resource "r_t" "a" {\n for_each = {}\n v = 1\n}', []],
  [
    "for_each over a list",
    'resource "r_t" "a" {\n for_each = ["a"]\n v = 1\n}',
    ["r_t.a: perhaps, for_each takes a map or a set", "r_t.a: v = 1"],
  ],
  [
    "an unknown for_each",
    'variable "m" {}\nresource "r_t" "a" {\n for_each = var.m\n v = each.value\n w = 1\n}\noutput "x" { value = r_t.a["k"].w }',
    [
      "r_t.a: perhaps, the variable m has no value in the repository",
      "r_t.a: v = unknown: the variable m has no value in the repository",
      "r_t.a: w = 1",
      "x = 1",
    ],
  ],
  [
    "a set with an unknown element",
    'variable "v" {}\nresource "r_t" "a" {\n for_each = toset(["a", var.v])\n v = each.value\n}',
    [
      "r_t.a: perhaps, the variable v has no value in the repository",
      "r_t.a: v = unknown: the variable v has no value in the repository",
    ],
  ],
  [
    "a map with a key of which a part is unknown",
    'variable "d" {}\nresource "r_t" "a" {\n for_each = { "_mta-sts.${var.d}" = 1, b = 2 }\n k = each.key\n}\noutput "x" { value = [r_t.a["b"].k, r_t.a["_mta-sts.x"].k, r_t.a["c"].k] }',
    [
      'r_t.a["_mta-sts.?"]: k = "_mta-sts.{the variable d has no value in the repository}"',
      'r_t.a["b"]: k = "b"',
      'x = ["b", unknown: the variable d has no value in the repository, unknown: there is no attribute "c"]',
    ],
  ],
  [
    "for_each over another resource",
    'resource "r_t" "a" {\n for_each = { x = 1 }\n v = each.value\n}\nresource "r_t" "b" {\n for_each = r_t.a\n v = each.value.v\n}',
    ['r_t.a["x"]: v = 1', 'r_t.b["x"]: v = 1'],
  ],
  [
    "data",
    'data "r_zone" "z" { name = "example.com" }\noutput "x" { value = [data.r_zone.z.name, data.r_zone.z.id] }',
    [
      'data.r_zone.z: name = "example.com"',
      'x = ["example.com", unknown: data.r_zone.z.id is known only to the provider]',
    ],
  ],
  [
    "an argument that is null is left to the provider",
    'resource "r_t" "a" { v = null }\noutput "x" { value = r_t.a.v }',
    ["r_t.a: v = null", "x = unknown: r_t.a.v is known only to the provider"],
  ],
  [
    "resources that refer to one another",
    'resource "r_t" "a" { v = r_t.b.w }\nresource "r_t" "b" {\n v = r_t.a.v\n w = 1\n}',
    ["r_t.a: v = 1", "r_t.b: v = 1", "r_t.b: w = 1"],
  ],
  [
    "what is there for Terraform is no argument",
    'resource "r_t" "a" {\n provider = r_t.east\n depends_on = [r_t.b]\n v = 1\n}',
    ["r_t.a: v = 1"],
  ],
];

const BLOCKS: readonly Case[] = [
  [
    "nested blocks, as attributes too",
    'resource "r_t" "a" {\n record { value = "a" }\n record {\n  value = "b"\n  inner { v = 1 }\n }\n}\noutput "x" { value = [r_t.a.record[1].value, r_t.a.record[*].value, r_t.a.record[1].inner[0].v, r_t.a.record[0].none] }',
    [
      'r_t.a: record[0].value = "a"',
      'r_t.a: record[1].value = "b"',
      "r_t.a: record[1].inner[0].v = 1",
      'x = ["b", ["a", "b"], 1, null]',
    ],
  ],
  [
    "dynamic blocks",
    'locals { mx = { "mx1.example.com." = 10, "mx2.example.com." = 20 } }\nresource "r_t" "a" {\n dynamic "record" {\n  for_each = local.mx\n  content {\n   exchange = record.key\n   preference = record.value\n  }\n }\n record { exchange = "last" }\n}',
    [
      'r_t.a: record[0].exchange = "mx1.example.com."',
      "r_t.a: record[0].preference = 10",
      'r_t.a: record[1].exchange = "mx2.example.com."',
      "r_t.a: record[1].preference = 20",
      'r_t.a: record[2].exchange = "last"',
    ],
  ],
  [
    "dynamic blocks with an iterator, over a list, within one another",
    'resource "r_t" "a" {\n dynamic "outer" {\n  for_each = [["a", "b"], ["c"]]\n  iterator = o\n  content {\n   n = o.key\n   dynamic "inner" {\n    for_each = o.value\n    content { v = "${o.key}${inner.value}" }\n   }\n  }\n }\n}',
    [
      "r_t.a: outer[0].n = 0",
      'r_t.a: outer[0].inner[0].v = "0a"',
      'r_t.a: outer[0].inner[1].v = "0b"',
      "r_t.a: outer[1].n = 1",
      'r_t.a: outer[1].inner[0].v = "1c"',
    ],
  ],
  [
    "an unknown dynamic block",
    'variable "v" {}\nresource "r_t" "a" {\n dynamic "record" {\n  for_each = var.v\n  content { v = record.value }\n }\n}',
    [
      "r_t.a: record[0] perhaps, the variable v has no value in the repository",
      "r_t.a: record[0].v = unknown: the variable v has no value in the repository",
    ],
  ],
  [
    "dynamic blocks in JSON",
    {
      "main.tf.json": JSON.stringify({
        resource: {
          r_t: { a: { dynamic: { record: { for_each: ["a", "b"], content: { v: "${record.value}" } } } } },
        },
      }),
    },
    ['r_t.a: record[0].v = "a"', 'r_t.a: record[1].v = "b"'],
  ],
];

const COMPUTED: readonly Case[] = [
  [
    "the input of terraform_data",
    'resource "terraform_data" "a" { input = 5 }\noutput "x" { value = terraform_data.a.output }',
    ["terraform_data.a: input = 5", "x = 5"],
  ],
  [
    "hashes of content",
    'resource "local_file" "a" {\n content = "x"\n filename = "f"\n}\noutput "x" { value = [local_file.a.content_md5, local_file.a.id, local_file.a.content_sha256] }',
    [
      'local_file.a: content = "x"',
      'local_file.a: filename = "f"',
      'x = ["9dd4e461268c8034f5c8564e155c67a6", "11f6ad8ec52a2984abaafd7c3b516503785c2072", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"]',
    ],
  ],
  [
    "files that data sources read",
    {
      "main.tf":
        'data "local_file" "p" { filename = "${path.module}/p.txt" }\ndata "template_file" "t" {\n template = file("t.tpl")\n vars = { a = 1 }\n}\noutput "x" { value = [data.local_file.p.content, data.local_file.p.content_md5, data.template_file.t.rendered] }',
      "p.txt": "x",
      "t.tpl": "a=${a}",
    },
    [
      'data.local_file.p: filename = "./p.txt"',
      'data.template_file.t: template = "a=${a}"',
      "data.template_file.t: vars = {a = 1}",
      'x = ["x", "9dd4e461268c8034f5c8564e155c67a6", "a=1"]',
    ],
  ],
];

test.each([...INSTANCES, ...BLOCKS, ...COMPUTED])("%s", async (_, files, expected) => {
  expect(await showFiles(typeof files === "string" ? { "main.tf": files } : files)).toEqual(expected);
});

/** Resources, an attribute of one, and the places that it follows from; `…` where it may follow from other things too. */
const FOLLOWING: readonly (readonly [string, string, string])[] = [
  ['resource "time_static" "r" { triggers = { policy = "abc" } }', "time_static.r.unix", "policy abc"],
  ['resource "time_static" "r" {}', "time_static.r.unix", ""],
  ['resource "time_rotating" "r" {\n rotation_days = 30\n}', "time_rotating.r.unix", "30 …"],
  ['resource "random_id" "r" {\n byte_length = 8\n keepers = { p = "abc" }\n}', "random_id.r.hex", "8 p abc"],
  ['resource "null_resource" "r" {\n triggers = { p = "abc" }\n}', "null_resource.r.id", "p abc"],
  ['resource "terraform_data" "r" {\n input = "x"\n triggers_replace = ["abc"]\n}', "terraform_data.r.id", "abc"],
  ['resource "aws_s3_object" "r" {\n key = "k"\n content = "abc"\n}', "aws_s3_object.r.etag", "abc"],
  ['resource "aws_s3_object" "r" {\n key = "k"\n}', "aws_s3_object.r.etag", "…"],
  ['resource "aws_s3_object" "r" {\n source = "p.txt"\n}', "aws_s3_object.r.version_id", "the policy p.txt"],
  ['resource "archive_file" "r" {\n source { content = "abc" }\n}', "archive_file.r.output_md5", "abc"],
  ['resource "google_storage_bucket_object" "r" { content = "abc" }', "google_storage_bucket_object.r.md5hash", "abc"],
  [
    'resource "time_static" "r" { triggers = { p = aws_s3_object.o.etag } }\nresource "aws_s3_object" "o" { content = "abc" }',
    "time_static.r.unix",
    "p abc",
  ],
  [
    'resource "time_static" "r" { triggers = { p = aws_s3_object.o.id } }\nresource "aws_s3_object" "o" { content = "abc" }',
    "time_static.r.unix",
    "p …",
  ],
  [
    'resource "time_static" "r" {\n triggers = { p = "abc" }\n lifecycle { replace_triggered_by = [aws_s3_object.o] }\n}',
    "time_static.r.unix",
    "p abc …",
  ],
  ['resource "aws_instance" "r" { v = "abc" }', "aws_instance.r.id", "…"],
];

test.each(FOLLOWING)("%s: %s", async (written, attribute, expected) => {
  const files = { "main.tf": `${written}\noutput "x" { value = ${attribute} }`, "p.txt": "the policy" };
  const { evaluations } = await evaluateFiles(files);
  const value = evaluations[0]?.modules[0]?.outputs.get("x")?.();
  if (value?.kind !== "unknown") throw new Error(`it is ${value?.kind}`);
  const { dependsOn, entirely } = value.unknown;
  const texts = dependsOn.map((range) => cut(files, range).replace(/^[^:]*: /, ""));
  expect([...texts, ...(entirely === true ? [] : ["…"])].join(" ")).toBe(expected);
  expect(value.attributeOf?.name).toBe(attribute.split(".")[2]);
});
