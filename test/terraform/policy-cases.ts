import { at, edited, type Files, forgottenAndRenewed, NEW_ID, OLD_ID, type TerraformCase } from "./case.js";
import { POLICY, ROUTE53, s3Policy } from "./parts.js";

function withS3(content: string, more = "", files: Files = {}): Files {
  return { "main.tf": `${more}${ROUTE53}${s3Policy(content)}`, ...files };
}

const TEMPLATE = `version: STSv1
mode: \${mode}
%{ for host in hosts ~}
mx: \${host}
%{ endfor ~}
max_age: \${max_age}
`;

const CLOUDFLARE_ZONE = `
data "cloudflare_zone" "main" {
  name = "example.com"
}
resource "cloudflare_record" "txt" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  content = "v=STSv1; id=20240101"
}
resource "cloudflare_workers_route" "mta_sts" {
  zone_id     = data.cloudflare_zone.main.id
  pattern     = "mta-sts.example.com/*"
  script_name = cloudflare_workers_script.mta_sts.name
}
`;

const SHAPES: readonly TerraformCase[] = [
  ...forgottenAndRenewed(
    "a heredoc",
    withS3("<<EOT\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nEOT"),
  ),
  ...forgottenAndRenewed(
    "an indented heredoc",
    withS3("<<-EOT\n    version: STSv1\n    mode: enforce\n    mx: mail.example.com\n    max_age: 604800\n  EOT"),
  ),
  ...forgottenAndRenewed(
    "a string with \\n",
    withS3('"version: STSv1\\nmode: enforce\\nmx: mail.example.com\\nmax_age: 604800\\n"'),
  ),
  ...forgottenAndRenewed(
    "a join of lines",
    withS3('join("\\r\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800", ""])'),
  ),
  ...forgottenAndRenewed(
    "a join of lists and a for",
    withS3(
      'join("\\n", concat(["version: STSv1", "mode: enforce"], [for host in local.hosts : "mx: ${host}"], ["max_age: ${local.age}"]))',
      'locals {\n  hosts = ["mail.example.com"]\n  age = 604800\n}\n',
    ),
  ),
  ...forgottenAndRenewed(
    "a heredoc with a formatlist",
    withS3(
      '<<EOF\nversion: STSv1\nmode: ${var.mode}\n${join("", formatlist("mx: %s\\n", var.hosts))}max_age: ${var.max_age}\nEOF',
      'variable "mode" { default = "enforce" }\nvariable "hosts" { default = ["mail.example.com"] }\nvariable "max_age" { default = 604800 }\n',
    ),
  ),
  ...forgottenAndRenewed(
    "a heredoc with a for and a conditional",
    withS3(
      "<<EOT\nversion: STSv1\nmode: enforce\n%{for host in local.hosts~}\nmx: ${host}\n%{endfor~}\n%{ if true }max_age: 604800%{ else }max_age: 1%{ endif }\nEOT",
      'locals {\n  hosts = toset(["mail.example.com"])\n}\n',
    ),
  ),
  ...forgottenAndRenewed(
    "a template file",
    withS3(
      'templatefile("${path.module}/templates/mta-sts.txt.tftpl", { mode = "enforce", hosts = ["mail.example.com"], max_age = 604800 })',
      "",
      { "templates/mta-sts.txt.tftpl": TEMPLATE },
    ),
  ),
  ...forgottenAndRenewed(
    "a template file in which the change is",
    withS3('templatefile("mta-sts.tpl", { host = "mail.example.com" })', "", {
      "mta-sts.tpl": "version: STSv1\nmode: enforce\nmx: ${host}\nmax_age: 604800\n",
    }),
    { raised: "mta-sts.tpl" },
  ),
  ...forgottenAndRenewed(
    "a file that is read",
    withS3('file("${path.root}/policy.txt")', "", { "policy.txt": POLICY }),
    {
      raised: "policy.txt",
    },
  ),
  ...forgottenAndRenewed(
    "a file that is uploaded",
    {
      "main.tf": `${ROUTE53}
resource "aws_s3_object" "site" {
  for_each     = toset([".well-known/mta-sts.txt"])
  bucket       = "mta-sts.example.com"
  key          = each.value
  source       = "\${path.module}/content/\${each.value}"
  source_hash  = filemd5("\${path.module}/content/\${each.value}")
  content_type = "text/plain"
}
`,
      "content/.well-known/mta-sts.txt": POLICY,
    },
    { raised: "content/.well-known/mta-sts.txt" },
  ),
  ...forgottenAndRenewed(
    "an output of a module",
    {
      "main.tf": `module "policy" {
  source = "./policy"
  mode   = "enforce"
  mx     = ["mail.example.com"]
}
${ROUTE53}${s3Policy("module.policy.text")}`,
      "policy/main.tf": `variable "mode" { type = string }
variable "mx" { type = list(string) }
variable "max_age" {
  type    = number
  default = 604800
}
output "text" {
  value = <<EOT
version: STSv1
mode: \${var.mode}
%{ for host in var.mx ~}
mx: \${host}
%{ endfor ~}
max_age: \${var.max_age}
EOT
}
`,
    },
    { raised: "policy/main.tf" },
  ),
  ...forgottenAndRenewed("the script of a worker, with a template literal", {
    "main.tf": `${CLOUDFLARE_ZONE}
resource "cloudflare_workers_script" "mta_sts" {
  account_id = "0123456789abcdef0123456789abcdef"
  name       = "mta-sts"
  content    = <<-EOT
    addEventListener("fetch", (event) => event.respondWith(new Response(\`version: STSv1
    mode: enforce
    mx: mail.example.com
    max_age: 604800
    \`, { headers: { "content-type": "text/plain" } })));
  EOT
}
`,
  }),
  ...forgottenAndRenewed("the script of a worker, round a local", {
    "main.tf": `${CLOUDFLARE_ZONE}
locals {
  policy = join("\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800"])
}
resource "cloudflare_workers_script" "mta_sts" {
  account_id = "0123456789abcdef0123456789abcdef"
  name       = "mta-sts"
  content    = <<EOC
    async function handleRequest(request) {
      return new Response(\`\${local.policy}\`, { headers: { 'content-type': 'text/plain' } })
    }
    addEventListener('fetch', event => event.respondWith(handleRequest(event.request)))
EOC
}
`,
  }),
  ...forgottenAndRenewed("a value in the store that a worker reads", {
    "main.tf": `${CLOUDFLARE_ZONE}
locals {
  policy = templatefile("\${path.module}/policy.tpl", { mode = "enforce", hosts = ["mail.example.com"], max_age = floor(604800) })
}
resource "cloudflare_workers_kv_namespace" "mta_sts" {
  account_id = "0123456789abcdef0123456789abcdef"
  title      = "mta-sts.example.com"
}
resource "cloudflare_workers_kv" "mta_sts" {
  namespace_id = cloudflare_workers_kv_namespace.mta_sts.id
  key_name     = "policy"
  value        = local.policy
}
resource "cloudflare_workers_script" "mta_sts" {
  script_name = "mta-sts"
  content     = file("\${path.module}/worker.js")
}
`,
    "policy.tpl": TEMPLATE,
    "worker.js":
      'addEventListener("fetch", (event) => event.respondWith(NAMESPACE.get("policy").then((text) => new Response(text))));\n',
  }),
  ...forgottenAndRenewed("a blob of a static site", {
    "main.tf": `resource "azurerm_dns_txt_record" "mta_sts" {
  name                = "_mta-sts"
  zone_name           = "example.com"
  resource_group_name = "dns"
  ttl                 = 300
  record {
    value = "v=STSv1; id=20240101"
  }
}
resource "azurerm_storage_blob" "mta_sts" {
  name                   = ".well-known/mta-sts.txt"
  storage_account_name   = "stmtasts"
  storage_container_name = "$web"
  type                   = "Block"
  content_type           = "text/plain"
  source_content         = <<EOF
version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
EOF
}
`,
  }),
  ...forgottenAndRenewed("an object in a bucket of Google", {
    "main.tf": `resource "google_dns_record_set" "mta_sts" {
  name         = "_mta-sts.example.com."
  managed_zone = "main"
  type         = "TXT"
  ttl          = 300
  rrdatas      = ["\\"v=STSv1; id=20240101\\""]
}
resource "google_storage_bucket" "mta_sts" {
  name     = "mta-sts.example.com"
  location = "EU"
}
resource "google_storage_bucket_object" "policy" {
  bucket        = google_storage_bucket.mta_sts.name
  name          = ".well-known/mta-sts.txt"
  content_type  = "text/plain"
  cache_control = "no-cache"
  content       = "version: STSv1\\r\\nmode: enforce\\r\\nmx: mail.example.com\\r\\nmax_age: 604800\\r\\n"
}
`,
  }),
  ...forgottenAndRenewed("a file in a repository for pages", {
    "main.tf": `${ROUTE53}
resource "github_repository" "mta_sts" {
  name = "mta-sts.example.com"
}
resource "github_repository_file" "policy" {
  repository = github_repository.mta_sts.name
  file       = "docs/.well-known/mta-sts.txt"
  content    = <<EOT
version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
EOT
}
`,
  }),
  ...forgottenAndRenewed("a local file for a later step", {
    "main.tf": `${ROUTE53}
resource "local_file" "policy" {
  filename = "\${path.root}/site/.well-known/mta-sts.txt"
  content  = join("\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800", ""])
}
`,
  }),
  ...forgottenAndRenewed("a file in an archive for a function", {
    "main.tf": `${ROUTE53}
locals {
  policy = join("\\r\\n", ["version: STSv1", "mode: enforce", "mx: mail.example.com", "max_age: 604800", ""])
}
data "archive_file" "mta_sts" {
  type        = "zip"
  output_path = "mta-sts.zip"
  source {
    filename = "policy.txt"
    content  = local.policy
  }
}
`,
  }),
  ...forgottenAndRenewed("a config map", {
    "main.tf": `${ROUTE53}
resource "kubernetes_config_map" "mta_sts" {
  metadata {
    name = "mta-sts"
  }
  data = {
    "mta-sts.txt" = <<-EOT
      version: STSv1
      mode: enforce
      mx: mail.example.com
      max_age: 604800
    EOT
  }
}
`,
  }),
  ...forgottenAndRenewed("the code of a function at the edge", {
    "main.tf": `${ROUTE53}
resource "aws_cloudfront_function" "mta_sts" {
  name    = "mta-sts"
  runtime = "cloudfront-js-2.0"
  code    = <<-EOT
    function handler(event) {
      return {
        statusCode: 200,
        headers: { 'content-type': { value: 'text/plain' } },
        body: 'version: STSv1\\\\nmode: enforce\\\\nmx: mail.example.com\\\\nmax_age: 604800\\\\n',
      };
    }
  EOT
}
`,
  }),
];

