// biome-ignore-all lint/suspicious/noTemplateCurlyInString: placeholders are written so
export const SOA = "@ 60 SOA ns. host. 1 2 3 4 5\n";

/** Files, and what they say: zones with their records, problems, what is undecided. */
export interface Case {
  readonly about: string;
  readonly files: Readonly<Record<string, string>>;
  readonly origins?: Readonly<Record<string, string>>;
  readonly says: readonly string[];
}

export const CASES: readonly Case[] = [
  {
    about: "what no rule looks at is left out",
    files: {
      "example.com.zone": `${SOA}@ A 192.0.2.1\n  TXT v=spf1\nwww A 192.0.2.1\nwww TXT x\nmail AAAA ::1\n_dmarc TXT "v=DMARC1"\n_443._tcp TLSA 3 1 1 00\nmta-sts A 192.0.2.1\nmta-sts HTTPS 1 .\n*.sub A 192.0.2.1\n_smtp._tls TXT "v=TLSRPTv1;"\n_smtp TXT x\nodd TXT "V=STSV1; id=1"\nodd2 TXT "v=tlsrptv1"\na DNAME b\n`,
    },
    says: [
      "example.com.zone example.com whole",
      "  example.com SOA",
      "  example.com A",
      "  example.com TXT v=spf1",
      "  mta-sts.example.com A",
      "  mta-sts.example.com HTTPS",
      "  *.sub.example.com A",
      "  _smtp._tls.example.com TXT v=TLSRPTv1;",
      "  odd.example.com TXT V=STSV1; id=1",
      "  odd2.example.com TXT v=tlsrptv1",
      "  a.example.com DNAME",
    ],
  },
  {
    about: "the apex by its full name, whatever the origin",
    files: {
      zone: `$ORIGIN .\n$TTL 1\nexample.com SOA ns. host. 1 2 3 4 5\n A 192.0.2.1\n$ORIGIN example.com.\nmx MX 1 a\n$ORIGIN com.\nexample A 192.0.2.2\nexample.com. AAAA ::1\n`,
    },
    says: [
      "zone example.com whole",
      "  example.com SOA",
      "  example.com A",
      "  mx.example.com MX 1 a.example.com",
      "  example.com A",
      "  example.com AAAA",
    ],
  },
  {
    about: "the path names the zone",
    files: { "zones/db.example.com": "_mta-sts TXT x\n@ MX 10 mail\n" },
    says: ["zones/db.example.com example.com", "  _mta-sts.example.com TXT x", "  example.com MX 10 mail.example.com"],
  },
  {
    about: "the configuration names the zone",
    files: { "zones/shop": "_mta-sts TXT x\n" },
    origins: { "zones/shop": "example.org" },
    says: ["zones/shop example.org", "  _mta-sts.example.org TXT x"],
  },
  {
    about: "the configuration goes before the path",
    files: { "db.example.com": "@ MX 10 mail\n" },
    origins: { "db.example.com": "example.org" },
    says: ["db.example.com example.org", "  example.org MX 10 mail.example.org"],
  },
  {
    about: "$ORIGIN below the zone that the path names",
    files: { "example.com.inc": "$ORIGIN _tls.example.com.\n_smtp TXT x\n" },
    says: ["example.com.inc example.com", "  _smtp._tls.example.com TXT x"],
  },
  {
    about: "nothing names the zone",
    files: { "zones/shop": "www A 192.0.2.1\n_mta-sts TXT x\n" },
    says: [
      'undecided which domain the records of zones/shop belong to: their names are relative, and neither $ORIGIN nor the path names the zone; the configuration can, with zones: { "zones/shop": example.com }',
    ],
  },
  {
    about: "absolute names name the zones",
    files: {
      records:
        "_mta-sts.example.com. 60 TXT x\nexample.com. MX 10 mail.example.com.\nmail.example.com. MX 5 .\n_mta-sts.example.org. TXT y\nwww.example.net. CNAME a.\nwww.example.co.uk. CNAME a.\n",
    },
    says: [
      "records example.com",
      "  _mta-sts.example.com TXT x",
      "  example.com MX 10 mail.example.com",
      "  mail.example.com MX 5 ",
      "records example.org",
      "  _mta-sts.example.org TXT y",
      "records example.net",
      "  www.example.net CNAME a",
      "records example.co.uk",
      "  www.example.co.uk CNAME a",
    ],
  },
  {
    about: "two zones in one file",
    files: {
      zones: `$ORIGIN example.com.\n${SOA}@ MX 1 a\n$ORIGIN example.org.\n${SOA}@ MX 2 a\nwww.example.com. CNAME b\n`,
    },
    says: [
      "zones example.com whole",
      "  example.com SOA",
      "  example.com MX 1 a.example.com",
      "  www.example.com CNAME b.example.org",
      "zones example.org whole",
      "  example.org SOA",
      "  example.org MX 2 a.example.org",
    ],
  },
  {
    about: "includes, beside the file and below the root, with origin and owner restored",
    files: {
      "zones/example.com.zone": `${SOA}a MX 1 b\n$INCLUDE mail.inc\n  MX 2 c\n$INCLUDE "common/mta.inc" sub\n  MX 3 d\ne MX 4 f\n`,
      "zones/mail.inc": "  MX 9 inherited\n$ORIGIN deep\nx MX 8 y\n",
      "common/mta.inc": "_mta-sts TXT z\n",
    },
    says: [
      "zones/example.com.zone example.com whole",
      "  example.com SOA",
      "  a.example.com MX 1 b.example.com",
      "  a.example.com MX 9 inherited.example.com",
      "  x.deep.example.com MX 8 y.deep.example.com",
      "  a.example.com MX 2 c.example.com",
      "  _mta-sts.sub.example.com TXT z",
      "  a.example.com MX 3 d.example.com",
      "  e.example.com MX 4 f.example.com",
    ],
  },
  {
    about: "includes that can't be opened",
    files: {
      "zones/example.com.zone": `${SOA}$INCLUDE missing\n$INCLUDE ../../etc/passwd\n$INCLUDE /etc/passwd\n$INCLUDE {{ file }}\na MX 1 b\n`,
    },
    says: [
      "zones/example.com.zone example.com",
      "  example.com SOA",
      "  a.example.com MX 1 b.example.com",
      "problem zones/example.com.zone:38",
      "problem zones/example.com.zone:55",
      "problem zones/example.com.zone:81",
      "problem zones/example.com.zone:102",
    ],
  },
  {
    about: "an include cycle",
    files: {
      "example.com.zone": `${SOA}$INCLUDE a.inc\n`,
      "a.inc": "a MX 1 b\n$INCLUDE b.inc\n",
      "b.inc": "b MX 1 b\n$INCLUDE a.inc\n",
    },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      "  a.example.com MX 1 b.example.com",
      "  b.example.com MX 1 b.example.com",
      "mistake b.inc:18",
    ],
  },
  {
    about: "a mistake in a file that two zones include",
    files: {
      "a.inc": "a MX b\n",
      "example.com.zone": `${SOA}$INCLUDE a.inc\n`,
      "example.org.zone": `${SOA}$INCLUDE a.inc\n`,
    },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      "example.org.zone example.org",
      "  example.org SOA",
      "mistake a.inc:5",
    ],
  },
  {
    about: "a template of a domain that the path names",
    files: {
      "example.com.zone.j2": `$ORIGIN {{ domain }}.\n$TTL {{ ttl }}\n@ SOA {{ ns }} h {{ serial }} 1 2 3 4\n@ {{ ttl }} IN MX {{ preference }} {{ mx }}\n@ MX 10 mail\n_mta-sts.{{ domain }}. TXT "v=STSv1; id={{ id }};"\n{{ host }} CNAME a\n`,
    },
    says: [
      "example.com.zone.j2 example.com",
      "  example.com SOA",
      "  example.com MX ? ?",
      "  example.com MX 10 mail.example.com",
      "  _mta-sts.example.com TXT v=STSv1; id=\uFFFC;",
    ],
  },
  {
    about: "other placeholders",
    files: {
      "example.com.zone": `@ SOA ns h @@SERIAL@@ 1 2 3 4\n_mta-sts TXT "v=STSv1; id=%ID%;"\na._mta-sts TXT "v=STSv1; id=\${id};"\nb._mta-sts TXT "v=STSv1; id=<%= id; "x" %>;"\nc._mta-sts TXT "v=STSv1; id=__ID__;"\nd._mta-sts TXT "v=STSv1; id=$ID;"\n@ MX 10 $MX_HOST\n`,
    },
    says: [
      "example.com.zone example.com whole",
      "  example.com SOA",
      "  _mta-sts.example.com TXT v=STSv1; id=\uFFFC;",
      ...["a", "b", "c", "d"].map((name) => `  ${name}._mta-sts.example.com TXT v=STSv1; id=\uFFFC;`),
      "  example.com MX 10 ?",
    ],
  },
  {
    about: "a part of an owner that is filled in later",
    files: { "example.com.zone": `${SOA}mta-{{ what }} A 192.0.2.1\n` },
    says: ["example.com.zone example.com", "  example.com SOA"],
  },
  {
    about: "placeholders of other kinds",
    files: {
      "zone.f": `{mail_domain}. 60 MX 10 {mail_domain}.\n_mta-sts.example.com. 60 TXT "v=STSv1; id={sts_id}"\na._mta-sts.example.com. TXT "v=STSv1; id=$(date -u '+%Y (%m)')"\nb._mta-sts.example.com. TXT "v=STSv1; id=<id>"\n`,
    },
    says: [
      "zone.f example.com",
      "  _mta-sts.example.com TXT v=STSv1; id=\uFFFC",
      "  a._mta-sts.example.com TXT v=STSv1; id=\uFFFC')",
      "  b._mta-sts.example.com TXT v=STSv1; id=\uFFFC",
    ],
  },
  {
    about: "records under a condition",
    files: { "example.com.zone": `${SOA}{% if mail %}\n@ MX 10 mail\n{% endif %}\n_mta-sts TXT x\n` },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      "  _mta-sts.example.com TXT x",
      "undecided which records of example.com.zone are published: they stand between template tags that are only evaluated later",
    ],
  },
  {
    about: "a template of which nothing names the domain",
    files: {
      "zone.tpl": '$ORIGIN ${domain}.\n@ MX 10 mail\n_mta-sts TXT "v=STSv1; id=${id}"\n_mta-sts.${domain}. TXT x\n',
    },
    says: [
      'undecided which domain the records of zone.tpl belong to: their names are relative, and neither $ORIGIN nor the path names the zone; the configuration can, with zones: { "zone.tpl": example.com }',
    ],
  },
  {
    about: "mistakes do not keep the rest from being read",
    files: {
      "example.com.zone": `${SOA}a MX b\nc TXT "x\nd TXT ( "y"\ne MX 1 f )\ng MX 1 (\nh MX 2 i\n`,
    },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      "  h.example.com MX 2 i.example.com",
      "mistake example.com.zone:34",
      "mistake example.com.zone:42",
      "mistake example.com.zone:75",
    ],
  },
  {
    about: "the comment trap",
    files: {
      "example.com.zone": `${SOA}_mta-sts TXT v=STSv1; id=1\n_smtp._tls TXT v=TLSRPTv1 ;rua=x\nwww TXT v=STSv1;\n`,
    },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      "  _mta-sts.example.com TXT v=STSv1",
      "  _smtp._tls.example.com TXT v=TLSRPTv1",
      "  www.example.com TXT v=STSv1",
      "mistake example.com.zone:49",
      "mistake example.com.zone:82",
      "mistake example.com.zone:104",
    ],
  },
  {
    about: "what is odd in a template is no mistake",
    files: { "example.com.zone": `${SOA}{%\n set a\n%}\n@ MX {{ mx }}\n` },
    says: [
      "example.com.zone example.com",
      "  example.com SOA",
      ...[29, 33, 39, 42].map((at) => `problem example.com.zone:${at}`),
    ],
  },
  {
    about: "names of the prototype",
    files: { "example.com.zone": `${SOA}__proto__ MX 1 constructor\nconstructor CNAME __proto__\n` },
    says: [
      "example.com.zone example.com whole",
      "  example.com SOA",
      "  __proto__.example.com MX 1 constructor.example.com",
      "  constructor.example.com CNAME __proto__.example.com",
    ],
  },
];
