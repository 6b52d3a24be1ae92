import { forgottenAndRenewed, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, POLICY_FILE, ROUTE53, route53Txt, s3Policy } from "./parts.js";

const BY_VARIABLE = `${route53Txt('"v=STSv1; id=${var.mta_sts_id}"')}${s3Policy(HEREDOC)}`;

const DECLARED = `
variable "mta_sts_id" {
  type        = string
  description = "Has to change with the policy."
}
`;

/** A module that publishes a record with the id it is given. */
const RECORD_MODULE = `
variable "domain" { type = string }
variable "policy_id" {}

data "aws_route53_zone" "this" {
  name = var.domain
}

resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.this.zone_id
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  ttl     = 3600
  records = ["v=STSv1; id=\${var.policy_id}"]
}
`;

/** A module that publishes all that it is given as a list of records. */
const ZONE_MODULE = `
variable "zone_name" {}
variable "txt_records" {
  type = list(object({ name = string, records = list(string), ttl = optional(number, 3600) }))
}

resource "azurerm_dns_txt_record" "this" {
  for_each            = { for record in var.txt_records : record.name => record }
  zone_name           = var.zone_name
  resource_group_name = "dns"
  name                = each.key
  ttl                 = each.value.ttl

  dynamic "record" {
    for_each = toset(each.value.records)
    content {
      value = record.key
    }
  }
}
`;

