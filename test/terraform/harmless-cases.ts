import { edited, type Files, moved, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, POLICY_FILE, ROUTE53, route53Txt, s3Policy } from "./parts.js";

const BASE: Files = { "main.tf": `${ROUTE53}${s3Policy(HEREDOC)}` };
const HOLDS = ["example.com | 20240101 | enforce 604800 mail.example.com | -"];

function withContent(content: string, more = "", files: Files = {}): Files {
  return { "main.tf": `${ROUTE53}${s3Policy(content)}${more}`, ...files };
}

const TEMPLATED: Files = withContent(
  'templatefile("mta-sts.tftpl", { mode = "enforce", hosts = ["mail.example.com"] })',
  "",
  {
    "mta-sts.tftpl":
      "version: STSv1\nmode: ${mode}\n%{ for host in hosts ~}\nmx: ${host}\n%{ endfor ~}\nmax_age: 604800\n",
  },
);

const CLOUDFLARE_4: Files = {
  "main.tf": `data "cloudflare_zone" "main" {
  name = "example.com"
}
resource "cloudflare_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=20240101"
}
resource "cloudflare_worker_script" "mta_sts" {
  name    = "mta-sts"
  content = <<-EOT
    addEventListener("fetch", (event) => event.respondWith(new Response("version: STSv1\\\\nmode: enforce\\\\nmx: mail.example.com\\\\nmax_age: 604800\\\\n")));
  EOT
}
resource "cloudflare_worker_route" "mta_sts" {
  zone_id     = data.cloudflare_zone.main.id
  pattern     = "mta-sts.example.com/*"
  script_name = cloudflare_worker_script.mta_sts.name
}
`,
};
const CLOUDFLARE_5: Files = {
  "main.tf": `data "cloudflare_zone" "main" {
  filter = {
    name = "example.com"
  }
}
moved {
  from = cloudflare_record.mta_sts
  to   = cloudflare_dns_record.mta_sts
}
resource "cloudflare_dns_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 1
  content = "\\"v=STSv1; id=20240101\\""
}
resource "cloudflare_workers_script" "mta_sts" {
  script_name = "mta-sts"
  content     = file("\${path.module}/worker.js")
}
resource "cloudflare_workers_custom_domain" "mta_sts" {
  zone_id  = data.cloudflare_zone.main.zone_id
  hostname = "mta-sts.example.com"
  service  = cloudflare_workers_script.mta_sts.script_name
}
`,
  "worker.js": `const policy = \`version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
\`;

addEventListener("fetch", (event) => event.respondWith(new Response(policy)));
`,
};

const MODULE: Files = {
  "main.tf": `module "mta_sts" {
  source = "./modules/mta-sts"
  domain = "example.com"
  id     = 20240101
  mx     = ["mail.example.com"]
}
`,
  "modules/mta-sts/main.tf": `variable "domain" {}
variable "id" { type = string }
variable "mx" {}
resource "aws_route53_record" "txt" {
  for_each = { "_mta-sts" = "v=STSv1; id=\${var.id}" }
  zone_id  = "Z0123456789ABCDEFGHIJ"
  name     = "\${each.key}.\${var.domain}"
  type     = "TXT"
  ttl      = 300
  records  = [each.value]
}
resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.\${var.domain}"
  key     = ".well-known/mta-sts.txt"
  content = join("\\n", flatten(["version: STSv1", "mode: enforce", formatlist("mx: %s", var.mx), "max_age: 604800"]))
}
`,
};

const ZONE_FILE = `$ORIGIN example.com.
@ 3600 IN SOA ns1 hostmaster 1 7200 3600 1209600 3600
@ 3600 IN NS ns1
@ 3600 IN MX 10 mail
ns1 3600 IN A 192.0.2.53
mail 3600 IN A 192.0.2.1
mta-sts 3600 IN A 192.0.2.2
_mta-sts 3600 IN TXT "v=STSv1; id=20240101"
_smtp._tls 3600 IN TXT "v=TLSRPTv1; rua=mailto:tls@example.com"
`;

