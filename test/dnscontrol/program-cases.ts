import { expect } from "vitest";
import type { Files } from "./reading.js";

/** A program and the records it gives, `owner ttl TYPE data`, as DNSControl's documentation has it. */
export interface ProgramCase {
  readonly name: string;
  /** Without the registrar and the provider, which are `REG` and `DNS`. */
  readonly program: string;
  readonly files?: Files;
  readonly records: readonly string[];
  /** What has to be said of what is not known. */
  readonly says?: RegExp;
  /** Of the zones, where that is what the case is about: `apex!tag complete`. */
  readonly zones?: readonly string[];
}

/** A domain with these modifiers. */
function d(modifiers: string): string {
  return `D("example.com", REG, DNS, ${modifiers});`;
}

const MX = "example.com MX 10 mail.example.com";
const STS = '_mta-sts.example.com TXT "v=STSv1; id=1"';

const RECORDS: readonly ProgramCase[] = [
  {
    name: "A",
    program: d('A("@", "192.0.2.1"), A("www", IP("192.0.2.2"))'),
    records: ["example.com A address", "www.example.com A address"],
  },
  { name: "AAAA", program: d('AAAA("@", "2001:db8::1")'), records: ["example.com AAAA address"] },
  {
    name: "MX, relative and whole",
    program: d('MX("@", 10, "mail"), MX("@", 20, "mx.example.net."), MX("lists", 5, "@")'),
    records: [MX, "example.com MX 20 mx.example.net", "lists.example.com MX 5 example.com"],
  },
  {
    name: "modifiers before what the record says",
    program: d('MX("@", TTL(60), 10, {}, "mail")'),
    records: ["example.com 60 MX 10 mail.example.com"],
  },
  {
    name: "rules of a resolver in D_EXTEND",
    program:
      `${d("")}\nD_EXTEND("sub.example.com", MIKROTIK_FWD("mta-sts", "x"), ADGUARDHOME_A_PASSTHROUGH("a", ""));`.replace(
        ", )",
        ")",
      ),
    records: ["mta-sts.example.com MIKROTIK_FWD address", "a.example.com ADGUARDHOME_A_PASSTHROUGH address"],
  },
  { name: "MX whose preference is a string", program: d('MX("@", "10", "mail")'), records: [MX] },
  { name: "a null MX", program: d('MX("@", 0, ".")'), records: ["example.com MX 0 "] },
  { name: "TXT of one string", program: d('TXT("_mta-sts", "v=STSv1; id=1")'), records: [STS] },
  { name: "TXT of a list of strings", program: d('TXT("_mta-sts", ["v=STSv1;", " id=1"])'), records: [STS] },
  {
    name: "TXT with quotes",
    program: d(`TXT("quoted", 'any "quotes" and \\\\ escapes')`),
    records: ['quoted.example.com TXT "any \\"quotes\\" and \\\\ escapes"'],
  },
  {
    name: "a long TXT",
    program: d('TXT("long", new Array(301).join("X"), AUTOSPLIT)'),
    records: [`long.example.com TXT "${"X".repeat(300)}"`],
  },
  {
    name: "CNAME",
    program: d('CNAME("mta-sts", "web"), CNAME("a", "b.example.net."), CNAME("c", "@")'),
    records: [
      "mta-sts.example.com CNAME web.example.com",
      "a.example.com CNAME b.example.net",
      "c.example.com CNAME example.com",
    ],
  },
  { name: "NS", program: d('NS("sub", "ns1.example.net.")'), records: ["sub.example.com NS ns1.example.net"] },
  {
    name: "ALIAS and those of providers",
    program: d(
      'ALIAS("@", "web.example.net."), AZURE_ALIAS("a", "A", "/x"), R53_ALIAS("b", "A", "x.", R53_ZONE("Z"), R53_EVALUATE_TARGET_HEALTH(true)), AKAMAICDN("c", "x.edgesuite.net."), AKAMAITLC("d", "DUAL", "x.")',
    ),
    records: [
      "example.com ALIAS address",
      "a.example.com AZURE_ALIAS address",
      "b.example.com R53_ALIAS address",
      "c.example.com AKAMAICDN address",
      "d.example.com AKAMAITLC address",
    ],
  },
  {
    name: "redirects",
    program: d(
      'URL("a", "https://example.net"), URL301("b", "https://example.net"), FRAME("c", "https://example.net"), CLOUDNS_WR("d", "https://example.net"), PORKBUN_URLFWD("e", "https://example.net"), BUNNY_DNS_RDR("f", "https://example.net"), BUNNY_DNS_PZ("g", "7")',
    ),
    records: [
      "a URL",
      "b URL301",
      "c FRAME",
      "d CLOUDNS_WR",
      "e PORKBUN_URLFWD",
      "f BUNNY_DNS_RDR",
      "g BUNNY_DNS_PZ",
    ].map((each) => `${each.replace(" ", ".example.com ")} address`),
  },
  {
    name: "settings that look like records",
    program: d(
      'CF_REDIRECT("a/*", "https://b/$1"), CF_TEMP_REDIRECT("a", "b"), CF_SINGLE_REDIRECT("n", 301, "w", "t"), CF_WORKER_ROUTE("a", "b")',
    ),
    records: [],
  },
  {
    name: "types of no interest",
    program: d(
      'CAA("@", "issue", "letsencrypt.org", CAA_CRITICAL), SRV("_sip._tls", 1, 2, 443, "sip."), PTR("1", "x."), TLSA("_25._tcp.mail", 3, 1, 1, "00"), SSHFP("@", 1, 1, "00"), DS("sub", 1, 2, 3, "00"), NAPTR("@", 1, 2, "U", "s", "r", "."), SOA("@", "ns.", "h.", 1, 2, 3, 4), HTTPS("@", 1, ".", "alpn=h2"), SVCB("x", 1, ".", ""), DNAME("y", "example.net."), LOC("@", 1, 2, 3, "N", 4, 5, 6, "E", 7, 0, 0, 0), OPENPGPKEY("z", "00"), DHCID("w", "00"), DNSKEY("v", 257, 3, 13, "00"), SMIMEA("u", 3, 0, 0, "00"), RP("t", "a.", "b.")',
    ),
    records: [
      "example.com CAA",
      "_sip._tls.example.com SRV",
      "1.example.com PTR",
      "_25._tcp.mail.example.com TLSA",
      "example.com SSHFP",
      "sub.example.com DS",
      "example.com NAPTR",
      "example.com SOA",
      "example.com HTTPS",
      "x.example.com SVCB",
      "y.example.com DNAME",
      "example.com LOC",
      "z.example.com OPENPGPKEY",
      "w.example.com DHCID",
      "v.example.com DNSKEY",
      "u._smimecert.example.com SMIMEA",
      "t.example.com RP",
    ],
  },
  {
    name: "LUA and passthroughs",
    program: d(
      'LUA("lua", "A", "ifportup(443)"), ADGUARDHOME_A_PASSTHROUGH("p", ""), ADGUARDHOME_AAAA_PASSTHROUGH("q", ""), MIKROTIK_FWD("f", "192.0.2.1"), MIKROTIK_NXDOMAIN("g"), MIKROTIK_FORWARDER("h", "x"), NS1_URLFWD("i", "x")',
    ),
    records: [
      "lua.example.com LUA address",
      "p.example.com ADGUARDHOME_A_PASSTHROUGH address",
      "q.example.com ADGUARDHOME_AAAA_PASSTHROUGH address",
      "f.example.com MIKROTIK_FWD address",
      "g.example.com MIKROTIK_NXDOMAIN",
      "i.example.com NS1_URLFWD address",
    ],
  },
  {
    name: "a type that is not known",
    program: d('FUTURE_ALIAS("mta-sts", "x"), FUTURE_SETTING, TXT("_mta-sts", "v=STSv1; id=1", FUTURE_MARK("x"))'),
    records: ["mta-sts.example.com FUTURE_ALIAS address", STS],
  },
];

