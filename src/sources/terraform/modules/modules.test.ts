import { expect, test } from "vitest";
import { type Files, showFiles } from "./evaluating.testing.js";

/** The files of a repository, and what they come to. */
type Case = readonly [string, Files, readonly string[]];

const CONFIGURATIONS: readonly Case[] = [
  [
    "literals",
    {
      "main.tf":
        'resource "aws_s3_object" "p" {\n  key = "mta-sts.txt"\n  size = 12\n  public = true\n  none = null\n}',
    },
    [
      'aws_s3_object.p: key = "mta-sts.txt"',
      "aws_s3_object.p: size = 12",
      "aws_s3_object.p: public = true",
      "aws_s3_object.p: none = null",
    ],
  ],
  [
    "files of a folder see one another",
    {
      "a.tf": 'output "x" { value = local.x }',
      "b.tf": "locals { x = var.y }",
      "c.tf": 'variable "y" { default = 1 }',
    },
    ["x = 1"],
  ],
  [
    "what is declared twice counts as it stands first",
    {
      "a.tf":
        'locals { x = 1 }\nresource "r_t" "a" { v = 1 }\nvariable "v" { default = 1 }\noutput "v" { value = [local.x, var.v] }',
      "b.tf": 'locals { x = 2 }\nresource "r_t" "a" { v = 2 }\nvariable "v" { default = 2 }\noutput "v" { value = 2 }',
    },
    ["r_t.a: v = 1", "v = [1, 1]"],
  ],
  [
    "override files change arguments, locals, variables and outputs",
    {
      "a_override.tf":
        'locals { x = 2 }\nresource "r_t" "a" { v = 2 }\nvariable "v" { default = 3 }\noutput "v" { sensitive = true }',
      "main.tf":
        'locals { x = 1 }\nresource "r_t" "a" {\n v = 1\n w = 1\n}\nvariable "v" { type = string }\noutput "v" { value = [local.x, var.v] }',
      "override.tf": 'resource "r_t" "a" { w = 3 }',
    },
    ["r_t.a: v = 2", "r_t.a: w = 3", 'v = [2, "3"]'],
  ],
  [
    "override files replace nested blocks of a type",
    {
      "main.tf": 'resource "r_t" "a" {\n record { value = 1 }\n record { value = 2 }\n other { value = 3 }\n}',
      "override.tf": 'resource "r_t" "a" {\n record { value = 4 }\n}',
    },
    ["r_t.a: record[0].value = 4", "r_t.a: other[0].value = 3"],
  ],
  [
    "OpenTofu's file takes the place of Terraform's",
    {
      "main.tf": 'output "x" { value = 1 }',
      "main.tofu": 'output "x" { value = 2 }',
      "b.tf": 'output "y" { value = 3 }',
    },
    ["y = 3", "x = 2"],
  ],
  [
    "hidden files and what was fetched are left out",
    { ".a.tf": 'output "x" { value = 1 }', ".terraform/modules/m/a.tf": 'output "y" { value = 1 }', "a.tf": "" },
    [],
  ],
  [
    "JSON",
    {
      "main.tf.json": JSON.stringify({
        variable: { v: { default: "a", type: "string" } },
        locals: { x: "${var.v}b", y: "${length([1, 2])}" },
        resource: { r_t: { a: { v: "${local.x}", record: [{ value: 1 }, { value: 2 }] } } },
        output: { x: { value: "${local.y}" }, z: { value: "${r_t.a.record[1].value}" } },
      }),
    },
    ['r_t.a: v = "ab"', "r_t.a: record = [{value = 1}, {value = 2}]", "x = 2", "z = 2"],
  ],
  [
    "locals in circles",
    {
      "main.tf":
        'locals {\n a = local.b\n b = local.a\n c = "x${local.c}"\n}\noutput "x" { value = [local.a, local.c] }',
    },
    ['x = [unknown: local.a refers to itself, "x{local.c refers to itself}"]'],
  ],
  [
    "other circles",
    {
      "main.tf":
        'resource "r_t" "a" {\n v = r_t.a.v\n count = length(r_t.a)\n}\noutput "x" { value = module.m.x }\nmodule "m" {\n source = "./m"\n y = module.m.x\n}',
      "m/m.tf": 'variable "y" {}\noutput "x" { value = var.y }',
    },
    [
      "r_t.a: perhaps, how often r_t.a is there refers to itself",
      "r_t.a: v = unknown: r_t.a.v refers to itself",
      "x = unknown: the output x refers to itself",
    ],
  ],
  [
    "what is not declared",
    { "main.tf": 'output "x" { value = [var.a, local.b, module.c.d, r_t.e.f, data.r_t.g.h, path.i, wrong] }' },
    [
      "x = [unknown: there is no variable a, unknown: local has no attribute b, unknown: there is no module c, unknown: there is no r_t.e in this module, unknown: there is no data.r_t.g in this module, unknown: path has no attribute i, unknown: wrong is not declared]",
    ],
  ],
  [
    "path, terraform and resource",
    {
      "infra/main.tf":
        'module "m" { source = "../shared/m" }\nmodule "n" { source = "./n/" }\nresource "r_t" "a" { v = 1 }\noutput "x" { value = [path.module, path.root, path.cwd, module.m.x, module.n.x, terraform.workspace, resource.r_t.a.v] }',
      "infra/n/n.tf": 'output "x" { value = [path.module, path.root] }',
      "shared/m/m.tf": 'output "x" { value = [path.module, path.root] }',
    },
    [
      "r_t.a: v = 1",
      'x = [".", ".", ".", ["../shared/m", "."], ["n", "."], unknown: terraform.workspace is chosen where Terraform runs, 1]',
    ],
  ],
];

