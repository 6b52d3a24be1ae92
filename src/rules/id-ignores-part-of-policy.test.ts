import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { idIgnoresPartOfPolicy } from "./id-ignores-part-of-policy.js";

/** A repository whose id is what an expression gives. */
function repository(id: string, resources = ""): Readonly<Record<string, string>> {
  return {
    "main.tf": `locals {
  mode    = "enforce"
  mx      = ["mail.example.com", "mail.example.net"]
  max_age = 604800
  policy  = "version: STSv1\\nmode: \${local.mode}\\n\${join("\\n", [for host in local.mx : "mx: \${host}"])}\\nmax_age: \${local.max_age}\\n"
}

resource "aws_s3_object" "policy" {
  bucket  = "mta-sts.example.com"
  key     = ".well-known/mta-sts.txt"
  content = local.policy
}

resource "cloudflare_dns_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  content = "v=STSv1; id=\${${id}}"
}

data "cloudflare_zone" "main" {
  name = "example.com"
}
${resources}`,
  };
}

const TIME = (triggers: string): string => `
resource "time_static" "changed" {
  triggers = { ${triggers} }
}
`;
const WHEN = 'formatdate("YYYYMMDDhhmmss", time_static.changed.rfc3339)';

ruleCatches(idIgnoresPartOfPolicy, [
  {
    name: "a hash that leaves out max_age",
    head: repository('md5(join(",", concat([local.mode], local.mx)))'),
    findings: ["main.tf:18:28 warning"],
    says: /does not follow from max_age of the policy/,
  },
  {
    name: "a hash of two parts, cut",
    head: repository('substr(sha256("${local.mode}${local.max_age}"), 0, 20)'),
    findings: ["main.tf:18:35 warning"],
    says: /follow from mx of/,
  },
  {
    name: "a hash of one of the mx patterns",
    head: repository('md5("${local.mode} ${local.mx[0]} ${local.max_age}")'),
    findings: ["main.tf:18:28 warning"],
    says: /follow from mx of/,
  },
  {
    name: "a time that only the mode triggers",
    head: repository(WHEN, TIME("mode = local.mode")),
    findings: ["main.tf:18:28 warning"],
    says: /follow from mx and max_age of/,
  },
  {
    name: "a time that nothing triggers",
    head: repository(WHEN, 'resource "time_static" "changed" {}\n'),
    findings: ["main.tf:18:28 warning"],
    says: /mode, mx and max_age/,
  },
  {
    name: "a hash of a literal",
    head: repository('md5("the policy")'),
    findings: ["main.tf:18:28 warning"],
    says: /mode, mx and max_age/,
  },
]);

ruleCatchesNot(idIgnoresPartOfPolicy, [
  { name: "a hash of the whole policy", head: repository("md5(local.policy)") },
  { name: "a hash of all parts", head: repository("sha256(jsonencode([local.mode, local.mx, local.max_age]))") },
  { name: "a date that is renewed by hand", head: repository('formatdate("YYYYMMDD", "2024-01-01T00:00:00Z")') },
  { name: "a literal", head: repository('"20240101"') },
  { name: "a time that the policy triggers", head: repository(WHEN, TIME("policy = md5(local.policy)")) },
  { name: "a time that depends on what is not known too", head: repository(WHEN, TIME("policy = var.policy")) },
  { name: "the time of each run", head: repository('formatdate("YYYYMMDDhhmmss", timestamp())') },
  {
    name: "a hash of something else",
    head: repository("md5(local.other)", 'locals {\n  other = "another policy"\n}\n'),
  },
]);
