import { expect, test } from "vitest";
import type { Files } from "../modules/evaluating.testing.js";
import { cut, readPolicies, showPolicies } from "./reading.testing.js";

const LINES = ["version: STSv1", "mode: enforce", "mx: mx.example.com", "max_age: 86400"];
const POLICY = `${LINES.join("\n")}\n`;
const SHOWN = "version: STSv1/mode: enforce/mx: mx.example.com/max_age: 86400";
const IN_QUOTES = JSON.stringify(POLICY);
const HEREDOC = `<<-EOT\n    ${LINES.join("\n    ")}\n  EOT\n`;
const JOINED = `join("\\n", ${JSON.stringify(LINES)})`;

/** Files (a text alone is main.tf), the announced domains, and the policies found. */
type Case = readonly [what: string, files: Files | string, announced: readonly string[], found: readonly string[]];

const RESOURCES: readonly Case[] = [
  [
    "an S3 object with a heredoc",
    `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = ".well-known/mta-sts.txt"\n  content = ${HEREDOC}\n}`,
    [],
    [`main.tf:4 inline example.com | ${SHOWN}/`],
  ],
  [
    "an S3 bucket object in quotes",
    `resource "aws_s3_bucket_object" "p" {\n  bucket = "b"\n  key = "mta-sts.example.com/.well-known/mta-sts.txt"\n  content = ${IN_QUOTES}\n}`,
    [],
    [`main.tf:4 inline example.com | ${SHOWN}/`],
  ],
  [
    "a file of a GitHub repository, with its CNAME file",
    `resource "github_repository" "site" { name = "mta-sts" }
resource "github_repository_file" "policy" {
  repository = github_repository.site.name
  file = ".well-known/mta-sts.txt"
  content = ${JOINED}
}
resource "github_repository_file" "cname" {
  repository = github_repository.site.name
  file = "CNAME"
  content = "mta-sts.example.com"
}`,
    [],
    [`main.tf:5 inline example.com | ${SHOWN}`],
  ],
  [
    "a worker with a route that names it",
    `resource "cloudflare_worker_script" "s" {
  name = "mta-sts"
  content = <<-JS
    const policy = \`${LINES.join("\n    ")}\`
    addEventListener("fetch", (event) => event.respondWith(new Response(policy)))
  JS
}
resource "cloudflare_worker_route" "r" {
  pattern = "mta-sts.example.com/*"
  script_name = cloudflare_worker_script.s.name
}`,
    [],
    [`main.tf:3 inline example.com | ${SHOWN}`],
  ],
  [
    "a worker for several domains",
    {
      "main.tf": `locals { domains = toset(["a.example", "b.example"]) }
resource "cloudflare_workers_script" "s" {
  script_name = "sts"
  content = templatefile("worker.js", {})
}
resource "cloudflare_workers_custom_domain" "d" {
  for_each = local.domains
  hostname = "mta-sts.\${each.key}"
  service = cloudflare_workers_script.s.script_name
}`,
      "worker.js": `const policy = ${IN_QUOTES};\n`,
    },
    [],
    [`worker.js:1 inline a.example,b.example | ${SHOWN}/`],
  ],
  [
    "a Google storage object",
    `resource "google_storage_bucket" "b" { name = "mta-sts.example.com" }
resource "google_storage_bucket_object" "p" {
  name = ".well-known/mta-sts.txt"
  bucket = google_storage_bucket.b.id
  content = ${IN_QUOTES}
}`,
    [],
    [`main.tf:5 inline example.com | ${SHOWN}/`],
  ],
  [
    "an Azure blob behind a CDN",
    `resource "azurerm_storage_account" "a" { name = "policies" }
resource "azurerm_storage_blob" "p" {
  name = ".well-known/mta-sts.txt"
  storage_account_name = azurerm_storage_account.a.name
  source_content = ${IN_QUOTES}
}
resource "azurerm_cdn_endpoint_custom_domain" "d" {
  host_name = "mta-sts.example.com"
  origin = azurerm_storage_account.a.primary_web_host
}`,
    [],
    [`main.tf:5 inline example.com | ${SHOWN}/`],
  ],
  [
    "a local file named by its folder",
    `resource "local_file" "p" {\n  filename = "\${path.module}/www/mta-sts.example.com/.well-known/mta-sts.txt"\n  content = ${IN_QUOTES}\n}`,
    [],
    [`main.tf:3 inline example.com | ${SHOWN}/`],
  ],
  [
    "a ConfigMap",
    `resource "kubernetes_config_map" "p" {\n  metadata { name = "mta-sts" }\n  data = {\n    "mta-sts.txt" = ${IN_QUOTES}\n  }\n}\nresource "kubernetes_ingress_v1" "i" {\n  spec { rule { host = "mta-sts.example.com" } }\n}`,
    [],
    [`main.tf:4 inline example.com | ${SHOWN}/`],
  ],
  [
    "a ConfigMap with a policy for each of two domains",
    `resource "kubernetes_config_map" "p" {\n  data = {\n    "mta-sts.a.example.txt" = ${IN_QUOTES}\n    "b.example" = ${IN_QUOTES.replace("enforce", "testing")}\n    "c" = ${IN_QUOTES.replace("enforce", "none")}\n  }\n}`,
    [],
    [
      `main.tf:3 inline a.example | ${SHOWN}/`,
      `main.tf:4 inline b.example | ${SHOWN.replace("enforce", "testing")}/`,
      `main.tf:5 inline - | ${SHOWN.replace("enforce", "none")}/`,
    ],
  ],
  [
    "a CloudFront function",
    `resource "aws_cloudfront_function" "f" {
  name = "mta-sts"
  runtime = "cloudfront-js-2.0"
  code = <<-EOT
    function handler(event) {
      return { statusCode: 200, body: ${JSON.stringify(LINES)}.join("\\n") + "\\n" };
    }
  EOT
}
resource "aws_cloudfront_distribution" "d" {
  aliases = ["mta-sts.example.com"]
  default_cache_behavior { function_association { function_arn = aws_cloudfront_function.f.arn } }
}`,
    [],
    [`main.tf:4 inline example.com | ${SHOWN}/`],
  ],
  [
    "a fixed response of a load balancer",
    `resource "aws_lb_listener_rule" "r" {
  action {
    type = "fixed-response"
    fixed_response {
      content_type = "text/plain"
      message_body = ${IN_QUOTES}
    }
  }
  condition { host_header { values = ["mta-sts.example.com"] } }
}`,
    [],
    [`main.tf:6 inline example.com | ${SHOWN}/`],
  ],
  [
    "a response of API Gateway",
    `resource "aws_api_gateway_integration_response" "r" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  response_templates = { "text/plain" = ${HEREDOC} }
}
resource "aws_api_gateway_rest_api" "a" { name = "sts" }
resource "aws_api_gateway_base_path_mapping" "m" {
  api_id = aws_api_gateway_rest_api.a.id
  domain_name = "mta-sts.example.com"
}`,
    [],
    [`main.tf:3 inline example.com | ${SHOWN}/`],
  ],
  [
    "a function packed by archive_file",
    {
      "main.tf": `data "archive_file" "z" {
  type = "zip"
  source {
    filename = "index.py"
    content = <<-EOT
      POLICY = """version: STSv1
      mode: enforce
      mx: mx.example.com
      max_age: 86400
      """
      def handler(event, context):
        return {"statusCode": 200, "body": POLICY}
    EOT
  }
}
resource "aws_lambda_function" "f" {
  filename = data.archive_file.z.output_path
  environment { variables = { HOST = "mta-sts.example.com" } }
}`,
    },
    [],
    [`main.tf:5 inline example.com | ${SHOWN}/`],
  ],
  [
    "a snippet of VCL",
    `resource "fastly_service_vcl" "s" {
  domain { name = "mta-sts.example.com" }
  snippet {
    name = "sts"
    type = "error"
    content = <<-EOT
      if (obj.status == 601) {
        synthetic {"version: STSv1
      mode: enforce
      mx: mx.example.com
      max_age: 86400
      "};
        return(deliver);
      }
    EOT
  }
}`,
    [],
    [`main.tf:6 inline example.com | ${SHOWN}/`],
  ],
  [
    "a snippet of Cloudflare",
    `resource "cloudflare_snippet" "s" {
  snippet_name = "sts"
  files { content = "export default { async fetch() { return new Response(${JSON.stringify(IN_QUOTES).slice(1, -1)}); } };" }
}
resource "cloudflare_snippet_rules" "r" {
  rules {
    expression = "http.host eq \\"mta-sts.example.com\\""
    snippet_name = cloudflare_snippet.s.snippet_name
  }
}`,
    [],
    [`main.tf:3 inline example.com | ${SHOWN}/`],
  ],
  [
    "nginx in user data",
    `resource "hcloud_server" "w" {
  name = "web"
  user_data = <<-EOT
    #cloud-config
    write_files:
      - path: /etc/nginx/conf.d/sts.conf
        content: |
          server {
            server_name mta-sts.example.com;
            location = /.well-known/mta-sts.txt {
              return 200 ${JSON.stringify(POLICY.replaceAll("\n", "\r\n"))};
            }
          }
  EOT
}`,
    [],
    [`main.tf:3 inline example.com | ${SHOWN.replaceAll("/", "^M/")}^M/`],
  ],
  [
    "a file that cloud-init writes",
    `resource "hcloud_server" "w" {
  user_data = <<-EOT
    write_files:
      - path: /var/www/mta-sts.example.com/.well-known/mta-sts.txt
        content: |
          ${LINES.join("\n          ")}
      - path: /etc/motd
        content: hello
  EOT
}`,
    [],
    [`main.tf:2 inline example.com | ${SHOWN}/`],
  ],
  [
    "an argument that nobody thought of, deep inside",
    `resource "x_y" "z" { a { b { c = [{ d = ${IN_QUOTES} }] } } }`,
    [],
    [`main.tf:1 inline - | ${SHOWN}/`],
  ],
];

