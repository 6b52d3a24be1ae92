import { edited, type Files, MAX_AGE, RAISED, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, POLICY_FILE, ROUTE53, route53Txt, s3Policy } from "./parts.js";

/** What can't be told gives no finding, even where the policy changes in plain sight. */
interface Unknowable {
  readonly name: string;
  readonly base: Files;
  /** The file in which the policy changes. */
  readonly raised?: string;
  readonly undecided?: RegExp;
}

const CHANGED_POLICY: readonly Unknowable[] = [
  {
    name: "records for each of a map that has no value",
    base: {
      "main.tf": `variable "domains" {}
resource "aws_route53_record" "mta_sts" {
  for_each = var.domains
  zone_id  = each.value.zone_id
  name     = "_mta-sts.\${each.key}"
  type     = "TXT"
  ttl      = 300
  records  = ["v=STSv1; id=\${each.value.id}"]
}
`,
      [POLICY_FILE]: POLICY,
    },
    raised: POLICY_FILE,
  },
  {
    name: "a module from a registry",
    base: {
      "main.tf": `module "mta_sts" {
  source = "github.com/example/terraform-aws-mta-sts"
  domain = "example.com"
  id     = "20240101"
  mx     = ["mail.example.com"]
}
`,
      [POLICY_FILE]: POLICY,
    },
    raised: POLICY_FILE,
  },
  {
    name: "a module outside of the repository",
    base: {
      "main.tf":
        'module "mta_sts" {\n  source = "../../elsewhere"\n  domain = "example.com"\n  id     = "20240101"\n}\n',
      [POLICY_FILE]: POLICY,
    },
    raised: POLICY_FILE,
  },
  {
    name: "an id in a secret",
    base: {
      "main.tf": `data "sops_file" "secrets" {
  source_file = "secrets.yaml"
}
${route53Txt('"v=STSv1; id=${data.sops_file.secrets.data["mta_sts_id"]}"')}${s3Policy(HEREDOC)}`,
    },
  },
  {
    name: "an id in a file that is not there",
    base: { "main.tf": `${route53Txt('"v=STSv1; id=${file("id.txt")}"')}${s3Policy(HEREDOC)}` },
  },
  {
    name: "an id in a file outside of the repository",
    base: {
      "main.tf": `${route53Txt('"v=STSv1; id=${file("/etc/hostname")}${file("../../../id")}"')}${s3Policy(HEREDOC)}`,
    },
  },
  {
    name: "an id by a function of a provider that nobody knows",
    base: { "main.tf": `${route53Txt('"v=STSv1; id=${provider::acme::today()}"')}${s3Policy(HEREDOC)}` },
  },
  {
    name: "an id by locals that refer in circles",
    base: {
      "main.tf": `locals {\n  a = local.b\n  b = local.a\n}\n${route53Txt('"v=STSv1; id=${local.a}"')}${s3Policy(HEREDOC)}`,
    },
  },
];

const UNKNOWN_POLICIES: readonly TerraformCase[] = [
  {
    name: "a mode that is not known",
    head: {
      "main.tf": `variable "mode" {}
${ROUTE53}${s3Policy('"version: STSv1\\nmode: ${var.mode}\\nmx: mail.example.com\\nmax_age: 604800\\n"')}`,
    },
    expected: [],
    undecided: "any",
    holds: ["example.com | 20240101 | ? 604800 mail.example.com | -"],
  },
  {
    name: "mx lines that are not known",
    head: {
      "main.tf": `data "dns_mx_record_set" "mx" {
  domain = "example.com"
}
${ROUTE53}${s3Policy('join("\\n", concat(["version: STSv1", "mode: enforce"], [for mx in data.dns_mx_record_set.mx.mx : "mx: ${mx.exchange}"], ["max_age: 604800"]))')}`,
    },
    expected: [],
    undecided: "any",
  },
  {
    name: "a template that is not there",
    head: { "main.tf": `${ROUTE53}${s3Policy('templatefile("missing.tftpl", {})')}` },
    expected: [],
    undecided: "any",
  },
  {
    name: "a template that lacks a variable",
    head: {
      "main.tf": `${ROUTE53}${s3Policy('templatefile("policy.tftpl", { mode = "enforce" })')}`,
      "policy.tftpl": "version: STSv1\nmode: ${mode}\nmx: ${host}\nmax_age: 604800\n",
    },
    expected: [],
    undecided: "any",
  },
  {
    name: "modules that call one another in circles",
    head: {
      "main.tf": 'module "a" {\n  source = "./a"\n}\n',
      "a/main.tf": 'module "b" {\n  source = "../b"\n}\n',
      "b/main.tf": `module "a" {\n  source = "../a"\n}\n${ROUTE53}`,
    },
    expected: [],
    undecided: "any",
  },
  {
    name: "a module whose example shows how to call it",
    head: {
      "main.tf": `variable "domain" { type = string }
variable "mx" { type = list(string) }
variable "mode" { default = "testing" }
variable "max_age" { default = 86400 }
locals {
  policy = "version: STSv1\\nmode: \${var.mode}\\n\${join("", formatlist("mx: %s\\n", var.mx))}max_age: \${var.max_age}\\n"
}
resource "aws_route53_record" "mta_sts" {
  zone_id = "Z0123456789ABCDEFGHIJ"
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=\${md5(local.policy)}"]
}
resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.\${var.domain}"
  key     = ".well-known/mta-sts.txt"
  content = local.policy
}
`,
      "examples/basic/main.tf": `module "mta_sts" {
  source = "../../"
  domain = "example.com"
  mx     = ["mail.example.com"]
}
`,
    },
    expected: [],
    undecided: "any",
  },
  {
    name: "the record is an alias of what the mail provider publishes",
    head: {
      "main.tf": `resource "cloudflare_record" "mta_sts" {
  count   = var.verification != "" ? 1 : 0
  zone_id = cloudflare_zone.main.id
  type    = "CNAME"
  name    = "_mta-sts"
  value   = "mta-sts.mail-provider.example"
}
resource "cloudflare_record" "policy_host" {
  zone_id = cloudflare_zone.main.id
  type    = "CNAME"
  name    = "mta-sts"
  value   = "mta-sts.mail-provider.example"
}
resource "cloudflare_zone" "main" {
  zone = "example.com"
}
variable "verification" {
  default = "abc"
}
`,
    },
    expected: [],
  },
  {
    name: "a file with an error of syntax is read as far as it goes",
    head: { "main.tf": `${ROUTE53}${s3Policy(HEREDOC)}\nresource "aws_instance" {{{\n` },
    expected: ["main.tf:30:26 warning file-syntax-invalid -"],
    undecided: "any",
  },
  {
    name: "a loop over a million",
    head: {
      "main.tf": `${route53Txt('"v=STSv1; id=${length([for a in range(1000) : [for b in range(1000) : "${a}${b}"]])}"')}${s3Policy(HEREDOC)}`,
    },
    expected: [],
    undecided: "any",
  },
];

export const unknownCases: readonly TerraformCase[] = [
  ...CHANGED_POLICY.map(
    ({ name, base, raised = "main.tf" }): TerraformCase => ({
      name: `${name}: the policy changes`,
      base,
      head: edited(base, { [raised]: [[MAX_AGE, RAISED]] }),
      expected: [],
      undecided: /./,
    }),
  ),
  ...UNKNOWN_POLICIES,
];
