import { expect, test } from "vitest";
import { mayMatter } from "./interest.js";

const record = (lines: string): string => `resource "cloudflare_record" "www" {\n${lines}\n}\n`;

test.each([
  ["an A record", record('  name = "www"\n  type = "A"\n  value = "192.0.2.1"'), false],
  ["one with blanks aligned", record('  name    = "www"\n  type    = "AAAA"\n  value   = "2001:db8::1"'), false],
  ["one with a comment behind", record('  name = "www"\n  type = "A" # web'), false],
  ["one in lower case", record('  name = "www"\n  type = "a"'), false],
  ["one on a single line", 'resource "cloudflare_record" "www" { type = "A" }', false],
  ["one in JSON", '"www": {"name": "www", "type": "A", "value": "192.0.2.1"}', false],
  ["SRV", record('  name = var.name\n  type = "SRV"'), false],
  ["CAA", record('  name = "@"\n  type = "CAA"'), false],
  ["a TXT record about other things", record('  name = "@"\n  type = "TXT"\n  value = "v=spf1 -all"'), false],
  ["the policy host", record('  name = "mta-sts"\n  type = "A"'), true],
  ["the policy host in a name", record('  name = "${local.sts}"\n  type = "A"'), true],
  ["for_each", record('  for_each = local.hosts\n  type = "A"'), true],
  ["count", record('  count = 2\n  type = "A"'), true],
  ["a type that is not literal", record("  name = var.name\n  type = var.type"), true],
  ["a type that is put together", record('  name = "www"\n  type = "${var.type}"'), true],
  ["a type that is chosen", record('  name = "www"\n  type = "A" == var.type ? "A" : "MX"'), true],
  ["no type", record('  name = "www"'), true],
  ["MX", record('  name = "@"\n  type = "MX"'), true],
  ["CNAME", record('  name = "www"\n  type = "CNAME"'), true],
  ["NS", record('  name = "sub"\n  type = "NS"'), true],
  ["a TXT record with a name that is put together", record('  name = "${var.name}"\n  type = "TXT"'), true],
  ["a TXT record with a name from elsewhere", record('  name = local.owner\n  type = "TXT"'), true],
  ["a TXT record that may answer for every name", record('  name = "*"\n  type = "TXT"\n  value = local.txt'), true],
  ["a TXT record with the text of MTA-STS", record('  name = "@"\n  type = "TXT"\n  value = "v=STSv1; id=1"'), true],
  ["TLS reports", record('  name = "_smtp._tls"\n  type = "TXT"'), true],
])("%s", (_name, text, expected) => {
  expect(mayMatter(text, "cloudflare_record")).toBe(expected);
});

test.each([
  ["azurerm_dns_a_record", 'name = "www"', false],
  ["azurerm_dns_a_record", 'name = "mta-sts"', true],
  ["azurerm_dns_mx_record", 'name = "@"', true],
  ["ovh_domain_zone_record", 'subdomain = "www"\nfieldtype = "A"', false],
  ["namecheap_domain_records", 'record {\n  type = "A"\n}', true],
  ["aws_route53_zone", 'name = "example.com"', true],
  ["aws_s3_object", 'key = "x"', true],
])("%s with %s", (type, text, expected) => {
  expect(mayMatter(text, type)).toBe(expected);
});
