import { at, edited, type Files, OLD_ID, type TerraformCase } from "./case.js";
import { POLICY, POLICY_FILE, ROUTE53 } from "./parts.js";

/** A repository of example.com, with its policy in a file, and more that is about MX. */
function withMx(text: string, policy = POLICY, files: Files = {}): Files {
  return { "main.tf": `${ROUTE53}${text}`, [POLICY_FILE]: policy, ...files };
}

function policyOf(...patterns: readonly string[]): string {
  return POLICY.replace("mx: mail.example.com", patterns.map((pattern) => `mx: ${pattern}`).join("\n"));
}

function route53Mx(records: string): string {
  return `
resource "aws_route53_record" "mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 3600
  records = ${records}
}
`;
}

const GOOGLE_POLICY = policyOf("aspmx.l.google.com", "*.aspmx.l.google.com");
const GOOGLE_HOSTS = ["aspmx", "alt1.aspmx", "alt2.aspmx", "alt3.aspmx", "alt4.aspmx"].map(
  (host) => `${host}.l.google.com`,
);

const FIVE_RESOURCES = GOOGLE_HOSTS.map(
  (host, index) => `
resource "cloudflare_record" "mx_${index}" {
  zone_id  = data.cloudflare_zone.main.id
  name     = "@"
  type     = "MX"
  value    = "${host}"
  priority = ${index + 1}
}
`,
).join("");

const CLOUDFLARE_ZONE = 'data "cloudflare_zone" "main" {\n  name = "example.com"\n}\n';

const HOSTS_BY_KEY = `
variable "mx" {
  default = {
    "mail.example.com"   = 10
    "backup.example.net" = 20
  }
}
resource "cloudflare_record" "mx" {
  for_each = var.mx
  zone_id  = data.cloudflare_zone.main.id
  name     = data.cloudflare_zone.main.name
  type     = "MX"
  content  = each.key
  priority = each.value
}
${CLOUDFLARE_ZONE}`;

const FRAGMENTS_BY_KEY = `
locals {
  mx = { mail = 10, spare = 20 }
}
resource "hetznerdns_record" "mx" {
  for_each = local.mx
  zone_id  = hetznerdns_zone.main.id
  name     = "@"
  type     = "MX"
  value    = "\${each.value} \${each.key}"
}
resource "hetznerdns_zone" "main" {
  name = "example.com"
  ttl  = 3600
}
`;

const AZURE = `
resource "azurerm_dns_mx_record" "mail" {
  name                = "@"
  zone_name           = "example.com"
  resource_group_name = "dns"
  ttl                 = 300

  record {
    preference = 10
    exchange   = "mail.example.com."
  }

  dynamic "record" {
    for_each = { "backup.example.net" = 20 }
    content {
      preference = record.value
      exchange   = record.key
    }
  }
}
`;

const GOOGLE_DNS = `
resource "google_dns_record_set" "mx" {
  name         = "example.com."
  managed_zone = "main"
  type         = "MX"
  ttl          = 3600
  rrdatas = [
    "10 mail.example.com.",
    "20 backup.example.net.",
  ]
}
`;

const BESIDE = `
resource "digitalocean_record" "mx" {
  domain   = "example.com"
  type     = "MX"
  name     = "@"
  value    = "backup.example.net."
  priority = 10
}
`;

const REGION = `
variable "region" {
  default = "eu-west-1"
}
${route53Mx('["10 inbound-smtp.${var.region}.amazonaws.com"]')}`;

const MICROSOFT = route53Mx('["0 example-com.p-v1.mx.microsoft"]');

const list = withMx(route53Mx('["10 mail.example.com", "20 backup.example.net"]'));
const byKey = withMx(HOSTS_BY_KEY);
const azure = withMx(AZURE);
const googleDns = withMx(GOOGLE_DNS);
const beside = withMx(BESIDE);
const microsoft = withMx(MICROSOFT, policyOf("*.mx.microsoft"));
const nullMx = withMx(route53Mx('["0 ."]'));
const capitals = withMx(route53Mx('["1 SMTP.GOOGLE.COM"]'), policyOf("smtp.google.com"));

