locals {
  policy = templatefile("${path.module}/templates/mta-sts.txt.tftpl", {
    mode    = var.mode
    mx      = var.mx
    max_age = var.max_age
  })
}

data "aws_route53_zone" "this" {
  name = var.domain
}

resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.this.zone_id
  name    = "_mta-sts.${var.domain}"
  type    = "TXT"
  ttl     = 300
  records = ["v=STSv1; id=${var.id}"]
}

resource "aws_s3_bucket" "policy" {
  bucket = "mta-sts.${var.domain}"
}

resource "aws_s3_object" "policy" {
  bucket       = aws_s3_bucket.policy.id
  key          = ".well-known/mta-sts.txt"
  content      = local.policy
  content_type = "text/plain"
  etag         = md5(local.policy)
}
