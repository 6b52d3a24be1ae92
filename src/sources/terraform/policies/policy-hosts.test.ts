import { expect, test } from "vitest";
import { policyDomainsInText } from "./policy-hosts.js";
import { readPolicyDomains } from "./reading.testing.js";

test.each<readonly [string, readonly string[]]>([
  ["mta-sts.example.com", ["example.com"]],
  ["MTA-STS.Example.COM.", ["example.com"]],
  ["https://mta-sts.example.com/.well-known/mta-sts.txt", ["example.com"]],
  ["mta-sts.example.com/*", ["example.com"]],
  ["*.mta-sts.example.com", []],
  ["mta-sts.mail.example.co.uk", ["mail.example.co.uk"]],
  ["mta-sts.bücher.example", []],
  ["mta-sts.xn--bcher-kva.example", ["xn--bcher-kva.example"]],
  ['(http.host eq "mta-sts.a.example") or (http.host eq "mta-sts.b.example")', ["a.example", "b.example"]],
  ["Host(`mta-sts.example.com`)", ["example.com"]],
  ["server_name mta-sts.a.example mta-sts.b.example mta-sts.a.example;", ["a.example", "b.example"]],
  ["_mta-sts.example.com", []],
  ["mta-sts.txt", []],
  [".well-known/mta-sts.txt", []],
  ["mta-sts.txt.tpl", []],
  ["templates/mta-sts.example.com.txt", []],
  ["mta-sts.example.com.tftpl", []],
  ["mta-sts.example", []],
  ["mta-sts", []],
  ["mta-sts-example.com", []],
  ["amta-sts.example.com", []],
  ["mta-sts.example.com.s3.amazonaws.com", []],
  ["mta-sts.example.com.s3-website-eu-west-1.amazonaws.com", []],
  ["mta-sts.pages.dev", []],
  ["mta-sts.mail.svc.cluster.local", []],
  ["mta-sts.\uFFFC", []],
  ["mta-sts.\uFFFC.example.com", []],
  ["mta-sts.sub.example.\uFFFC", []],
  ["mta-sts.example.com\uFFFC", []],
  ["mta-sts.192.0.2.1", []],
  [`mta-sts.${"a.".repeat(200_000)}com`, []],
])("%j", (text, domains) => {
  expect(policyDomainsInText(text)).toEqual(domains);
});

test("policy domains of an evaluation", async () => {
  const files = {
    "main.tf": `locals { domains = ["a.example", "b.example"] }
resource "aws_s3_bucket" "b" {
  for_each = toset(local.domains)
  bucket = "mta-sts.\${each.key}"
}
resource "aws_route53_record" "r" {
  zone_id = "Z1"
  name = "mta-sts.c.example"
  nested { deep { list = ["mta-sts.d.example"] } }
}
output "url" { value = { x = "https://mta-sts.e.example/" } }
# mta-sts.f.example`,
  };
  expect(await readPolicyDomains(files)).toEqual(["a.example", "b.example", "c.example", "d.example", "e.example"]);
});

test("no policy domains where nothing is said of MTA-STS", async () => {
  expect(await readPolicyDomains({ "main.tf": 'resource "a" "b" { name = "www.example.com" }' })).toEqual([]);
});