const NAMES: readonly ProgramCase[] = [
  { name: "the apex by its full name", program: d('MX("example.com.", 10, "mail")'), records: [MX] },
  {
    name: "a full name with its final dot",
    program: d('TXT("_mta-sts.example.com.", "v=STSv1; id=1")'),
    records: [STS],
  },
  {
    name: "a full name without it is doubled",
    program: d('TXT("_mta-sts.example.com", "v=STSv1; id=1", DISABLE_REPEATED_DOMAIN_CHECK)'),
    records: ['_mta-sts.example.com.example.com TXT "v=STSv1; id=1"'],
  },
  { name: "capitals", program: 'D("Example.COM", REG, DNS, MX("@", 10, "MAIL"));', records: [MX] },
  {
    name: "an internationalized domain",
    program: 'D("bücher.example", REG, DNS, MX("@", 10, "pöst"));',
    records: ["xn--bcher-kva.example MX 10 xn--pst-sna.xn--bcher-kva.example"],
  },
  {
    name: "a wildcard",
    program: d('MX("*", 0, "."), TXT("*", "v=spf1 -all")'),
    records: ["*.example.com MX 0 ", '*.example.com TXT "v=spf1 -all"'],
  },
  {
    name: "a subdomain by its labels",
    program: d('MX("a.b", 1, "c.d.example.net.")'),
    records: ["a.b.example.com MX 1 c.d.example.net"],
  },
  {
    name: "tags",
    program:
      'D("example.com!in", REG, DNS, MX("@", 1, "a"));\nD("example.com!out", REG, DNS, MX("@", 2, "b"));\nD_EXTEND("example.com!in", A("x", "192.0.2.1"));',
    records: ["example.com MX 1 a.example.com", "x.example.com A address", "example.com MX 2 b.example.com"],
    zones: ["example.com!in complete", "example.com!out complete"],
  },
  {
    name: "an empty tag",
    program: 'D("example.com!", REG, DNS, MX("@", 10, "mail"));\nD_EXTEND("example.com", A("x", "192.0.2.1"));',
    records: [MX, "x.example.com A address"],
    zones: ["example.com complete"],
  },
];

