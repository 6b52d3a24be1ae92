import { createHash } from "node:crypto";
import { edited, type Files, forgottenAndRenewed, MAX_AGE, RAISED, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, POLICY_FILE, ROUTE53, route53Txt, s3Policy } from "./parts.js";

/** Whole repositories in the manner of those that people have. */

const RECORDS_IN_VARIABLES = `variable "environment" {}
variable "domain_name" {}
variable "records" {
  type = list(object({ name = string, type = string, ttl = number, records = list(string) }))
}
data "aws_route53_zone" "domain" {
  name = var.domain_name
}
resource "aws_route53_record" "record" {
  count   = length(var.records)
  zone_id = data.aws_route53_zone.domain.zone_id
  name    = var.records[count.index].name != "" ? "\${var.records[count.index].name}.\${var.domain_name}" : var.domain_name
  type    = var.records[count.index].type
  ttl     = var.records[count.index].ttl
  records = var.records[count.index].records
}
`;

const RECORDS = `environment = "Production"
domain_name = "example.com"
records = [
  {
    name    = ""
    type    = "MX"
    ttl     = 3600
    records = ["0 mail.example.com"]
  },
  {
    name = "_mta-sts"
    type = "TXT"
    ttl  = 3600
    records = [
      "v=STSv1; id=20240101"
    ]
  },
]
`;

const MAIL_MODULE = `variable "mx" {
  type        = map(number)
  description = "Hosts and their priorities."
}
variable "mx_subdomains" {
  type    = list(string)
  default = []
}
variable "zone_id" {}
variable "mta_sts_policy_id" {
  type    = string
  default = ""
}
data "cloudflare_zone" "zone" {
  zone_id = var.zone_id
  name    = "example.com"
}
locals {
  zone_name = data.cloudflare_zone.zone.name
  mx_sets = flatten([
    for name in concat([local.zone_name], var.mx_subdomains) : [
      for host, priority in var.mx : { name = name, host = host, priority = priority }
    ]
  ])
}
resource "cloudflare_record" "mx" {
  for_each = { for set in local.mx_sets : "\${set.name == local.zone_name ? "" : "\${set.name}:"}\${set.host}" => set }
  zone_id  = var.zone_id
  name     = each.value.name
  type     = "MX"
  content  = each.value.host
  priority = each.value.priority
}
resource "cloudflare_record" "mta_sts" {
  count   = var.mta_sts_policy_id != "" ? 1 : 0
  zone_id = var.zone_id
  name    = "_mta-sts.\${local.zone_name}"
  type    = "TXT"
  content = "v=STSv1; id=\${var.mta_sts_policy_id}"
}
`;

const TRANSPORT: Files = {
  "main.tf": `variable "domain" { default = "example.com" }
variable "zone_id" { default = "Z0123456789ABCDEFGHIJ" }
variable "mode" {
  type    = string
  default = "enforce"
}
variable "report_address" {
  type    = string
  default = null
}
locals {
  published = var.zone_id != null && var.mode != null
  policy = join("\\r\\n", [
    "version: STSv1",
    "mode: \${coalesce(var.mode, "none")}",
    "mx: mail.\${var.domain}",
    "max_age: \${var.mode == "enforce" ? 604800 : 86400}",
    "",
  ])
  records = merge(
    local.published ? {
      mta_sts = {
        name  = "_mta-sts.\${var.domain}"
        type  = "TXT"
        value = "v=STSv1; id=\${substr(sha256(local.policy), 0, 24)}"
      }
    } : {},
    var.report_address == null ? {} : {
      tls = {
        name  = "_smtp._tls.\${var.domain}"
        type  = "TXT"
        value = "v=TLSRPTv1; rua=mailto:\${var.report_address}"
      }
    },
  )
}
resource "aws_route53_record" "transport" {
  for_each = local.records
  zone_id  = var.zone_id
  name     = each.value.name
  type     = each.value.type
  ttl      = 300
  records  = [each.value.value]
}
data "archive_file" "mta_sts" {
  count       = local.published ? 1 : 0
  type        = "zip"
  output_path = "\${path.module}/.build/mta-sts.zip"
  source {
    filename = "policy.txt"
    content  = local.policy
  }
  source {
    filename = "index.mjs"
    content  = <<-JS
      import { readFileSync } from 'node:fs';
      export const handler = async () => ({ statusCode: 200, body: readFileSync('policy.txt', 'utf8') });
    JS
  }
}
resource "aws_apigatewayv2_domain_name" "mta_sts" {
  count       = local.published ? 1 : 0
  domain_name = "mta-sts.\${var.domain}"
}
`,
};

