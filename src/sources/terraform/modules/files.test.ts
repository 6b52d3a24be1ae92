// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform
import { expect, test } from "vitest";
import { cut, evaluateFiles, type Files, piecesOfText, showFiles } from "./evaluating.testing.js";

/** An expression in `infra/main.tf`, and what it comes to among these files. */
const FILES: Files = {
  "infra/policy.txt": "mode: enforce",
  "infra/t.tftpl": "mode: ${mode}%{ for m in mx }\nmx: ${m}%{ endfor }",
  "infra/policies/a.txt": "a",
  "infra/policies/b.txt": "b",
  "infra/policies/c.md": "c",
  "infra/inner.txt": "policy.txt",
  "infra/secret.link": "secret",
  "infra/data.yaml": "domains:\n  - name: example.com\n    id: 1\n",
  "infra/data.json": '{"id": "20260101"}',
  "shared/policy.txt": "shared",
};

test.each([
  ['file("policy.txt")', '"mode: enforce"'],
  ['file("./policy.txt")', '"mode: enforce"'],
  ['file("${path.module}/policy.txt")', '"mode: enforce"'],
  ['file("${path.root}/../shared/policy.txt")', '"shared"'],
  ['file("../infra/policy.txt")', '"mode: enforce"'],
  ['file(file("inner.txt"))', '"mode: enforce"'],
  ['filemd5("policies/a.txt")', '"0cc175b9c0f1b6a831c399e269772661"'],
  ['templatefile("t.tftpl", { mode = "testing", mx = ["a", "b"] })', '"mode: testing\nmx: a\nmx: b"'],
  ['yamldecode(file("data.yaml")).domains[0].name', '"example.com"'],
  ['jsondecode(file("data.json")).id', '"20260101"'],
  ['[for f in fileset(path.module, "policies/*.txt") : file("${path.module}/${f}")]', '["a", "b"]'],
  ['fileset("policies", "{a,c}.*")', '["a.txt", "c.md"]'],
  ['file("/etc/passwd")', "unknown: /etc/passwd is outside this repository"],
  ['templatefile("../../../../etc/passwd", {})', "unknown: ../../../../etc/passwd leads out of this repository"],
  ['file("~/.ssh/id_rsa")', "unknown: ~/.ssh/id_rsa is outside this repository"],
  ['file("C:/secret")', "unknown: C:/secret is outside this repository"],
  ['file("missing.txt")', "unknown: there is no file infra/missing.txt in this repository"],
  ['file("secret.link")', "unknown: infra/secret.link is a link or can't be read"],
  ['fileset("../../..", "*")', "unknown: ../../.. leads out of this repository"],
  ['fileset(".", "**")', "unknown: files of subfolders are not looked for"],
])("%s", async (expression, expected) => {
  const files = { ...FILES, "infra/main.tf": `output "x" { value = ${expression} }` };
  expect(await showFiles(files)).toEqual([`x = ${expected}`]);
});

test("paths are relative to the folder of the root module, in modules too", async () => {
  const files = {
    "infra/main.tf": 'module "m" { source = "./m" }\noutput "x" { value = module.m.x }',
    "infra/p.txt": "root",
    "infra/m/m.tf": 'output "x" { value = [file("p.txt"), file("${path.module}/p.txt")] }',
    "infra/m/p.txt": "module",
  };
  expect(await showFiles(files)).toEqual(['x = ["root", "module"]']);
});

test("modules whose files were not handed in are loaded", async () => {
  const files = {
    "infra/main.tf": 'module "m" { source = "../m" }\noutput "x" { value = module.m.x }',
    "m/m.tf": 'output "x" { value = 1 }',
  };
  expect(await showFiles(files)).toEqual(["x = 1"]);
});

/** The files, an output of the root module, and the pieces of its text. */
const PLACES: readonly (readonly [string, Files, readonly string[]])[] = [
  ["a default", { "main.tf": 'variable "v" { default = "abc" }\noutput "x" { value = var.v }' }, ["main.tf: abc"]],
  [
    "a file of values",
    {
      "main.tf": 'variable "v" {\n type = string\n}\noutput "x" { value = "v=${var.v}" }',
      "terraform.tfvars": 'v = "abc"',
    },
    ["main.tf: v=", "terraform.tfvars: abc"],
  ],
  [
    "a number that became a text",
    { "main.tf": 'variable "v" {\n type = string\n}\noutput "x" { value = var.v }', "a.auto.tfvars": "v = 20260101" },
    ["a.auto.tfvars: 20260101"],
  ],
  [
    "an argument of a module",
    {
      "main.tf": 'module "m" {\n source = "./m"\n id = "1"\n}\noutput "x" { value = module.m.x }',
      "m/m.tf": 'variable "id" {}\noutput "x" { value = "id=${var.id};" }',
    },
    ["m/m.tf: id=", "main.tf: 1", "m/m.tf: ;"],
  ],
  [
    "a key of for_each",
    {
      "main.tf":
        'resource "r_t" "a" {\n for_each = { "mx.example" = 10 }\n v = "${each.value} ${each.key}."\n}\noutput "x" { value = r_t.a["mx.example"].v }',
    },
    ["main.tf: 10", "main.tf:  ", "main.tf: mx.example", "main.tf: ."],
  ],
  [
    "an optional field's default",
    {
      "main.tf":
        'variable "o" {\n type = object({ mode = optional(string, "enforce") })\n default = {}\n}\noutput "x" { value = var.o.mode }',
    },
    ["main.tf: enforce"],
  ],
  ["a file", { "main.tf": 'output "x" { value = file("p.txt") }', "p.txt": "abc" }, ["p.txt: abc"]],
];

test.each(PLACES)("%s has its place", async (_, files, expected) => {
  const { evaluations } = await evaluateFiles(files);
  const value = evaluations[0]?.modules[0]?.outputs.get("x")?.();
  expect(piecesOfText(value).map((piece) => cut(files, piece.range))).toEqual(expected);
});

test("an evaluation says which files it was read from", async () => {
  const files = {
    "main.tf": 'module "m" { source = "./m" }\nvariable "a" {}\noutput "x" { value = file("p.txt") }',
    "m/m.tf": "",
    "other/o.tf": "",
    "p.txt": "",
    "q.txt": "",
    "prod.tfvars": "a = 1",
  };
  const { evaluations } = await evaluateFiles(files);
  const paths = evaluations.map((evaluation) => evaluation.files.map(({ path }) => path));
  expect(paths).toEqual([["main.tf", "m/m.tf", "prod.tfvars", "p.txt"], ["other/o.tf"]]);
});

test("errors of syntax are told once", async () => {
  const { problems } = await evaluateFiles({ "a.tf": 'resource "r_t" "a" {\n v = = 1\n}', "a.tfvars": "v = (" });
  expect(problems.map(({ range }) => range.path)).toContain("a.tf");
  expect(new Set(problems.map(({ range }) => `${range.path}:${range.start}`)).size).toBe(problems.length);
});
