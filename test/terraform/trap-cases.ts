import { at, edited, type Files, MAX_AGE, NEW_ID, OLD_ID, RAISED, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, POLICY_FILE, ROUTE53, s3Policy } from "./parts.js";

/** What looks like a mistake, or like a second record or policy, and is none. */

const HOLDS = ["example.com | 20240101 | enforce 604800 mail.example.com | -"];
const BASE: Files = { "main.tf": `${ROUTE53}${s3Policy(HEREDOC)}` };

const VARIABLES: Files = {
  "main.tf": `variable "domain" {}
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
  "terraform.tfvars": 'domain = "example.com"\nid = "20240101"\n',
};

const TWO_PROVIDERS: Files = {
  "main.tf": `locals {
  txt = "v=STSv1; id=20240101"
  mx  = ["mail.example.com", "backup.example.com"]
}
${s3Policy(HEREDOC.replace("mx: mail.example.com", "mx: *.example.com"))}
data "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 300
  records = [local.txt]
}
resource "aws_route53_record" "mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "example.com"
  type    = "MX"
  ttl     = 300
  records = [for host in local.mx : "10 \${host}"]
}
resource "google_dns_managed_zone" "main" {
  name     = "main"
  dns_name = "example.com."
}
resource "google_dns_record_set" "mta_sts" {
  managed_zone = google_dns_managed_zone.main.name
  name         = "_mta-sts.\${google_dns_managed_zone.main.dns_name}"
  type         = "TXT"
  ttl          = 300
  rrdatas      = ["\\"\${local.txt}\\""]
}
resource "google_dns_record_set" "mx" {
  managed_zone = google_dns_managed_zone.main.name
  name         = google_dns_managed_zone.main.dns_name
  type         = "MX"
  ttl          = 300
  rrdatas      = [for host in local.mx : "10 \${host}."]
}
`,
};

const EITHER_OR: Files = {
  "main.tf": `variable "next" {
  type = bool
}
data "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "old" {
  count   = var.next ? 0 : 1
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=20240101"]
}
resource "aws_route53_record" "new" {
  count   = var.next ? 1 : 0
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=20240202"]
}
`,
};

function ignoring(changes: string): Files {
  return edited(BASE, {
    "main.tf": [
      [
        'records = ["v=STSv1; id=20240101"]\n',
        `records = ["v=STSv1; id=20240101"]\n  lifecycle {\n    ignore_changes = ${changes}\n  }\n`,
      ],
    ],
  });
}

const TWO_MODES: Files = {
  "main.tf": `variable "enforce" {
  default = true
}
locals {
  testing = <<EOT
version: STSv1
mode: testing
mx: mail.example.com
max_age: 86400
EOT
  enforce = <<EOT
version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
EOT
}
${ROUTE53}${s3Policy("var.enforce ? local.enforce : local.testing")}`,
};

const OCTODNS = `_mta-sts:
  type: TXT
  value: v=STSv1\\; id=20240101
_smtp._tls:
  type: TXT
  value: v=TLSRPTv1\\; rua=mailto:tls@example.com
mta-sts:
  type: A
  value: 192.0.2.1