const TTLS: readonly ProgramCase[] = [
  { name: "TTL as a number", program: d('A("@", "192.0.2.1", TTL(300))'), records: ["example.com 300 A address"] },
  {
    name: "TTL in units",
    program: d(
      'A("s", "192.0.2.1", TTL("5s")), A("m", "192.0.2.1", TTL("5m")), A("h", "192.0.2.1", TTL("2h")), A("d", "192.0.2.1", TTL("1d")), A("w", "192.0.2.1", TTL("1w")), A("n", "192.0.2.1", TTL("1n")), A("y", "192.0.2.1", TTL("1y")), A("x", "192.0.2.1", TTL("60"))',
    ),
    records: ["s 5", "m 300", "h 7200", "d 86400", "w 604800", "n 2592000", "y 31536000", "x 60"].map(
      (each) => `${each.replace(" ", ".example.com ")} A address`,
    ),
  },
  {
    name: "DefaultTTL, for what follows",
    program: d(
      'A("a", "192.0.2.1"), DefaultTTL("1h"), A("b", "192.0.2.1"), A("c", "192.0.2.1", TTL(60)), DefaultTTL(120), A("d", "192.0.2.1")',
    ),
    records: [
      "a.example.com A address",
      "b.example.com 3600 A address",
      "c.example.com 60 A address",
      "d.example.com 120 A address",
    ],
  },
  {
    name: "NAMESERVER_TTL and NAMESERVER",
    program: d('NAMESERVER("ns1.example.net."), NAMESERVER_TTL("2d")'),
    records: [],
  },
  {
    name: "a record modifier of one's own",
    program: d('TXT("_mta-sts", "v=STSv1; id=1", function (record) { record.ttl = 60; })'),
    records: [STS.replace(" TXT", " 60 TXT")],
  },
  {
    name: "metadata as a modifier",
    program: d(
      'A("@", "192.0.2.1", CF_PROXY_ON, CF_COMMENT("x"), CF_TAGS("a", "b"), { x: "y" }, HEDNS_DYNAMIC_ON), CF_PROXY_DEFAULT_ON, CF_UNIVERSALSSL_OFF, { no_ns: "true" }',
    ),
    records: ["example.com A address"],
  },
];

