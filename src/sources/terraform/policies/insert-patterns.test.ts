import { expect, test } from "vitest";
import type { Name } from "../../../model/dns.js";
import { mxFields } from "../../../model/policy.js";
import { EMPTY_STATE } from "../../../model/policy-domain.js";
import { addPatterns } from "../../../rules/parts/missing-patterns.js";
import type { Files } from "../modules/evaluating.testing.js";
import { edited, readPolicies } from "./reading.testing.js";

const NEW = ["new.example.net" as Name];

async function withNewPattern(files: Files, hosts = NEW): Promise<Files | undefined> {
  const { policies } = await readPolicies(files);
  const fix = addPatterns(EMPTY_STATE, policies.slice(0, 1), hosts);
  return fix && edited(files, fix.edits);
}

async function patternsIn(files: Files): Promise<readonly string[]> {
  const { policies } = await readPolicies(files);
  return policies.slice(0, 1).flatMap(({ policy }) => mxFields(policy).map(({ value }) => value.value));
}

/** Where the policy is made, as text with `«` and `»` round what is added. */
type Case = readonly [what: string, files: Files];

const MADE =
  'output "p" { value = join("\\n", concat(["version: STSv1", "mode: enforce"], [for h in MX : "mx: ${h}"], ["max_age: 86400"])) }';
const from = (mx: string): string => MADE.replace("MX", mx);

