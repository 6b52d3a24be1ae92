// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders and $GENERATE are written so
import { expect, test } from "vitest";
import { zoneFile } from "./index.js";
import { mayBeZoneFile } from "./paths.js";

const RECORD = '_mta-sts 3600 IN TXT "v=STSv1; id=1"\n';
const FRAGMENT = `${RECORD}@ IN MX 10 mail\n`;
const ZONE = "$TTL 1h\n@ IN SOA ns1 host 1 2 3 4 5\n  IN NS ns1\nwww A 192.0.2.1\n";

const ZONES: readonly (readonly [string, string])[] = [
  ["example.com.zone", ZONE],
  ["db.example.com", ZONE],
  ["zones/example.com", ZONE],
  ["zones/example.com.txt", ZONE],
  ["bind/db.example.sh", ZONE],
  ["example.com.zone", FRAGMENT],
  ["db.example.com", FRAGMENT],
  ["records.inc", FRAGMENT],
  ["records.inc", RECORD],
  ["notes/dns.txt", FRAGMENT],
  ["records.inc", "_mta-sts.example.com. IN TXT v=STSv1; id=1\n"],
  ["dns.txt", "_mta-sts.example.com. 300 IN TXT v=STSv1; id=1\n"],
  [
    "db.example.com",
    "@ IN MX 10 mail\n_mta-sts TXT v=STSv1; id=1\n_smtp._tls TXT v=TLSRPTv1; rua=mailto:a@example.com\n",
  ],
  ["zones/mail", "@ 300 MX 10 mail.example.com.\n"],
  ["zone", "$ORIGIN example.com.\n"],
  ["zone", '; the zone of the shop\n\n$INCLUDE "mail.inc"\n$TTL 300\n'],
  ["zones/all.zone", "$INCLUDE mail.inc\n"],
  [
    "zones/example.com.zone.j2",
    "$ORIGIN {{ domain }}.\n$TTL {{ ttl | default('1h') }}\n@ SOA {{ ns }} h ( {{ serial }} 1 2 3 4 )\n",
  ],
  [
    "zones/example.com.zone.j2",
    '{# mail #}\n{% for mx in hosts %}\n@ IN MX {{ mx.preference }} {{ mx.name }}\n{% endfor %}\n_mta-sts TXT "v=STSv1; id={{ id }}"\n',
  ],
  ["example.com.zone.in", "@ IN SOA ns1 host @@SERIAL@@ 1 2 3 4\n@ MX 10 mail\n"],
  [
    "example.com.tpl",
    '${domain}. IN SOA ns1.${domain}. host.${domain}. ${serial} 1 2 3 4\n_mta-sts.${domain}. TXT "v=STSv1; id=${id}"\n',
  ],
  ["zone.erb", '<%= @domain %>. 300 IN MX 10 mail\nwww 300 IN A <%= @ip %>\n_mta-sts TXT "v=STSv1; id=1;"\n'],
  ["example.com.zone", "@ SOA ns1 host %SERIAL% 1 2 3 4\n  MX 10 mail\n"],
  ["example.com.zone", `${ZONE}broken MX mail.example.com.\nwww2 A 192.0.2.1\nwww3 A 192.0.2.1\nwww4 A 192.0.2.1\n`],
  ["example.com.db", ZONE.replaceAll("\n", "\r\n")],
  ["example.com.zone", `\ufeff${ZONE}`],
  [
    "export.txt",
    ";; Domain: example.com.\n;; Exported: 2024-01-01\n\n;; SOA Record\nexample.com.\t3600\tIN\tSOA\ta. b. 1 2 3 4 5\n",
  ],
];

