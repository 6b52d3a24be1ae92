/** The policy of example.com in most cases, as its text. */
export const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";

export const POLICY_FILE = "mta-sts.example.com/.well-known/mta-sts.txt";

/** A record of the zone example.com at Route 53, with any expression as its value. */
export function route53Txt(value: string): string {
  return `
data "aws_route53_zone" "main" {
  name = "example.com."
}

resource "aws_route53_record" "mta_sts" {
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "_mta-sts"
  type    = "TXT"
  ttl     = 300
  records = [${value}]
}
`;
}

/** The usual record, with a literal id. */
export const ROUTE53 = route53Txt('"v=STSv1; id=20240101"');

/** The object that serves a policy, with any expression as its content. */
export function s3Policy(content: string): string {
  return `
resource "aws_s3_bucket" "mta_sts" {
  bucket = "mta-sts.example.com"
}

resource "aws_s3_object" "policy" {
  bucket       = aws_s3_bucket.mta_sts.id
  key          = ".well-known/mta-sts.txt"
  content_type = "text/plain"
  content      = ${content}
}
`;
}

export const HEREDOC = `<<EOT
version: STSv1
mode: enforce
mx: mail.example.com
max_age: 604800
EOT`;