const ADDED: readonly Case[] = [
  [
    "a list on one line",
    { "main.tf": `locals { mx = ["a.example", "b.example"«, "new.example.net"»] }\n${from("local.mx")}` },
  ],
  ["a list of one", { "main.tf": `locals { mx = ["a.example"«, "new.example.net"»] }\n${from("local.mx")}` }],
  [
    "a list without blanks",
    { "main.tf": `locals { mx = ["a.example","b.example"«,"new.example.net"»] }\n${from("local.mx")}` },
  ],
  [
    "a line each",
    {
      "main.tf": `locals {\n  mx = [\n    "a.example",\n    "b.example"«,\n    "new.example.net"»\n  ]\n}\n${from("local.mx")}`,
    },
  ],
  [
    "a line each, with a comma behind the last",
    {
      "main.tf": `locals {\n  mx = [\n    "a.example",\n    "b.example",«\n    "new.example.net",»\n  ]\n}\n${from("local.mx")}`,
    },
  ],
  [
    "a line each, with comments",
    {
      "main.tf": `locals {\n  mx = [\n    "a.example", # first\n    "b.example", # second«\n    "new.example.net",»\n  ]\n}\n${from("local.mx")}`,
    },
  ],
  [
    "a comment behind the last, without a comma",
    {
      "main.tf": `locals {\n  mx = [\n    "a.example",\n    "b.example"«,» // second«\n    "new.example.net"»\n  ]\n}\n${from("local.mx")}`,
    },
  ],
  [
    "one on a line",
    { "main.tf": `locals {\n  mx = [\n    "a.example",«\n    "new.example.net",»\n  ]\n}\n${from("local.mx")}` },
  ],
  [
    "a file with CRLF",
    {
      "main.tf": `locals {\r\n  mx = [\r\n    "a.example",«\r\n    "new.example.net",»\r\n  ]\r\n}\r\n${from("local.mx")}`,
    },
  ],
  [
    "the default of a variable",
    { "main.tf": `variable "mx" {\n  default = ["a.example"«, "new.example.net"»]\n}\n${from("var.mx")}` },
  ],
  [
    "a file of variables",
    {
      "main.tf": `variable "mx" {}\n${from("var.mx")}`,
      "terraform.tfvars": 'mx = ["a.example", "b.example"«, "new.example.net"»]\n',
    },
  ],
  [
    "variables as JSON",
    {
      "main.tf": `variable "mx" {}\n${from("var.mx")}`,
      "terraform.tfvars.json": '{\n  "mx": [\n    "a.example",\n    "b.example"«,\n    "new.example.net"»\n  ]\n}\n',
    },
  ],
  [
    "an argument of a module",
    {
      "main.tf": 'module "m" {\n  source = "./m"\n  mx = ["a.example"«, "new.example.net"»]\n}\n',
      "m/main.tf": `variable "mx" {}\n${from("var.mx")}`,
    },
  ],
  ["a list in place", { "main.tf": from('["a.example"«, "new.example.net"»]') }],
  [
    "a list in a map",
    {
      "main.tf": `locals { sites = { main = { mx = ["a.example"«, "new.example.net"»] } } }\n${from("local.sites.main.mx")}`,
    },
  ],
  [
    "a list of which only a part is written out",
    {
      "main.tf":
        `variable "x" { default = "x" }\nlocals { mx = ["a.example", "\${var.x}.example"«»] }\n${from("local.mx")}`
          .replace('"a.example", ', '"a.example"«, "new.example.net"», ')
          .replace("«»", ""),
    },
  ],
  [
    "lists that are put together",
    {
      "main.tf": `locals { more = [for x in ["c"] : "\${x}.example"] }\n${from('concat(["a.example"«, "new.example.net"»], local.more)')}`,
    },
  ],
  [
    "formatlist",
    {
      "main.tf":
        'output "p" { value = "version: STSv1\\nmode: enforce\\n${join("\\n", formatlist("mx: %s", ["a.example", "b.example"«, "new.example.net"»]))}\\nmax_age: 86400\\n" }',
    },
  ],
  [
    "a directive",
    {
      "main.tf":
        'locals { mx = ["a.example"«, "new.example.net"»] }\noutput "p" {\n  value = <<EOT\nversion: STSv1\nmode: enforce\n%{ for h in local.mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\nEOT\n}',
    },
  ],
  [
    "a directive in a template",
    {
      "main.tf":
        'output "p" { value = templatefile("sts.tftpl", { mx = ["a.example", "b.example"«, "new.example.net"»] }) }',
      "sts.tftpl": "version: STSv1\nmode: enforce\n%{ for h in mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\n",
    },
  ],
  [
    "a template with lines of its own",
    {
      "main.tf": 'output "p" { value = templatefile("sts.tftpl", { mode = "enforce" }) }',
      "sts.tftpl": "version: STSv1\nmode: ${mode}\nmx: a.example«\nmx: new.example.net»\nmax_age: 86400\n",
    },
  ],
  [
    "a template whose lines are filled in one by one",
    {
      "main.tf": 'output "p" { value = templatefile("sts.tftpl", { first = "a.example" }) }',
      "sts.tftpl": "version: STSv1\nmode: enforce\nmx: ${first}«\nmx: new.example.net»\nmax_age: 86400\n",
    },
  ],
  [
    "a heredoc",
    {
      "main.tf":
        'output "p" {\n  value = <<-EOT\n    version: STSv1\n    mode: enforce\n    mx: a.example«\n    mx: new.example.net»\n    max_age: 86400\n  EOT\n}',
    },
  ],
  [
    "a heredoc that ends with the list",
    {
      "main.tf":
        'output "p" {\n  value = <<-EOT\n    version: STSv1\n    mode: enforce\n    max_age: 86400\n    mx:  a.example«\n    mx:  new.example.net»\n  EOT\n}',
    },
  ],
  [
    "a heredoc with a value from elsewhere",
    {
      "main.tf":
        'locals { host = "a.example" }\noutput "p" {\n  value = <<-EOT\n    version: STSv1\n    mode: enforce\n    mx: ${local.host}«\n    mx: new.example.net»\n    max_age: 86400\n  EOT\n}',
    },
  ],
  [
    "a heredoc with elements by index",
    {
      "main.tf":
        'locals { mx = ["a.example", "b.example"] }\noutput "p" {\n  value = <<-EOT\n    version: STSv1\n    mode: enforce\n    mx: ${local.mx[0]}\n    mx: ${local.mx[1]}«\n    mx: new.example.net»\n    max_age: 86400\n  EOT\n}',
    },
  ],
  [
    "quotes",
    {
      "main.tf":
        'output "p" { value = "version: STSv1\\nmode: enforce\\nmx: a.example«\\nmx: new.example.net»\\nmax_age: 86400\\n" }',
    },
  ],
  [
    "quotes up to the list",
    {
      "main.tf":
        'output "p" { value = "version: STSv1\\nmode: enforce\\nmax_age: 86400\\nmx: a.example«\\nmx: new.example.net»" }',
    },
  ],
  [
    "JSON",
    {
      "main.tf.json":
        '{"output": {"p": {"value": "version: STSv1\\nmode: enforce\\nmx: a.example«\\nmx: new.example.net»\\nmax_age: 86400\\n"}}}',
    },
  ],
  [
    "a list of lines",
    {
      "main.tf":
        'output "p" { value = join("\\n", ["version: STSv1", "mode: enforce", "mx: a.example"«, "mx: new.example.net"», "max_age: 86400"]) }',
    },
  ],
  [
    "a list of lines, one on a line",
    {
      "main.tf":
        'output "p" {\n  value = join("\\n", [\n    "version: STSv1",\n    "mode: enforce",\n    "mx: a.example",«\n    "mx: new.example.net",»\n    "max_age: 86400",\n  ])\n}',
    },
  ],
  [
    "a list of lines that ends with the patterns",
    {
      "main.tf":
        'output "p" { value = join("\\n", ["version: STSv1", "mode: enforce", "max_age: 86400", "mx: a.example"«, "mx: new.example.net"»]) }',
    },
  ],
  [
    "lines with interpolations in a list",
    {
      "main.tf":
        'locals { d = "example" }\noutput "p" { value = join("\\n", ["version: STSv1", "mode: enforce", "mx: a.example"«, "mx: new.example.net"», "mx: b.${local.d}", "max_age: 86400"]) }',
    },
  ],
  [
    "a list in a file of YAML",
    {
      "main.tf": from('yamldecode(file("sts.yaml")).mx'),
      "sts.yaml": "mode: enforce\nmx:\n  - a.example\n  - b.example # second«\n  - new.example.net»\nmax_age: 86400\n",
    },
  ],
  [
    "a list in quotes in a file of YAML",
    { "main.tf": from('yamldecode(file("sts.yaml")).mx'), "sts.yaml": 'mx:\n- "a.example"«\n- "new.example.net"»' },
  ],
  [
    "a list on one line in a file of YAML",
    {
      "main.tf": from('yamldecode(file("sts.yaml")).mx'),
      "sts.yaml": "mx: [a.example, b.example«, new.example.net»]\n",
    },
  ],
  [
    "a list in a file of JSON",
    { "main.tf": from('jsondecode(file("sts.json")).mx'), "sts.json": '{"mx": ["a.example"«, "new.example.net"»]}\n' },
  ],
  [
    "a file",
    {
      "main.tf": 'output "p" { value = file("mta-sts.txt") }',
      "mta-sts.txt": "version: STSv1\nmode: enforce\nmx: a.example«\nmx: new.example.net»\nmax_age: 86400\n",
    },
  ],
  [
    "a file that ends with the patterns",
    {
      "main.tf": 'output "p" { value = file("mta-sts.txt") }',
      "mta-sts.txt": "version: STSv1\nmode: enforce\nmax_age: 86400\nmx: a.example«\nmx: new.example.net»",
    },
  ],
  [
    "a policy in a file of YAML",
    {
      "main.tf": 'output "p" { value = yamldecode(file("sts.yaml")).policy }',
      "sts.yaml":
        "policy: |\n  version: STSv1\n  mode: enforce\n  mx: a.example«\n  mx: new.example.net»\n  max_age: 86400\n",
    },
  ],
  [
    "lines in a file of YAML",
    {
      "main.tf": 'output "p" { value = join("\\n", yamldecode(file("sts.yaml")).lines) }',
      "sts.yaml":
        "lines:\n  - 'version: STSv1'\n  - 'max_age: 86400'\n  - 'mode: enforce'\n  - 'mx: a.example'«\n  - 'mx: new.example.net'»\n",
    },
  ],
  [
    "a template literal of JavaScript",
    {
      "main.tf":
        'resource "w" "s" {\n  content = <<-EOT\n    const p = `version: STSv1\n    mode: enforce\n    mx: a.example«\n    mx: new.example.net»\n    max_age: 86400`;\n  EOT\n}',
    },
  ],
  [
    "an array of JavaScript",
    {
      "main.tf":
        'resource "w" "s" {\n  content = <<-EOT\n    const p = [\n      "version: STSv1",\n      "mode: enforce",\n      "mx: a.example",«\n      "mx: new.example.net",»\n      "max_age: 86400",\n    ].join("\\n");\n  EOT\n}'.replace(
          '"mx: a.example",«\n      "mx: new.example.net",»',
          '"mx: a.example«",\n      "mx: new.example.net»",',
        ),
    },
  ],
  [
    "a string of JavaScript in a file",
    {
      "main.tf": 'resource "w" "s" { content = file("worker.js") }',
      "worker.js":
        'const p = "version: STSv1\\nmode: enforce\\nmx: a.example«\\nmx: new.example.net»\\nmax_age: 86400\\n";\n',
    },
  ],
  [
    "a string of JavaScript in quotes",
    {
      "main.tf":
        'resource "w" "s" { content = "return \\"version: STSv1\\\\nmode: enforce\\\\nmx: a.example«\\\\nmx: new.example.net»\\\\nmax_age: 86400\\\\n\\"" }',
    },
  ],
  [
    "nginx",
    {
      "main.tf":
        'resource "w" "s" {\n  content = <<-EOT\n    return 200 "version: STSv1\\r\\nmode: enforce\\r\\nmx: a.example«\\r\\nmx: new.example.net»\\r\\nmax_age: 86400\\r\\n";\n  EOT\n}',
    },
  ],
  [
    "a file that cloud-init writes",
    {
      "main.tf":
        'resource "w" "s" {\n  user_data = <<-EOT\n    content: |\n      version: STSv1\n      mode: enforce\n      mx: a.example«\n      mx: new.example.net»\n      max_age: 86400\n  EOT\n}',
    },
  ],
  [
    "a policy that is put into code",
    {
      "main.tf":
        'locals {\n  policy = <<-EOT\n    version: STSv1\n    mode: enforce\n    mx: a.example«\n    mx: new.example.net»\n    max_age: 86400\n  EOT\n}\nresource "w" "s" { content = templatefile("worker.js", { policy = jsonencode(local.policy) }) }',
      "worker.js": "const p = ${policy};\n",
    },
  ],
  [
    "a policy for each of several domains, with lists of their own",
    {
      "main.tf": `locals { sites = { a = ["a.example"«, "new.example.net"»], b = ["b.example"] } }\n${from("mx").replace("value = ", "value = [for mx in values(local.sites) : ").replace(/ }$/, "] }")}`,
    },
  ],
];

