variable "domains" {
  type = map(object({
    mode    = string
    id      = string
    max_age = optional(number, 604800)
    mx      = list(string)
  }))
}

module "mta_sts" {
  source   = "./modules/mta-sts"
  for_each = var.domains

  domain  = each.key
  mode    = each.value.mode
  id      = each.value.id
  max_age = each.value.max_age
  mx      = each.value.mx
}

data "aws_route53_zone" "mail" {
  for_each = var.domains
  name     = each.key
}

resource "aws_route53_record" "mx" {
  for_each = var.domains
  zone_id  = data.aws_route53_zone.mail[each.key].zone_id
  name     = each.key
  type     = "MX"
  ttl      = 3600
  records  = local.mx_records[each.key]
}