const EXPRESSIONS: readonly Case[] = [
  [
    "join over a list",
    `locals { mx = ["a.example.com", "b.example.com"] }
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = "mta-sts.txt"
  content = join("\\n", concat(["version: STSv1", "mode: enforce"], [for h in local.mx : "mx: \${h}"], ["max_age: 86400", ""]))
}`,
    [],
    ["main.tf:5 inline example.com | version: STSv1/mode: enforce/mx: a.example.com/mx: b.example.com/max_age: 86400/"],
  ],
  [
    "a directive in a heredoc",
    `variable "mx" { default = ["a.example.com", "b.example.com"] }
output "policy" {
  value = <<EOT
version: STSv1
mode: enforce
%{ for h in var.mx ~}
mx: \${h}
%{ endfor ~}
max_age: 86400
EOT
}`,
    [],
    ["main.tf:3 inline - | version: STSv1/mode: enforce/mx: a.example.com/mx: b.example.com/max_age: 86400/"],
  ],
  [
    "a template",
    {
      "main.tf": `resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = ".well-known/mta-sts.txt"
  content = templatefile("\${path.module}/policy.tftpl", { mode = "testing", mx = ["a.example.com"] })
}`,
      "policy.tftpl": "version: STSv1\nmode: ${mode}\n%{ for h in mx ~}\nmx: ${h}\n%{ endfor ~}\nmax_age: 86400\n",
    },
    [],
    ["policy.tftpl:1 template example.com | version: STSv1/mode: testing/mx: a.example.com/max_age: 86400/"],
  ],
  [
    "a template without anything to fill in",
    {
      "main.tf": `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  content = templatefile("p.txt", {})\n}`,
      "p.txt": POLICY,
    },
    [],
    [`p.txt:1 file example.com | ${SHOWN}/`],
  ],
  [
    "a file",
    {
      "main.tf": `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  content = file("site/mta-sts.txt")\n}`,
      "site/mta-sts.txt": POLICY,
    },
    [],
    [`site/mta-sts.txt:1 file example.com | ${SHOWN}/`],
  ],
  [
    "a file that is uploaded by its path",
    {
      "main.tf": `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  source = "site/mta-sts.txt"\n}`,
      "site/mta-sts.txt": POLICY,
    },
    [],
    [`site/mta-sts.txt:1 file example.com | ${SHOWN}/`],
  ],
  [
    "a file without its last line end",
    {
      "main.tf": `output "policy" { value = trimspace(file("site/mta-sts.txt")) }`,
      "site/mta-sts.txt": POLICY,
    },
    [],
    [`site/mta-sts.txt:1 template - | ${SHOWN}`],
  ],
  [
    "code in a file",
    {
      "main.tf": `resource "cloudflare_workers_script" "s" {\n  content = file("worker.js")\n}\nresource "cloudflare_workers_route" "r" {\n  pattern = "https://mta-sts.example.com/*"\n  script = cloudflare_workers_script.s.script_name\n}`,
      "worker.js": `// The policy\nconst policy = \`${POLICY}\`;\nexport default { fetch: () => new Response(policy) };\n`,
    },
    [],
    [`worker.js:2 inline example.com | ${SHOWN}/`],
  ],
  [
    "a policy put into code",
    {
      "main.tf": `locals { policy = ${HEREDOC} }\nresource "cloudflare_workers_script" "s" {\n  content = templatefile("worker.js", { policy = jsonencode(local.policy), host = "mta-sts.example.com" })\n}`,
      "worker.js": "// ${host}\nconst policy = ${policy};\nexport default { fetch: () => new Response(policy) };\n",
    },
    [],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "a policy in a response as JSON",
    `resource "aws_api_gateway_rest_api" "a" {
  body = jsonencode({ host = "mta-sts.example.com", responses = { "200" = { body = ${IN_QUOTES} } } })
}`,
    [],
    [`main.tf:2 inline example.com | ${SHOWN}/`],
  ],
  [
    "a text that is filled in from a data file",
    {
      "main.tf": `locals { sts = yamldecode(file("sts.yaml")) }
output "p" { value = join("\\n", concat(["version: STSv1", "mode: \${local.sts.mode}"], formatlist("mx: %s", local.sts.mx), ["max_age: \${local.sts.max_age}"])) }`,
      "sts.yaml": "mode: enforce\nmax_age: 86400\nmx:\n  - mx.example.com\n",
    },
    [],
    [`main.tf:2 inline - | ${SHOWN}`],
  ],
  [
    "a policy in a data file",
    {
      "main.tf": `output "p" { value = yamldecode(file("sts.yaml")).policy }`,
      "sts.yaml": `policy: |\n  ${LINES.join("\n  ")}\n`,
    },
    [],
    [`sts.yaml:2 inline - | ${SHOWN}/`],
  ],
  [
    "variables, of which one has no value",
    `variable "mode" {}
variable "mx" {}
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = "mta-sts.txt"
  content = "version: STSv1\\nmode: \${var.mode}\\n\${join("\\n", formatlist("mx: %s", var.mx))}\\nmax_age: 86400\\n"
}`,
    [],
    ["main.tf:6 inline example.com | version: STSv1/mode: ?/?/max_age: 86400/"],
  ],
  [
    "values from a file of variables",
    {
      "main.tf": `variable "mode" {}\noutput "p" { value = "version: STSv1\\nmode: \${var.mode}\\nmx: mx.example.com\\nmax_age: 86400" }`,
      "terraform.tfvars": 'mode = "testing"',
    },
    [],
    [`main.tf:2 inline - | ${SHOWN.replace("enforce", "testing")}`],
  ],
  [
    "a conditional whose condition is not known",
    `variable "on" {}
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = "mta-sts.txt"
  content = var.on ? ${IN_QUOTES} : "off"
}`,
    [],
    ["main.tf:5 inline example.com | ?"],
  ],
  [
    "a policy that can't be read at all",
    `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = ".well-known/mta-sts.txt"\n  content = data.http.p.body\n}\ndata "http" "p" { url = "https://example.net" }`,
    [],
    ["main.tf:4 inline example.com | ?"],
  ],
  [
    "an encoded policy",
    `locals { policy = ${HEREDOC} }
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = ".well-known/mta-sts.txt"
  content_base64 = base64encode(local.policy)
}`,
    [],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "an encoded policy that is written nowhere else",
    `resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = ".well-known/mta-sts.txt"
  content_base64 = base64encode("version: STSv1\\nmode: none\\nmax_age: 86400\\n")
}`,
    [],
    ["main.tf:4 inline example.com | ?"],
  ],
  [
    "JSON syntax",
    {
      "main.tf.json": JSON.stringify({
        resource: { aws_s3_object: { p: { bucket: "mta-sts.example.com", key: "mta-sts.txt", content: POLICY } } },
      }),
    },
    [],
    [`main.tf.json:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "a name that is misspelt in a policy that is named as one",
    `resource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  content = "mode: enforce\\nmx: mx.example.com\\nversoin: STSv1"\n}`,
    [],
    ["main.tf:4 inline example.com | mode: enforce/mx: mx.example.com/versoin: STSv1"],
  ],
  [
    "placeholders of another language",
    `resource "local_file" "p" {\n  filename = "mta-sts.txt"\n  content = "version: STSv1\\nmode: enforce\\n{{ mx_lines }}\\nmax_age: 86400\\n"\n}`,
    [],
    ["main.tf:3 inline - | version: STSv1/mode: enforce/?/max_age: 86400/"],
  ],
];

const DOMAINS: readonly Case[] = [
  [
    "for_each over announced domains",
    `resource "aws_s3_object" "p" {
  for_each = { "a.example" = "mx.a.example", "b.example" = "mx.b.example" }
  bucket = "policies"
  key = "\${each.key}/.well-known/mta-sts.txt"
  content = "version: STSv1\\nmode: enforce\\nmx: \${each.value}\\nmax_age: 86400\\n"
}`,
    ["a.example", "b.example"],
    [
      "main.tf:5 inline a.example | version: STSv1/mode: enforce/mx: mx.a.example/max_age: 86400/",
      "main.tf:5 inline b.example | version: STSv1/mode: enforce/mx: mx.b.example/max_age: 86400/",
    ],
  ],
  [
    "one policy for each of several domains",
    `resource "aws_s3_object" "p" {
  for_each = toset(["a.example", "b.example"])
  bucket = "policies"
  key = "\${each.key}/mta-sts.txt"
  content = ${IN_QUOTES}
}`,
    ["a.example", "b.example"],
    [`main.tf:5 inline a.example,b.example | ${SHOWN}/`],
  ],
  [
    "for_each over objects",
    `locals { sites = { main = { domain = "a.example", mode = "enforce" }, other = { domain = "b.example", mode = "testing" } } }
resource "aws_s3_object" "p" {
  for_each = local.sites
  bucket = each.key
  key = "mta-sts.txt"
  content = "version: STSv1\\nmode: \${each.value.mode}\\nmx: mx.example.com\\nmax_age: 86400\\n"
}`,
    ["a.example", "b.example", "mx.example.com"],
    [`main.tf:6 inline a.example | ${SHOWN}/`, `main.tf:6 inline b.example | ${SHOWN.replace("enforce", "testing")}/`],
  ],
  [
    "count",
    `locals { domains = ["a.example", "b.example"] }
resource "aws_s3_bucket" "b" {
  count = 2
  bucket = "mta-sts.\${local.domains[count.index]}"
}
resource "aws_s3_object" "p" {
  count = 2
  bucket = aws_s3_bucket.b[count.index].id
  key = "mta-sts.txt"
  content = "version: STSv1\\nmode: enforce\\nmx: mx.\${local.domains[count.index]}\\nmax_age: 86400\\n"
}`,
    [],
    [
      "main.tf:10 inline a.example | version: STSv1/mode: enforce/mx: mx.a.example/max_age: 86400/",
      "main.tf:10 inline b.example | version: STSv1/mode: enforce/mx: mx.b.example/max_age: 86400/",
    ],
  ],
  [
    "a module for each domain",
    {
      "main.tf": `module "sts" {\n  source = "./sts"\n  for_each = { "a.example" = ["mx.a.example"], "b.example" = ["mx.b.example"] }\n  domain = each.key\n  mx = each.value\n}`,
      "sts/main.tf": `variable "domain" {}
variable "mx" {}
resource "aws_s3_object" "p" {
  bucket = "mta-sts-\${replace(var.domain, ".", "-")}"
  key = "mta-sts.txt"
  content = join("\\n", concat(["version: STSv1", "mode: enforce"], formatlist("mx: %s", var.mx), ["max_age: 86400"]))
}`,
    },
    ["a.example", "b.example"],
    [
      "sts/main.tf:6 inline a.example | version: STSv1/mode: enforce/mx: mx.a.example/max_age: 86400",
      "sts/main.tf:6 inline b.example | version: STSv1/mode: enforce/mx: mx.b.example/max_age: 86400",
    ],
  ],
  [
    "the only host that a module speaks of",
    {
      "main.tf": 'module "sts" {\n  source = "./sts"\n  host = "mta-sts.example.com"\n}',
      "sts/main.tf": `variable "host" {}\nlocals { policy = ${HEREDOC} }\nresource "aws_acm_certificate" "c" { domain_name = var.host }\nresource "x_upload" "u" { text = local.policy }`,
    },
    [],
    [`sts/main.tf:2 inline example.com | ${SHOWN}/`],
  ],
  [
    "the only announced domain that is spoken of",
    `locals { policy = ${HEREDOC} }\nresource "aws_ses_domain_identity" "i" { domain = "example.com" }\nresource "aws_ses_domain_identity" "j" { domain = "example.net" }`,
    ["example.com"],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "two hosts and one policy",
    `output "policy" { value = ${HEREDOC} }\nresource "x_cert" "c" { name = "mta-sts.a.example" }\nresource "x_cert" "d" { name = "mta-sts.b.example" }`,
    [],
    [`main.tf:1 inline - | ${SHOWN}/`],
  ],
  [
    "two policies and one host",
    `output "a" { value = ${HEREDOC} }\noutput "b" { value = ${IN_QUOTES} }\nresource "x_cert" "c" { name = "mta-sts.example.com" }`,
    [],
    [`main.tf:1 inline - | ${SHOWN}/`, `main.tf:8 inline - | ${SHOWN}/`],
  ],
  [
    "two objects of one bucket that serves two hosts",
    `resource "aws_s3_bucket" "b" { bucket = "policies" }
resource "aws_s3_object" "p" {
  bucket = aws_s3_bucket.b.id
  key = "one/mta-sts.txt"
  content = ${IN_QUOTES}
}
resource "aws_s3_object" "q" {
  bucket = aws_s3_bucket.b.id
  key = "two/mta-sts.txt"
  content = ${IN_QUOTES.replace("enforce", "testing")}
}
resource "aws_cloudfront_distribution" "d" {
  aliases = ["mta-sts.a.example", "mta-sts.b.example"]
  origin { domain_name = aws_s3_bucket.b.bucket_regional_domain_name }
}`,
    [],
    [`main.tf:5 inline - | ${SHOWN}/`, `main.tf:10 inline - | ${SHOWN.replace("enforce", "testing")}/`],
  ],
  [
    "workers that share an account",
    `data "cloudflare_account" "a" { name = "main" }
resource "cloudflare_workers_script" "one" {
  account_id = data.cloudflare_account.a.id
  content = "export default { fetch: () => new Response(${JSON.stringify(IN_QUOTES).slice(1, -1)}) }"
}
resource "cloudflare_workers_custom_domain" "other" {
  account_id = data.cloudflare_account.a.id
  hostname = "mta-sts.b.example"
  service = "another"
}
resource "cloudflare_workers_custom_domain" "third" {
  account_id = data.cloudflare_account.a.id
  hostname = "mta-sts.c.example"
  service = "another"
}`,
    [],
    [`main.tf:4 inline - | ${SHOWN}/`],
  ],
  [
    "a distribution in front of a bucket",
    `resource "aws_s3_bucket" "b" { bucket_prefix = "sts" }
resource "aws_s3_object" "p" {
  bucket = aws_s3_bucket.b.id
  key = ".well-known/mta-sts.txt"
  content = ${IN_QUOTES}
}
resource "aws_cloudfront_distribution" "d" {
  aliases = ["mta-sts.example.com", "mta-sts.example.net"]
  origin { domain_name = aws_s3_bucket.b.bucket_regional_domain_name }
}`,
    [],
    [`main.tf:5 inline example.com,example.net | ${SHOWN}/`],
  ],
  [
    "a bucket of each domain behind one distribution",
    `resource "aws_s3_bucket" "b" {
  for_each = toset(["one", "two"])
  bucket = each.key
}
resource "aws_s3_object" "p" {
  for_each = { one = "enforce", two = "testing" }
  bucket = aws_s3_bucket.b[each.key].id
  key = "mta-sts.txt"
  content = "version: STSv1\\nmode: \${each.value}\\nmx: mx.example.com\\nmax_age: 86400\\n"
}
resource "aws_cloudfront_distribution" "d" {
  aliases = ["mta-sts.a.example"]
  origin { domain_name = aws_s3_bucket.b["one"].bucket_regional_domain_name }
}`,
    [],
    [`main.tf:9 inline - | ${SHOWN}/`, `main.tf:9 inline - | ${SHOWN.replace("enforce", "testing")}/`],
  ],
  [
    "a record whose id is computed from it",
    `locals { policy = ${HEREDOC} }
resource "aws_route53_record" "a" {
  name = "_mta-sts.example.com"
  type = "TXT"
  records = ["v=STSv1; id=\${md5(local.policy)}"]
}
resource "aws_route53_record" "b" {
  name = "_mta-sts.example.net"
  type = "TXT"
  records = ["v=STSv1; id=20240101"]
}`,
    ["example.com", "example.net"],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "a folder named like the domain",
    { "zones/example.com/main.tf": `output "p" { value = ${IN_QUOTES} }` },
    [],
    [`zones/example.com/main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "hosts under which a provider serves a bucket",
    `resource "aws_s3_object" "p" {\n  bucket = "mta-sts-files"\n  key = "mta-sts.txt"\n  content = ${IN_QUOTES}\n  website_redirect = "https://mta-sts.site.s3.amazonaws.com/"\n}`,
    [],
    [`main.tf:4 inline - | ${SHOWN}/`],
  ],
  [
    "a host of which a part is not known",
    `variable "sub" {}\nresource "aws_s3_object" "p" {\n  bucket = "mta-sts.\${var.sub}.example.com"\n  key = "mta-sts.txt"\n  content = ${IN_QUOTES}\n}`,
    [],
    [`main.tf:5 inline - | ${SHOWN}/`],
  ],
];

