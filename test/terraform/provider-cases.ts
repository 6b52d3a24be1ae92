import { forgottenAndRenewed, type TerraformCase } from "./case.js";
import { POLICY, POLICY_FILE } from "./parts.js";

/** How each provider's resource says `_mta-sts.example.com TXT "v=STSv1; id=20240101"`. The policy is a file beside it. */
const TXT_RECORDS: Readonly<Record<string, string>> = {
  "cloudflare_record, the zone from a data source": `
data "cloudflare_zone" "main" {
  name = "example.com"
}
resource "cloudflare_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=20240101"
}`,
  "cloudflare_record, the zone from the first of data.cloudflare_zones": `
data "cloudflare_zones" "main" {
  filter {
    name = "example.com"
  }
}
resource "cloudflare_record" "mta_sts" {
  zone_id = data.cloudflare_zones.main.zones[0].id
  name    = "_mta-sts"
  type    = "TXT"
  content = "v=STSv1; id=20240101"
}`,
  "cloudflare_record, the zone from a resource of version 4": `
resource "cloudflare_zone" "main" {
  zone = "example.com"
}
resource "cloudflare_record" "mta_sts" {
  zone_id = cloudflare_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=20240101"
}`,
  "cloudflare_dns_record, the zone from a data source with a filter, quoted content": `
data "cloudflare_zone" "main" {
  filter = {
    name = "example.com"
  }
}
resource "cloudflare_dns_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.zone_id
  name    = "_mta-sts.\${data.cloudflare_zone.main.name}"
  type    = "TXT"
  ttl     = 1
  content = "\\"v=STSv1; id=20240101\\""
}`,
  "cloudflare_dns_record, the full name, and a zone id from outside": `
variable "zone_id" {
  type = string
}
resource "cloudflare_dns_record" "mta_sts" {
  zone_id = var.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 1
  content = "v=STSv1; id=20240101;"
}`,
  "aws_route53_record, a zone of its own": `
resource "aws_route53_zone" "main" {
  name = "example.com"
}
resource "aws_route53_record" "mta_sts" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "_mta-sts.\${aws_route53_zone.main.name}"
  type    = "TXT"
  ttl     = "300"
  records = ["v=STSv1; id=20240101"]
}`,
  "aws_route53_record, the zone by its id, the full name by a variable": `
variable "domain" {
  default = "example.com"
}
data "aws_route53_zone" "main" {
  zone_id = "Z0123456789ABCDEFGHIJ"
}
resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts.\${var.domain}"
  type    = "TXT"
  ttl     = 300

  records = [
    "v=STSv1;id=20240101;",
  ]
}`,
  azurerm_dns_txt_record: `
resource "azurerm_dns_zone" "main" {
  name                = "example.com"
  resource_group_name = "dns"
}
resource "azurerm_dns_txt_record" "mta_sts" {
  name                = "_mta-sts"
  zone_name           = azurerm_dns_zone.main.name
  resource_group_name = azurerm_dns_zone.main.resource_group_name
  ttl                 = 300

  record {
    value = "v=STSv1; id=20240101"
  }
}`,
  "azurerm_dns_txt_record with dynamic record blocks": `
locals {
  txt = { "_mta-sts" = ["v=STSv1; id=20240101"], "_dmarc" = ["v=DMARC1; p=reject"] }
}
resource "azurerm_dns_txt_record" "this" {
  for_each            = local.txt
  name                = each.key
  zone_name           = "example.com"
  resource_group_name = "dns"
  ttl                 = 300

  dynamic "record" {
    for_each = each.value
    content {
      value = record.value
    }
  }
}`,
  google_dns_record_set: `
resource "google_dns_managed_zone" "main" {
  name     = "main"
  dns_name = "example.com."
}
resource "google_dns_record_set" "mta_sts" {
  name         = "_mta-sts.\${google_dns_managed_zone.main.dns_name}"
  managed_zone = google_dns_managed_zone.main.name
  type         = "TXT"
  ttl          = 3600
  rrdatas      = ["\\"v=STSv1; id=20240101\\""]
}`,
  hetznerdns_record: `
data "hetznerdns_zone" "main" {
  name = "example.com"
}
resource "hetznerdns_record" "mta_sts" {
  zone_id = data.hetznerdns_zone.main.id
  name    = "_mta-sts"
  type    = "TXT"
  value   = "v=STSv1; id=20240101"
}`,
  hcloud_zone_rrset: `
resource "hcloud_zone" "main" {
  name = "example.com"
  mode = "primary"
}
resource "hcloud_zone_rrset" "mta_sts" {
  zone = hcloud_zone.main.name
  name = "_mta-sts"
  type = "TXT"
  records = [
    { value = provider::hcloud::txt_record("v=STSv1; id=20240101") },
  ]
}`,
  digitalocean_record: `
resource "digitalocean_domain" "main" {
  name = "example.com"
}
resource "digitalocean_record" "mta_sts" {
  domain = digitalocean_domain.main.id
  type   = "TXT"
  name   = "_mta-sts"
  value  = "v=STSv1; id=20240101"
}`,
  gandi_livedns_record: `
resource "gandi_livedns_record" "mta_sts" {
  zone   = "example.com"
  name   = "_mta-sts"
  type   = "TXT"
  ttl    = 10800
  values = ["\\"v=STSv1; id=20240101\\""]
}`,
  ovh_domain_zone_record: `
resource "ovh_domain_zone_record" "mta_sts" {
  zone      = "example.com"
  subdomain = "_mta-sts"
  fieldtype = "TXT"
  ttl       = 3600
  target    = "\\"v=STSv1; id=20240101\\""
}`,
  scaleway_domain_record: `
resource "scaleway_domain_record" "mta_sts" {
  dns_zone = "example.com"
  name     = "_mta-sts"
  type     = "TXT"
  data     = "v=STSv1; id=20240101"
  ttl      = 3600
}`,
  godaddy_domain_record: `
resource "godaddy_domain_record" "main" {
  domain = "example.com"

  record {
    name = "_mta-sts"
    type = "TXT"
    data = "v=STSv1; id=20240101"
    ttl  = 3600
  }
}`,
  namecheap_domain_records: `
resource "namecheap_domain_records" "main" {
  domain = "example.com"
  mode   = "OVERWRITE"

  record {
    hostname = "_mta-sts"
    type     = "TXT"
    address  = "v=STSv1; id=20240101"
  }
}`,
  linode_domain_record: `
resource "linode_domain" "main" {
  domain = "example.com"
  type   = "master"
}
resource "linode_domain_record" "mta_sts" {
  domain_id   = linode_domain.main.id
  name        = "_mta-sts"
  record_type = "TXT"
  target      = "v=STSv1; id=20240101"
}`,
  vultr_dns_record: `
resource "vultr_dns_domain" "main" {
  domain = "example.com"
}
resource "vultr_dns_record" "mta_sts" {
  domain = vultr_dns_domain.main.id
  name   = "_mta-sts"
  type   = "TXT"
  data   = "\\"v=STSv1; id=20240101\\""
}`,
  powerdns_record: `
resource "powerdns_record" "mta_sts" {
  zone    = "example.com."
  name    = "_mta-sts.example.com."
  type    = "TXT"
  ttl     = 300
  records = ["\\"v=STSv1; id=20240101\\""]
}`,
  dnsimple_zone_record: `
resource "dnsimple_zone_record" "mta_sts" {
  zone_name = "example.com"
  name      = "_mta-sts"
  type      = "TXT"
  value     = "v=STSv1; id=20240101"
}`,
  ns1_record: `
resource "ns1_zone" "main" {
  zone = "example.com"
}
resource "ns1_record" "mta_sts" {
  zone   = ns1_zone.main.zone
  domain = "_mta-sts.\${ns1_zone.main.zone}"
  type   = "TXT"

  answers {
    answer = "v=STSv1; id=20240101"
  }
}`,
  desec_rrset: `
resource "desec_rrset" "mta_sts" {
  domain  = "example.com"
  subname = "_mta-sts"
  type    = "TXT"
  records = ["\\"v=STSv1; id=20240101\\""]
  ttl     = 3600
}`,
  porkbun_dns_record: `
resource "porkbun_dns_record" "mta_sts" {
  domain  = "example.com"
  name    = "_mta-sts"
  type    = "TXT"
  content = "v=STSv1; id=20240101"
}`,
};

export const providerCases: readonly TerraformCase[] = Object.entries(TXT_RECORDS).flatMap(([name, text]) =>
  forgottenAndRenewed(name, { "main.tf": text, [POLICY_FILE]: POLICY }, { raised: POLICY_FILE }),
);