const MODULES: readonly Case[] = [
  [
    "arguments and outputs",
    {
      "main.tf": 'module "m" {\n source = "./modules/m"\n name = "a"\n}\noutput "x" { value = module.m.full }',
      "modules/m/main.tf":
        'variable "name" {}\nvariable "suffix" { default = "b" }\noutput "full" { value = "${var.name}${var.suffix}" }\nresource "r_t" "x" { v = var.name }',
    },
    ['module.m.r_t.x: v = "a"', 'x = "ab"'],
  ],
  [
    "nested, and called from two places",
    {
      "main.tf": 'module "a" {\n source = "./a"\n v = 1\n}\nmodule "b" {\n source = "./b"\n v = 2\n}',
      "a/a.tf": 'variable "v" {}\nmodule "b" {\n source = "../b"\n v = var.v\n}',
      "b/b.tf": 'variable "v" {}\nresource "r_t" "x" { v = var.v }',
    },
    ["module.a.module.b.r_t.x: v = 1", "module.b.r_t.x: v = 2"],
  ],
  [
    "for_each",
    {
      "main.tf":
        'module "m" {\n for_each = { "b.example" = 2, "a.example" = 1 }\n source = "./m"\n name = each.key\n v = each.value\n}\noutput "x" { value = [module.m["a.example"].v, { for k, m in module.m : k => m.v }] }',
      "m/m.tf":
        'variable "name" {}\nvariable "v" {}\nresource "r_t" "x" { name = var.name }\noutput "v" { value = var.v }',
    },
    [
      'module.m["a.example"].r_t.x: name = "a.example"',
      'module.m["b.example"].r_t.x: name = "b.example"',
      "x = [1, {a.example = 1, b.example = 2}]",
    ],
  ],
  [
    "count",
    {
      "main.tf":
        'module "m" {\n count = 2\n source = "./m"\n v = count.index\n}\noutput "x" { value = [module.m[1].v, module.m[*].v] }',
      "m/m.tf": 'variable "v" {}\noutput "v" { value = var.v }',
    },
    ["x = [1, [0, 1]]"],
  ],
  [
    "an unknown count makes its resources uncertain",
    {
      "main.tf":
        'variable "n" {}\nmodule "m" {\n count = var.n\n source = "./m"\n}\noutput "x" { value = [module.m[0].v, one(module.m[*].v)] }',
      "m/m.tf": 'resource "r_t" "x" { v = 1 }\noutput "v" { value = 1 }',
    },
    ["module.m.r_t.x: perhaps, the variable n has no value in the repository", "module.m.r_t.x: v = 1", "x = [1, 1]"],
  ],
  [
    "from elsewhere",
    {
      "main.tf":
        'module "vpc" { source = "terraform-aws-modules/vpc/aws" }\nmodule "out" {\n source = "../../out"\n count = 2\n}\nmodule "gone" { source = "./gone" }\noutput "x" { value = [module.vpc.id, module.out[0].id, module.gone.id] }',
    },
    [
      "x = [unknown: the module vpc comes from terraform-aws-modules/vpc/aws, outside this repository, unknown: the module out comes from ../../out, outside this repository, unknown: the folder gone of the module gone has no files of Terraform]",
    ],
  ],
  [
    "a variable that is given no value, and one whose value is unknown",
    {
      "main.tf": 'variable "id" {}\nmodule "m" {\n source = "./m"\n id = var.id\n}\noutput "x" { value = module.m.x }',
      "m/m.tf": 'variable "id" {}\nvariable "mode" {}\noutput "x" { value = [var.id, var.mode] }',
    },
    [
      "x = [unknown: the variable id has no value in the repository, unknown: module.m gives no value to the variable mode]",
    ],
  ],
  [
    "outputs that depend on other outputs of the same module are no circle",
    {
      "main.tf": 'module "m" {\n source = "./m"\n b = "${module.m.a}b"\n}\noutput "x" { value = module.m.c }',
      "m/m.tf": 'variable "b" {}\noutput "a" { value = "a" }\noutput "c" { value = "${var.b}c" }',
    },
    ['x = "abc"'],
  ],
  [
    "a module that calls itself",
    { "main.tf": 'module "m" { source = "./" }\nresource "r_t" "x" { v = module.m.y }' },
    ["r_t.x: v = unknown: the module in the root folder calls itself"],
  ],
  [
    "modules that call one another",
    {
      "a/a.tf": 'module "b" { source = "../b" }\nresource "r_t" "x" { v = 1 }',
      "b/b.tf": 'module "a" { source = "../a" }',
    },
    ["r_t.x: v = 1"],
  ],
  [
    "a call in a comment calls nothing",
    { "main.tf": '# module "m" { source = "./m" }\n', "m/m.tf": 'resource "r_t" "x" { v = 1 }' },
    ["m| r_t.x: v = 1"],
  ],
  [
    "override files change calls",
    {
      "main.tf": 'module "m" {\n source = "./m"\n v = 1\n}\noutput "x" { value = module.m.v }',
      "override.tf": 'module "m" { v = 2 }',
      "m/m.tf": 'variable "v" {}\noutput "v" { value = var.v }',
    },
    ["x = 2"],
  ],
];

test.each([...CONFIGURATIONS, ...MODULES])("%s", async (_, files, expected) => {
  expect(await showFiles(files)).toEqual(expected);
});
