locals {
  mx = {
    "mail.example.com"   = 10
    "backup.example.net" = 20
  }
}

resource "cloudflare_dns_record" "mx" {
  for_each = local.mx
  zone_id  = data.cloudflare_zone.main.zone_id
  name     = "example.com"
  type     = "MX"
  ttl      = 3600
  content  = each.key
  priority = each.value
}

resource "cloudflare_dns_record" "tls_reports" {
  zone_id = data.cloudflare_zone.main.zone_id
  name    = "_smtp._tls.example.com"
  type    = "TXT"
  ttl     = 3600
  content = "\"v=TLSRPTv1; rua=mailto:tls@example.com\""
}