const UNCOVERED: readonly TerraformCase[] = [
  {
    name: "a host in a list of records is not covered",
    head: list,
    expected: [`${at(list, "main.tf", "backup.example.net")} error mx-not-covered example.com`],
    fixed: {
      [POLICY_FILE]: [["mx: mail.example.com\n", "mx: mail.example.com\nmx: backup.example.net\n"]],
      "main.tf": [[OLD_ID, "20260401"]],
    },
  },
  {
    name: "a key of a map is a host that is not covered",
    head: byKey,
    expected: [`${at(byKey, "main.tf", "backup.example.net")} error mx-not-covered example.com`],
    fixed: {
      [POLICY_FILE]: [["mx: mail.example.com\n", "mx: mail.example.com\nmx: backup.example.net\n"]],
      "main.tf": [[OLD_ID, "20260401"]],
    },
  },
  {
    name: "a key within a dynamic block is a host that is not covered",
    head: azure,
    expected: [`${at(azure, "main.tf", "backup.example.net")} error mx-not-covered example.com`],
  },
  {
    name: "a host in rrdatas is not covered",
    head: googleDns,
    expected: [`${at(googleDns, "main.tf", "backup.example.net.")} error mx-not-covered example.com`],
  },
  {
    name: "a host with its priority beside it is not covered, so none is",
    head: beside,
    expected: [`${at(beside, "main.tf", "backup.example.net.")} error mx-not-covered example.com`],
  },
  {
    name: "the new hosts of Microsoft are one label too deep for the wildcard",
    head: microsoft,
    expected: [`${at(microsoft, "main.tf", "example-com.p-v1.mx.microsoft")} error mx-not-covered example.com`],
  },
  {
    name: "a null MX beside a policy",
    head: nullMx,
    expected: [`${at(nullMx, "main.tf", 'resource "aws_route53_record" "mx"')} warning mx-null example.com`],
  },
];

const COVERED: readonly TerraformCase[] = [
  {
    name: "five resources, all covered",
    head: withMx(`${CLOUDFLARE_ZONE}${FIVE_RESOURCES}`, GOOGLE_POLICY),
    expected: [],
    holds: [
      `example.com | 20240101 | enforce 604800 aspmx.l.google.com *.aspmx.l.google.com | ${GOOGLE_HOSTS.join(" ")}`,
    ],
  },
  {
    name: "a host in capitals and without a final dot",
    head: capitals,
    expected: [],
    holds: ["example.com | 20240101 | enforce 604800 smtp.google.com | smtp.google.com"],
  },
  {
    name: "hosts that are relative to the zone, from the keys of a map",
    head: withMx(FRAGMENTS_BY_KEY, policyOf("*.example.com")),
    expected: [],
    holds: ["example.com | 20240101 | enforce 604800 *.example.com | mail.example.com spare.example.com"],
  },
  {
    name: "a host with a region in it",
    head: withMx(REGION, policyOf("inbound-smtp.eu-west-1.amazonaws.com")),
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 inbound-smtp.eu-west-1.amazonaws.com | inbound-smtp.eu-west-1.amazonaws.com",
    ],
  },
  {
    name: "the hosts of the policy and of the zone come from one list",
    head: {
      "main.tf": `locals {
  hosts = ["mx1.example.net", "mx2.example.net"]
}
${ROUTE53}${route53Mx('[for index, host in local.hosts : "${(index + 1) * 10} ${host}."]')}
resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.example.com"
  key     = ".well-known/mta-sts.txt"
  content = "version: STSv1\\nmode: enforce\\n\${join("\\n", formatlist("mx: %s", local.hosts))}\\nmax_age: 604800\\n"
}
`,
    },
    expected: [],
    holds: [
      "example.com | 20240101 | enforce 604800 mx1.example.net mx2.example.net | mx1.example.net mx2.example.net",
    ],
  },
  {
    name: "the MX of a bounce host and of another name are not the domain's",
    head: withMx(`
resource "aws_route53_record" "bounce" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "bounce.example.com"
  type    = "MX"
  ttl     = 600
  records = ["10 feedback-smtp.eu-west-1.amazonses.com"]
}
resource "aws_route53_record" "none" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "*"
  type    = "MX"
  ttl     = 600
  records = ["0 ."]
}
`),
    expected: [],
    holds: ["example.com | 20240101 | enforce 604800 mail.example.com | -"],
  },
  {
    name: "an MX that is switched off",
    head: withMx(`
resource "aws_route53_record" "mx" {
  count   = var.backup ? 1 : 0
  zone_id = data.aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 600
  records = ["10 backup.example.net"]
}
variable "backup" {
  default = false
}
`),
    expected: [],
    holds: ["example.com | 20240101 | enforce 604800 mail.example.com | -"],
  },
  {
    name: "an MX of which it is not known whether it is there",
    head: withMx(`
resource "aws_route53_record" "mx" {
  count   = var.backup ? 1 : 0
  zone_id = data.aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 600
  records = ["10 backup.example.net"]
}
variable "backup" {
  type = bool
}
`),
    expected: [],
    undecided: "any",
  },
  {
    name: "an MX host that is not known",
    head: withMx(`${route53Mx('["10 ${var.mail_host}"]')}\nvariable "mail_host" {}\n`),
    expected: [],
    undecided: /mail_host/,
    holds: ["example.com | 20240101 | enforce 604800 mail.example.com | ?"],
  },
  {
    name: "MX records from a list that is not known",
    head: withMx(`${route53Mx("var.mx")}\nvariable "mx" {}\n`),
    expected: [],
    undecided: "any",
  },
  {
    name: "MX records for each of a map that is not known",
    head: withMx(`variable "mx" {}
resource "cloudflare_record" "mx" {
  for_each = var.mx
  zone_id  = data.cloudflare_zone.main.id
  name     = "@"
  type     = "MX"
  value    = each.key
  priority = each.value
}
${CLOUDFLARE_ZONE}`),
    expected: [],
    undecided: "any",
  },
];

