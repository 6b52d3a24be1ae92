import { describe, expect, test } from "vitest";
import { isUnknown } from "../../../model/text.js";
import { createNodeRuntime } from "../../../runtime/node-runtime.js";
import { mayMatter } from "./interest.js";
import { RECORD_RESOURCES } from "./providers.js";
import { cut, misplacedPieces, readZones, showZones } from "./reading.testing.js";

/** What a provider's users write for a zone with its MTA-STS record, an MX record and a CNAME record. */
const CASES: readonly (readonly [type: string, terraform: string, zones: readonly string[]])[] = [
  [
    "cloudflare_record",
    `
data "cloudflare_zone" "main" {
  name = "example.com"
}
resource "cloudflare_record" "sts" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=20260101"
  ttl     = 1
}
resource "cloudflare_record" "mx" {
  zone_id  = data.cloudflare_zone.main.id
  name     = "example.com"
  type     = "MX"
  value    = "mx1.example.net"
  priority = 10
  ttl      = 3600
}
resource "cloudflare_record" "host" {
  zone_id = data.cloudflare_zone.main.id
  name    = "mta-sts"
  type    = "CNAME"
  value   = "pages.example.net"
  proxied = true
}
resource "cloudflare_record" "www" {
  zone_id = data.cloudflare_zone.main.id
  name    = "www"
  type    = "CNAME"
  value   = "pages.example.net"
}`,
    [
      "[example.com]",
      '_mta-sts.example.com TXT "v=STSv1; id=20260101"',
      "example.com 3600 MX 10 mx1.example.net",
      "mta-sts.example.com CNAME address",
      "www.example.com CNAME pages.example.net",
    ],
  ],
  [
    "cloudflare_dns_record",
    `
resource "cloudflare_zone" "main" {
  account = { id = "023e105f4ecef8ad9ca31a8372d0c353" }
  name    = "example.com"
}
resource "cloudflare_dns_record" "sts" {
  zone_id = cloudflare_zone.main.id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  content = "\\"v=STSv1; id=20260101\\""
  ttl     = 300
}
resource "cloudflare_dns_record" "mx" {
  zone_id  = cloudflare_zone.main.id
  name     = "@"
  type     = "MX"
  content  = "mx1.example.net"
  priority = 10
  ttl      = 1
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"', "example.com MX 10 mx1.example.net"],
  ],
  [
    "aws_route53_record",
    `
resource "aws_route53_zone" "main" {
  name = "example.com."
}
resource "aws_route53_record" "sts" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = "300"
  records = ["v=STSv1;\\"\\" id=20260101", "other"]
}
resource "aws_route53_record" "mx" {
  zone_id = aws_route53_zone.main.zone_id
  name    = ""
  type    = "MX"
  ttl     = 3600
  records = ["10 mx1.example.net.", "1 SMTP.GOOGLE.COM"]
}
resource "aws_route53_record" "host" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "mta-sts"
  type    = "A"
  alias {
    name                   = "d111111abcdef8.cloudfront.net"
    zone_id                = "Z2FDTNDATAQYW2"
    evaluate_target_health = false
  }
}`,
    [
      "[example.com]",
      '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"',
      '_mta-sts.example.com 300 TXT "other"',
      "example.com 3600 MX 10 mx1.example.net",
      "example.com 3600 MX 1 smtp.google.com",
      "mta-sts.example.com A address",
    ],
  ],
  [
    "google_dns_record_set",
    `
resource "google_dns_managed_zone" "prod" {
  name     = "prod-zone"
  dns_name = "example.com."
}
resource "google_dns_record_set" "sts" {
  name         = "_mta-sts.\${google_dns_managed_zone.prod.dns_name}"
  managed_zone = google_dns_managed_zone.prod.name
  type         = "TXT"
  ttl          = 300
  rrdatas      = ["\\"v=STSv1; id=20260101\\""]
}
resource "google_dns_record_set" "mx" {
  name         = google_dns_managed_zone.prod.dns_name
  managed_zone = google_dns_managed_zone.prod.name
  type         = "MX"
  rrdatas      = ["1 aspmx.l.google.com.", "5 alt1.aspmx.l.google.com."]
}`,
    [
      "[example.com]",
      '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"',
      "example.com MX 1 aspmx.l.google.com",
      "example.com MX 5 alt1.aspmx.l.google.com",
    ],
  ],
  [
    "azurerm_dns_txt_record",
    `
