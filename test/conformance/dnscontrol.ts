/** How the records of each zone of `zones.ts` are written for DNSControl, by the name of the case. */
const LONG = "x".repeat(200);

const RECORDS: Readonly<Record<string, string>> = {
  "a host by its full name": 'MX("@", 10, "mx.example.net.")',
  "a host in the zone, relative where a format allows it": 'MX("@", 10, "mail")',
  "the apex by its name": 'MX("example.com.", 5, "mx.example.net.")',
  "several hosts with priorities": `[["", 1], ["alt1.", 5], ["alt2.", 10]].map(function (host) {
    return MX("@", host[1], host[0] + "aspmx.l.google.com.");
  })`,
  "a host in capitals": 'MX("@", 1, "SMTP.GOOGLE.COM.")',
  "a null MX": 'MX("@", 0, ".")',
  "a wildcard with MX and TXT": 'MX("*", 0, "."), TXT("*", "v=spf1 -all")',
  "the mail of a subdomain": 'MX("lists", 10, "mx.example.net."), TXT("_mta-sts.lists", "v=STSv1; id=2")',
  "a TXT in two strings": 'TXT("_smtp._tls", ["v=TLSRPTv1; ", "rua=mailto:tls@example.com"])',
  "a TXT with quotation marks": `TXT("_smtp._tls", 'say "hi" to us')`,
  "a TXT with semicolons": 'TXT("_smtp._tls", ["v=TLSRPTv1", "p=reject", "rua=mailto:a@example.com"].join("; "))',
  "several TXT at one owner":
    '["v=STSv1; id=2", "site-verification=abc"].map(function (text) { return TXT("_mta-sts.a", text); })',
  "a TXT of more than 255 characters": `TXT("_smtp._tls", "k=rsa; p=${LONG}" + "${LONG}", AUTOSPLIT)`,
  "underscore names":
    'TXT("_smtp._tls", "v=TLSRPTv1; rua=mailto:a@example.com"), CNAME("_x.mta-sts", "_y.acm-validations.aws.")',
  "the policy host as an alias out of the zone": 'CNAME("mta-sts", "sites.example.net.")',
  "the policy host as an alias within the zone": 'CNAME("mta-sts", "www")',
  "the record of another domain by alias": 'CNAME("_mta-sts.lists", "_mta-sts")',
  "the policy host by its address": 'A("mta-sts", "192.0.2.1")',
  "the policy host by an address of version 6": 'AAAA("mta-sts", "100::")',
  "the policy host by the provider's own kind of alias": 'R53_ALIAS("mta-sts", "A", "sites.example.net.")',
  "a part of the zone is delegated": 'NS("eu", "ns1.example.net."), NS("eu", "ns2.example.net.")',
  "names with letters beyond ASCII": 'MX("bücher", 10, "mx.bücher.example.")',
  "an owner in capitals": 'TXT("_MTA-STS.Lists", "v=STSv1; id=2")',
  TTLs: 'CNAME("mta-sts", "sites.example.net.", TTL("5m"))',
  "records that are made of others": '["a", "b"].map(function (name) { return MX(name, 10, "mx.example.net."); })',
};

/** The program of a case; undefined where none is written here. */
export function dnscontrolProgram(name: string): string | undefined {
  const records = RECORDS[name];
  return records === undefined
    ? undefined
    : `var REG = NewRegistrar("none");
var DNS = NewDnsProvider("bind");
D("example.com", REG, DnsProvider(DNS),
  TXT("_mta-sts", "v=STSv1; id=1"),
  ${records}
);
`;
}
