// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateFiles, type Files, showEvaluation } from "./evaluating.testing.js";

/** In milliseconds; each takes a fraction of that, and the machines of others are slow. */
const PATIENCE = 10_000;

function numbered(count: number, write: (index: number) => readonly [string, string]): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => write(index)));
}

/** Files, and what is said about them in the end. */
const HOSTILE: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "a chain of thousands of modules",
    numbered(3000, (index) => [
      `m${index}/m.tf`,
      `module "m" { source = "../m${index + 1}" }\noutput "x" { value = module.m.x }`,
    ]),
    ["modules are nested too deeply"],
  ],
  [
    "modules that call the next one twice",
    numbered(40, (index) => [
      `m${index}/m.tf`,
      `module "a" { source = "../m${index + 1}" }\nmodule "b" { source = "../m${index + 1}" }`,
    ]),
    ["it has more than 20000 resources", "modules are nested too deeply"],
  ],
  [
    "a module that is called thousands of times",
    {
      "main.tf": Array.from({ length: 5000 }, (_, index) => `module "m${index}" { source = "./m" }`).join("\n"),
      "m/m.tf": 'resource "r_t" "a" { v = 1 }',
    },
    [],
  ],
  [
    "modules that call one another in a circle, with a count",
    {
      "main.tf": 'module "a" {\n source = "./a"\n count = 100\n}',
      "a/a.tf": 'module "b" {\n source = "../b"\n count = 100\n}',
      "b/b.tf": 'module "a" {\n source = "../a"\n count = 100\n}',
    },
    ["the module in a calls itself"],
  ],
  [
    "a huge count",
    { "main.tf": 'resource "r_t" "a" {\n count = 1e15\n v = count.index\n}\nresource "r_t" "b" { v = 1 }' },
    ["it has more than 20000 resources"],
  ],
  [
    "a huge for_each",
    { "main.tf": 'resource "r_t" "a" {\n for_each = toset([for i in range(1000000) : "x${i}"])\n v = each.key\n}' },
    [],
  ],
  [
    "thousands of instances that each ask for one of thousands",
    {
      "main.tf":
        'locals { m = { for i in range(1000) : "k${i}" => i } }\nresource "r_t" "a" {\n for_each = local.m\n v = each.value\n}\nresource "r_t" "b" {\n for_each = r_t.a\n v = r_t.a[each.key].v\n w = module.m[each.key].v\n}\nmodule "m" {\n for_each = local.m\n source = "./m"\n v = each.value\n}',
      "m/m.tf": 'variable "v" {}\noutput "v" { value = var.v }',
    },
    [],
  ],
  [
    "a huge dynamic block",
    {
      "main.tf":
        'resource "r_t" "a" {\n dynamic "x" {\n  for_each = range(1000)\n  content {\n   dynamic "y" {\n    for_each = range(1000)\n    content { v = y.value }\n   }\n  }\n }\n}',
    },
    ["it takes too much to evaluate"],
  ],
  [
    "a long chain of locals",
    {
      "main.tf": `locals {\n${Array.from({ length: 5000 }, (_, index) => ` l${index} = local.l${index + 1}`).join("\n")}\n}`,
    },
    [],
  ],
  [
    "locals that double",
    {
      "main.tf": `locals {\n l0 = "xxxxxxxxxx"\n${Array.from({ length: 60 }, (_, index) => ` l${index + 1} = "\${local.l${index}}\${local.l${index}}"`).join("\n")}\n}\noutput "x" { value = length(local.l60) }`,
    },
    ["it takes too much to evaluate"],
  ],
  [
    "thousands of files of values",
    {
      "main.tf": 'variable "a" {}\noutput "x" { value = var.a }',
      ...numbered(10_000, (index) => [`v${index}.tfvars`, `a = ${index}`]),
    },
    ["there are more than 2000 files of such values", "it has more than 64 files of values of variables"],
  ],
  [
    "a file that names the next one",
    {
      "main.tf": 'output "x" { value = templatefile("t0.tpl", {}) }',
      ...numbered(50, (index) => [`t${index}.tpl`, `\${templatefile("t${index + 1}.tpl", {})}`]),
    },
    [],
  ],
  [
    "a file that names itself",
    { "main.tf": 'output "x" { value = templatefile("t.tpl", {}) }', "t.tpl": '${templatefile("t.tpl", {})}' },
    [],
  ],
  ["files without end", { "main.tf": 'output "x" { value = [for i in range(100000) : file("f${i}")] }' }, []],
  [
    "names of prototypes",
    {
      "main.tf":
        'variable "__proto__" { default = 1 }\nlocals { constructor = 2 }\nresource "__proto__" "toString" { __proto__ = { __proto__ = 1 } }\noutput "x" { value = [var.__proto__, local.constructor, var.toString, __proto__.toString.__proto__] }',
    },
    [],
  ],
  [
    "patterns that take long to match",
    { "main.tf": `output "x" { value = fileset(".", "${"*a".repeat(2000)}") }`, ["a".repeat(5000)]: "" },
    [],
  ],
];