export const idCases: readonly TerraformCase[] = [
  ...forgottenAndRenewed("an id in a local", {
    "main.tf": `locals {\n  id = "20240101"\n}\n${route53Txt('"v=STSv1; id=${local.id}"')}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed("an id in the default of a variable", {
    "main.tf": `variable "mta_sts_id" {\n  default = "20240101"\n}\n${BY_VARIABLE}`,
  }),
  ...forgottenAndRenewed("an id that is a number", {
    "main.tf": `variable "mta_sts_id" {\n  type    = number\n  default = 20240101\n}\n${BY_VARIABLE}`,
  }),
  ...forgottenAndRenewed(
    "an id in terraform.tfvars, which beats the default",
    {
      "main.tf": `variable "mta_sts_id" {\n  default = "20230101"\n}\n${BY_VARIABLE}`,
      "terraform.tfvars": 'mta_sts_id = "20240101"\n',
    },
    { id: "terraform.tfvars" },
  ),
  ...forgottenAndRenewed(
    "an id in a file of automatic variables, which beats terraform.tfvars",
    {
      "main.tf": `${DECLARED}${BY_VARIABLE}`,
      "terraform.tfvars": 'mta_sts_id = "20230101"\n',
      "mail.auto.tfvars": '# mail\nmta_sts_id = "20240101"\n',
    },
    { id: "mail.auto.tfvars" },
  ),
  ...forgottenAndRenewed(
    "an id in terraform.tfvars.json",
    { "main.tf": `${DECLARED}${BY_VARIABLE}`, "terraform.tfvars.json": '{ "mta_sts_id": "20240101" }\n' },
    { id: "terraform.tfvars.json" },
  ),
  ...forgottenAndRenewed(
    "an id in an argument of a module",
    {
      "dns/main.tf": `module "mta_sts" {
  source    = "../modules/mta-sts"
  domain    = "example.com"
  policy_id = "20240101"
}
`,
      "modules/mta-sts/main.tf": RECORD_MODULE,
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE, id: "dns/main.tf" },
  ),
  ...forgottenAndRenewed(
    "an id that goes through two modules",
    {
      "main.tf": `locals {
  ids = { "example.com" = "20240101" }
}
module "mail" {
  source   = "./modules/mail"
  for_each = local.ids
  domain   = each.key
  id       = each.value
}
`,
      "modules/mail/main.tf": `variable "domain" {}
variable "id" {}
module "mta_sts" {
  source    = "../mta-sts"
  domain    = var.domain
  policy_id = var.id
}
`,
      "modules/mta-sts/main.tf": RECORD_MODULE,
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE },
  ),
  ...forgottenAndRenewed(
    "an id in a list of records that a module publishes",
    {
      "main.tf": `module "example_com" {
  source    = "./module/dnsrecords"
  zone_name = "example.com"
  txt_records = [
    { name = "_mta-sts", records = ["v=STSv1; id=20240101"] },
    { name = "_smtp._tls", records = ["v=TLSRPTv1; rua=mailto:tls@example.com"] },
  ]
}
`,
      "module/dnsrecords/main.tf": ZONE_MODULE,
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE },
  ),
  ...forgottenAndRenewed(
    "an id in a YAML file",
    {
      "main.tf": `locals {
  zone = yamldecode(file("\${path.module}/records.yaml"))
}
resource "cloudflare_dns_record" "this" {
  for_each = { for record in local.zone.records : "\${record.name}-\${record.type}" => record }
  zone_id  = "0123456789abcdef0123456789abcdef"
  name     = "\${each.value.name}.\${local.zone.name}"
  type     = each.value.type
  content  = each.value.content
  ttl      = lookup(each.value, "ttl", 1)
}
`,
      "records.yaml": `name: example.com
records:
  - name: _mta-sts
    type: TXT
    content: v=STSv1; id=20240101
  - name: www
    type: CNAME
    content: example.com
`,
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE, id: "records.yaml" },
  ),
  ...forgottenAndRenewed(
    "an id in a JSON file",
    {
      "main.tf": `locals {
  mail = jsondecode(file("mail.json"))
}
${route53Txt('"v=STSv1; id=${local.mail["mta_sts"].id}"')}`,
      "mail.json": '{\n  "mta_sts": { "id": "20240101" }\n}\n',
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE, id: "mail.json" },
  ),
  ...forgottenAndRenewed("an id by format", {
    "main.tf": `locals {\n  revision = "20240101"\n}\n${route53Txt('format("v=STSv1; id=%s;", local.revision)')}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed("an id by a conditional and a lookup", {
    "main.tf": `variable "stage" {
  default = "live"
}
locals {
  ids = { live = "20240101", test = "1" }
}
${route53Txt('var.stage == "live" ? "v=STSv1; id=${lookup(local.ids, var.stage, "0")}" : "v=STSv1; id=2"')}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed(
    "an id that is given, where it would be computed otherwise",
    {
      "main.tf": `variable "domains" {}
resource "aws_route53_record" "mta_sts" {
  for_each = { for name, domain in var.domains : name => domain if try(domain.mta_sts, false) }
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = "_mta-sts.\${each.key}"
  type     = "TXT"
  ttl      = 300
  records  = ["v=STSv1; id=\${try(each.value.id, md5(jsonencode(each.value)))}"]
}
resource "aws_s3_object" "policy" {
  for_each = { for name, domain in var.domains : name => domain if try(domain.mta_sts, false) }
  bucket   = "mta-sts.\${each.key}"
  key      = ".well-known/mta-sts.txt"
  content  = "version: STSv1 \\nmode: \${each.value.mode} \\nmax_age: \${each.value.max_age} \\nmx: mail.\${each.key}"
}
`,
      "domains.auto.tfvars": `domains = {
  "example.com" = {
    mta_sts = true
    mode    = "enforce"
    max_age = "604800"
    id      = "20240101" # or leave it out
  }
  "example.net" = {
    mta_sts = false
  }
}
`,
    },
    { raised: "domains.auto.tfvars", id: "domains.auto.tfvars" },
  ),
  ...forgottenAndRenewed(
    "a .tf.json file",
    {
      "dns.tf.json": `{
  "resource": {
    "cloudflare_record": {
      "mta_sts": {
        "zone_id": "\${var.zone_id}",
        "name": "_mta-sts.example.com",
        "type": "TXT",
        "content": "v=STSv1; id=20240101"
      }
    }
  },
  "variable": { "zone_id": { "type": "string" } }
}
`,
      [POLICY_FILE]: POLICY,
    },
    { raised: POLICY_FILE, id: "dns.tf.json" },
  ),
  ...forgottenAndRenewed(
    "a .tofu file, which stands in the place of the .tf file of that name",
    {
      "main.tofu": `${route53Txt('"v=STSv1; id=20240101"')}${s3Policy(HEREDOC)}`,
      "main.tf": route53Txt('"v=STSv1; id=20230101"'),
    },
    { raised: "main.tofu", id: "main.tofu" },
  ),
  ...forgottenAndRenewed("letters beyond ASCII in front of it, and a byte order mark", {
    "main.tf": `\uFEFF# Für 𝒎𝒂𝒊𝒍 🔒 von Jürgen\n/* „id“ */ ${ROUTE53.replace("# ", "")}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed("line ends of Windows", {
    "main.tf": `${ROUTE53}${s3Policy(HEREDOC)}`.replaceAll("\n", "\r\n"),
  }),
  ...forgottenAndRenewed("an escape beside it", {
    "main.tf": `${route53Txt('"v=STSv1\\u003b id=20240101"')}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed("a TXT value in several strings", {
    "main.tf": `${route53Txt('"v=STSv1; \\"\\"id=20240101"')}${s3Policy(HEREDOC)}`,
  }),
  ...forgottenAndRenewed(
    "a counter",
    { "main.tf": `${DECLARED}${BY_VARIABLE}`, "terraform.tfvars": 'mta_sts_id = "v3"\n' },
    {
      id: "terraform.tfvars",
      renewal: ["v3", "v4"],
      holds: ["example.com | v4 | enforce 1209600 mail.example.com | -"],
    },
  ),
  ...forgottenAndRenewed(
    "date and time, with T and Z",
    {
      "main.tf": `${route53Txt('"v=STSv1; id=20240101T080000Z"')}${s3Policy(HEREDOC)}`,
    },
    { renewal: ["20240101T080000Z", "20260401T120000Z"] },
  ),
];