const AZURE: Files = {
  "terraform/main.tf": `locals {
  policyhash     = md5("\${var.MODE},\${join(",", var.MX)}")
  cdn_prefix     = lower(replace(var.DOMAIN, "/\\\\W|_|\\\\s/", "-"))
  storage_prefix = substr(replace(local.cdn_prefix, "-", ""), 0, 16)
}
data "azurerm_dns_zone" "dns-zone" {
  name                = var.DOMAIN
  resource_group_name = "dns"
}
resource "azurerm_storage_blob" "mta-sts" {
  name                   = ".well-known/mta-sts.txt"
  storage_account_name   = "st\${local.storage_prefix}mtasts"
  storage_container_name = "$web"
  type                   = "Block"
  content_type           = "text/plain"
  source_content         = <<EOF
version: STSv1
mode: \${var.MODE}
\${join("", formatlist("mx: %s\\n", var.MX))}max_age: \${var.MAX_AGE}
  EOF
}
resource "azurerm_dns_txt_record" "mta-sts" {
  name                = "_mta-sts"
  zone_name           = data.azurerm_dns_zone.dns-zone.name
  resource_group_name = "dns"
  ttl                 = 300
  record {
    value = "v=STSv1; id=\${local.policyhash}"
  }
}
`,
  "terraform/variables.tf": `variable "DOMAIN" { default = "example.com" }
variable "MODE" { default = "enforce" }
variable "MX" { default = ["mail.example.com"] }
variable "MAX_AGE" { default = 604800 }
`,
};

const ARRAY_WORKER: Files = {
  "main.tf": `${route53Txt('"v=STSv1; id=20240101"')}
resource "cloudflare_workers_script" "mta_sts" {
  script_name = "mta-sts"
  content     = file("\${path.module}/scripts/mta-sts.js")
}
resource "cloudflare_workers_route" "mta_sts" {
  zone_id = "0123456789abcdef0123456789abcdef"
  pattern = "mta-sts.example.com/*"
  script  = cloudflare_workers_script.mta_sts.script_name
}
`,
  "scripts/mta-sts.js": `export default {
  fetch() {
    const policy = [
      "version: STSv1",
      "mode: enforce",
      "mx: mail.example.com",
      "max_age: 604800",
    ].join("\\r\\n");
    return new Response(policy, { headers: { "content-type": "text/plain" } });
  },
};
`,
};

const WORKSPACE: Files = {
  "main.tf": `locals {
  ids = { live = "20240101", test = "1" }
}
${route53Txt('"v=STSv1; id=${local.ids[terraform.workspace]}"')}${s3Policy(HEREDOC)}`,
};

const TERRAGRUNT: Files = {
  "live/terragrunt.hcl": `terraform {
  source = "../modules/mail"
}
inputs = {
  domain = "example.com"
  id     = "20240101"
}
`,
  "modules/mail/main.tf": `variable "domain" {}
variable "id" {}
resource "aws_route53_record" "mta_sts" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=\${var.id}"]
}
resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.\${var.domain}"
  key     = ".well-known/mta-sts.txt"
  content = "version: STSv1\\nmode: enforce\\nmx: mail.\${var.domain}\\nmax_age: 604800\\n"
}
`,
};

