import { at, edited, type Files, MAX_AGE, RAISED, type TerraformCase } from "./case.js";
import { POLICY, POLICY_FILE } from "./parts.js";

/** Zones that are known by their id alone, policies that nobody serves, and reasons. */

const ID = "20240101";

function record(name: string, zone: string): string {
  return `resource "cloudflare_record" "mta_sts" {
  zone_id = ${zone}
  name    = "${name}"
  type    = "TXT"
  content = "v=STSv1; id=${ID}"
}
`;
}

/** The policy lies beside the record, in a folder or a site that names the domain. */
const BY_ID: Files = {
  "main.tf": `variable "zone_id" {}\n${record("_mta-sts", "var.zone_id")}`,
  [POLICY_FILE]: POLICY,
};
const ON_PAGES: Files = {
  "tf/dns.tf": BY_ID["main.tf"] ?? "",
  "site/.well-known/mta-sts.txt": POLICY,
  "site/.nojekyll": "",
  "site/CNAME": "mta-sts.example.com\n",
};
const BY_VARIABLE: Files = {
  "main.tf": `variable "domain" {}\n${record("_mta-sts.${var.domain}", '"0123456789abcdef0123456789abcdef"')}`,
  [POLICY_FILE]: POLICY,
};

/** Domains with the ids of their zones, each with a record and a policy of its own in one worker. */
const BY_KEY: Files = {
  "main.tf": `locals {
  domains = {
    "alpha.example" = { zone_id = "abc" }
    "beta.example"  = { zone_id = "def" }
  }
}
resource "cloudflare_dns_record" "mta_sts" {
  for_each = local.domains
  zone_id  = each.value.zone_id
  name     = "_mta-sts"
  type     = "TXT"
  content  = "v=STSv1; id=${ID}"
}
resource "cloudflare_dns_record" "mx" {
  for_each = local.domains
  zone_id  = each.value.zone_id
  name     = "@"
  type     = "MX"
  content  = "mail.example.com"
  priority = 10
}
resource "cloudflare_workers_script" "policy" {
  script_name = "mta-sts"
  content     = <<EOT
version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
EOT
}
resource "cloudflare_workers_route" "policy" {
  for_each = local.domains
  zone_id  = each.value.zone_id
  pattern  = "mta-sts.\${each.key}/*"
  script   = cloudflare_workers_script.policy.script_name
}
`,
};

/** A module that is switched off until its mode is set. */
const SWITCHED_OFF: Files = {
  "main.tf": `variable "mode" {
  default = "none"
}
locals {
  policy = "version: STSv1\\nmode: \${var.mode}\\nmx: mail.example.com.\\nmax_age: 3600\\n"
}
resource "aws_s3_object" "policy" {
  count   = var.mode != "none" ? 1 : 0
  bucket  = "mta-sts.example.com"
  key     = ".well-known/mta-sts.txt"
  content = local.policy
}
`,
};

/** One literal for the records of two domains, each with a policy of its own. */
const SHARED: Files = {
  "main.tf": `resource "aws_route53_zone" "main" {
  for_each = toset(["a.example", "b.example"])
  name     = each.key
}
resource "aws_route53_record" "mta_sts" {
  for_each = aws_route53_zone.main
  zone_id  = each.value.zone_id
  name     = "_mta-sts.\${each.key}"
  type     = "TXT"
  ttl      = 300
  records  = ["v=STSv1; id=${ID}"]
}
`,
  "mta-sts.a.example/mta-sts.txt": POLICY,
  "mta-sts.b.example/mta-sts.txt": POLICY,
};

const raise = (files: Files, path: string): Files => edited(files, { [path]: [[MAX_AGE, RAISED]] });

export const unnamedZoneCases: readonly TerraformCase[] = [
  {
    name: "the one zone without a name is that of the one policy without a zone",
    base: BY_ID,
    head: raise(BY_ID, POLICY_FILE),
    expected: [`${at(BY_ID, "main.tf", ID)} error policy-changed-without-new-id example.com`],
  },
  {
    name: "the same with a site of GitHub Pages",
    base: ON_PAGES,
    head: raise(ON_PAGES, "site/.well-known/mta-sts.txt"),
    expected: [`${at(ON_PAGES, "tf/dns.tf", ID)} error policy-changed-without-new-id example.com`],
  },
  {
    name: "the same with a domain that has no value",
    base: BY_VARIABLE,
    head: raise(BY_VARIABLE, POLICY_FILE),
    expected: [`${at(BY_VARIABLE, "main.tf", ID)} error policy-changed-without-new-id example.com`],
  },
  {
    name: "zones by id are those that their instances are called after",
    base: BY_KEY,
    head: raise(BY_KEY, "main.tf"),
    expected: [`${at(BY_KEY, "main.tf", ID)} error policy-changed-without-new-id alpha.example`],
    holds: [
      `alpha.example | ${ID} | enforce 1209600 mail.example.com | mail.example.com`,
      `beta.example | ${ID} | enforce 1209600 mail.example.com | mail.example.com`,
    ],
  },
  { name: "a policy in a local that only resources without an instance use", head: SWITCHED_OFF, expected: [] },
  {
    name: "the owner that is named is that of the domain whose policy changes",
    base: SHARED,
    head: raise(SHARED, "mta-sts.b.example/mta-sts.txt"),
    expected: [`${at(SHARED, "main.tf", ID)} error policy-changed-without-new-id b.example`],
    says: /at _mta-sts\.b\.example is still/,
  },
  {
    name: "a module from elsewhere is said to be one",
    head: {
      "main.tf": 'module "mta_sts" {\n  source = "example/mta-sts/aws"\n  domain = "example.com"\n}\n',
    },
    expected: [],
    undecided: /comes from example\/mta-sts\/aws, outside this repository/,
  },
];