const DOMAINS: readonly ProgramCase[] = [
  {
    name: "D with lists as macros",
    program: `var MAIL = [MX("@", 10, "mail"), [TXT("_mta-sts", "v=STSv1; id=1")]];\n${d("MAIL, [], END")}`,
    records: [MX, STS],
  },
  {
    name: "one macro in two domains",
    program: 'var MAIL = MX("@", 10, "mail");\nD("a.example", REG, DNS, MAIL);\nD("b.example", REG, DNS, MAIL);',
    records: ["a.example MX 10 mail.a.example", "b.example MX 10 mail.b.example"],
  },
  {
    name: "a domain modifier of one's own",
    program: d('function (domain) { MX("@", 10, "mail")(domain); domain.meta.x = "y"; }'),
    records: [MX],
  },
  {
    name: "D_EXTEND",
    program: `${d('A("@", "192.0.2.1")')}\nD_EXTEND("example.com", MX("@", 10, "mail"));`,
    records: ["example.com A address", MX],
  },
  {
    name: "D_EXTEND of a subdomain",
    program:
      `${d("")}\nD_EXTEND("sub.example.com", MX("@", 10, "mail"), TXT("_mta-sts", "v=STSv1; id=1"), CNAME("a", "@"), CNAME("b", "x.example.net."));`.replace(
        ", )",
        ")",
      ),
    records: [
      "sub.example.com MX 10 mail.sub.example.com",
      '_mta-sts.sub.example.com TXT "v=STSv1; id=1"',
      "a.sub.example.com CNAME sub.example.com",
      "b.sub.example.com CNAME x.example.net",
    ],
  },
  {
    name: "D_EXTEND takes the longest domain",
    program:
      'D("example.com", REG, DNS);\nD("sub.example.com", REG, DNS);\nD_EXTEND("a.sub.example.com", MX("@", 1, "m"));',
    records: ["a.sub.example.com MX 1 m.a.sub.example.com"],
  },
  {
    name: "DEFAULTS, and none any more",
    program:
      'DEFAULTS(DefaultTTL(60), MX("@", 10, "mail"));\nD("a.example", REG, DNS);\nDEFAULTS();\nD("b.example", REG, DNS, A("@", "192.0.2.1"));',
    records: ["a.example 60 MX 10 mail.a.example", "b.example A address"],
  },
  {
    name: "INCLUDE",
    program: 'D("a.example", REG, DNS, MX("@", 10, "mail"));\nD("b.example", REG, DNS, INCLUDE("a.example"));',
    records: ["a.example MX 10 mail.a.example", "b.example MX 10 mail.b.example"],
  },
  {
    name: "DnsProvider with a count, two providers",
    program:
      'var B = NewDnsProvider("b", "BIND");\nD("example.com", REG, DnsProvider(B, 0), DNS, MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "REGISTRAR and SERVICE",
    program:
      'D("example.com", REGISTRAR("gandi"), SERVICE("cloudflare"), SERVICE("bind", 0), SERVICE("r53", ALL_NS, { a: ["b"] }), MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "REGISTRAR without a service",
    program: 'D("example.com", REGISTRAR(), MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com part"],
  },
  {
    name: "REGISTRAR and SERVICE as defaults",
    program: 'DEFAULTS([REGISTRAR(), SERVICE("bind", 0)]);\nD("example.com", MX("@", 10, "mail"));\nD("example.net");',
    records: [MX],
    zones: ["example.com complete", "example.net complete"],
  },
  {
    name: "SERVICE in D_EXTEND",
    program:
      'D("example.com", [MX("@", 10, "mail")]);\nD_EXTEND("example.com", REGISTRAR("reg"), SERVICE("dns"), MX("lists", 5, "@"));',
    records: [MX, "lists.example.com MX 5 example.com"],
    zones: ["example.com complete"],
  },
  {
    name: "PROVIDER and DNS_SERVICE, as version 5.3 had them",
    program: 'var P = PROVIDER("p", { a: 1 });\nD("example.com", REGISTRAR(P), DNS_SERVICE(P), MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "variables that are named like the new functions",
    program:
      'var REGISTRAR = NewRegistrar("r"); var SERVICE = NewDnsProvider("s");\nD("example.com", REGISTRAR, DnsProvider(SERVICE), MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "the forms of NewRegistrar and NewDnsProvider",
    program:
      'var R = NewRegistrar("r", "NAMEDOTCOM", { a: 1 }); var P = NewDnsProvider("p", { b: 2 });\nD("example.com", R, DnsProvider(P), MX("@", 10, "mail"));',
    records: [MX],
  },
  {
    name: "getConfiguredDomains",
    program:
      'D("a.example", REG, DNS);\nD("b.example", REG, DNS);\ngetConfiguredDomains().forEach(function (name) { D_EXTEND(name, MX("@", 10, "mail")); });',
    records: ["a.example MX 10 mail.a.example", "b.example MX 10 mail.b.example"],
  },
  {
    name: "DOMAIN_ELSEWHERE",
    program:
      'DOMAIN_ELSEWHERE("a.example", REG, ["ns1.example.net.", "ns2.example.net."]);\nDOMAIN_ELSEWHERE_AUTO("b.example", REG, "p");',
    records: [],
    zones: ["a.example part", "b.example part"],
  },
  { name: "NO_PURGE", program: d('NO_PURGE, MX("@", 10, "mail")'), records: [MX], zones: ["example.com part"] },
  { name: "PURGE", program: d('NO_PURGE, PURGE, MX("@", 10, "mail")'), records: [MX], zones: ["example.com complete"] },
  {
    name: "IGNORE of what matters",
    program: d('IGNORE("mta-sts", "A,AAAA"), MX("@", 10, "mail")'),
    records: [MX],
    zones: ["example.com part"],
  },
  { name: "IGNORE of all", program: d("IGNORE()"), records: [], zones: ["example.com part"] },
  {
    name: "IGNORE of what does not matter",
    program: d(
      'IGNORE("_acme-challenge", "TXT"), IGNORE("_acme-challenge.**", "TXT"), IGNORE("*", "SRV,PTR"), DISABLE_IGNORE_SAFETY_CHECK, MX("@", 10, "mail")',
    ),
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "IGNORE of hosts",
    program: d(
      'IGNORE("k8s-*", "A,AAAA"), IGNORE("www", "CNAME"), IGNORE("@", "NS"), IGNORE("domaindnszones.**", "A"), IGNORE("_msdcs", "NS"), MX("@", 10, "mail")',
    ),
    records: [MX],
    zones: ["example.com complete"],
  },
  ...[
    '"*.k8s", "A"',
    '"mta*", "A"',
    '"[m]ta-sts", "A"',
    '"mta-sts.lists", "*"',
    '"_mta*", "TXT"',
    '"**._tls", "TXT"',
    '"eu", "NS"',
    '"lists", "MX"',
  ].map(
    (given): ProgramCase => ({
      name: `IGNORE(${given})`,
      program: d(`IGNORE(${given}), MX("@", 10, "mail")`),
      records: [MX],
      zones: ["example.com part"],
    }),
  ),
  {
    name: "IGNORE of validations and of what matches nothing",
    program: d(
      'IGNORE_TARGET("**.acm-validations.aws.", "CNAME"), IGNORE("*", "CNAME", "*.acm-validations.aws."), IGNORE("example.com."), MX("@", 10, "mail")',
    ),
    records: [MX],
    zones: ["example.com complete"],
  },
  {
    name: "UNMANAGED, as IGNORE was called at first",
    program: d('UNMANAGED("_mta-sts"), DISABLE_UNMANAGED_SAFETY_CHECK, MX("@", 10, "mail")'),
    records: [MX],
    zones: ["example.com part"],
  },
  ...[
    'LUA("_mta-sts", "TXT", "x")',
    'LUA("@", "MX", ["x", "y"])',
    'R53_ALIAS("_mta-sts", "CNAME", "x.")',
    'AZURE_ALIAS("_smtp._tls", "CNAME", "/x")',
    'NEWPROVIDER_TXT("_mta-sts", "v=STSv1; id=1;")',
    'NEWPROVIDER_MAIL("@", "x")',
  ].map(
    (record): ProgramCase => ({
      name: `a record of which only the provider knows what it says: ${record}`,
      program: d(record),
      records: [expect.any(String)],
      zones: ["example.com part"],
    }),
  ),
  {
    name: "a list with holes",
    program: d('[MX("@", 10, "mail"), , TXT("_mta-sts", "v=STSv1; id=1")]'),
    records: [MX, STS],
  },
  {
    name: "IGNORE_NAME, IGNORE_TARGET",
    program: d('IGNORE_NAME("_gc"), IGNORE_TARGET("*.example.net.", "CNAME")'),
    records: [],
    zones: ["example.com part"],
  },
  { name: "IGNORE_EXTERNAL_DNS", program: d("IGNORE_EXTERNAL_DNS()"), records: [], zones: ["example.com part"] },
  {
    name: "IMPORT_TRANSFORM",
    program: d('IMPORT_TRANSFORM([{ low: "192.0.2.1", high: "192.0.2.9", newBase: "198.51.100.1" }], "b.example", 60)'),
    records: [],
    zones: ["example.com part"],
  },
  {
    name: "a domain whose providers somebody takes away",
    program: d('function (domain) { domain.dnsProviders = null; }, MX("@", 10, "mail")'),
    records: [MX],
    zones: ["example.com part"],
  },
  {
    name: "a domain without a provider",
    program: 'D("example.com", REG, MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com part"],
  },
  { name: "AUTODNSSEC", program: d('AUTODNSSEC_ON, AUTODNSSEC_OFF, AUTODNSSEC, MX("@", 10, "mail")'), records: [MX] },
  {
    name: "ENSURE_ABSENT_REC",
    program: d('A("old", "192.0.2.1", ENSURE_ABSENT_REC()), MX("@", 10, "mail")'),
    records: [MX],
  },
  {
    name: "a reverse zone",
    program:
      'D(REV("192.0.2.0/24"), REG, DNS, PTR("1", "a."));\nD(REV("2001:db8:302::/48"), REG, DNS, PTR("2001:db8:302::2", "b."));',
    records: ["1.2.0.192.in-addr.arpa PTR", "2001:db8:302::2.2.0.3.0.8.b.d.0.1.0.0.2.ip6.arpa PTR"],
  },
  {
    name: "a reverse zone of less than a byte",
    program:
      'REVCOMPAT("RFC2317");\nD(REV("192.0.2.0/25"), REG, DNS, PTR("1", "a."));\nD_EXTEND(REV("192.0.2.0/25"), PTR("2", "b."));',
    records: [],
    zones: [],
  },
];

