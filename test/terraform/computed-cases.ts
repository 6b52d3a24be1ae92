import { createHash } from "node:crypto";
import { at, edited, type Files, MAX_AGE, RAISED, type TerraformCase } from "./case.js";
import { HEREDOC, POLICY, route53Txt, s3Policy } from "./parts.js";

const RAISED_POLICY = POLICY.replace(MAX_AGE, RAISED);

function hash(algorithm: string, text: string): string {
  return createHash(algorithm).update(text).digest("hex");
}

/** A policy that has variables, and a record whose id is an expression. */
function computed(id: string, more = ""): Files {
  return {
    "main.tf": `variable "domain" { default = "example.com" }
variable "mode" { default = "enforce" }
variable "max_age" { default = 604800 }
variable "mx" { default = ["mail.example.com"] }

locals {
  policy = <<EOT
version: STSv1
mode: \${var.mode}
%{ for host in var.mx ~}
mx: \${host}
%{ endfor ~}
max_age: \${var.max_age}
EOT
}
${more}${route53Txt(`"v=STSv1; id=\${${id}}"`)}${s3Policy("local.policy")}`,
  };
}

function raised(files: Files): Files {
  return edited(files, { "main.tf": [[MAX_AGE, RAISED]] });
}

interface Right {
  readonly name: string;
  readonly id: string;
  readonly more?: string;
  /** The id once the policy is changed. */
  readonly value: string;
  readonly undecided?: RegExp | "any";
}

/** Ids that follow the policy, or of which it can't be told: silence, whatever changes. */
const RIGHT: readonly Right[] = [
  { name: "md5 of the policy", id: "md5(local.policy)", value: hash("md5", RAISED_POLICY) },
  {
    name: "the beginning of a sha256",
    id: "substr(sha256(local.policy), 0, 24)",
    value: hash("sha256", RAISED_POLICY).slice(0, 24),
  },
  {
    name: "the beginning of a sha1",
    id: "substr(sha1(local.policy), 0, 32)",
    value: hash("sha1", RAISED_POLICY).slice(0, 32),
  },
  {
    name: "md5 of all that is in the policy",
    id: 'md5("${var.domain}-${var.mode}-${join(",", var.mx)}-${var.max_age}")',
    value: hash("md5", `example.com-enforce-mail.example.com-${RAISED}`),
  },
  {
    name: "md5 by format",
    id: 'md5(format("%s%s%s", join("", var.mx), var.mode, var.max_age))',
    value: hash("md5", `mail.example.comenforce${RAISED}`),
  },
  {
    name: "md5 of JSON",
    id: "md5(jsonencode({ mx = var.mx, mode = var.mode, age = var.max_age }))",
    value: hash("md5", `{"age":${RAISED},"mode":"enforce","mx":["mail.example.com"]}`),
  },
  {
    name: "the etag that the store gives the object",
    id: "aws_s3_object.policy.etag",
    value: "?",
    undecided: "any",
  },
  {
    name: "the time of the run",
    id: 'formatdate("YYYYMMDDhhmmss", timestamp())',
    value: "?",
    undecided: /time/i,
  },
  {
    name: "the time of the run, by replace",
    id: 'replace(timestamp(), "/[-T:]/", "")',
    value: "?",
    undecided: /time/i,
  },
  {
    name: "a time that is taken when the policy changes",
    id: 'formatdate("YYYYMMDDhhmmss", time_static.policy.rfc3339)',
    more: 'resource "time_static" "policy" {\n  triggers = {\n    policy = local.policy\n  }\n}\n',
    value: "?",
  },
  {
    name: "seconds that are taken when the hash of the policy changes",
    id: "time_static.policy.unix",
    more: 'resource "time_static" "policy" {\n  triggers = { hash = sha256(local.policy) }\n}\n',
    value: "?",
  },
  {
    name: "a random id that is kept as long as the policy",
    id: "random_id.policy.hex",
    more: `resource "random_id" "policy" {
  byte_length = 8
  keepers = {
    mode    = var.mode
    mx      = join("; ", var.mx)
    max_age = var.max_age
  }
}
`,
    value: "?",
  },
  {
    name: "an id from a remote state",
    id: "data.terraform_remote_state.mail.outputs.id",
    value: "?",
    undecided: "any",
  },
  {
    name: "an id from a registry module",
    id: "module.id.value",
    more: 'module "id" {\n  source  = "acme/id/null"\n  version = "1.0.0"\n}\n',
    value: "?",
    undecided: "any",
  },
  {
    name: "an id from a variable without a value",
    id: "var.revision",
    more: 'variable "revision" {}\n',
    value: "?",
    undecided: /revision/,
  },
];

interface Wrong {
  readonly name: string;
  readonly id: string;
  readonly rule: "error record-id-invalid" | "warning id-ignores-part-of-policy";
}

