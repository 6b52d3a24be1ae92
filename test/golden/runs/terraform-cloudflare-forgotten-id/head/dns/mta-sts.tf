# Bump the id whenever the policy below changes.
resource "cloudflare_dns_record" "mta_sts" {
  zone_id = data.cloudflare_zone.main.zone_id
  name    = "_mta-sts.example.com"
  type    = "TXT"
  ttl     = 3600
  content = "\"v=STSv1; id=20240101\""
}

resource "cloudflare_workers_script" "mta_sts" {
  account_id  = var.account_id
  script_name = "mta-sts"
  content     = <<-EOT
    const policy = `version: STSv1
    mode: enforce
    mx: mail.example.com
    mx: backup.example.net
    max_age: 1209600
    `;

    addEventListener("fetch", (event) => {
      event.respondWith(new Response(policy, { headers: { "content-type": "text/plain" } }));
    });
  EOT
}

resource "cloudflare_workers_custom_domain" "mta_sts" {
  account_id = var.account_id
  zone_id    = data.cloudflare_zone.main.zone_id
  hostname   = "mta-sts.example.com"
  service    = cloudflare_workers_script.mta_sts.script_name
}