const written = (files: Files, keep: boolean): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      keep ? text.replace(/[«»]/g, "") : text.replace(/«[^»]*»/g, ""),
    ]),
  );

test.each(ADDED)("adds to %s", async (_, files) => {
  const before = written(files, false);
  const after = await withNewPattern(before);
  expect(after).toEqual(written(files, true));
  const patterns = [...(await patternsIn(before)), ...NEW].sort();
  expect([...(await patternsIn(after ?? {}))].sort()).toEqual(patterns);
});

test("adds several at once", async () => {
  const files = { "main.tf": `locals {\n  mx = [\n    "a.example",\n  ]\n}\n${from("local.mx")}` };
  const after = await withNewPattern(files, ["b.example" as Name, "c.example" as Name]);
  expect(await patternsIn(after ?? {})).toEqual(["a.example", "b.example", "c.example"]);
});

/** Where it takes a person, nothing is added. */
const LEFT: readonly (readonly [what: string, files: Files])[] = [
  ["keys of a map", { "main.tf": `locals { mx = { "a.example" = 10, "b.example" = 20 } }\n${from("keys(local.mx)")}` }],
  ["fragments", { "main.tf": `locals { mx = ["a", "b"] }\n${from('[for x in local.mx : "${x}.example"]')}` }],
  [
    "a directive over a map",
    {
      "main.tf":
        'locals { mx = { "a.example" = 1 } }\noutput "p" {\n  value = <<EOT\nversion: STSv1\nmode: enforce\n%{ for h, _ in local.mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\nEOT\n}',
    },
  ],
  ["split", { "main.tf": from('split(",", "a.example,b.example")') }],
  [
    "a file of CSV",
    { "main.tf": from('[for r in csvdecode(file("mx.csv")) : r.host]'), "mx.csv": "host\na.example\nb.example\n" },
  ],
  ["a value alone", { "main.tf": `variable "host" { default = "a.example" }\n${from("[var.host]")}` }],
  [
    "a template within a directive",
    {
      "main.tf": 'output "p" { value = templatefile("sts.tftpl", { mx = { "a.example" = 1 } }) }',
      "sts.tftpl": "version: STSv1\nmode: enforce\n%{ for h, _ in mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\n",
    },
  ],
  [
    "upper case that is made lower",
    { "main.tf": `locals { mx = ["A.example"] }\n${from("[for x in local.mx : lower(x)]")}` },
  ],
  ["a policy that is not known", { "main.tf": 'resource "a" "b" {\n  key = "mta-sts.txt"\n  content = data.x.y.z\n}' }],
];

test.each(LEFT)("leaves %s alone", async (_, files) => {
  expect((await readPolicies(files)).policies.length).toBe(1);
  expect(await withNewPattern(files)).toBeUndefined();
});
