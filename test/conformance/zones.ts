import { azureMx, azureOther, azureTxt, cloudflare, google, route53, route53Alias, type Written } from "./formats.js";

export interface ZoneCase {
  readonly name: string;
  /** `owner TYPE data` of each record besides the common one; `address` for whatever gives its owner one. */
  readonly records: readonly string[];
  /** Set where the TTL is compared as well: then it stands behind the owner. */
  readonly ttls?: true;
  readonly written: Written;
}

const LONG = "x".repeat(200);
const KEY = `k=rsa; p=${LONG}${LONG}`;

export const zoneCases: readonly ZoneCase[] = [
  {
    name: "a host by its full name",
    records: ["example.com MX 10 mx.example.net"],
    written: {
      "zone file": "@ IN MX 10 mx.example.net.",
      octoDNS: "'':\n  type: MX\n  value: {exchange: mx.example.net., preference: 10}",
      DNSControl: 'MX("@", 10, "mx.example.net.")',
      Cloudflare: cloudflare("@", "MX", '"mx.example.net"', ["priority = 10"]),
      "Route 53": route53("", "MX", '["10 mx.example.net"]'),
      Azure: azureMx("@", [10, "mx.example.net"]),
      Google: google("", "MX", '["10 mx.example.net."]'),
    },
  },
  {
    name: "a host in the zone, relative where a format allows it",
    records: ["example.com MX 10 mail.example.com"],
    written: {
      "zone file": "@ IN MX 10 mail",
      octoDNS: "'':\n  type: MX\n  value: {exchange: mail.example.com., preference: 10}",
      DNSControl: 'MX("@", 10, "mail")',
      Cloudflare: cloudflare("@", "MX", '"mail.${data.cloudflare_zone.main.name}"', ["priority = 10"]),
      "Route 53": route53("", "MX", '["10 mail.${data.aws_route53_zone.main.name}"]'),
      Azure: azureMx("@", [10, "mail.${azurerm_dns_zone.main.name}"]),
      Google: google("", "MX", '["10 mail.${google_dns_managed_zone.main.dns_name}"]'),
    },
  },
  {
    name: "the apex by its name",
    records: ["example.com MX 5 mx.example.net"],
    written: {
      "zone file": "example.com. MX 5 mx.example.net.",
      octoDNS: "'':\n  - type: MX\n    values:\n      - exchange: mx.example.net.\n        preference: 5",
      DNSControl: 'MX("example.com.", 5, "mx.example.net.")',
      Cloudflare: cloudflare("example.com", "MX", '"mx.example.net."', ["priority = 5"]),
      "Route 53": route53("example.com", "MX", '["5 mx.example.net."]'),
      Azure: azureMx("@", [5, "mx.example.net."]),
      Google: google("", "MX", '["5 mx.example.net."]'),
    },
  },
  {
    name: "several hosts with priorities",
    records: [
      "example.com MX 1 aspmx.l.google.com",
      "example.com MX 5 alt1.aspmx.l.google.com",
      "example.com MX 10 alt2.aspmx.l.google.com",
    ],
    written: {
      "zone file": "@ MX 1 aspmx.l.google.com.\n MX 5 alt1.aspmx.l.google.com.\n IN MX 10 alt2.aspmx.l.google.com.",
      octoDNS: `'':
  type: MX
  values:
  - {exchange: alt1.aspmx.l.google.com., preference: 5}
  - {value: aspmx.l.google.com., priority: 1}
  - {exchange: alt2.aspmx.l.google.com., preference: 10}`,
      DNSControl: `[["", 1], ["alt1.", 5], ["alt2.", 10]].map(function (host) {
    return MX("@", host[1], host[0] + "aspmx.l.google.com.");
  })`,
      Cloudflare: `resource "cloudflare_record" "mx" {
  for_each = { "aspmx.l.google.com" = 1, "alt1.aspmx.l.google.com" = 5, "alt2.aspmx.l.google.com" = 10 }
  zone_id  = data.cloudflare_zone.main.id
  name     = "@"
  type     = "MX"
  content  = each.key
  priority = each.value
}`,
      "Route 53": route53(
        "",
        "MX",
        '[\n    "1 aspmx.l.google.com",\n    "5 alt1.aspmx.l.google.com",\n    "10 alt2.aspmx.l.google.com",\n  ]',
      ),
      Azure: azureMx("@", [1, "aspmx.l.google.com"], [5, "alt1.aspmx.l.google.com"], [10, "alt2.aspmx.l.google.com"]),
      Google: google(
        "",
        "MX",
        '[for host, priority in { "alt1." = 5, "alt2." = 10, "" = 1 } : "${priority} ${host}aspmx.l.google.com."]',
      ),
    },
  },
  {
    name: "a host in capitals",
    records: ["example.com MX 1 smtp.google.com"],
    written: {
      "zone file": "@ IN MX 1 SMTP.GOOGLE.COM.",
      octoDNS: "'':\n  type: MX\n  value: {exchange: SMTP.GOOGLE.COM., preference: 1}",
      DNSControl: 'MX("@", 1, "SMTP.GOOGLE.COM.")',
      Cloudflare: cloudflare("@", "MX", '"SMTP.GOOGLE.COM"', ["priority = 1"]),
      "Route 53": route53("", "MX", '["1 SMTP.GOOGLE.COM"]'),
      Azure: azureMx("@", [1, "SMTP.GOOGLE.COM"]),
      Google: google("", "MX", '["1 SMTP.GOOGLE.COM."]'),
    },
  },
  {
    name: "a null MX",
    records: ["example.com MX 0 "],
    written: {
      "zone file": "@ IN MX 0 .",
      octoDNS: "'':\n  type: MX\n  value: {exchange: ., preference: 0}",
      DNSControl: 'MX("@", 0, ".")',
      Cloudflare: cloudflare("@", "MX", '"."', ["priority = 0"]),
      "Route 53": route53("", "MX", '["0 ."]'),
      Azure: azureMx("@", [0, "."]),
      Google: google("", "MX", '["0 ."]'),
    },
  },
  {
    name: "a wildcard with MX and TXT",
    records: ["*.example.com MX 0 ", '*.example.com TXT "v=spf1 -all"'],
    written: {
      "zone file": '* MX 0 .\n* TXT "v=spf1 -all"',
      octoDNS: "'*':\n  - type: MX\n    value: {exchange: ., preference: 0}\n  - type: TXT\n    value: v=spf1 -all",
      DNSControl: 'MX("*", 0, "."), TXT("*", "v=spf1 -all")',
      Cloudflare: cloudflare("*", "MX", '"."', ["priority = 0"]) + cloudflare("*", "TXT", '"v=spf1 -all"'),
      "Route 53": route53("*", "MX", '["0 ."]') + route53("*", "TXT", '["v=spf1 -all"]'),
      Azure: azureMx("*", [0, "."]) + azureTxt("*", '"v=spf1 -all"'),
      Google: google("*.", "MX", '["0 ."]') + google("*.", "TXT", '["\\"v=spf1 -all\\""]'),
    },
  },
  {
    name: "the mail of a subdomain",
    records: ["lists.example.com MX 10 mx.example.net", '_mta-sts.lists.example.com TXT "v=STSv1; id=2"'],
    written: {
      "zone file": 'lists MX 10 mx.example.net.\n_mta-sts.lists TXT "v=STSv1; id=2"',
      octoDNS:
        "lists:\n  type: MX\n  value: {exchange: mx.example.net., preference: 10}\n_mta-sts.lists:\n  type: TXT\n  value: v=STSv1\\; id=2",
      DNSControl: 'MX("lists", 10, "mx.example.net."), TXT("_mta-sts.lists", "v=STSv1; id=2")',
      Cloudflare:
        cloudflare("lists", "MX", '"mx.example.net"', ["priority = 10"]) +
        cloudflare("_mta-sts.lists.example.com", "TXT", '"v=STSv1; id=2"'),
      "Route 53":
        route53("lists", "MX", '["10 mx.example.net"]') +
        route53("_mta-sts.lists.example.com", "TXT", '["v=STSv1; id=2"]'),
      Azure: azureMx("lists", [10, "mx.example.net"]) + azureTxt("_mta-sts.lists", '"v=STSv1; id=2"'),
      Google:
        google("lists.", "MX", '["10 mx.example.net."]') + google("_mta-sts.lists.", "TXT", '["\\"v=STSv1; id=2\\""]'),
    },
  },
  {
    name: "a TXT in two strings",
    records: ['_smtp._tls.example.com TXT "v=TLSRPTv1; rua=mailto:tls@example.com"'],
    written: {
      "zone file": '_smtp._tls TXT "v=TLSRPTv1; " "rua=mailto:tls@example.com"',
      octoDNS: '_smtp._tls:\n  type: TXT\n  value: \'"v=TLSRPTv1\\; " "rua=mailto:tls@example.com"\'',
      DNSControl: 'TXT("_smtp._tls", ["v=TLSRPTv1; ", "rua=mailto:tls@example.com"])',
      Cloudflare: cloudflare("_smtp._tls", "TXT", '"\\"v=TLSRPTv1; \\" \\"rua=mailto:tls@example.com\\""'),
      "Route 53": route53("_smtp._tls", "TXT", '["v=TLSRPTv1; \\"\\"rua=mailto:tls@example.com"]'),
      Azure: azureTxt("_smtp._tls", '"v=TLSRPTv1; rua=mailto:tls@example.com"'),
      Google: google("_smtp._tls.", "TXT", '["\\"v=TLSRPTv1; \\" \\"rua=mailto:tls@example.com\\""]'),
    },
  },
  {
    name: "a TXT with quotation marks",
    records: ['_smtp._tls.example.com TXT "say \\"hi\\" to us"'],
    written: {
      "zone file": '_smtp._tls TXT "say \\"hi\\" to us"',
      octoDNS: '_smtp._tls:\n  type: TXT\n  value: say "hi" to us',
      DNSControl: `TXT("_smtp._tls", 'say "hi" to us')`,
      Cloudflare: cloudflare("_smtp._tls", "TXT", '"say \\"hi\\" to us"'),
      "Route 53": route53("_smtp._tls", "TXT", '["say \\\\\\"hi\\\\\\" to us"]'),
      Azure: azureTxt("_smtp._tls", '"say \\"hi\\" to us"'),
      Google: google("_smtp._tls.", "TXT", '["\\"say \\\\\\"hi\\\\\\" to us\\""]'),
    },
  },
  {
    name: "a TXT with semicolons",
    records: ['_smtp._tls.example.com TXT "v=TLSRPTv1; p=reject; rua=mailto:a@example.com"'],
    written: {
      "zone file": "_smtp._tls TXT v=TLSRPTv1\\;\\032p=reject\\;\\ rua=mailto:a@example.com",
      octoDNS: "_smtp._tls:\n  type: TXT\n  value: v=TLSRPTv1\\; p=reject\\; rua=mailto:a@example.com",
      DNSControl: 'TXT("_smtp._tls", ["v=TLSRPTv1", "p=reject", "rua=mailto:a@example.com"].join("; "))',
      Cloudflare: cloudflare("_smtp._tls", "TXT", '"\\"v=TLSRPTv1; p=reject; rua=mailto:a@example.com\\""'),
      "Route 53": route53("_smtp._tls", "TXT", '[join("; ", ["v=TLSRPTv1", "p=reject", "rua=mailto:a@example.com"])]'),
      Azure: azureTxt("_smtp._tls", '"v=TLSRPTv1; p=reject; rua=mailto:a@example.com"'),
      Google: google("_smtp._tls.", "TXT", '["\\"v=TLSRPTv1; p=reject; rua=mailto:a@example.com\\""]'),
    },
  },
  {
    name: "several TXT at one owner",
    records: ['_mta-sts.a.example.com TXT "v=STSv1; id=2"', '_mta-sts.a.example.com TXT "site-verification=abc"'],
    written: {
      "zone file": '_mta-sts.a TXT "v=STSv1; id=2"\n TXT site-verification=abc',
      octoDNS: "_mta-sts.a:\n  type: TXT\n  values:\n    - v=STSv1\\; id=2\n    - site-verification=abc",
      DNSControl: '["v=STSv1; id=2", "site-verification=abc"].map(function (text) { return TXT("_mta-sts.a", text); })',
      Cloudflare:
        cloudflare("_mta-sts.a", "TXT", '"v=STSv1; id=2"') + cloudflare("_mta-sts.a", "TXT", '"site-verification=abc"'),
      "Route 53": route53("_mta-sts.a", "TXT", '["v=STSv1; id=2", "site-verification=abc"]'),
      Azure: azureTxt("_mta-sts.a", '"v=STSv1; id=2"', '"site-verification=abc"'),
      Google: google("_mta-sts.a.", "TXT", '["\\"v=STSv1; id=2\\"", "\\"site-verification=abc\\""]'),
    },
  },
  {
    name: "a TXT of more than 255 characters",
    records: [`_smtp._tls.example.com TXT "${KEY}"`],
    written: {
      "zone file": `_smtp._tls TXT ( "k=rsa; p=${LONG}"\n "${LONG}" )`,
      octoDNS: `_smtp._tls:\n  type: TXT\n  value: k=rsa\\; p=${LONG}${LONG}`,
      DNSControl: `TXT("_smtp._tls", "k=rsa; p=${LONG}" + "${LONG}", AUTOSPLIT)`,
      Cloudflare: cloudflare("_smtp._tls", "TXT", `"${KEY}"`),
      "Route 53": route53("_smtp._tls", "TXT", `["k=rsa; p=${LONG}\\"\\"${LONG}"]`),
      Azure: azureTxt("_smtp._tls", `"${KEY}"`),
      Google: google("_smtp._tls.", "TXT", `["\\"k=rsa; p=${LONG}\\" \\"${LONG}\\""]`),
    },
  },
  {
    name: "underscore names",
    records: [
      '_smtp._tls.example.com TXT "v=TLSRPTv1; rua=mailto:a@example.com"',
      "_x.mta-sts.example.com CNAME _y.acm-validations.aws",
    ],
    written: {
      "zone file": '_smtp._tls TXT "v=TLSRPTv1; rua=mailto:a@example.com"\n_x.mta-sts CNAME _y.acm-validations.aws.',
      octoDNS:
        "_smtp._tls:\n  type: TXT\n  value: v=TLSRPTv1\\; rua=mailto:a@example.com\n_x.mta-sts:\n  type: CNAME\n  value: _y.acm-validations.aws.",
      DNSControl:
        'TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:a@example.com"), CNAME("_x.mta-sts", "_y.acm-validations.aws.")',
      Cloudflare:
        cloudflare("_smtp._tls", "TXT", '"v=TLSRPTv1; rua=mailto:a@example.com"') +
        cloudflare("_x.mta-sts", "CNAME", '"_y.acm-validations.aws"'),
      "Route 53":
        route53("_smtp._tls", "TXT", '["v=TLSRPTv1; rua=mailto:a@example.com"]') +
        route53("_x.mta-sts.example.com.", "CNAME", '["_y.acm-validations.aws."]'),
      Azure:
        azureTxt("_smtp._tls", '"v=TLSRPTv1; rua=mailto:a@example.com"') +
        azureOther("cname", "_x.mta-sts", 'record              = "_y.acm-validations.aws"'),
      Google:
        google("_smtp._tls.", "TXT", '["\\"v=TLSRPTv1; rua=mailto:a@example.com\\""]') +
        google("_x.mta-sts.", "CNAME", '["_y.acm-validations.aws."]'),
    },
  },
  {
    name: "the policy host as an alias out of the zone",
    records: ["mta-sts.example.com CNAME sites.example.net"],
    written: {
      "zone file": "mta-sts IN CNAME sites.example.net.",
      octoDNS: "mta-sts:\n  type: CNAME\n  value: sites.example.net.",
      DNSControl: 'CNAME("mta-sts", "sites.example.net.")',
      Cloudflare: cloudflare("mta-sts", "CNAME", '"sites.example.net"'),
      "Route 53": route53("mta-sts", "CNAME", '["sites.example.net"]'),
      Azure: azureOther("cname", "mta-sts", 'record              = "sites.example.net"'),
      Google: google("mta-sts.", "CNAME", '["sites.example.net."]'),
    },
  },
  {
    name: "the policy host as an alias within the zone",
    records: ["mta-sts.example.com CNAME www.example.com"],
    written: {
      "zone file": "mta-sts CNAME www",
      octoDNS: "mta-sts:\n  type: CNAME\n  value: www.example.com.",
      DNSControl: 'CNAME("mta-sts", "www")',
      Cloudflare: cloudflare("mta-sts", "CNAME", '"www.example.com."'),
      "Route 53": route53("mta-sts", "CNAME", '["www.example.com."]'),
      Azure: azureOther("cname", "mta-sts", 'record              = "www.${azurerm_dns_zone.main.name}"'),
      Google: google("mta-sts.", "CNAME", '["www.${google_dns_managed_zone.main.dns_name}"]'),
    },
  },
  {
    name: "the record of another domain by alias",
    records: ["_mta-sts.lists.example.com CNAME _mta-sts.example.com"],
    written: {
      "zone file": "_mta-sts.lists CNAME _mta-sts",
      octoDNS: "_mta-sts.lists:\n  type: CNAME\n  value: _mta-sts.example.com.",
      DNSControl: 'CNAME("_mta-sts.lists", "_mta-sts")',
      Cloudflare: cloudflare("_mta-sts.lists", "CNAME", '"_mta-sts.example.com"'),
      "Route 53": route53("_mta-sts.lists", "CNAME", '["_mta-sts.example.com"]'),
      Azure: azureOther("cname", "_mta-sts.lists", 'record              = "_mta-sts.example.com"'),
      Google: google("_mta-sts.lists.", "CNAME", '["_mta-sts.example.com."]'),
    },
  },
  {
    name: "the policy host by its address",
    records: ["mta-sts.example.com address"],
    written: {
      "zone file": "mta-sts 3600 IN A 192.0.2.1",
      octoDNS: "mta-sts:\n  type: A\n  value: 192.0.2.1",
      DNSControl: 'A("mta-sts", "192.0.2.1")',
      Cloudflare: cloudflare("mta-sts", "A", '"192.0.2.1"'),
      "Route 53": route53("mta-sts", "A", '["192.0.2.1"]'),
      Azure: azureOther("a", "mta-sts", 'records             = ["192.0.2.1"]'),
      Google: google("mta-sts.", "A", '["192.0.2.1"]'),
    },
  },
  {
    name: "the policy host by an address of version 6",
    records: ["mta-sts.example.com address"],
    written: {
      "zone file": "mta-sts AAAA 100::",
      octoDNS: "mta-sts:\n  type: AAAA\n  value: '100::'",
      DNSControl: 'AAAA("mta-sts", "100::")',
      Cloudflare: cloudflare("mta-sts", "AAAA", '"100::"', ["proxied = true"]),
      "Route 53": route53("mta-sts", "AAAA", '["100::"]'),
      Azure: azureOther("aaaa", "mta-sts", 'records             = ["100::"]'),
      Google: google("mta-sts.", "AAAA", '["100::"]'),
    },
  },
  {
    name: "the policy host by the provider's own kind of alias",
    records: ["mta-sts.example.com address"],
    written: {
      "zone file": undefined,
      octoDNS: "mta-sts:\n  type: Route53Provider/ALIAS\n  value: sites.example.net.",
      DNSControl: 'R53_ALIAS("mta-sts", "A", "sites.example.net.")',
      Cloudflare: cloudflare("mta-sts", "CNAME", '"sites.example.net"', ["proxied = true"]),
      "Route 53": route53Alias("mta-sts"),
      Azure: azureOther("a", "mta-sts", "target_resource_id  = azurerm_cdn_frontdoor_endpoint.site.id"),
      Google: undefined,
    },
  },
  {
    name: "a part of the zone is delegated",
    records: ["eu.example.com NS ns1.example.net", "eu.example.com NS ns2.example.net"],
    written: {
      "zone file": "eu NS ns1.example.net.\neu NS ns2.example.net.",
      octoDNS: "eu:\n  type: NS\n  values: [ns1.example.net., ns2.example.net.]",
      DNSControl: 'NS("eu", "ns1.example.net."), NS("eu", "ns2.example.net.")',
      Cloudflare: cloudflare("eu", "NS", '"ns1.example.net"') + cloudflare("eu", "NS", '"ns2.example.net"'),
      "Route 53": route53("eu", "NS", '["ns1.example.net.", "ns2.example.net."]'),
      Azure: azureOther("ns", "eu", 'records             = ["ns1.example.net.", "ns2.example.net."]'),
      Google: google("eu.", "NS", '["ns1.example.net.", "ns2.example.net."]'),
    },
  },
  {
    name: "names with letters beyond ASCII",
    records: ["xn--bcher-kva.example.com MX 10 mx.xn--bcher-kva.example"],
    written: {
      "zone file": "xn--bcher-kva MX 10 mx.xn--bcher-kva.example.",
      octoDNS: "bücher:\n  type: MX\n  value: {exchange: mx.bücher.example., preference: 10}",
      DNSControl: 'MX("bücher", 10, "mx.bücher.example.")',
      Cloudflare: cloudflare("bücher", "MX", '"mx.bücher.example"', ["priority = 10"]),
      "Route 53": route53("xn--bcher-kva", "MX", '["10 mx.xn--bcher-kva.example"]'),
      Azure: azureMx("xn--bcher-kva", [10, "mx.xn--bcher-kva.example"]),
      Google: google("xn--bcher-kva.", "MX", '["10 mx.xn--bcher-kva.example."]'),
    },
  },
  {
    name: "an owner in capitals",
    records: ['_mta-sts.lists.example.com TXT "v=STSv1; id=2"'],
    written: {
      "zone file": '_MTA-STS.Lists TXT "v=STSv1; id=2"',
      octoDNS: "_mta-sts.lists:\n  type: TXT\n  value: v=STSv1\\; id=2",
      DNSControl: 'TXT("_MTA-STS.Lists", "v=STSv1; id=2")',
      Cloudflare: cloudflare("_MTA-STS.Lists", "TXT", '"v=STSv1; id=2"'),
      "Route 53": route53("_MTA-STS.Lists.Example.com", "TXT", '["v=STSv1; id=2"]'),
      Azure: azureTxt("_MTA-STS.Lists", '"v=STSv1; id=2"'),
      Google: google("_MTA-STS.Lists.", "TXT", '["\\"v=STSv1; id=2\\""]'),
    },
  },
  {
    name: "TTLs",
    ttls: true,
    records: ["mta-sts.example.com 300 CNAME sites.example.net"],
    written: {
      "zone file": "mta-sts 5m IN CNAME sites.example.net.",
      octoDNS: "mta-sts:\n  ttl: 300\n  type: CNAME\n  value: sites.example.net.",
      DNSControl: 'CNAME("mta-sts", "sites.example.net.", TTL("5m"))',
      Cloudflare: cloudflare("mta-sts", "CNAME", '"sites.example.net"', ["ttl     = 300"]),
      "Route 53": route53("mta-sts", "CNAME", '["sites.example.net"]', 'ttl     = "300"'),
      Azure: azureOther("cname", "mta-sts", 'record              = "sites.example.net"', 300),
      Google: google("mta-sts.", "CNAME", '["sites.example.net."]', 300),
    },
  },
  {
    name: "records that are made of others",
    records: ["a.example.com MX 10 mx.example.net", "b.example.com MX 10 mx.example.net"],
    written: {
      "zone file": '$GENERATE 10-11 ${0,1,x}.example.com. MX "10 mx.example.net."',
      octoDNS: "a: &mail\n  type: MX\n  value: {exchange: mx.example.net., preference: 10}\nb: *mail",
      DNSControl: '["a", "b"].map(function (name) { return MX(name, 10, "mx.example.net."); })',
      Cloudflare: `resource "cloudflare_record" "mx" {
  for_each = toset(["a", "b"])
  zone_id  = data.cloudflare_zone.main.id
  name     = each.key
  type     = "MX"
  content  = "mx.example.net"
  priority = 10
}`,
      "Route 53": `resource "aws_route53_record" "mx" {
  count   = 2
  zone_id = data.aws_route53_zone.main.zone_id
  name    = "\${["a", "b"][count.index]}.example.com"
  type    = "MX"
  ttl     = 300
  records = ["10 mx.example.net"]
}`,
      Azure: `resource "azurerm_dns_mx_record" "mx" {
  for_each            = { for name in ["a", "b"] : name => "mx.example.net" }
  name                = each.key
  zone_name           = azurerm_dns_zone.main.name
  resource_group_name = "dns"
  ttl                 = 300
  dynamic "record" {
    for_each = { (each.value) = 10 }
    content {
      preference = record.value
      exchange   = record.key
    }
  }
}`,
      Google: `resource "google_dns_record_set" "mx" {
  for_each     = { a = ["10 mx.example.net."], b = ["10 mx.example.net."] }
  name         = join(".", [each.key, google_dns_managed_zone.main.dns_name])
  managed_zone = google_dns_managed_zone.main.name
  type         = "MX"
  ttl          = 300
  rrdatas      = each.value
}`,
    },
  },
];