const BUILDERS: readonly ProgramCase[] = [
  {
    name: "SPF_BUILDER",
    program: d(
      'SPF_BUILDER({ label: "@", overflow: "_spf%d", parts: ["v=spf1", "ip4:192.0.2.1", "-all"], flatten: ["x.example"], ttl: 60 })',
    ),
    records: [
      '_rawspf.example.com 60 TXT "v=spf1 ip4:192.0.2.1 -all"',
      'example.com 60 TXT "v=spf1 ip4:192.0.2.1 -all"',
    ],
  },
  {
    name: "DMARC_BUILDER",
    program: d(
      'DMARC_BUILDER({ policy: "reject", subdomainPolicy: "quarantine", alignmentSPF: "strict", rua: ["mailto:a@example.com", "mailto:b@example.com"], ruf: ["mailto:c@example.com"], failureOptions: { SPF: true, DKIM: true } })',
    ),
    records: [
      '_dmarc.example.com TXT "v=DMARC1; p=reject; sp=quarantine; aspf=s; rua=mailto:a@example.com,mailto:b@example.com; ruf=mailto:c@example.com; fo=1"',
    ],
  },
  {
    name: "DKIM_BUILDER",
    program: d(
      'DKIM_BUILDER({ selector: "s1", pubkey: "AAAA", keytype: "rsa", flags: ["y"], label: "sub" }), TXT("t", DKIM("v=DKIM1"))',
    ),
    records: ['s1._domainkey.sub.example.com TXT "v=DKIM1; k=rsa; p=AAAA; t=y"', 't.example.com TXT "v=DKIM1"'],
  },
  {
    name: "CAA_BUILDER",
    program: d('CAA_BUILDER({ iodef: "mailto:a@example.com", issue: ["a.example", "b.example"], issuewild: "none" })'),
    records: Array.from({ length: 4 }, () => "example.com CAA"),
  },
  {
    name: "M365_BUILDER",
    program: d('M365_BUILDER("example.com", { initialDomain: "example.onmicrosoft.com" })'),
    records: [
      "example.com MX 0 example-com.mail.protection.outlook.com",
      "autodiscover.example.com CNAME autodiscover.outlook.com",
      "selector1._domainkey.example.com CNAME selector1-example-com._domainkey.example.onmicrosoft.com",
      "selector2._domainkey.example.com CNAME selector2-example-com._domainkey.example.onmicrosoft.com",
    ],
  },
  {
    name: "M365_BUILDER of a subdomain",
    program: d(
      'M365_BUILDER("test.example.com", { label: "test", initialDomain: "contoso.onmicrosoft.com.", verificationToken: "MS=ms1", skypeForBusiness: true, mdm: true }, TTL("1h"))',
    ),
    records: [
      'test.example.com 3600 TXT "MS=ms1"',
      "test.example.com 3600 MX 0 test-example-com.mail.protection.outlook.com",
      "autodiscover.test.example.com 3600 CNAME autodiscover.outlook.com",
      "selector1._domainkey.test.example.com 3600 CNAME selector1-test-example-com._domainkey.contoso.onmicrosoft.com",
      "selector2._domainkey.test.example.com 3600 CNAME selector2-test-example-com._domainkey.contoso.onmicrosoft.com",
      "_sipfederationtls._tcp.test.example.com 3600 SRV",
      "enterpriseregistration.test.example.com 3600 CNAME enterpriseregistration.windows.net",
      "enterpriseenrollment.test.example.com 3600 CNAME enterpriseenrollment-s.manage.microsoft.com",
    ],
  },
  {
    name: "M365_BUILDER with its targets, and in D_EXTEND",
    program: `${d('M365_BUILDER("ex-ample.com", { mxTarget: "ex-ample-com.o-v1.mx.microsoft", mxPriority: 20, autodiscover: false, dkimSelector1Target: "one.dkim.mail.microsoft", dkimSelector2Target: "two.dkim.mail.microsoft." })')}
D_EXTEND("sub.example.com", M365_BUILDER("sub.example.com", { autodiscover: false, dkim: false, domainGUID: "x-y" }), M365_BUILDER("x", { mx: false, dkim: false }));`,
    records: [
      "example.com MX 20 ex-ample-com.o-v1.mx.microsoft",
      "selector1._domainkey.example.com CNAME one.dkim.mail.microsoft",
      "selector2._domainkey.example.com CNAME two.dkim.mail.microsoft",
      "sub.example.com MX 0 x-y.mail.protection.outlook.com",
      "autodiscover.sub.example.com CNAME autodiscover.outlook.com",
    ],
  },
  {
    name: "LOC builders",
    program: d(
      'LOC_BUILDER_DD({ label: "a", x: 1, y: 2 }), LOC_BUILDER_DMM_STR({ str: "25.24°S 153.15°E" }), LOC_BUILDER_DMS_STR({ str: "" }), LOC_BUILDER_STR({ str: "" })',
    ),
    records: ["a.example.com LOC", "example.com LOC", "example.com LOC", "example.com LOC"],
  },
  { name: "GIDINET_PREMIUM_NS", program: d('GIDINET_PREMIUM_NS(), MX("@", 10, "mail")'), records: [MX] },
];