const WRONG: readonly Wrong[] = [
  { name: "the 40 characters of a sha1", id: "sha1(local.policy)", rule: "error record-id-invalid" },
  { name: "the 64 characters of a sha256", id: "sha256(local.policy)", rule: "error record-id-invalid" },
  { name: "base64 with +, / and =", id: "base64sha256(local.policy)", rule: "error record-id-invalid" },
  {
    name: "a hash that leaves out max_age",
    id: 'md5("${var.mode},${join(",", var.mx)}")',
    rule: "warning id-ignores-part-of-policy",
  },
  {
    name: "a hash that leaves out the mx patterns",
    id: 'md5("${var.mode},${var.max_age}")',
    rule: "warning id-ignores-part-of-policy",
  },
  {
    name: "a hash of the names of variables",
    id: 'md5("var.mode-var.max_age-${join(",", var.mx)}")',
    rule: "warning id-ignores-part-of-policy",
  },
];

const PARTIAL = computed('md5("${var.mode},${join(",", var.mx)}")');
const CONSTANT = computed('md5("mta-sts")');

const CHANGED_AT = 'locals {\n  changed_at = "2024-01-01T00:00:00Z"\n}\n';
const BY_DATE = computed('formatdate("YYYYMMDDhhmmss", local.changed_at)', CHANGED_AT);
const RFC_3339 = computed("formatdate(\"YYYY-MM-DD'T'hh:mm:ssZ\", local.changed_at)", CHANGED_AT);

const FILE_MD5 = {
  "main.tf": `${route53Txt('"v=STSv1; id=${filemd5("${path.module}/policy.txt")}"')}${s3Policy('file("policy.txt")')}`,
  "policy.txt": POLICY,
};
const FILE_SHA256 = {
  "main.tf": `${route53Txt('"v=STSv1; id=${filesha256("policy.txt")}"')}${s3Policy('file("policy.txt")')}`,
  "policy.txt": POLICY,
};

export const computedCases: readonly TerraformCase[] = [
  ...RIGHT.flatMap(({ name, id, more, value, undecided }): readonly TerraformCase[] => {
    const base = computed(id, more);
    return [
      {
        name: `${name}: the policy changes`,
        base,
        head: raised(base),
        expected: [],
        holds: [`example.com | ${value} | enforce ${RAISED} mail.example.com | -`],
        ...(undecided === undefined ? {} : { undecided }),
      },
      {
        name: `${name}: all stays as it is`,
        base,
        head: { ...base, "README.md": "# DNS\n" },
        expected: [],
        undecided: "any",
      },
      { name: `${name}: the whole repository`, head: base, expected: [], undecided: "any" },
    ];
  }),
  ...WRONG.map(({ name, id, rule }): TerraformCase => {
    const head = computed(id);
    return { name, head, expected: [`${at(head, "main.tf", id)} ${rule} example.com`], undecided: "any" };
  }),
  {
    name: "md5 of a file, and the file changes",
    base: FILE_MD5,
    head: edited(FILE_MD5, { "policy.txt": [[MAX_AGE, RAISED]] }),
    expected: [],
    holds: [`example.com | ${hash("md5", RAISED_POLICY)} | enforce ${RAISED} mail.example.com | -`],
  },
  {
    name: "sha256 of a file",
    head: FILE_SHA256,
    expected: [`${at(FILE_SHA256, "main.tf", "filesha256(")} error record-id-invalid example.com`],
  },
  {
    name: "a hash that leaves out max_age, and max_age changes",
    base: PARTIAL,
    head: raised(PARTIAL),
    expected: [`${at(PARTIAL, "main.tf", 'md5("')} error policy-changed-without-new-id example.com`],
  },
  {
    name: "a hash of a literal in the record, which never changes",
    head: CONSTANT,
    expected: [`${at(CONSTANT, "main.tf", 'md5("')} warning id-ignores-part-of-policy example.com`],
  },
  {
    name: "a date that is written elsewhere and changed by hand",
    head: BY_DATE,
    expected: [],
    holds: ["example.com | 20240101000000 | enforce 604800 mail.example.com | -"],
  },
  {
    name: "RFC 3339 text",
    head: RFC_3339,
    expected: [`${at(RFC_3339, "main.tf", "formatdate(")} error record-id-invalid example.com`],
  },
  {
    name: "a hash that never changes, and the policy does",
    base: CONSTANT,
    head: raised(CONSTANT),
    expected: [`${at(CONSTANT, "main.tf", 'md5("')} error policy-changed-without-new-id example.com`],
  },
  {
    name: "a literal id becomes a hash together with the change",
    base: { "main.tf": `${route53Txt('"v=STSv1; id=20240101"')}${s3Policy(HEREDOC)}` },
    head: raised(computed("md5(local.policy)")),
    expected: [],
    holds: [`example.com | ${hash("md5", RAISED_POLICY)} | enforce ${RAISED} mail.example.com | -`],
  },
];