`;

const INSTRUCTIONS: Files = {
  ...BASE,
  "outputs.tf": `output "records_to_create" {
  value = {
    txt = { name = "_mta-sts.example.com", type = "TXT", value = "v=STSv1; id=\${formatdate("YYYY-MM-DD", "2024-01-01T00:00:00Z")}" }
  }
}
output "policy" {
  description = "What is served at https://mta-sts.example.com/.well-known/mta-sts.txt"
  value       = aws_s3_object.policy.content
}
`,
};

const STILL: Readonly<Record<string, readonly [base: Files | undefined, head: Files, holds: readonly string[]]>> = {
  "a sample of the variables lies beside them": [
    undefined,
    { ...VARIABLES, "terraform.tfvars.example": 'domain = "example.org"\nid = "YYYY-MM-DD"\n' },
    HOLDS,
  ],
  "an example of the variables is a set of its own": [
    VARIABLES,
    { ...VARIABLES, "example.tfvars": 'domain = "your-domain.example"\nid = "YYYY-MM-DD"\n' },
    [],
  ],
  "samples of the variables": [
    undefined,
    {
      ...VARIABLES,
      "sample.tfvars": 'domain = "your-domain.example"\nid = "not yet"\n',
      "terraform.example.tfvars": 'domain = "your-domain.example"\nid = "not yet"\n',
      "template.tfvars.json": '{ "domain": "your-domain.example", "id": "not yet" }\n',
      "examples/basic/terraform.tfvars": 'domain = "your-domain.example"\nid = "not yet"\n',
    },
    HOLDS,
  ],
  "a domain by the name of the workspace": [
    VARIABLES,
    {
      "main.tf": `locals {
  domain = terraform.workspace == "live" ? "example.com" : "\${terraform.workspace}.example.com"
}
${(VARIABLES["main.tf"] ?? "").replaceAll("var.domain", "local.domain").replace('variable "domain" {}\n', "")}`,
      "terraform.tfvars": 'id = "20250101"\n',
    },
    [],
  ],
  "the zone is in a second root as well, which announces nothing": [
    undefined,
    {
      "mail/main.tf": BASE["main.tf"] ?? "",
      "web/main.tf": `data "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "www" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "www"
  type    = "CNAME"
  ttl     = 300
  records = ["mta-sts.example.com"]
}
resource "aws_route53_record" "shop_mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "shop"
  type    = "MX"
  ttl     = 300
  records = ["10 mx.shop.example"]
}
`,
    },
    HOLDS,
  ],
  "the zone is at two providers": [undefined, TWO_PROVIDERS, []],
  "the zone comes to a second provider": [
    { "main.tf": (TWO_PROVIDERS["main.tf"] ?? "").split('resource "google_dns_managed_zone"')[0] ?? "" },
    TWO_PROVIDERS,
    [],
  ],
  "one of two records is there, and it is not known which": [undefined, { ...EITHER_OR, [POLICY_FILE]: POLICY }, []],
  "a policy file becomes a heredoc": [{ "main.tf": ROUTE53, [POLICY_FILE]: POLICY }, BASE, HOLDS],
  "a heredoc becomes a policy file": [BASE, { "main.tf": ROUTE53, [POLICY_FILE]: POLICY }, HOLDS],
  "Terraform becomes octoDNS": [BASE, { "config/example.com.yaml": OCTODNS, [POLICY_FILE]: POLICY }, HOLDS],
  "of two policies one is chosen": [undefined, TWO_MODES, HOLDS],
  "of two policies the other was chosen, and is not used any more": [
    TWO_MODES,
    edited(TWO_MODES, { "main.tf": [["max_age: 86400", "max_age: 172800"]] }),
    HOLDS,
  ],
  "outputs that tell people what to publish": [BASE, INSTRUCTIONS, HOLDS],
  "an import, a check and a removed block": [
    BASE,
    {
      ...BASE,
      "moves.tf": `import {
  to = aws_route53_record.mta_sts
  id = "Z0123456789ABCDEFGHIJ__mta-sts.example.com_TXT"
}
removed {
  from = aws_route53_record.old
  lifecycle {
    destroy = false
  }
}
check "served" {
  data "http" "policy" {
    url = "https://mta-sts.example.com/.well-known/mta-sts.txt"
  }
  assert {
    condition     = data.http.policy.response_body == aws_s3_object.policy.content
    error_message = "version: STSv1 mode: none"
  }
}
`,
    },
    HOLDS,
  ],
};

export const trapCases: readonly TerraformCase[] = [
  ...Object.entries(STILL).map(
    ([name, [base, head, holds]]): TerraformCase => ({
      name,
      ...(base ? { base } : {}),
      head,
      expected: [],
      undecided: "any",
      ...(holds.length > 0 ? { holds } : {}),
    }),
  ),
  ...["[records]", "all"].map(
    (changes): TerraformCase => ({
      name: `a record whose changes are ignored (${changes}): its id is set elsewhere`,
      base: ignoring(changes),
      head: edited(ignoring(changes), { "main.tf": [[MAX_AGE, RAISED]] }),
      expected: [],
      undecided: "any",
    }),
  ),
  {
    name: "the zone is at two providers: policy and id change",
    base: TWO_PROVIDERS,
    head: edited(TWO_PROVIDERS, {
      "main.tf": [
        [MAX_AGE, RAISED],
        [OLD_ID, NEW_ID],
      ],
    }),
    expected: [],
    undecided: "any",
  },
  {
    name: "the zone is at two providers: the id is forgotten",
    base: TWO_PROVIDERS,
    head: edited(TWO_PROVIDERS, { "main.tf": [[MAX_AGE, RAISED]] }),
    expected: [`${at(TWO_PROVIDERS, "main.tf", OLD_ID)} error policy-changed-without-new-id example.com`],
    fixed: { "main.tf": [[OLD_ID, NEW_ID]] },
  },
  {
    name: "a record at the name with a literal id, its value from a variable that is not known on one side",
    base: VARIABLES,
    head: { "main.tf": VARIABLES["main.tf"] ?? "" },
    expected: [],
    undecided: "any",
  },
];
