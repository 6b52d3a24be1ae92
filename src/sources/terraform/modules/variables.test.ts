import { expect, test } from "vitest";
import { type Files, showFiles } from "./evaluating.testing.js";

/** The files of a repository, and what they come to. */
type Case = readonly [string, Files, readonly string[]];

const VARIABLES: readonly Case[] = [
  ["a default", { "a.tf": 'variable "v" { default = "d" }\noutput "x" { value = var.v }' }, ['x = "d"']],
  [
    "no value",
    { "a.tf": 'variable "v" {}\noutput "x" { value = "a${var.v}" }' },
    ['x = "a{the variable v has no value in the repository}"'],
  ],
  [
    "null and nullable",
    {
      "a.tf":
        'variable "v" { default = "d" }\nvariable "w" {\n default = "d"\n nullable = false\n}\noutput "x" { value = [var.v, var.w] }',
      "terraform.tfvars": "v = null\nw = null",
    },
    ['x = [null, "d"]'],
  ],
  [
    "conversion of primitives",
    {
      "a.tf": `
variable "s" { type = string }
variable "n" { type = number }
variable "b" { type = bool }
variable "q" { type = "string" }
variable "wrong" { type = number }
output "x" { value = [var.s, var.n, var.b, var.q, var.wrong] }`,
      "terraform.tfvars": 's = 10\nn = "20"\nb = "true"\nq = false\nwrong = "x"',
    },
    ['x = ["10", 20, true, "false", unknown: the text is no number]'],
  ],
  [
    "conversion of collections",
    {
      "a.tf": `
variable "l" { type = list(string) }
variable "s" { type = set(string) }
variable "m" { type = map(number) }
variable "t" { type = tuple([string, number]) }
variable "w" { type = list(string) }
output "x" { value = [var.l, var.s, var.m, var.t, var.w] }`,
      "terraform.tfvars": 'l = [1, "a"]\ns = ["b", "a", "b"]\nm = { a = "1" }\nt = [1, "2"]\nw = "a"',
    },
    ['x = [["1", "a"], ["a", "b"], {a = 1}, ["1", 2], unknown: its type asks for a list]'],
  ],
  [
    "objects with optional fields",
    {
      "a.tf": `
variable "o" {
  type = map(object({
    id   = string
    mode = optional(string, "enforce")
    mx   = optional(list(string))
    more = optional(object({ age = optional(number, 86400) }), {})
  }))
}
output "x" { value = var.o }`,
      "terraform.tfvars":
        'o = { "a.example" = { id = 1, other = 2 }, "b.example" = { id = 2, mode = null, more = { age = 1 } } }',
    },
    [
      'x = {a.example = {id = "1", mode = "enforce", mx = null, more = {age = 86400}}, b.example = {id = "2", mode = "enforce", more = {age = 1}, mx = null}}',
    ],
  ],
  [
    "a missing field",
    {
      "a.tf": 'variable "o" { type = object({ a = string }) }\noutput "x" { value = var.o }',
      "terraform.tfvars": "o = {}",
    },
    ["x = unknown: its type asks for a"],
  ],
  [
    "the order of the files of values",
    {
      "a.tf":
        'variable "a" {}\nvariable "b" {}\nvariable "c" {}\nvariable "d" {}\noutput "x" { value = [var.a, var.b, var.c, var.d] }',
      "terraform.tfvars": "a = 1\nb = 1\nc = 1\nd = 1",
      "terraform.tfvars.json": '{"b": 2, "c": 2, "d": 2}',
      "a.auto.tfvars": "c = 3\nd = 3",
      "b.auto.tfvars.json": '{"d": 4}',
    },
    ["x = [1, 2, 3, 4]"],
  ],
  [
    "files of values see no names",
    { "a.tf": 'variable "a" {}\nlocals { b = 1 }\noutput "x" { value = var.a }', "terraform.tfvars": "a = local.b" },
    ["x = unknown: local is not declared"],
  ],
];

const VARIANTS: readonly Case[] = [
  [
    "in the folder and in folders below",
    {
      "a.tf": 'variable "a" { default = 0 }\nvariable "b" { default = 0 }\noutput "x" { value = [var.a, var.b] }',
      "terraform.tfvars": "b = 1",
      "prod.tfvars": "a = 1",
      "envs/stage.tfvars": "a = 2",
      "envs/dev/terraform.tfvars.json": '{"a": 3, "b": 3}',
    },
    ["prod.tfvars| x = [1, 1]", "envs/stage.tfvars| x = [2, 1]", "envs/dev/terraform.tfvars.json| x = [3, 3]"],
  ],
  [
    "in a folder beside",
    {
      "infra/a.tf": 'variable "a" {}\noutput "x" { value = var.a }',
      "other/a.tf": 'variable "b" {}\noutput "x" { value = var.b }',
      "vars/prod.tfvars": "a = 1",
      "vars/stage.tfvars": "a = 2",
    },
    [
      "vars/prod.tfvars| x = 1",
      "vars/stage.tfvars| x = 2",
      "other| x = unknown: the variable b has no value in the repository",
    ],
  ],
  [
    "for all roots that know each of its variables",
    {
      "one/a.tf": 'variable "a" {}\noutput "x" { value = var.a }',
      "two/a.tf": 'variable "a" {}\nvariable "b" {}\noutput "x" { value = var.b }',
      "vars/ab.tfvars": "a = 1\nb = 2",
    },
    ["one| x = unknown: the variable a has no value in the repository", "vars/ab.tfvars| x = 2"],
  ],
  [
    "those that set nothing make no difference",
    {
      "a.tf": 'variable "a" { default = 1 }\noutput "x" { value = var.a }',
      "backend.tfvars": 'bucket = "state"',
      "e.tfvars": "",
    },
    ["x = 1"],
  ],
  [
    "those of called modules count nothing",
    {
      "a.tf": 'variable "a" { default = 1 }\nmodule "m" { source = "./m" }\noutput "x" { value = var.a }',
      "m/m.tf": 'variable "a" { default = 2 }',
      "m/prod.tfvars": "a = 3",
    },
    ["x = 1"],
  ],
];

test.each([...VARIABLES, ...VARIANTS])("%s", async (_, files, expected) => {
  expect(await showFiles(files)).toEqual(expected);
});