const ONCE: readonly Case[] = [
  [
    "a local, a resource and an output",
    `locals { policy = ${HEREDOC} }
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = "mta-sts.txt"
  content = local.policy
  etag = md5(local.policy)
}
output "policy" { value = local.policy }
output "object" { value = aws_s3_object.p.content }`,
    [],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "a resource that adds a line end",
    `locals { policy = ${JOINED} }\nresource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  content = "\${local.policy}\\n"\n}`,
    [],
    [`main.tf:1 inline example.com | ${SHOWN}/`],
  ],
  [
    "two resources",
    `locals { policy = ${HEREDOC} }
resource "aws_s3_object" "p" {
  bucket = "mta-sts.example.com"
  key = "mta-sts.txt"
  content = local.policy
}
resource "local_file" "p" {
  filename = "www/mta-sts.example.net/mta-sts.txt"
  content = local.policy
}`,
    [],
    [`main.tf:1 inline example.com,example.net | ${SHOWN}/`],
  ],
  [
    "modules that are given the same policy",
    {
      "main.tf": `module "a" {\n  source = "./m"\n  policy = local.policy\n  host = "mta-sts.a.example"\n}\nmodule "b" {\n  source = "./m"\n  policy = local.policy\n  host = "mta-sts.b.example"\n}\nlocals { policy = ${IN_QUOTES} }`,
      "m/main.tf": `variable "policy" {}\nvariable "host" {}\nresource "aws_s3_object" "p" {\n  bucket = var.host\n  content = var.policy\n}`,
    },
    [],
    [`main.tf:11 inline a.example,b.example | ${SHOWN}/`],
  ],
  [
    "roots that share a module",
    {
      "prod/main.tf": 'module "s" {\n  source = "../m"\n  mode = "enforce"\n}',
      "stage/main.tf": 'module "s" {\n  source = "../m"\n  mode = "testing"\n}',
      "m/main.tf": `variable "mode" {}\noutput "p" { value = "version: STSv1\\nmode: \${var.mode}\\nmx: mx.example.com\\nmax_age: 86400" }`,
    },
    [],
    [`m/main.tf:2 inline - | ${SHOWN}`, `m/main.tf:2 inline - | ${SHOWN.replace("enforce", "testing")}`],
  ],
];