const ONE_HOST = withMx(route53Mx('["10 mail.example.com"]'));
const MOVED_TO = edited(ONE_HOST, {
  "main.tf": [
    ['"10 mail.example.com"', '"10 mx.example.net"'],
    [OLD_ID, "20260401"],
  ],
  [POLICY_FILE]: [["mx: mail.example.com", "mx: mx.example.net"]],
});
const SECOND = edited(ONE_HOST, {
  "main.tf": [
    ['"10 mail.example.com"', '"10 mail.example.com", "20 mx.example.net"'],
    [OLD_ID, "20260401"],
  ],
  [POLICY_FILE]: [["mx: mail.example.com", "mx: mail.example.com\nmx: mx.example.net"]],
});

const TFVARS_LIST: Files = {
  "main.tf": `variable "mx" {
  type = list(string)
}
variable "policy_mx" {
  type = list(string)
}
${ROUTE53}${route53Mx('[for host in var.mx : "10 ${host}"]')}
resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.example.com"
  key     = ".well-known/mta-sts.txt"
  content = join("\\n", concat(["version: STSv1", "mode: testing"], [for host in var.policy_mx : "mx: \${host}"], ["max_age: 604800", ""]))
}
`,
  "terraform.tfvars": `mx = ["mail.example.com"]
policy_mx = [
  "*.example.com",
]
`,
};
const LONGER_LIST = edited(TFVARS_LIST, {
  "terraform.tfvars": [['"mail.example.com"', '"mail.example.com", "mx.example.net"']],
});

const CHANGES: readonly TerraformCase[] = [
  {
    name: "policy, MX and id change together, while senders hold the old policy",
    base: ONE_HOST,
    head: MOVED_TO,
    expected: [
      `${at(MOVED_TO, "main.tf", "mx.example.net")} error mx-not-in-cached-policy example.com`,
      `${at(MOVED_TO, POLICY_FILE, "mx: mx.example.net")} warning mx-pattern-removed-in-use example.com`,
    ],
  },
  {
    name: "a second host comes together with its pattern",
    base: ONE_HOST,
    head: SECOND,
    expected: [`${at(SECOND, "main.tf", "mx.example.net")} warning mx-not-in-cached-policy example.com`],
  },
  {
    name: "a new host in the variables is not in the list that the policy is made of",
    base: TFVARS_LIST,
    head: LONGER_LIST,
    expected: [`${at(LONGER_LIST, "terraform.tfvars", "mx.example.net")} error mx-not-covered example.com`],
    fixed: {
      "terraform.tfvars": [['  "*.example.com",\n', '  "*.example.com",\n  "mx.example.net",\n']],
      "main.tf": [[OLD_ID, "20260401"]],
    },
  },
  {
    name: "the order of the MX records changes, and how they are written",
    base: withMx(route53Mx('["10 mail.example.com", "20 mail2.example.com"]'), policyOf("*.example.com")),
    head: withMx(
      route53Mx('[for host in ["mail2", "mail"] : "10 ${upper(host)}.example.com."]'),
      policyOf("*.example.com"),
    ),
    expected: [],
    holds: ["example.com | 20240101 | enforce 604800 *.example.com | mail2.example.com mail.example.com"],
  },
];

export const mxCases: readonly TerraformCase[] = [...UNCOVERED, ...COVERED, ...CHANGES];