const OTHERS: readonly (readonly [string, string])[] = [
  ["README.md", `# DNS\n\n${ZONE}`],
  ["README", `Add these records:\n\n    ${FRAGMENT}\nThen wait for a while.\nAnd reload the server.\n`],
  [
    "docs/mta-sts.txt",
    `How to publish a policy\n=======================\n\nAdd the record:\n\n${RECORD}\nand the policy to your web server.\n`,
  ],
  [
    "docs/mta-sts.txt",
    "How to publish a policy\n=======================\n\nAdd the record:\n\n_mta-sts.example.com. IN TXT v=STSv1; id=1\n\nand wait for a while.\n",
  ],
  ["notes.txt", "TXT record for the _mta-sts name: v=STSv1; id=1\n"],
  [".well-known/mta-sts.txt", "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 86400\n"],
  ["policy.tpl", "version: STSv1\nmode: {{ mode }}\nmx: mail.example.com\nmax_age: 86400\n"],
  ["robots.txt", "User-agent: *\nDisallow: /\n"],
  ["public/robots-staging.txt", "User-agent: *\nDisallow: /\n"],
  ["hosts", "127.0.0.1 localhost\n::1 localhost ip6-localhost\n192.0.2.1 a.example.com a\n"],
  ["etc/resolv.conf", "search example.com\nnameserver 192.0.2.1\n"],
  ["nginx.conf", "server {\n  listen 80;\n  server_name mta-sts.example.com;\n}\n"],
  ["sites-enabled/mta-sts.example.com", "server {\n  listen 80;\n  server_name mta-sts.example.com;\n}\n"],
  ["Caddyfile", 'mta-sts.example.com {\n  respond /.well-known/mta-sts.txt "x"\n}\n'],
  ["named.conf", 'zone "example.com" {\n  type master;\n  file "db.example.com";\n};\n'],
  ["named.conf.local", 'zone "example.com" IN {\n  type master;\n  file "db.example.com";\n};\n'],
  ["unbound.conf", 'server:\n  local-data: "a.example.com. IN A 192.0.2.1"\n'],
  ["dnsmasq.conf", 'mx-host=example.com,mail.example.com,10\ntxt-record=_mta-sts.example.com,"v=STSv1; id=1"\n'],
  ["data", "+a.example.com:192.0.2.1:300\n@example.com::mail.example.com:10:300\n"],
  ["update.nsupdate", "server 192.0.2.53\nupdate add a.example.com 300 A 192.0.2.1\nsend\n"],
  ["example.com.yaml", "'':\n  type: MX\n  value:\n    preference: 10\n    exchange: mail.\n"],
  ["values", "domain: example.com\nmx:\n  - mail.example.com\n"],
  ["package.json", '{ "name": "a", "version": "1.0.0" }\n'],
  ["data.zone", '{ "name": "a", "type": "MX" }\n'],
  ["dns.js", 'D("example.com", REG, MX("@", 10, "mail"));\n'],
  ["main.tf", 'resource "aws_route53_record" "mx" {\n  type = "MX"\n}\n'],
  ["script", "#!/bin/sh\nset -e\ndig +short MX example.com\n"],
  ["Makefile", "all:\n\tnamed-checkzone example.com db.example.com\n"],
  ["records.csv", "name,type,value\na,MX,mail\n"],
  ["records.txt", "name,type,value\na,MX,mail\n"],
  ["mail.log", "Jan  1 00:00:00 mx postfix/smtp[1]: to=<a@example.com>, relay=none\n"],
  ["log.txt", "2024-01-01 00:00:00 mx connected\n2024-01-01 00:00:01 mx closed\n"],
  ["spf.txt", "v=spf1 include:_spf.example.com -all\n"],
  ["notes.txt", "SPF record: v=spf1 mx -all\nDKIM: see below\n"],
  ["notes.txt", "Please add an A record.\nThen a MX record.\n"],
  ["letter.txt", "We A team\nThis MX thing\nFor NS servers\n"],
  [
    "answer.txt",
    "; <<>> DiG 9.18 <<>> example.com MX\n;; ANSWER SECTION:\nexample.com. 300 IN MX 10 mail.example.com.\nexample.com. 300 IN MX 20 mail2.example.com.\n",
  ],
  ["LICENSE", "Permission is hereby granted, free of charge, to any person\n"],
  ["CNAME", "mta-sts.example.com\n"],
  ["static/CNAME.txt", "mta-sts.example.com\n"],
  ["domains.txt", "example.com\nexample.net\nexample.org\n"],
  ["requirements.txt", "dnspython==2.4.0\nrequests\n"],
  ["Dockerfile", "FROM debian:12\nRUN apt-get update\n"],
  [".env", "MX=mail.example.com\nID=1\n"],
  ["empty.zone", ""],
  ["comments.zone", "; nothing here yet\n;\n"],
  ["picture.zone", "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0"],
  ["page.tpl", "<html>\n<body>{{ content }}</body>\n</html>\n"],
  ["page.tpl", "{{ header }}\n{{ body }}\n{{ footer }}\n"],
  ["Kexample.com.+013+12345.key", "example.com. IN DNSKEY 257 3 13 aGVsbG8=\n"],
  ["zones/example.com.zone.bak", ZONE],
  ["db.example.com.old", ZONE],
  ["example.com.zone~", ZONE],
  ["db.example.com.20240101", ZONE],
  ["example.com.zone.2024-01-01", ZONE],
  ["example.com.zone_backup", ZONE],
  ["node_modules/dns/test.zone", ZONE],
  [".git/objects/example.com.zone", ZONE],
];

function claims(path: string, text: string): boolean {
  return mayBeZoneFile(path) && zoneFile.claims({ path, bytes: new TextEncoder().encode(text) });
}

test.each(ZONES)("%s is a zone file: %j", (path, text) => {
  expect(claims(path, text)).toBe(true);
});

test.each(OTHERS)("%s is none: %j", (path, text) => {
  expect(claims(path, text)).toBe(false);
});

test("a large zone file is told from its beginning", () => {
  expect(claims("example.com.zone", `${ZONE}${"a A 192.0.2.1\n".repeat(100_000)}`)).toBe(true);
});