const NOTHING: readonly Case[] = [
  ["no mention", 'resource "aws_s3_object" "o" {\n  key = "index.html"\n  content = "version: 1"\n}', [], []],
  ["a record", 'resource "r" "x" { value = "v=STSv1; id=1" }', [], []],
  [
    "none of it",
    `resource "aws_s3_object" "p" {\n  count = 0\n  key = "mta-sts.txt"\n  content = ${IN_QUOTES}\n}`,
    [],
    [],
  ],
  ["a description", `variable "policy" {\n  description = ${IN_QUOTES}\n  default = null\n}`, [], []],
  ["a description of a resource", `resource "x_y" "z" { description = ${IN_QUOTES} }`, [], []],
  [
    "documentation that is kept in a repository",
    `resource "github_repository_file" "r" {\n  file = "README.md"\n  content = <<-EOT\n    # mta-sts\n\n    \`\`\`\n    ${LINES.join("\n    ")}\n    \`\`\`\n  EOT\n}`,
    [],
    [],
  ],
  [
    "prose",
    `resource "x_page" "p" { text = "The policy (version: STSv1, mode: enforce) is served for mta-sts.example.com." }`,
    [],
    [],
  ],
  [
    "an S3 object of another name",
    'resource "aws_s3_object" "p" {\n  key = "mta-sts.html"\n  content = data.x.y.z\n}',
    [],
    [],
  ],
];