const GOOD = withS3(
  "<<-EOT\n    version: STSv1\n    mode: enforce\n    mx: mail.example.com\n    max_age: 604800\n  EOT",
);

function wrong(from: string, to: string): Files {
  return edited(GOOD, { "main.tf": [[from, to]] });
}

const LITERAL_MODE = wrong("mode: enforce", "mode: enforced");
const DOT = wrong("mx: mail.example.com", "mx: mail.example.com.");
const BY_VARIABLE = {
  ...withS3('"version: STSv1\\nmode: ${var.mode}\\nmx: mail.example.com\\nmax_age: 604800\\n"', 'variable "mode" {}\n'),
  "terraform.tfvars": 'mode = "Enforce"\n',
};

const STRIPPED = withS3(
  "<<-EOT\n    version: STSv1\n    mode: enforce\n    %{ for host in local.mx ~}\n    mx: ${host}\n    %{ endfor ~}\n    max_age: 604800\n  EOT",
  'locals {\n  mx = ["mail.example.com"]\n}\n',
);

/** What is wrong in the policy itself, judged without a base. */
const WRONG: readonly TerraformCase[] = [
  {
    // https://github.com/hashicorp/terraform/issues/23710
    name: "an indented heredoc keeps the indentation behind a strip marker",
    head: STRIPPED,
    expected: [`${at(STRIPPED, "main.tf", "    mx: ")} error policy-indented example.com`],
  },
  {
    name: "a mode that is none, in a heredoc",
    head: LITERAL_MODE,
    expected: [`${at(LITERAL_MODE, "main.tf", "enforced")} error policy-mode-invalid example.com`],
    // To senders that is another policy, so its id has to be new as well.
    fixed: {
      "main.tf": [
        ["enforced", "enforce"],
        [OLD_ID, NEW_ID],
      ],
    },
  },
  {
    name: "a final dot in a heredoc",
    head: DOT,
    expected: [`${at(DOT, "main.tf", "mail.example.com.")} error policy-mx-invalid example.com`],
    fixed: { "main.tf": [["mail.example.com.", "mail.example.com"]] },
  },
  {
    name: "a mode with a capital, in a variable",
    head: BY_VARIABLE,
    expected: [`${at(BY_VARIABLE, "terraform.tfvars", "Enforce")} error policy-mode-invalid example.com`],
    fixed: { "terraform.tfvars": [["Enforce", "enforce"]] },
  },
];

export const policyCases: readonly TerraformCase[] = [...SHAPES, ...WRONG];