/** Base, head, and what is read on head; nothing may be found. */
const CHANGES: Readonly<Record<string, readonly [base: Files, head: Files, holds?: readonly string[]]>> = {
  "a template is refactored, the rendered text is the same": [
    TEMPLATED,
    withContent('templatefile("mta-sts.tftpl", { sts = { mode = "enforce", mx = { "mail.example.com" = 10 } } })', "", {
      "mta-sts.tftpl":
        'version: STSv1\nmode: ${lower(sts.mode)}\n${join("\\n", [for host in keys(sts.mx) : "mx: ${host}"])}\nmax_age: ${7 * 24 * 3600}\n',
    }),
  ],
  "a heredoc becomes a join": [
    BASE,
    withContent('join("\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800"])'),
  ],
  "a heredoc becomes a template file": [BASE, TEMPLATED],
  "a heredoc is indented": [
    BASE,
    withContent(
      "<<-EOT\n    version: STSv1\n    mode: enforce\n    mx: mail.example.com\n    max_age: 604800\n    EOT",
    ),
  ],
  "the policy goes to a file": [BASE, withContent('file("policy.txt")', "", { "policy.txt": POLICY })],
  "the id moves to a variable with a default": [
    BASE,
    {
      "main.tf": `${route53Txt('"v=STSv1; id=${var.id}"')}${s3Policy(HEREDOC)}`,
      "variables.tf": 'variable "id" {\n  default = "20240101"\n}\n',
    },
  ],
  "the id moves to terraform.tfvars": [
    BASE,
    {
      "main.tf": `variable "id" {}\n${route53Txt('"v=STSv1; id=${var.id}"')}${s3Policy(HEREDOC)}`,
      "terraform.tfvars": "id = 20240101\n",
    },
  ],
  "everything moves to a module": [BASE, MODULE],
  "a module is taken apart": [MODULE, BASE],
  "the resources are renamed": [
    BASE,
    edited(BASE, {
      "main.tf": [
        ['"aws_route53_record" "mta_sts"', '"aws_route53_record" "sts"'],
        ['"aws_s3_object" "policy"', '"aws_s3_object" "this"'],
      ],
    }),
  ],
  "the resources move to files of their own": [BASE, { "dns.tf": ROUTE53, "site.tf": s3Policy(HEREDOC) }],
  "the file is renamed": [BASE, moved(BASE, { "main.tf": "mail.tf" })],
  "the folder is renamed": [
    moved(BASE, { "main.tf": "terraform/main.tf" }),
    moved(BASE, { "main.tf": "infra/dns/main.tf" }),
  ],
  "a .tf file becomes a .tofu file": [BASE, moved(BASE, { "main.tf": "main.tofu" })],
  "the record becomes one of each": [
    BASE,
    edited(BASE, {
      "main.tf": [
        [
          '  name    = "_mta-sts"\n',
          '  for_each = { "_mta-sts" = ["v=STSv1; id=20240101"], "_dmarc" = ["v=DMARC1; p=none"] }\n  name    = each.key\n',
        ],
        ['["v=STSv1; id=20240101"]\n}', "each.value\n}"],
      ],
    }),
  ],
  "the record becomes one of a count": [
    BASE,
    edited(BASE, {
      "main.tf": [
        ['"mta_sts" {\n  zone_id', '"mta_sts" {\n  count = var.enabled ? 1 : 0\n  zone_id'],
        ['data "aws_route53_zone"', 'variable "enabled" {\n  default = true\n}\ndata "aws_route53_zone"'],
      ],
    }),
  ],
  "the record becomes one of a count that is not known": [
    BASE,
    edited(BASE, {
      "main.tf": [
        ['"mta_sts" {\n  zone_id', '"mta_sts" {\n  count = var.enabled ? 1 : 0\n  zone_id'],
        ['data "aws_route53_zone"', 'variable "enabled" {\n  type = bool\n}\ndata "aws_route53_zone"'],
      ],
    }),
    [],
  ],
  "only comments change, even such as hold mx": [
    edited(BASE, {
      "main.tf": [['data "aws_route53_zone"', '# mx: old.example.com\n/* id=20230101 */\ndata "aws_route53_zone"']],
    }),
    edited(BASE, {
      "main.tf": [['data "aws_route53_zone"', '// mx: new.example.com, mode: none\ndata "aws_route53_zone"']],
    }),
  ],
  "the line ends become CRLF": [BASE, { "main.tf": (BASE["main.tf"] ?? "").replaceAll("\n", "\r\n") }],
  "terraform fmt": [
    BASE,
    edited(BASE, {
      "main.tf": [
        ['  name    = "_mta-sts"\n', '      name="_mta-sts"\n'],
        ["  ttl     = 300\n", "\n  ttl = 300\n\n"],
      ],
    }),
  ],
  "the provider's version goes up: value becomes content": [CLOUDFLARE_4, CLOUDFLARE_5],
  "the TXT value is split into strings": [
    BASE,
    edited(BASE, { "main.tf": [['"v=STSv1; id=20240101"', '"v=STSv1; id=\\"\\"20240101"']] }),
  ],
  "the TXT value is put together": [
    BASE,
    edited(BASE, { "main.tf": [['"v=STSv1; id=20240101"', 'join("", ["v=STSv1", "; ", "id=", "20240101"])']] }),
  ],
  "a zone file becomes Terraform": [
    { "example.com.zone": ZONE_FILE, [POLICY_FILE]: POLICY },
    {
      "main.tf": `${ROUTE53}
resource "aws_route53_record" "mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 3600
  records = ["10 mail.example.com."]
}
resource "aws_route53_record" "tls" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_smtp._tls"
  type    = "TXT"
  ttl     = 3600
  records = ["v=TLSRPTv1; rua=mailto:tls@example.com"]
}
resource "aws_route53_record" "site" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "mta-sts"
  type    = "A"
  ttl     = 3600
  records = ["192.0.2.2"]
}
`,
      [POLICY_FILE]: POLICY,
    },
    ["example.com | 20240101 | enforce 604800 mail.example.com | mail.example.com"],
  ],
  "unrelated resources come": [
    BASE,
    {
      ...BASE,
      "web.tf":
        'resource "aws_instance" "web" {\n  ami = data.aws_ami.linux.id\n}\nresource "aws_route53_record" "www" {\n  zone_id = data.aws_route53_zone.main.zone_id\n  name    = "www"\n  type    = "A"\n  ttl     = 60\n  records = [aws_instance.web.public_ip]\n}\n',
    },
  ],
  "a validation record and a host with look-alike names come": [
    BASE,
    {
      ...BASE,
      "certificate.tf": `resource "aws_acm_certificate" "mta_sts" {
  domain_name       = "mta-sts.example.com"
  validation_method = "DNS"
}
resource "aws_route53_record" "validation" {
  for_each = { for option in aws_acm_certificate.mta_sts.domain_validation_options : option.domain_name => option }
  zone_id  = data.aws_route53_zone.main.zone_id
  name     = each.value.resource_record_name
  type     = each.value.resource_record_type
  ttl      = 60
  records  = [each.value.resource_record_value]
}
resource "aws_route53_record" "token" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_0123abc.mta-sts"
  type    = "CNAME"
  ttl     = 60
  records = ["_x.acm-validations.aws."]
}
resource "aws_route53_record" "site" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "mta-sts"
  type    = "A"
  alias {
    name                   = aws_cloudfront_distribution.mta_sts.domain_name
    zone_id                = aws_cloudfront_distribution.mta_sts.hosted_zone_id
    evaluate_target_health = false
  }
}
`,
    },
  ],
  "the policy enters the repository, the record was there before": [{ "main.tf": ROUTE53 }, BASE],
  "the record enters the repository, the policy was there before": [{ "main.tf": s3Policy(HEREDOC) }, BASE],
  "a record whose policy is elsewhere gets a new id": [
    { "main.tf": ROUTE53 },
    { "main.tf": ROUTE53.replace("20240101", "20250101") },
    ["example.com | 20250101 | - | -"],
  ],
  "order, blanks, capitals, and no final line end": [
    BASE,
    withContent('"version:  STSv1\\r\\nmx:  Mail.Example.com  \\r\\nmax_age: 604800\\r\\nmode: enforce"'),
  ],
  "documentation and examples hold records and policies": [
    BASE,
    {
      ...BASE,
      "README.md": `Use it like this:\n\n    ${ROUTE53.replace("20240101", "not-valid").replaceAll("\n", "\n    ")}`,
      "variables.tf": `variable "example" {
  description = <<-EOT
    The value of the record, such as "v=STSv1; id=2024-01-01".
    version: STSv1
    mode: enforced
  EOT
  default     = null
}
`,
    },
  ],
  "a test of the module": [
    BASE,
    {
      ...BASE,
      "tests/record.tftest.hcl": `variables {
  id = "x-y"
}
run "record" {
  command = plan
  assert {
    condition     = aws_route53_record.mta_sts.records == toset(["v=STSv1; id=x-y"])
    error_message = "wrong"
  }
}
`,
    },
    [],
  ],
};

const RENEWED = edited(BASE, { "main.tf": [["20240101", "20260401"]] });

export const harmlessCases: readonly TerraformCase[] = [
  ...Object.entries(CHANGES).map(
    ([name, [base, head, holds = HOLDS]]): TerraformCase => ({
      name,
      base,
      head,
      expected: [],
      undecided: "any",
      ...(holds.length > 0 ? { holds } : {}),
    }),
  ),
  {
    name: "the id is new, the policy is not",
    base: BASE,
    head: RENEWED,
    expected: [],
    notices: ["main.tf:11:27 notice id-changed-without-policy example.com"],
    holds: ["example.com | 20260401 | enforce 604800 mail.example.com | -"],
  },
  {
    name: "policy and id change together",
    base: BASE,
    head: edited(RENEWED, { "main.tf": [["604800", "1209600"]] }),
    expected: [],
    notices: ["main.tf:11:27 notice publish-order example.com"],
    holds: ["example.com | 20260401 | enforce 1209600 mail.example.com | -"],
  },
];
