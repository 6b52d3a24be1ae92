/** Files of the kinds that people have, with everything that the language knows. */
export const NATIVE_FIXTURES: readonly string[] = [
  `# Zone und Policy für example.com
variable "domain" {
  type    = string
  default = "example.com"
}

locals {
  mx     = { "a.\${var.domain}" = 10, "b.\${var.domain}" : 20 }
  hosts  = [for host, _ in local.mx : lower(host) if host != ""]
  by_id  = { for k, v in local.mx : v => k... }
  id     = formatdate("YYYYMMDDhhmmss", timestamp())
  policy = join("\\r\\n", concat(["version: STSv1", "mode: \${var.mode}"], [for h in local.hosts : "mx: \${h}"], ["max_age: 604800", ""]))
  first  = local.hosts[0]
  all    = data.aws_route53_zone.this[*].zone_id
  old    = aws_instance.x.*.id
  legacy = local.list.0.name
  ttl    = var.prod ? 3600 : var.stage ? 300 : 60
  calc   = -1 + 2 * 3 / 4 % 5 > 0 && !false || 1e3 == 1000.0
}

resource "aws_s3_object" "policy" {
  for_each = toset(local.domains)
  bucket   = aws_s3_bucket.sts.id
  key      = ".well-known/mta-sts.txt"
  content  = <<-EOT
    version: STSv1
    mode: enforce
    %{ for host in local.hosts ~}
    mx: \${host}
    %{ endfor ~}
    mx: *.größe.example
    max_age: \${var.max_age}
  EOT
  tags = merge(local.tags, {
    Name = "😀 \\u00e9 \\"quoted\\" $\${literal}"
    (var.key) = null
  })
}

resource "azurerm_dns_txt_record" "sts" {
  name = "_mta-sts"
  record { value = "v=STSv1; id=\${local.id};" }
  dynamic "record" {
    for_each = var.extra
    content {
      value = record.value
    }
  }
}
`,
  `resource "google_dns_record_set" "mx" {\r\n  rrdatas = [\r\n    "10 a.example.", // first\r\n    "20 b.example.", # second\r\n  ]\r\n  text = <<E\r\none\r\n\${two}\r\nE\r\n}\r\n`,
  'a = provider::x::f(1, [2, 3]...)\nb = "%{ if x ~} y %{ else } z %{~ endif }"\nc = "${"a${"b${c}"}"}"\n',
];

export const JSON_FIXTURES: readonly string[] = [
  `{
  "//": "größe",
  "variable": {"domain": {"default": "example.com"}},
  "resource": {
    "aws_route53_record": {
      "sts": [{"name": "_mta-sts.\${var.domain}", "ttl": 300, "records": ["v=STSv1; id=\${md5(\\"x\\\\n\\")};"]}],
      "mx": {"records": ["10 a.\${var.domain}", "20 b\\u002eexample"], "alias": {"x": -1.5e3, "y": [true, null]}}
    }
  },
  "locals": [{"policy": "version: STSv1\\r\\nmx: \${join(\\", \\", [for h in local.h : h])}\\n%{ if x }y%{ endif }"}]
}
`,
];