resource "azurerm_dns_zone" "main" {
  name                = "example.com"
  resource_group_name = "dns"
}
resource "azurerm_dns_txt_record" "sts" {
  name      = "_mta-sts"
  zone_name = azurerm_dns_zone.main.name
  ttl       = 300
  record {
    value = "v=STSv1; id=20260101"
  }
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "azurerm_dns_mx_record",
    `
resource "azurerm_dns_mx_record" "mx" {
  zone_name = "example.com"
  ttl       = 300
  record {
    preference = 10
    exchange   = "mx1.example.net"
  }
  record {
    preference = "20"
    exchange   = "mx2.example.net."
  }
}`,
    ["[example.com]", "example.com 300 MX 10 mx1.example.net", "example.com 300 MX 20 mx2.example.net"],
  ],
  [
    "azurerm_dns_cname_record",
    `
resource "azurerm_dns_cname_record" "host" {
  name      = "mta-sts"
  zone_name = "example.com"
  ttl       = 300
  record    = "pages.example.net"
}`,
    ["[example.com]", "mta-sts.example.com 300 CNAME pages.example.net"],
  ],
  [
    "azurerm_dns_a_record",
    `
resource "azurerm_dns_a_record" "host" {
  name      = "mta-sts"
  zone_name = "example.com"
  ttl       = 300
  records   = ["192.0.2.1"]
}`,
    ["[example.com]", "mta-sts.example.com 300 A address"],
  ],
  [
    "azurerm_dns_aaaa_record",
    `
resource "azurerm_dns_aaaa_record" "host" {
  name               = "mta-sts"
  zone_name          = "example.com"
  ttl                = 300
  target_resource_id = azurerm_public_ip.host.id
}`,
    ["[example.com]", "mta-sts.example.com 300 AAAA address"],
  ],
  [
    "azurerm_dns_ns_record",
    `
resource "azurerm_dns_ns_record" "sub" {
  name      = "sub"
  zone_name = "example.com"
  ttl       = 300
  records   = ["ns1.example.net.", "ns2.example.net."]
}`,
    ["[example.com]", "sub.example.com 300 NS ns1.example.net", "sub.example.com 300 NS ns2.example.net"],
  ],
  [
    "hcloud_zone_rrset",
    `
resource "hcloud_zone" "main" {
  name = "example.com"
  mode = "primary"
}
resource "hcloud_zone_rrset" "sts" {
  zone    = hcloud_zone.main.name
  name    = "_mta-sts"
  type    = "TXT"
  ttl     = 300
  records = [{ value = "\\"v=STSv1; id=20260101\\"", comment = "mail" }]
}
resource "hcloud_zone_rrset" "mx" {
  zone    = hcloud_zone.main.id
  name    = "@"
  type    = "MX"
  records = [{ value = "10 mail" }, { value = "20 mx.example.net." }, { value = "30 mx.example.net" }]
}`,
    [
      "[example.com]",
      '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"',
      "example.com MX 10 mail.example.com",
      "example.com MX 20 mx.example.net",
      "example.com MX 30 ?",
    ],
  ],
  [
    "hcloud_zone_record",
    `
resource "hcloud_zone_record" "mx" {
  zone  = "example.com"
  name  = "@"
  type  = "MX"
  value = "10 mx1.example.net."
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "hetznerdns_record",
    `
data "hetznerdns_zone" "main" {
  name = "example.com"
}
resource "hetznerdns_record" "mx" {
  zone_id = data.hetznerdns_zone.main.id
  name    = "@"
  type    = "MX"
  value   = "10 mx1.example.net."
  ttl     = 60
}`,
    ["[example.com]", "example.com 60 MX 10 mx1.example.net"],
  ],
  [
    "digitalocean_record",
    `
resource "digitalocean_domain" "default" {
  name = "example.com"
}
resource "digitalocean_record" "mx" {
  domain   = digitalocean_domain.default.id
  type     = "MX"
  name     = "@"
  priority = 10
  value    = "mx1.example.net."
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "gandi_livedns_record",
    `
resource "gandi_livedns_record" "sts" {
  zone   = "example.com"
  name   = "_mta-sts"
  type   = "TXT"
  ttl    = 300
  values = ["\\"v=STSv1; id=20260101\\""]
}
resource "gandi_livedns_record" "mx" {
  zone   = "example.com"
  name   = "@"
  type   = "MX"
  ttl    = 300
  values = ["10 mx1.example.net."]
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"', "example.com 300 MX 10 mx1.example.net"],
  ],
  [
    "ovh_domain_zone_record",
    `
resource "ovh_domain_zone_record" "sts" {
  zone      = "example.com"
  subdomain = "_mta-sts"
  fieldtype = "TXT"
  ttl       = 0
  target    = "v=STSv1; id=20260101"
}
resource "ovh_domain_zone_record" "mx" {
  zone      = "example.com"
  fieldtype = "MX"
  ttl       = 3600
  target    = "1 mx1.example.net."
}`,
    ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=20260101"', "example.com 3600 MX 1 mx1.example.net"],
  ],
  [
    "scaleway_domain_record",
    `
resource "scaleway_domain_record" "mx" {
  dns_zone = "example.com"
  name     = ""
  type     = "MX"
  data     = "mx1.example.net."
  ttl      = 3600
  priority = 10
}`,
    ["[example.com]", "example.com 3600 MX 10 mx1.example.net"],
  ],
  [
    "dnsimple_zone_record",
    `
resource "dnsimple_zone_record" "mx" {
  zone_name = "example.com"
  name      = ""
  type      = "MX"
  value     = "mx1.example.net"
  ttl       = 3600
  priority  = 10
}`,
    ["[example.com]", "example.com 3600 MX 10 mx1.example.net"],
  ],
  [
    "linode_domain_record",
    `
resource "linode_domain" "main" {
  type   = "master"
  domain = "example.com"
}
resource "linode_domain_record" "sts" {
  domain_id   = linode_domain.main.id
  name        = "_mta-sts"
  record_type = "TXT"
  target      = "v=STSv1; id=20260101"
  ttl_sec     = 300
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "vultr_dns_record",
    `
resource "vultr_dns_domain" "main" {
  domain = "example.com"
}
resource "vultr_dns_record" "mx" {
  domain   = vultr_dns_domain.main.id
  name     = ""
  type     = "MX"
  data     = "mx1.example.net"
  priority = 10
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "powerdns_record",
    `
resource "powerdns_record" "sts" {
  zone    = "example.com."
  name    = "_mta-sts.example.com."
  type    = "TXT"
  ttl     = 300
  records = ["\\"v=STSv1; id=20260101\\""]
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "ns1_record",
    `
resource "ns1_zone" "tld" {
  zone = "example.com"
}
resource "ns1_record" "mx" {
  zone   = ns1_zone.tld.zone
  domain = ns1_zone.tld.zone
  type   = "MX"
  ttl    = 60
  answers {
    answer = "5 mx1.example.net"
  }
  answers {
    answer = "10 mx2.example.net"
  }
}`,
    ["[example.com]", "example.com 60 MX 5 mx1.example.net", "example.com 60 MX 10 mx2.example.net"],
  ],
  [
    "namecheap_domain_records",
    `
resource "namecheap_domain_records" "main" {
  domain     = "example.com"
  email_type = "MX"
  record {
    hostname = "_mta-sts"
    type     = "TXT"
    address  = "v=STSv1; id=20260101"
    ttl      = 300
  }
  record {
    hostname = "@"
    type     = "MX"
    address  = "mx1.example.net."
    mx_pref  = 10
  }
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"', "example.com MX 10 mx1.example.net"],
  ],
  [
    "godaddy_domain_record",
    `
resource "godaddy_domain_record" "main" {
  domain = "example.com"
  record {
    name     = "@"
    type     = "MX"
    data     = "mx1.example.net"
    ttl      = 3600
    priority = 10
  }
  record {
    name = "mta-sts"
    type = "CNAME"
    data = "pages.example.net"
  }
}`,
    ["[example.com]", "example.com 3600 MX 10 mx1.example.net", "mta-sts.example.com CNAME pages.example.net"],
  ],
  [
    "godaddy-dns_record",
    `
resource "godaddy-dns_record" "mx" {
  domain   = "example.com"
  type     = "MX"
  name     = "@"
  data     = "mx1.example.net"
  priority = 10
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "desec_rrset",
    `
resource "desec_domain" "main" {
  name = "example.com"
}
resource "desec_rrset" "sts" {
  domain  = desec_domain.main.name
  subname = "_mta-sts"
  type    = "TXT"
  ttl     = 3600
  records = ["\\"v=STSv1; id=20260101\\""]
}
resource "desec_rrset" "mx" {
  domain  = desec_domain.main.name
  subname = ""
  type    = "MX"
  ttl     = 3600
  rdata   = ["10 mx1.example.net."]
}`,
    ["[example.com]", '_mta-sts.example.com 3600 TXT "v=STSv1; id=20260101"', "example.com 3600 MX 10 mx1.example.net"],
  ],
  [
    "porkbun_dns_record",
    `
resource "porkbun_dns_record" "sts" {
  domain    = "example.com"
  subdomain = "_mta-sts"
  type      = "TXT"
  content   = "v=STSv1; id=20260101"
  ttl       = "600"
}
resource "porkbun_dns_record" "mx" {
  domain  = "example.com"
  name    = ""
  type    = "MX"
  content = "mx1.example.net"
  prio    = "10"
}`,
    ["[example.com]", '_mta-sts.example.com 600 TXT "v=STSv1; id=20260101"', "example.com MX 10 mx1.example.net"],
  ],
  [
    "bunnynet_dns_record",
    `
resource "bunnynet_dns_zone" "main" {
  domain = "example.com"
}
resource "bunnynet_dns_record" "mx" {
  zone     = bunnynet_dns_zone.main.id
  name     = ""
  type     = "MX"
  value    = "mx1.example.net"
  priority = 10
}
resource "bunnynet_dns_record" "off" {
  zone    = bunnynet_dns_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=1"
  enabled = false
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "cloudns_dns_record",
    `
resource "cloudns_dns_zone" "main" {
  domain = "example.com"
  type   = "master"
}
resource "cloudns_dns_record" "mx" {
  zone     = cloudns_dns_zone.main.id
  type     = "MX"
  name     = ""
  value    = "mx1.example.net"
  ttl      = "3600"
  priority = "20"
}`,
    ["[example.com]", "example.com 3600 MX 20 mx1.example.net"],
  ],
  [
    "dme_dns_record",
    `
data "dme_domain" "main" {
  name = "example.com"
}
resource "dme_dns_record" "mx" {
  domain_id = data.dme_domain.main.id
  name      = ""
  type      = "MX"
  mx_level  = "10"
  value     = "smtp"
  ttl       = 300
}`,
    ["[example.com]", "example.com 300 MX 10 smtp.example.com"],
  ],
  [
    "constellix_txt_record",
    `
resource "constellix_txt_record" "sts" {
  domain_id = constellix_domain.main.id
  name      = "_mta-sts"
  ttl       = 300
  roundrobin {
    value        = "v=STSv1; id=20260101"
    disable_flag = false
  }
}
resource "constellix_domain" "main" {
  name = "example.com"
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "constellix_mx_record",
    `
resource "constellix_domain" "main" {
  name = "example.com"
}
resource "constellix_mx_record" "mx" {
  domain_id = constellix_domain.main.id
  name      = ""
  ttl       = 300
  roundrobin {
    value        = "mx1.example.net."
    level        = "100"
    disable_flag = "false"
  }
  roundrobin {
    value        = "mx2.example.net."
    level        = "200"
    disable_flag = "true"
  }
}`,
    ["[example.com]", "example.com 300 MX 100 mx1.example.net"],
  ],
  [
    "constellix_cname_record",
    `
resource "constellix_domain" "main" {
  name = "example.com"
}
resource "constellix_cname_record" "host" {
  domain_id = constellix_domain.main.id
  name      = "mta-sts"
  ttl       = 300
  host      = "pages.example.net."
}`,
    ["[example.com]", "mta-sts.example.com 300 CNAME pages.example.net"],
  ],
  [
    "exoscale_domain_record",
    `
resource "exoscale_domain" "main" {
  name = "example.com"
}
resource "exoscale_domain_record" "mx" {
  domain      = exoscale_domain.main.id
  name        = ""
  record_type = "MX"
  prio        = 10
  content     = "mx1.example.net"
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "ionoscloud_dns_record",
    `
resource "ionoscloud_dns_zone" "main" {
  name = "example.com"
}
resource "ionoscloud_dns_record" "mx" {
  zone_id  = ionoscloud_dns_zone.main.id
  name     = ""
  type     = "MX"
  content  = "mx1.example.net"
  ttl      = 2000
  priority = 10
}`,
    ["[example.com]", "example.com 2000 MX 10 mx1.example.net"],
  ],
  [
    "ionosdeveloper_dns_record",
    `
data "ionosdeveloper_dns_zone" "main" {
  name = "example.com"
}
resource "ionosdeveloper_dns_record" "sts" {
  zone_id = data.ionosdeveloper_dns_zone.main.id
  name    = "_mta-sts.\${data.ionosdeveloper_dns_zone.main.name}"
  type    = "TXT"
  content = "v=STSv1; id=20260101"
  ttl     = 3600
}`,
    ["[example.com]", '_mta-sts.example.com 3600 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "inwx_nameserver_record",
    `
resource "inwx_nameserver_record" "sts" {
  domain  = "example.com"
  name    = "_mta-sts"
  type    = "TXT"
  content = "v=STSv1; id=20260101"
}
resource "inwx_nameserver_record" "mx" {
  domain  = "example.com"
  type    = "MX"
  content = "mx1.example.net"
  prio    = 10
}`,
    ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=20260101"', "example.com MX 10 mx1.example.net"],
  ],
  [
    "netlify_dns_record",
    `
resource "netlify_dns_zone" "main" {
  name = "example.com"
}
resource "netlify_dns_record" "mx" {
  zone_id  = netlify_dns_zone.main.id
  hostname = "example.com"
  type     = "MX"
  ttl      = 3600
  priority = 10
  value    = "mx1.example.net."
}`,
    ["[example.com]", "example.com 3600 MX 10 mx1.example.net"],
  ],
  [
    "vercel_dns_record",
    `
resource "vercel_dns_record" "mx" {
  domain      = "example.com"
  name        = ""
  type        = "MX"
  ttl         = 60
  mx_priority = 333
  value       = "mx1.example.net."
}`,
    ["[example.com]", "example.com 60 MX 333 mx1.example.net"],
  ],
  [
    "transip_dns_record",
    `
resource "transip_dns_record" "mx" {
  domain  = "example.com"
  name    = "@"
  expire  = 86400
  type    = "MX"
  content = "10 mail"
}`,
    ["[example.com]", "example.com 86400 MX 10 mail.example.com"],
  ],
  [
    "yandex_dns_recordset",
    `
resource "yandex_dns_zone" "main" {
  name   = "zone"
  zone   = "example.com."
  public = true
}
resource "yandex_dns_recordset" "sts" {
  zone_id = yandex_dns_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  ttl     = 200
  data    = ["v=STSv1; id=20260101"]
}`,
    ["[example.com]", '_mta-sts.example.com 200 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "selectel_domains_rrset_v2",
    `
resource "selectel_domains_rrset_v2" "mx" {
  zone_id = "7c5a"
  name    = "example.com."
  type    = "MX"
  ttl     = 60
  records {
    content = "10 mx1.example.net."
  }
  records {
    content  = "20 mx2.example.net."
    disabled = true
  }
}`,
    ["[example.com]", "example.com 60 MX 10 mx1.example.net"],
  ],
  [
    "selectel_domains_record_v1",
    `
resource "selectel_domains_domain_v1" "main" {
  name = "example.com"
}
resource "selectel_domains_record_v1" "mx" {
  domain_id = selectel_domains_domain_v1.main.id
  name      = "example.com"
  type      = "MX"
  content   = "mx1.example.net"
  priority  = 10
  ttl       = 60
}`,
    ["[example.com]", "example.com 60 MX 10 mx1.example.net"],
  ],
  [
    "alicloud_alidns_record",
    `
resource "alicloud_alidns_record" "mx" {
  domain_name = "example.com"
  rr          = "@"
  type        = "MX"
  value       = "mx1.example.net"
  priority    = 5
  status      = "ENABLE"
}`,
    ["[example.com]", "example.com MX 5 mx1.example.net"],
  ],
  [
    "tencentcloud_dnspod_record",
    `
resource "tencentcloud_dnspod_record" "mx" {
  domain      = "example.com"
  record_type = "MX"
  record_line = "default"
  value       = "mx1.example.net."
  mx          = 10
}`,
    ["[example.com]", "example.com MX 10 mx1.example.net"],
  ],
  [
    "oci_dns_rrset",
    `
resource "oci_dns_rrset" "mx" {
  zone_name_or_id = "example.com"
  domain          = "example.com"
  rtype           = "MX"
  items {
    domain = "example.com"
    rtype  = "MX"
    rdata  = "10 mx1.example.net."
    ttl    = 300
  }
}`,
    ["[example.com]", "example.com 300 MX 10 mx1.example.net"],
  ],
  [
    "oci_dns_record",
    `
resource "oci_dns_zone" "main" {
  name      = "example.com"
  zone_type = "PRIMARY"
}
resource "oci_dns_record" "sts" {
  zone_name_or_id = oci_dns_zone.main.id
  domain          = "_mta-sts.example.com"
  rtype           = "TXT"
  rdata           = "\\"v=STSv1; id=20260101\\""
  ttl             = 300
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "ibm_cis_dns_record",
    `
resource "ibm_cis_domain" "main" {
  domain = "example.com"
}
resource "ibm_cis_dns_record" "mx" {
  domain_id = ibm_cis_domain.main.domain_id
  name      = "@"
  type      = "MX"
  content   = "mx1.example.net"
  priority  = 5
  ttl       = 900
}`,
    ["[example.com]", "example.com 900 MX 5 mx1.example.net"],
  ],
  [
    "openstack_dns_recordset_v2",
    `
resource "openstack_dns_zone_v2" "main" {
  name = "example.com."
}
resource "openstack_dns_recordset_v2" "sts" {
  zone_id = openstack_dns_zone_v2.main.id
  name    = "_mta-sts.example.com."
  type    = "TXT"
  ttl     = 3000
  records = ["\\"v=STSv1; id=20260101\\""]
}`,
    ["[example.com]", '_mta-sts.example.com 3000 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "dns_txt_record_set",
    `
resource "dns_txt_record_set" "sts" {
  zone = "example.com."
  name = "_mta-sts"
  txt  = ["v=STSv1; id=20260101"]
  ttl  = 300
}`,
    ["[example.com]", '_mta-sts.example.com 300 TXT "v=STSv1; id=20260101"'],
  ],
  [
    "dns_mx_record_set",
    `
resource "dns_mx_record_set" "mx" {
  zone = "example.com."
  ttl  = 300
  mx {
    preference = 10
    exchange   = "mx1.example.net."
  }
}`,
    ["[example.com]", "example.com 300 MX 10 mx1.example.net"],
  ],
  [
    "dns_cname_record",
    `
resource "dns_cname_record" "host" {
  zone  = "example.com."
  name  = "mta-sts"
  cname = "pages.example.net."
}`,
    ["[example.com]", "mta-sts.example.com CNAME pages.example.net"],
  ],
  [
    "dns_ns_record_set",
    `
resource "dns_ns_record_set" "sub" {
  zone        = "example.com."
  name        = "sub"
  nameservers = ["ns1.example.net."]
}`,
    ["[example.com]", "sub.example.com NS ns1.example.net"],
  ],
  [
    "dns_a_record_set",
    `
resource "dns_a_record_set" "host" {
  zone      = "example.com."
  name      = "mta-sts"
  addresses = ["192.0.2.1"]
}`,
    ["[example.com]", "mta-sts.example.com A address"],
  ],
  [
    "dns_aaaa_record_set",
    `
resource "dns_aaaa_record_set" "host" {
  zone      = "example.com."
  name      = "mta-sts"
  addresses = ["2001:db8::1"]
}`,
    ["[example.com]", "mta-sts.example.com AAAA address"],
  ],
  [
    "akamai_dns_record",
    `
resource "akamai_dns_record" "sts" {
  zone       = "example.com"
  name       = "_mta-sts.example.com"
  recordtype = "TXT"
  ttl        = 600
  target     = ["v=STSv1; id=20260101"]
}
resource "akamai_dns_record" "mx" {
  zone       = "example.com"
  name       = "example.com"
  recordtype = "MX"
  ttl        = 600
  target     = ["10 mx1.example.net."]
}`,
    ["[example.com]", '_mta-sts.example.com 600 TXT "v=STSv1; id=20260101"', "example.com 600 MX 10 mx1.example.net"],
  ],
  [
    "ultradns_record",
    `
resource "ultradns_record" "mx" {
  zone_name   = "example.com."
  owner_name  = "example.com."
  record_type = "15"
  ttl         = 120
  record_data = ["2 mx1.example.net."]
}`,
    ["[example.com]", "example.com 120 MX 2 mx1.example.net"],
  ],
  [
    "stackit_dns_record_set",
    `
resource "stackit_dns_zone" "main" {
  dns_name = "example.com"
}
resource "stackit_dns_record_set" "sts" {
  zone_id = stackit_dns_zone.main.zone_id
  name    = "_mta-sts"
  type    = "TXT"
  records = ["v=STSv1; id=20260101"]
}`,
    ["[example.com]", '_mta-sts.example.com TXT "v=STSv1; id=20260101"'],
  ],
];

describe("what providers have", () => {
  test.each(CASES)("%s", async (_type, terraform, expected) => {
    const { zones, undecided } = await readZones({ "dns/main.tf": terraform }, createNodeRuntime());
    expect(showZones(zones)).toEqual(expected);
    expect(undecided).toEqual([]);
  });

  test.each(CASES)("%s: places", async (_type, terraform) => {
    const files = { "dns/main.tf": terraform };
    const { zones } = await readZones(files, createNodeRuntime());
    for (const record of zones.flatMap((zone) => zone.records)) {
      expect(cut(files, record.range)).toMatch(/^(?:resource|record) /);
      if (record.type === "TXT") expect(misplacedPieces(files, record.text)).toEqual([]);
      if (record.type === "MX" && !isUnknown(record.exchange) && record.exchange.value !== undefined) {
        const written = cut(files, record.exchange.range).toLowerCase().replace(/\.$/, "");
        expect([written, `${written}.example.com`]).toContain(record.exchange.value);
      }
    }
  });

  test("each is shown", () => {
    const shown = new Set(CASES.map(([type]) => type));
    expect([...RECORD_RESOURCES.keys()].filter((type) => !shown.has(type))).toEqual([]);
  });

  test("each matters", () => {
    for (const [type, terraform] of CASES) expect(mayMatter(terraform, type)).toBe(true);
  });
});