const SURROUNDINGS: readonly ProgramCase[] = [
  {
    name: "require of a program",
    program: `require("./lib/mail.js");\n${d("MAIL")}`,
    files: { "lib/mail.js": 'var MAIL = MX("@", 10, "mail");' },
    records: [MX],
  },
  {
    name: "require relative to the file that requires",
    program: `require("./lib/all.js");\n${d("MAIL")}`,
    files: { "lib/all.js": 'require("./more/mail.js");', "lib/more/mail.js": 'var MAIL = MX("@", 10, "mail");' },
    records: [MX],
  },
  {
    name: "require from the folder of the configuration",
    program: 'require("lib/all.js");',
    files: { "lib/all.js": 'require("lib/b.js");', "lib/b.js": d('MX("@", 10, "mail")') },
    records: [MX],
  },
  {
    name: "require upwards",
    program: 'require("./a/b.js");',
    files: { "a/b.js": 'require("../c.js");', "c.js": d('MX("@", 10, "mail")') },
    records: [MX],
  },
  {
    name: "require twice runs twice",
    program: 'var n = 0;\nrequire("./n.js");\nrequire("./n.js");\n'.concat(d('MX("@", n, "mail")')),
    files: { "n.js": "n += 5;" },
    records: [MX],
  },
  {
    name: "require of a path that is put together",
    program: 'var names = ["a", "b"];\nfor (var i in names) require("./zones/" + names[i] + ".example.js");',
    files: {
      "zones/a.example.js": 'D("a.example", REG, DNS, MX("@", 1, "m"));',
      "zones/b.example.js": 'D("b.example", REG, DNS, MX("@", 2, "m"));',
    },
    records: ["a.example MX 1 m.a.example", "b.example MX 2 m.b.example"],
  },
  {
    name: "require of a path out of data",
    program: 'require("./list.json").forEach(function (name) { require(["./x", name].join("/")); });',
    files: { "list.json": '["deep/a.js"]', "x/deep/a.js": d('MX("@", 10, "mail")') },
    records: [MX],
  },
  {
    name: "JSON",
    program: 'var all = require("./all.json");\nfor (var name in all) D(name, REG, DNS, MX("@", 10, all[name]));',
    files: { "all.json": '{"example.com": "mail"}' },
    records: [MX],
  },
  {
    name: "JSON5",
    program: `var x = require("./x.json5");\n${d('MX("@", x.n, x.host)')}`,
    files: { "x.json5": "// hosts\n{ n: +10, 'host': 'mail', }" },
    records: [MX],
  },
  {
    name: "require_glob",
    program: 'require_glob("./zones/");',
    files: {
      "zones/a.js": 'D("a.example", REG, DNS, MX("@", 1, "m"));',
      "zones/deep/b.js": 'D("b.example", REG, DNS, MX("@", 2, "m"));',
      "zones/c.txt": "no",
    },
    records: ["a.example MX 1 m.a.example", "b.example MX 2 m.b.example"],
  },
  {
    name: "require_glob of one folder only",
    program: 'require_glob("./zones/", false);',
    files: { "zones/a.js": 'D("a.example", REG, DNS, MX("@", 1, "m"));', "zones/deep/b.js": "nonsense(" },
    records: ["a.example MX 1 m.a.example"],
  },
  {
    name: "require_glob from within a folder",
    program: 'require("./customers/all.js");',
    files: {
      "customers/all.js": 'require_glob("./one/");',
      "customers/one/a.js": 'require("./mail.js");\n'.concat(d("MAIL")),
      "customers/one/mail.js": 'var MAIL = MX("@", 10, "mail");',
    },
    records: [MX],
  },
  {
    name: "require_glob leaves out nothing, and goes folder by folder",
    program: 'require_glob("./domains/");',
    files: {
      "domains/public/start.js": 'D("example.com", REG, DNS);',
      "domains/public.js": 'D_EXTEND("example.com", MX("@", 10, "mail"));',
      "domains/public-more/mail.test.js": 'D_EXTEND("example.com", MX("lists", 5, "@"));',
      "domains/vendor/sts.config.js": 'D_EXTEND("example.com", TXT("_mta-sts", "v=STSv1; id=1"));',
    },
    records: ["lists.example.com MX 5 example.com", MX, STS],
    zones: ["example.com complete"],
  },
  {
    name: "creds.json",
    program: `var creds = require("./creds.json");\n${d('MX("@", 10, "mail")')}`,
    files: { "creds.json": '{ "secret": { "TYPE": "BIND" } }' },
    says: /creds\.json, which is not read here/,
    records: [MX],
    zones: ["example.com part"],
  },
  {
    name: "a record that is changed later",
    program: `var kept;\n${d('MX("@", 10, "mail", function (record) { kept = record; })')}\nD("b.example", REG, DNS);\nkept.target = "other";`,
    records: ["example.com MX 10 other.example.com"],
  },
  {
    name: "a domain that is changed later",
    program: `var kept;\n${d('function (domain) { kept = domain; }, MX("@", 10, "mail")')}\nD("b.example", REG, DNS);\nkept.records[0].target = "other";`,
    records: ["example.com MX 10 other.example.com"],
  },
  {
    name: "a domain that is looked up and changed",
    program: `${d('MX("@", 10, "mail")')}\nconf.domains[0].records[0].target = "other";`,
    records: ["example.com MX 10 other.example.com"],
  },
  {
    name: "conf",
    program:
      'D("example.com!", REG, DNS);\nfor (var i in conf.domains) D_EXTEND(conf.domain_names[i], MX("@", 10, "mail"));',
    records: [MX],
    zones: ["example.com complete"],
  },
  ...["if (STAGING) {}", "if (!STAGING) {}", "(function (on) { if (on) {} })(STAGING);"].map(
    (use): ProgramCase => ({
      name: `a flag that only the command line gives: ${use}`,
      program: `${use}\n${d('CF_NEW, MX("@", 10, "mail", CF_NEW)')}`,
      says: /STAGING has no value here/,
      records: [MX],
      zones: ["example.com part"],
    }),
  ),
  {
    name: "settings that are not known, in lists and again",
    program: `var LAST = CF_LAST;\nvar ALL = [CF_NEW, CF_NEWER(1), MX("@", 10, "mail", CF_NEWEST, CF_NEWEST2("x")), LAST, CF_END];\n${d("ALL")}\nD("b.example", REG, DNS, ALL);`,
    records: [MX, "b.example MX 10 mail.b.example"],
    zones: ["example.com complete", "b.example complete"],
  },
  {
    name: "CLI_DEFAULTS",
    program: `CLI_DEFAULTS({ view: "out", n: 10 });\nif (view == "out") { ${d('MX("@", n, "mail")')} }`,
    records: [MX],
  },
  {
    name: "HASH",
    program: d('TXT("h", HASH("SHA1", "abc")), TXT("i", HASH("sha256", "abc").slice(0, 8))'),
    records: ['h.example.com TXT "a9993e364706816aba3e25717850c26c9cd0d89d"', 'i.example.com TXT "ba7816bf"'],
  },
  {
    name: "FETCH",
    program: `FETCH("https://example.com").then(function () {});\n${d('MX("@", 10, "mail")')}`,
    says: /fetched here/,
    records: [MX],
    zones: ["example.com part"],
  },
  {
    name: "promises",
    program:
      `${d("")}\nPromise.resolve(10).then(function (n) { D_EXTEND("example.com", MX("@", n, "mail")); });`.replace(
        ", )",
        ")",
      ),
    records: [MX],
  },
  {
    name: "timers, by their time",
    program: `${d('MX("@", 10, "mail")')}
setTimeout(function () { D_EXTEND("lists.example.com", MX("@", 5, "c.example.net.")); }, 20);
setTimeout(function () { D_EXTEND("example.com", MX("lists", 5, "b.example.net.")); }, 10);
clearTimeout(setTimeout(function () { PANIC("late"); }, 5));
setImmediate(function () { setTimeout(function () { D_EXTEND("example.com", MX("lists", 5, "a.example.net.")); }, 5); });`,
    records: [
      MX,
      "lists.example.com MX 5 a.example.net",
      "lists.example.com MX 5 b.example.net",
      "lists.example.com MX 5 c.example.net",
    ],
    zones: ["example.com complete"],
  },
  {
    name: "a timer that fails",
    program: `${d('MX("@", 10, "mail")')}\nsetTimeout(function () { PANIC("late"); }, 5);`,
    says: /put off until later fails/,
    records: [MX],
    zones: ["example.com part"],
  },
  {
    name: "num2dot and console",
    program: `console.log(num2dot(IP("192.0.2.1")));\n${d('A(num2dot(IP("192.0.2.1")), 3221225985)')}`,
    records: ["192.0.2.1.example.com A address"],
  },
  {
    name: "Underscore",
    program: `${d('_.map(_.range(1, 3), function (n) { return MX("@", n * 10, "m" + n); }), _.flatten([[MX("@", 30, _.last(["m3"]))]])')}`,
    records: [
      "example.com MX 10 m1.example.com",
      "example.com MX 20 m2.example.com",
      "example.com MX 30 m3.example.com",
    ],
  },
  {
    name: "all of Underscore",
    program: `var hosts = _(["b", "a"]).chain().map(function (host) { return host; }).sortBy().value();
_.each(_["indexBy"](_.where([{ n: 10, h: "mail" }], { n: 10 }), "h"), function (host, name) { this.host = [host, name]; }, hosts);
${d("MX('@', _.max([hosts.host[0].n, 5]), _.last(['x', 'mail', hosts.host[1]], 1)[0])")}`,
    records: [MX],
  },
  {
    name: "newer JavaScript",
    program:
      "const mail = ({ n = 10, host = `mail` } = {}) => [MX('@', n, host)];\nclass Zone { static records() { return [...mail()]; } }\n".concat(
        d("...Zone.records()"),
      ),
    records: [MX],
  },
  {
    name: "a function that is redefined",
    program: 'var PLAIN = MX;\nMX = function (host) { return PLAIN("@", 10, host); };\n'.concat(d('MX("mail")')),
    records: [MX],
  },
];

export const programCases: readonly ProgramCase[] = [
  ...RECORDS,
  ...NAMES,
  ...TTLS,
  ...DOMAINS,
  ...BUILDERS,
  ...SURROUNDINGS,
];