test.each([...RESOURCES, ...EXPRESSIONS, ...DOMAINS, ...ONCE, ...NOTHING])("%s", async (_, files, announced, found) => {
  expect(await showPolicies(typeof files === "string" ? { "main.tf": files } : files, announced)).toEqual(found);
});

test.each([...RESOURCES, ...EXPRESSIONS, ...DOMAINS, ...ONCE])("places: %s", async (_, written) => {
  const files: Files = typeof written === "string" ? { "main.tf": written } : written;
  for (const { policy, path, range } of (await readPolicies(files)).policies) {
    expect(cut(files, range)).not.toBe("");
    expect(range.path).toBe(path);
    for (const piece of policy.text.pieces) {
      if (piece.verbatim) expect(cut(files, piece.range)).toBe(piece.text);
    }
  }
});

test("what can't be read is said to be undecided", async () => {
  const files = {
    "main.tf": `variable "policy" {}\nresource "aws_s3_object" "p" {\n  bucket = "mta-sts.example.com"\n  key = "mta-sts.txt"\n  content = var.policy\n}`,
  };
  const { undecided } = await readPolicies(files);
  expect(undecided.map(({ domain, undecided: what, reason }) => `${domain} ${what}: ${reason}`)).toEqual([
    "example.com what the policy says: the variable policy has no value in the repository",
  ]);
});

