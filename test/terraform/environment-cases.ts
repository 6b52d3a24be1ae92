import { at, edited, type Files, OLD_ID, RAISED, type TerraformCase } from "./case.js";

/** Everything of one domain, with all that differs between environments in variables. */
const MAIN = `variable "domain" {}
variable "mode" {}
variable "max_age" {}
variable "mta_sts_id" {}
variable "mx" { type = map(number) }

data "aws_route53_zone" "main" {
  name = var.domain
}

resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=\${var.mta_sts_id}"]
}

resource "aws_route53_record" "mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = var.domain
  type    = "MX"
  ttl     = 300
  records = [for host, priority in var.mx : "\${priority} \${host}."]
}

resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.\${var.domain}"
  key     = ".well-known/mta-sts.txt"
  content = templatefile("\${path.module}/mta-sts.tftpl", { mode = var.mode, hosts = keys(var.mx), max_age = var.max_age })
}
`;

const TEMPLATE = `version: STSv1
mode: \${mode}
%{ for host in hosts ~}
mx: \${host}
%{ endfor ~}
max_age: \${max_age}
`;

function variables(domain: string, mode: string, id: string): string {
  return `domain     = "${domain}"
mode       = "${mode}"
max_age    = 604800
mta_sts_id = "${id}"
mx = {
  "mail.${domain}" = 10
}
`;
}

const TWO_STAGES: Files = {
  "main.tf": MAIN,
  "mta-sts.tftpl": TEMPLATE,
  "stage.tfvars": variables("stage.example.com", "testing", "20240202"),
  "prod.tfvars": variables("example.com", "enforce", OLD_ID),
};

const ONE_STAGE_FORGOTTEN = edited(TWO_STAGES, {
  "stage.tfvars": [
    ["604800", RAISED],
    ["20240202", "20260401"],
  ],
  "prod.tfvars": [["604800", RAISED]],
});

const TEMPLATE_CHANGED = edited(TWO_STAGES, {
  "mta-sts.tftpl": [["mx: ${host}\n%{ endfor ~}", "mx: ${host}\n%{ endfor ~}\nmx: *.example.net"]],
});

const TWO_ROOTS: Files = {
  "envs/blue/main.tf": `module "mail" {
  source     = "../../modules/mail"
  domain     = "blue.example"
  mode       = "enforce"
  max_age    = 604800
  mta_sts_id = "20240101"
  mx         = { "mail.blue.example" = 10 }
}
`,
  "envs/green/main.tf": `module "mail" {
  source     = "../../modules/mail"
  domain     = "green.example"
  mode       = "enforce"
  max_age    = 604800
  mta_sts_id = "20240101"
  mx         = { "mail.green.example" = 10 }
}
`,
  "modules/mail/main.tf": MAIN,
  "modules/mail/mta-sts.tftpl": TEMPLATE,
};
const GREEN_FORGOTTEN = edited(TWO_ROOTS, { "envs/green/main.tf": [["604800", RAISED]] });
const MODULE_CHANGED = edited(TWO_ROOTS, {
  "modules/mail/mta-sts.tftpl": [["max_age: ${max_age}", "max_age: 86400"]],
  "envs/blue/main.tf": [[OLD_ID, "20260401"]],
});

const FOR_EACH_MODULE: Files = {
  "main.tf": `locals {
  domains = {
    "example.com" = { id = "20240101", max_age = 604800 }
    "example.net" = { id = "20240202", max_age = 86400 }
  }
}
module "mail" {
  source     = "./modules/mail"
  for_each   = local.domains
  domain     = each.key
  mode       = "enforce"
  max_age    = each.value.max_age
  mta_sts_id = each.value.id
  mx         = { "mail.\${each.key}" = 10 }
}
`,
  "modules/mail/main.tf": MAIN,
  "modules/mail/mta-sts.tftpl": TEMPLATE,
};
const ONE_OF_EACH_FORGOTTEN = edited(FOR_EACH_MODULE, { "main.tf": [["604800", RAISED]] });
const JOINED = edited(FOR_EACH_MODULE, {
  "main.tf": [['  }\n}\nmodule "mail"', '    "example.org" = { id = "1", max_age = 604801 }\n  }\n}\nmodule "mail"']],
});

