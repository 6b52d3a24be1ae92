// biome-ignore-all lint/suspicious/noTemplateCurlyInString: expressions of Terraform
import { expect, test } from "vitest";
import { type Files, showFiles } from "./evaluating.testing.js";

/** Configurations as they are found in the field, and some of what they come to. */
const SHAPES: readonly (readonly [string, Files, readonly string[]])[] = [
  [
    "Cloudflare: the id in a file of values, full names, a worker with a heredoc",
    {
      "dns.tf": `
variable "domain" {}
variable "mta_sts_id" { type = string }
locals {
  mx = ["mx1.example.net", "mx2.example.net"]
}
resource "cloudflare_record" "mta_sts" {
  zone_id = cloudflare_zone.main.id
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  content = "\\"v=STSv1; id=\${var.mta_sts_id}\\""
}
resource "cloudflare_zone" "main" { zone = var.domain }
resource "cloudflare_record" "mx" {
  for_each = { for index, host in local.mx : host => 10 * (index + 1) }
  zone_id  = cloudflare_zone.main.id
  name     = "@"
  type     = "MX"
  content  = each.key
  priority = each.value
}
resource "cloudflare_workers_script" "policy" {
  content = <<-JS
    const policy = \`version: STSv1
    mode: enforce
    \${join("\\n", [for host in local.mx : "mx: \${host}"])}
    max_age: 86400\`
  JS
}
`,
      "terraform.tfvars": 'domain = "example.com"\nmta_sts_id = 20260101',
    },
    [
      "cloudflare_record.mta_sts: zone_id = unknown: cloudflare_zone.main.id is known only to the provider",
      'cloudflare_record.mta_sts: name = "_mta-sts.example.com"',
      'cloudflare_record.mta_sts: content = ""v=STSv1; id=20260101""',
      'cloudflare_record.mx["mx2.example.net"]: priority = 20',
      'cloudflare_workers_script.policy: content = "const policy = `version: STSv1\nmode: enforce\nmx: mx1.example.net\nmx: mx2.example.net\nmax_age: 86400`\n"',
    ],
  ],
  [
    "Route 53: a module for each domain, the policy from a template, the id a hash of it",
    {
      "infra/main.tf": `
module "mta_sts" {
  source   = "../modules/mta-sts"
  for_each = local.domains
  domain   = each.key
  mode     = each.value.mode
  mx       = each.value.mx
}
locals { domains = yamldecode(file("\${path.root}/domains.yaml")) }
`,
      "infra/domains.yaml":
        "example.com:\n  mode: enforce\n  mx: [mx.example.net]\nexample.org:\n  mode: testing\n  mx: [a.example, b.example]\n",
      "modules/mta-sts/main.tf": `
variable "domain" { type = string }
variable "mode" { default = "testing" }
variable "mx" { type = list(string) }
locals {
  policy = templatefile("\${path.module}/policy.tftpl", { mode = var.mode, mx = var.mx })
}
data "aws_route53_zone" "zone" { name = var.domain }
resource "aws_route53_record" "sts" {
  zone_id = data.aws_route53_zone.zone.zone_id
  name    = "_mta-sts.\${data.aws_route53_zone.zone.name}"
  type    = "TXT"
  records = ["v=STSv1; id=\${substr(sha256(local.policy), 0, 10)};"]
}
resource "aws_s3_object" "policy" {
  key     = ".well-known/mta-sts.txt"
  content = local.policy
}
`,
      "modules/mta-sts/policy.tftpl":
        "version: STSv1\nmode: ${mode}\n%{ for host in mx ~}\nmx: ${host}\n%{ endfor ~}\nmax_age: 86400\n",
    },
    [
      'module.mta_sts["example.com"].aws_route53_record.sts: name = "_mta-sts.example.com"',
      'module.mta_sts["example.com"].aws_s3_object.policy: content = "version: STSv1\nmode: enforce\nmx: mx.example.net\nmax_age: 86400\n"',
      'module.mta_sts["example.com"].aws_route53_record.sts: records = ["v=STSv1; id=637f0cb2a0;"]',
      'module.mta_sts["example.org"].aws_s3_object.policy: content = "version: STSv1\nmode: testing\nmx: a.example\nmx: b.example\nmax_age: 86400\n"',
    ],
  ],
  [
    "Azure: dynamic blocks from a variable with optional fields, two environments",
    {
      "variables.tf": `
variable "mail" {
  type = object({
    domain = string
    mx     = map(number)
    sts    = optional(object({ id = string, mode = optional(string, "testing") }))
  })
}
`,
      "main.tf": `
resource "azurerm_dns_mx_record" "mx" {
  name      = "@"
  zone_name = var.mail.domain
  dynamic "record" {
    for_each = var.mail.mx
    content {
      exchange   = record.key
      preference = record.value
    }
  }
}
resource "azurerm_dns_txt_record" "sts" {
  count     = var.mail.sts == null ? 0 : 1
  name      = "_mta-sts"
  zone_name = var.mail.domain
  record { value = "v=STSv1; id=\${var.mail.sts.id}" }
}
`,
      "envs/prod.tfvars": 'mail = { domain = "example.com", mx = { "mx1.example.net." = 10 }, sts = { id = "1" } }',
      "envs/stage.tfvars": 'mail = { domain = "example.org", mx = { "mx1.example.net." = 10 } }',
    },
    [
      'envs/prod.tfvars| azurerm_dns_mx_record.mx: record[0].exchange = "mx1.example.net."',
      'envs/prod.tfvars| azurerm_dns_txt_record.sts[0]: record[0].value = "v=STSv1; id=1"',
      'envs/stage.tfvars| azurerm_dns_mx_record.mx: zone_name = "example.org"',
    ],
  ],
  [
    "Google: rrdatas, the id from the time of the last change",
    {
      "main.tf": `
locals {
  policy = join("\\n", concat(["version: STSv1", "mode: enforce"], formatlist("mx: %s", var.mx), ["max_age: 604800", ""]))
}
variable "mx" { default = ["smtp.google.com"] }
resource "time_static" "policy" { triggers = { policy = local.policy } }
resource "google_dns_managed_zone" "main" { dns_name = "example.com." }
resource "google_dns_record_set" "sts" {
  managed_zone = google_dns_managed_zone.main.name
  name         = "_mta-sts.\${google_dns_managed_zone.main.dns_name}"
  type         = "TXT"
  rrdatas      = ["\\"v=STSv1; id=\${time_static.policy.unix}\\""]
}
resource "google_storage_bucket_object" "policy" {
  name    = ".well-known/mta-sts.txt"
  content = local.policy
}
`,
    },
    [
      'google_dns_record_set.sts: name = "_mta-sts.example.com."',
      'google_dns_record_set.sts: rrdatas = [""v=STSv1; id={time_static.policy.unix is known only to the provider}""]',
      'google_storage_bucket_object.policy: content = "version: STSv1\nmode: enforce\nmx: smtp.google.com\nmax_age: 604800\n"',
    ],
  ],
];

test.each(SHAPES)("%s", async (_, files, expected) => {
  const shown = await showFiles(files);
  for (const line of expected) expect(shown).toContain(line);
});
