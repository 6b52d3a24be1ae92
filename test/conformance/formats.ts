/** How records are put into each format. Owners are relative to the zone, `@` for its apex; values as each format has them. */

export type Format = "zone file" | "octoDNS" | "DNSControl" | "Cloudflare" | "Route 53" | "Azure" | "Google";

/** The records of a zone as a person writes them in each format; `undefined` where a format has no such thing. */
export type Written = Readonly<Record<Format, string | undefined>>;

export const APEX = "example.com";

/** Every zone has this record, without which there is nothing to read for the sources that look for it first. */
export const COMMON = '_mta-sts.example.com TXT "v=STSv1; id=1"';

/** The whole files of a zone that holds the given records besides the common one. */
export const FILES: Readonly<Record<Format, (records: string) => Readonly<Record<string, string>>>> = {
  "zone file": (records) => ({
    "zones/example.com.zone": `$ORIGIN example.com.
@ IN SOA ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 3600
@ IN NS ns1.example.net.
_mta-sts IN TXT "v=STSv1; id=1"
${records}
`,
  }),
  octoDNS: (records) => ({
    "config/example.com.yaml": `---
_mta-sts:
  type: TXT
  value: v=STSv1\\; id=1
${records}
`,
  }),
  DNSControl: (records) => ({
    "dnsconfig.js": `var REG = NewRegistrar("none");
var DNS = NewDnsProvider("bind");
D("example.com", REG, DnsProvider(DNS),
  TXT("_mta-sts", "v=STSv1; id=1"),
  ${records}
);
`,
  }),
  Cloudflare: (records) => ({
    "main.tf": `data "cloudflare_zone" "main" {
  name = "example.com"
}
${cloudflare("_mta-sts", "TXT", '"v=STSv1; id=1"')}
${records}
`,
  }),
  "Route 53": (records) => ({
    "main.tf": `data "aws_route53_zone" "main" {
  name = "example.com."
}
${route53("_mta-sts", "TXT", '["v=STSv1; id=1"]')}
${records}
`,
  }),
  Azure: (records) => ({
    "main.tf": `resource "azurerm_dns_zone" "main" {
  name                = "example.com"
  resource_group_name = "dns"
}
${azureTxt("_mta-sts", '"v=STSv1; id=1"')}
${records}
`,
  }),
  Google: (records) => ({
    "main.tf": `resource "google_dns_managed_zone" "main" {
  name     = "main"
  dns_name = "example.com."
}
${google("_mta-sts.", "TXT", '["\\"v=STSv1; id=1\\""]')}
${records}
`,
  }),
};

let made = 0;

function resource(type: string, lines: readonly string[]): string {
  made += 1;
  return `resource "${type}" "r${made}" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
}

export function cloudflare(name: string, type: string, value: string, more: readonly string[] = []): string {
  return resource("cloudflare_record", [
    "zone_id = data.cloudflare_zone.main.id",
    `name    = "${name}"`,
    `type    = "${type}"`,
    `content = ${value}`,
    ...more,
  ]);
}

export function route53(name: string, type: string, records: string, ttl = "ttl     = 3600"): string {
  return resource("aws_route53_record", [
    "zone_id = data.aws_route53_zone.main.zone_id",
    `name    = "${name}"`,
    `type    = "${type}"`,
    ttl,
    `records = ${records}`,
  ]);
}

export function route53Alias(name: string): string {
  return resource("aws_route53_record", [
    "zone_id = data.aws_route53_zone.main.zone_id",
    `name    = "${name}"`,
    'type    = "A"',
    "alias {",
    "  name                   = aws_cloudfront_distribution.site.domain_name",
    "  zone_id                = aws_cloudfront_distribution.site.hosted_zone_id",
    "  evaluate_target_health = false",
    "}",
  ]);
}

function azure(type: string, name: string, lines: readonly string[], ttl = 3600): string {
  return resource(`azurerm_dns_${type}_record`, [
    `name                = "${name}"`,
    "zone_name           = azurerm_dns_zone.main.name",
    "resource_group_name = azurerm_dns_zone.main.resource_group_name",
    `ttl                 = ${ttl}`,
    ...lines,
  ]);
}

export function azureTxt(name: string, ...values: readonly string[]): string {
  return azure(
    "txt",
    name,
    values.flatMap((value) => ["record {", `  value = ${value}`, "}"]),
  );
}

export function azureMx(name: string, ...hosts: readonly (readonly [preference: number, exchange: string])[]): string {
  return azure(
    "mx",
    name,
    hosts.flatMap(([preference, exchange]) => [
      "record {",
      `  preference = ${preference}`,
      `  exchange   = "${exchange}"`,
      "}",
    ]),
  );
}

/** A record of the other types: `record`, `records` or `target_resource_id`, with its value. */
export function azureOther(type: string, name: string, line: string, ttl?: number): string {
  return azure(type, name, [line], ttl);
}

/** `prefix` is the owner with its dot, empty for the apex. */
export function google(prefix: string, type: string, rrdatas: string, ttl = 3600): string {
  return resource("google_dns_record_set", [
    `name         = "${prefix}\${google_dns_managed_zone.main.dns_name}"`,
    "managed_zone = google_dns_managed_zone.main.name",
    `type         = "${type}"`,
    `ttl          = ${ttl}`,
    `rrdatas      = ${rrdatas}`,
  ]);
}