const KEYED: readonly (readonly [what: string, files: Files, keys: readonly string[]])[] = [
  [
    "the address and the argument",
    { "main.tf": `resource "aws_s3_object" "p" {\n  for_each = toset(["a"])\n  content = ${IN_QUOTES}\n}` },
    ['aws_s3_object.p["a"].content'],
  ],
  [
    "nested blocks and maps",
    {
      "main.tf": `resource "x_y" "z" { files { content = ${IN_QUOTES} } }\nresource "x_y" "m" { data = { "mta-sts.txt" = ${JOINED} } }`,
    },
    ["x_y.z.files[0].content", 'x_y.m.data["mta-sts.txt"]'],
  ],
  [
    "modules, locals and outputs",
    {
      "main.tf": `module "m" { source = "./m" }\nlocals { policy = ${IN_QUOTES} }`,
      "m/main.tf": `output "policy" { value = ${JOINED} }`,
    },
    ["local.policy", "module.m.output.policy"],
  ],
  ["the folder of the root module", { "infra/main.tf": `locals { policy = ${IN_QUOTES} }` }, ["infra: local.policy"]],
  [
    "several policies in one text",
    {
      "main.tf": `resource "x_y" "z" {\n  code = <<-EOT\n    a = ${IN_QUOTES};\n    b = ${IN_QUOTES.replace("enforce", "none")};\n  EOT\n}`,
    },
    ["x_y.z.code", "x_y.z.code#2"],
  ],
];

test.each(KEYED)("keys: %s", async (_, files, keys) => {
  expect((await readPolicies(files)).policies.map(({ key }) => key)).toEqual(keys);
});

test("each set of variables gives its own", async () => {
  const files = {
    "main.tf": `variable "mode" {}\nlocals { policy = "version: STSv1\\nmode: \${var.mode}\\nmx: mx.example.com\\nmax_age: 86400" }`,
    "prod.tfvars": 'mode = "enforce"',
    "stage.tfvars": 'mode = "testing"',
  };
  const { policies } = await readPolicies(files);
  expect(policies.map(({ variant, key, policy }) => `${variant} ${key} ${policy.fields[1]?.value.value}`)).toEqual([
    "prod.tfvars local.policy enforce",
    "stage.tfvars local.policy testing",
  ]);
});