const TESTING_TO_ENFORCE = edited(TRANSPORT, { "main.tf": [['default = "enforce"', 'default = "testing"']] });
const NEXT_POLICY = ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800", ""].join("\r\n");
const NEXT_ID = createHash("sha256").update(NEXT_POLICY).digest("hex").slice(0, 24);

export const fieldCases: readonly TerraformCase[] = [
  ...forgottenAndRenewed(
    "all records of a zone in the variables of its environment",
    {
      "infrastructure/main.tf": RECORDS_IN_VARIABLES,
      "infrastructure/production.tfvars": RECORDS,
      [POLICY_FILE]: POLICY,
    },
    {
      raised: POLICY_FILE,
      id: "infrastructure/production.tfvars",
      holds: [`example.com | 20260401 | enforce ${RAISED} mail.example.com | mail.example.com`],
    },
  ),
  ...forgottenAndRenewed(
    "the variables of an environment in a folder below",
    {
      "infrastructure/main.tf": RECORDS_IN_VARIABLES,
      "infrastructure/variables/production.eu-west-1.tfvars": RECORDS,
      [POLICY_FILE]: POLICY,
    },
    {
      raised: POLICY_FILE,
      id: "infrastructure/variables/production.eu-west-1.tfvars",
      holds: [`example.com | 20260401 | enforce ${RAISED} mail.example.com | mail.example.com`],
    },
  ),
  ...forgottenAndRenewed(
    "a module for all mail of a zone",
    {
      "main.tf": `module "email" {
  source            = "./modules/cloudflare-email"
  zone_id           = "0123456789abcdef0123456789abcdef"
  mta_sts_policy_id = "20240101"
  mx_subdomains     = ["lists.example.com"]
  mx = {
    "mail.example.com" = 10
  }
}
`,
      "modules/cloudflare-email/main.tf": MAIL_MODULE,
      [POLICY_FILE]: POLICY,
    },
    {
      raised: POLICY_FILE,
      holds: [`example.com | 20260401 | enforce ${RAISED} mail.example.com | mail.example.com`],
    },
  ),
  ...forgottenAndRenewed("the lines of the policy in an array of a worker", ARRAY_WORKER, {
    raised: "scripts/mta-sts.js",
  }),
  {
    name: "records that are merged by conditions, and a policy in an archive, from testing to enforce",
    base: TESTING_TO_ENFORCE,
    head: TRANSPORT,
    expected: [],
    holds: [`example.com | ${NEXT_ID} | enforce 604800 mail.example.com | -`],
  },
  {
    name: "the end mark of a heredoc is indented, and the hash leaves out max_age",
    head: AZURE,
    expected: ["terraform/main.tf:2:20 warning id-ignores-part-of-policy example.com"],
  },
  {
    name: "the end mark of a heredoc is indented, and the hash leaves out max_age, which changes",
    base: AZURE,
    head: edited(AZURE, { "terraform/variables.tf": [[MAX_AGE, RAISED]] }),
    expected: ["terraform/main.tf:2:20 error policy-changed-without-new-id example.com"],
  },
  {
    name: "an id by the name of the workspace",
    base: WORKSPACE,
    head: edited(WORKSPACE, { "main.tf": [[MAX_AGE, RAISED]] }),
    expected: [],
    undecided: /workspace/,
  },
  {
    name: "a module that Terragrunt gives its variables",
    base: TERRAGRUNT,
    head: edited(TERRAGRUNT, { "modules/mail/main.tf": [[MAX_AGE, RAISED]] }),
    expected: [],
    undecided: "any",
  },
  {
    name: "a second root that only refers to the first",
    base: { "dns/main.tf": ROUTE53, "site/main.tf": s3Policy(HEREDOC) },
    head: edited(
      { "dns/main.tf": ROUTE53, "site/main.tf": s3Policy(HEREDOC) },
      { "site/main.tf": [[MAX_AGE, RAISED]] },
    ),
    expected: ["dns/main.tf:11:27 error policy-changed-without-new-id example.com"],
    fixed: { "dns/main.tf": [["20240101", "20260401"]] },
  },
];
