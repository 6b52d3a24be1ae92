import { at, edited, type Files, NEW_ID, OLD_ID, type Replacements, type TerraformCase } from "./case.js";
import { HEREDOC, ROUTE53, s3Policy } from "./parts.js";

const HOST = "mx.example.net";

const MX = `
resource "aws_route53_record" "mx" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "example.com"
  type    = "MX"
  ttl     = 3600
  records = ["10 mail.example.com", "20 ${HOST}"]
}
`;

function withPolicy(content: string, more = "", files: Files = {}): Files {
  return { "main.tf": `${more}${ROUTE53}${MX}${s3Policy(content)}`, ...files };
}

/** A policy that lacks a host of the domain's MX, and where the patch puts it; the id is renewed beside it. */
function lacking(name: string, head: Files, added: Replacements): TerraformCase {
  const inMain = added["main.tf"] ?? [];
  return {
    name,
    head,
    expected: [`${at(head, "main.tf", `${HOST}"]`)} error mx-not-covered example.com`],
    fixed: { ...added, "main.tf": [...inMain, [OLD_ID, NEW_ID]] },
  };
}

const MISSING: readonly TerraformCase[] = [
  lacking("a line of a heredoc", withPolicy(HEREDOC), {
    "main.tf": [["mx: mail.example.com\n", `mx: mail.example.com\nmx: ${HOST}\n`]],
  }),
  lacking(
    "a line of a heredoc with line ends of Windows",
    { "main.tf": (withPolicy(HEREDOC)["main.tf"] ?? "").replaceAll("\n", "\r\n") },
    { "main.tf": [["mx: mail.example.com\r\n", `mx: mail.example.com\r\nmx: ${HOST}\r\n`]] },
  ),
  lacking(
    "a line of an indented heredoc",
    withPolicy("<<-EOT\n    version: STSv1\n    mode: enforce\n    mx: mail.example.com\n    max_age: 604800\n  EOT"),
    { "main.tf": [["    mx: mail.example.com\n", `    mx: mail.example.com\n    mx: ${HOST}\n`]] },
  ),
  lacking(
    "a line within a string",
    withPolicy('"version: STSv1\\r\\nmode: enforce\\r\\nmx: mail.example.com\\r\\nmax_age: 604800\\r\\n"'),
    { "main.tf": [["mx: mail.example.com\\r\\n", `mx: mail.example.com\\r\\nmx: ${HOST}\\r\\n`]] },
  ),
  lacking(
    "a line among the elements of a join",
    withPolicy('join("\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800"])'),
    { "main.tf": [['"mx: mail.example.com", ', `"mx: mail.example.com", "mx: ${HOST}", `]] },
  ),
  lacking(
    "an element of a list that lines are made of",
    withPolicy(
      '<<EOF\nversion: STSv1\nmode: enforce\n${join("", formatlist("mx: %s\\n", local.hosts))}max_age: 604800\nEOF',
      'locals {\n  hosts = ["mail.example.com"]\n}\n',
    ),
    { "main.tf": [['hosts = ["mail.example.com"]', `hosts = ["mail.example.com", "${HOST}"]`]] },
  ),
  lacking(
    "an element of the default of a variable, one on each line",
    withPolicy(
      'join("\\n", concat(["version: STSv1", "mode: enforce"], [for host in var.hosts : "mx: ${host}"], ["max_age: 604800"]))',
      'variable "hosts" {\n  default = [\n    "mail.example.com",\n    "old.example.com"\n  ]\n}\n',
    ),
    { "main.tf": [['    "old.example.com"\n', `    "old.example.com",\n    "${HOST}"\n`]] },
  ),
  lacking(
    "an element of a list that a template goes through",
    withPolicy('templatefile("mta-sts.tftpl", { hosts = ["mail.example.com"] })', "", {
      "mta-sts.tftpl":
        "version: STSv1\nmode: enforce\n%{ for host in hosts ~}\nmx: ${host}\n%{ endfor ~}\nmax_age: 604800\n",
    }),
    { "main.tf": [['{ hosts = ["mail.example.com"] }', `{ hosts = ["mail.example.com", "${HOST}"] }`]] },
  ),
  lacking(
    "a line of a template",
    withPolicy('templatefile("mta-sts.tftpl", { mode = "enforce" })', "", {
      "mta-sts.tftpl": "version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n",
    }),
    { "mta-sts.tftpl": [["mx: mail.example.com\n", `mx: mail.example.com\nmx: ${HOST}\n`]] },
  ),
  lacking(
    "an argument of a module",
    withPolicy(
      "module.policy.text",
      'module "policy" {\n  source = "./policy"\n  mx     = toset(["mail.example.com"])\n}\n',
      {
        "policy/main.tf":
          'variable "mx" {}\noutput "text" {\n  value = "version: STSv1\\nmode: enforce\\n${join("\\n", [for host in var.mx : "mx: ${host}"])}\\nmax_age: 604800\\n"\n}\n',
      },
    ),
    { "main.tf": [['toset(["mail.example.com"])', `toset(["mail.example.com", "${HOST}"])`]] },
  ),
  lacking(
    "an element in a YAML file",
    withPolicy(
      'join("\\n", concat(["version: STSv1", "mode: enforce"], formatlist("mx: %s", local.mail.mx), ["max_age: 604800"]))',
      'locals {\n  mail = yamldecode(file("mail.yaml"))\n}\n',
      { "mail.yaml": "mx:\n  - mail.example.com\n" },
    ),
    { "mail.yaml": [["  - mail.example.com\n", `  - mail.example.com\n  - ${HOST}\n`]] },
  ),
];

const REMOVED_POLICY = { "main.tf": `${ROUTE53}${MX}` };
const COVERED = edited(withPolicy(HEREDOC), {
  "main.tf": [["mx: mail.example.com\n", "mx: mail.example.com\nmx: mx.example.net\n"]],
});

/** What is not in Terraform's files may still be published: nothing follows from that. */
const REMOVED: readonly TerraformCase[] = [
  {
    name: "the record goes, the policy stays",
    base: COVERED,
    head: {
      "main.tf": (COVERED["main.tf"] ?? "").replace(
        ROUTE53,
        'data "aws_route53_zone" "main" {\n  name = "example.com."\n}\n',
      ),
    },
    expected: [],
    undecided: "any",
  },
  {
    name: "the policy goes, the record stays",
    base: COVERED,
    head: REMOVED_POLICY,
    expected: [`base ${at(COVERED, "main.tf", "<<EOT")} error policy-removed-without-none example.com`],
  },
  {
    name: "everything goes to another repository",
    base: COVERED,
    head: { "README.md": "# moved\n" },
    expected: [],
    undecided: "any",
  },
];

export const fixCases: readonly TerraformCase[] = [...MISSING, ...REMOVED];
