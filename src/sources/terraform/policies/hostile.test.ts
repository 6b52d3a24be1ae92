import fc from "fast-check";
import { expect, test } from "vitest";
import type { Files } from "../modules/evaluating.testing.js";
import { readPolicies, readPolicyDomains } from "./reading.testing.js";

const TEXT = '"version: STSv1\\nmode: enforce\\nmx: mx.example.com\\nmax_age: 86400\\n"';

const records = Array.from(
  { length: 5_000 },
  (_, index) =>
    `resource "cloudflare_record" "r${index}" {\n  zone_id = "z"\n  name = "h${index}"\n  value = "192.0.2.1"\n}`,
).join("\n");

const domains = Array.from({ length: 1_000 }, (_, index) => `"d${index}.example"`).join(", ");

const LARGE: readonly (readonly [what: string, files: Files, policies: number])[] = [
  ["5,000 records", { "main.tf": `${records}\nlocals { policy = ${TEXT} }` }, 1],
  [
    "1,000 policies",
    {
      "main.tf": `resource "aws_s3_bucket" "b" {
  for_each = toset([${domains}])
  bucket = each.key
}
resource "aws_s3_object" "p" {
  for_each = toset([${domains}])
  bucket = aws_s3_bucket.b[each.key].id
  content = "version: STSv1\\nmode: enforce\\nmx: mx.\${each.key}\\nmax_age: 86400\\n"
  etag = md5("version: STSv1\\nmode: enforce\\nmx: mx.\${each.key}\\nmax_age: 86400\\n")
}`,
    },
    1_000,
  ],
  [
    "1,000 policies in locals, uploaded encoded",
    {
      "main.tf": `locals { policies = { for d in [${domains}] : d => "version: STSv1\\nmode: enforce\\nmx: mx.\${d}\\nmax_age: 86400\\n" } }
resource "aws_s3_object" "p" {
  for_each = local.policies
  key = "mta-sts.txt"
  content_base64 = base64encode(each.value)
}`,
    },
    1_000,
  ],
  [
    "code of a worker for each of 1,000 domains",
    {
      "main.tf": `resource "cloudflare_workers_script" "w" {
  for_each = toset([${domains}])
  script_name = each.key
  content = file("worker.js")
}`,
      "worker.js": `const policy = ${TEXT};\n${"// padding\n".repeat(5_000)}`,
    },
    1,
  ],
  [
    "a huge text",
    { "main.tf": 'output "p" { value = file("big.js") }', "big.js": `const a = ${TEXT};\n${"x ".repeat(1_000_000)}` },
    0,
  ],
  ["a deep value", { "main.tf": `locals { mta_sts = ${"[".repeat(60)}${TEXT}${"]".repeat(60)} }` }, 0],
  [
    "names of a prototype",
    { "main.tf": `resource "__proto__" "constructor" { toString = { __proto__ = ${TEXT} } }` },
    1,
  ],
  [
    "circles",
    {
      "main.tf": `locals {\n  a = local.b\n  b = local.a\n  mta_sts = ${TEXT}\n}\nresource "a_b" "c" { content = a_b.d.content }\nresource "a_b" "d" { content = a_b.c.content }`,
    },
    1,
  ],
];

test.each(LARGE)("%s", async (_, files, policies) => {
  await readPolicies({ "main.tf": "" });
  const start = performance.now();
  expect((await readPolicies(files)).policies.length).toBe(policies);
  expect(performance.now() - start).toBeLessThan(10_000);
});

const WHOLE: Files = {
  "main.tf": `variable "mx" { default = ["a.example"] }
locals {
  policy = templatefile("\${path.module}/sts.tftpl", { mx = var.mx })
}
resource "aws_s3_object" "p" {
  for_each = { "example.com" = "enforce" }
  bucket = "mta-sts.\${each.key}"
  key = ".well-known/mta-sts.txt"
  content = <<-EOT
    version: STSv1
    mode: \${each.value}
    \${join("\\n", formatlist("mx: %s", var.mx))}
    max_age: 86400
  EOT
}
resource "cloudflare_workers_script" "w" {
  content = "const p = \${jsonencode(local.policy)};"
}
`,
  "sts.tftpl": "version: STSv1\nmode: testing\n%{ for h in mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\n",
};

test("no file is too broken", async () => {
  const paths = Object.keys(WHOLE);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.nat(800),
      fc.nat(40),
      fc.constantFrom("", '"', "${", "}", "%{", "[", "\0", "\n", "mta-sts.txt", "é", "<<EOT\n"),
      async (path, at, length, text) => {
        const before = WHOLE[path] ?? "";
        const files = { ...WHOLE, [path]: before.slice(0, at) + text + before.slice(at + length) };
        const { policies } = await readPolicies(files, ["example.com"]);
        for (const { insertPatterns, range } of policies) {
          insertPatterns?.(["x.example"]);
          expect(range.end).toBeGreaterThanOrEqual(range.start);
        }
        await readPolicyDomains(files);
      },
    ),
    { numRuns: 150 },
  );
});