test.each(HOSTILE)(
  "%s",
  async (_, files, expected) => {
    const start = performance.now();
    const { undecided, evaluations } = await evaluateFiles(files);
    expect([...new Set(undecided.map(({ reason }) => reason))].sort()).toEqual([...expected].sort());
    expect(evaluations.length).toBeLessThanOrEqual(100);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  },
  30_000,
);

test("an honest root beside a hostile one is evaluated", async () => {
  const { evaluations } = await evaluateFiles({
    "a/main.tf": "locals { x = [for i in range(100000) : [for j in range(100000) : i]] }",
    "b/main.tf": 'output "x" { value = 1 }',
  });
  expect(evaluations.flatMap(showEvaluation)).toContain("x = 1");
});

const REPOSITORY: Files = {
  "main.tf": `
variable "domains" {
  type = map(object({ id = string, mx = optional(list(string), []) }))
}
locals { policy = templatefile("\${path.module}/p.tftpl", { mx = ["a", "b"] }) }
module "mail" {
  source   = "./mail"
  for_each = var.domains
  id       = each.value.id
}
resource "aws_s3_object" "p" {
  count   = 2
  content = local.policy
  dynamic "tag" {
    for_each = toset(["x"])
    content { v = tag.key }
  }
}
output "x" { value = [module.mail["a.example"].full, aws_s3_object.p[*].etag] }
`,
  "mail/main.tf.json": '{"variable": {"id": {}}, "output": {"full": {"value": "v=STSv1; id=${var.id};"}}}',
  "prod.tfvars": 'domains = { "a.example" = { id = "1" } }',
  "main_override.tf": 'module "mail" { id = "2" }',
  "p.tftpl": "%{ for m in mx }mx: ${m}\n%{ endfor }",
};
const PATHS = Object.keys(REPOSITORY);
const FRAGMENTS = [
  "{",
  "}",
  '"',
  "${",
  "<<E\n",
  "\n",
  "=",
  "[",
  "]",
  "(",
  ")",
  "for_each",
  "count",
  "..",
  "null",
  "\0",
  "\ud800",
  "é",
];

test("mutations never throw", async () => {
  const mutation = fc.record({
    path: fc.constantFrom(...PATHS),
    at: fc.nat(),
    cut: fc.nat(30),
    put: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 3 }).map((parts) => parts.join("")),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const files: Record<string, string> = { ...REPOSITORY };
      for (const { path, at, cut, put } of mutations) {
        const text = files[path] ?? "";
        const start = at % (text.length + 1);
        files[path] = text.slice(0, start) + put + text.slice(start + cut);
      }
      const { evaluations } = await evaluateFiles(files);
      evaluations.flatMap(showEvaluation);
    }),
    { numRuns: 150 },
  );
}, 60_000);