const SHARED: Files = {
  "main.tf": `variable "domains" {
  type    = set(string)
  default = ["example.com", "example.net"]
}
locals {
  policy = <<-EOT
    version: STSv1
    mode: enforce
    mx: mail.example.com
    max_age: 604800
  EOT
}
resource "cloudflare_dns_record" "mta_sts" {
  for_each = var.domains
  zone_id  = data.cloudflare_zone.this[each.key].zone_id
  name     = "_mta-sts.\${each.key}"
  type     = "TXT"
  ttl      = 1
  content  = "v=STSv1; id=20240101;"
}
data "cloudflare_zone" "this" {
  for_each = var.domains
  filter = {
    name = each.key
  }
}
resource "cloudflare_workers_script" "mta_sts" {
  for_each    = var.domains
  script_name = "mta-sts-\${replace(each.key, ".", "-")}"
  content     = "addEventListener('fetch', (event) => event.respondWith(new Response(\`\${local.policy}\`)))"
}
resource "cloudflare_workers_route" "mta_sts" {
  for_each = var.domains
  zone_id  = data.cloudflare_zone.this[each.key].zone_id
  pattern  = "mta-sts.\${each.key}/.well-known/mta-sts.txt"
  script   = cloudflare_workers_script.mta_sts[each.key].script_name
}
`,
};
const SHARED_FORGOTTEN = edited(SHARED, { "main.tf": [["604800", RAISED]] });

export const environmentCases: readonly TerraformCase[] = [
  {
    name: "two sets of variables, as they are",
    head: TWO_STAGES,
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 mail.example.com | mail.example.com",
      "stage.example.com | 20240202 | testing 604800 mail.stage.example.com | mail.stage.example.com",
    ],
  },
  {
    name: "two sets of variables: one of them forgets its id",
    base: TWO_STAGES,
    head: ONE_STAGE_FORGOTTEN,
    expected: [`${at(ONE_STAGE_FORGOTTEN, "prod.tfvars", OLD_ID)} error policy-changed-without-new-id example.com`],
    fixed: { "prod.tfvars": [[OLD_ID, "20260401"]] },
  },
  {
    name: "two sets of variables: the template changes for both",
    base: TWO_STAGES,
    head: TEMPLATE_CHANGED,
    expected: [
      `${at(TEMPLATE_CHANGED, "prod.tfvars", OLD_ID)} error policy-changed-without-new-id example.com`,
      `${at(TEMPLATE_CHANGED, "stage.tfvars", "20240202")} error policy-changed-without-new-id stage.example.com`,
    ],
    fixed: { "prod.tfvars": [[OLD_ID, "20260401"]], "stage.tfvars": [["20240202", "20260401"]] },
  },
  {
    name: "two roots with one module, as they are",
    head: TWO_ROOTS,
    expected: [],
    holds: [
      "blue.example | 20240101 | enforce 604800 mail.blue.example | mail.blue.example",
      "green.example | 20240101 | enforce 604800 mail.green.example | mail.green.example",
    ],
  },
  {
    name: "two roots with one module: one of them forgets its id",
    base: TWO_ROOTS,
    head: GREEN_FORGOTTEN,
    expected: [
      `${at(GREEN_FORGOTTEN, "envs/green/main.tf", OLD_ID)} error policy-changed-without-new-id green.example`,
    ],
    fixed: { "envs/green/main.tf": [[OLD_ID, "20260401"]] },
  },
  {
    name: "two roots with one module: the module changes, and one root forgets its id",
    base: TWO_ROOTS,
    head: MODULE_CHANGED,
    expected: [`${at(MODULE_CHANGED, "envs/green/main.tf", OLD_ID)} error policy-changed-without-new-id green.example`],
    fixed: { "envs/green/main.tf": [[OLD_ID, "20260401"]] },
  },
  {
    name: "a module for each of a map: one domain forgets its id",
    base: FOR_EACH_MODULE,
    head: ONE_OF_EACH_FORGOTTEN,
    expected: [`${at(ONE_OF_EACH_FORGOTTEN, "main.tf", OLD_ID)} error policy-changed-without-new-id example.com`],
    fixed: { "main.tf": [[OLD_ID, "20260401"]] },
  },
  {
    name: "a module for each of a map: a domain joins",
    base: FOR_EACH_MODULE,
    head: JOINED,
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 mail.example.com | mail.example.com",
      "example.net | 20240202 | enforce 86400 mail.example.net | mail.example.net",
      "example.org | 1 | enforce 604801 mail.example.org | mail.example.org",
    ],
  },
  {
    name: "one policy and one id for a set of domains, as they are",
    head: SHARED,
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 mail.example.com | -",
      "example.net | 20240101 | enforce 604800 mail.example.com | -",
    ],
  },
  {
    name: "one policy and one id for a set of domains: the id is forgotten, once",
    base: SHARED,
    head: SHARED_FORGOTTEN,
    expected: [`${at(SHARED_FORGOTTEN, "main.tf", OLD_ID)} error policy-changed-without-new-id example.com`],
    fixed: { "main.tf": [[OLD_ID, "20260401"]] },
  },
  {
    name: "one policy and one id for a set of domains: a domain joins",
    base: SHARED,
    head: edited(SHARED, {
      "main.tf": [['["example.com", "example.net"]', '["example.com", "example.net", "example.org"]']],
    }),
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 mail.example.com | -",
      "example.net | 20240101 | enforce 604800 mail.example.com | -",
      "example.org | 20240101 | enforce 604800 mail.example.com | -",
    ],
  },
];
