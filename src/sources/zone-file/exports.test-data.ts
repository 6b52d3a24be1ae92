import { type Case, SOA } from "./reading.test-data.js";

/** What servers and providers write that RFC 1035 does not know. */
export const EXPORTS: readonly Case[] = [
  {
    about: "what other servers and providers write",
    files: {
      "example.com.dns": `${SOA}@ [AGE:3612345] 600 A 192.0.2.1\nmta-sts 60 AWS ALIAS A a.example.net. Z1 false\nforest 0 WINS LOCAL L5 C900 ( 192.0.2.8 )\n1 WINSR LOCAL L2 C900 ( example.com. )\n@ ALIAS a.example.net.\n`,
    },
    says: [
      "example.com.dns example.com whole",
      "  example.com SOA",
      "  example.com A",
      "  mta-sts.example.com AWS",
      "  example.com ALIAS",
    ],
  },
  {
    about: "Cloudflare: the apex without the root dot, in a file named after the domain",
    files: {
      "example.com.txt": `example.com\t3600\tIN\tSOA\tns. host. 1 2 3 4 5\n_mta-sts.example.com.\t1\tIN\tTXT\t"x"\nmx MX 1 a\n`,
    },
    says: [
      "example.com.txt example.com whole",
      "  example.com SOA",
      "  _mta-sts.example.com TXT x",
      "  mx.example.com MX 1 a.example.com",
    ],
  },
  {
    about: "Cloudflare: the same in a file of another name",
    files: {
      "dns/export.txt": `example.com\t3600\tIN\tSOA\tns. host. 1 2 3 4 5\n_mta-sts.example.com.\t1\tIN\tTXT\t"x"\n`,
    },
    says: ["dns/export.txt example.com whole", "  example.com SOA", "  _mta-sts.example.com TXT x"],
  },
  {
    about: "a first $ORIGIN without the root dot",
    files: {
      "a.zone": "$ORIGIN example.com\n@ SOA ns. host. 1 2 3 4 5\n@ MX 1 a\n",
      "example.org.zone": "$ORIGIN example.org\n@ SOA ns. host. 1 2 3 4 5\n$ORIGIN sub\n@ MX 1 a\n",
      "example.net.zone": "$ORIGIN sub.example\n@ MX 1 a\n",
    },
    says: [
      "a.zone example.com whole",
      "  example.com SOA",
      "  example.com MX 1 a.example.com",
      "example.org.zone example.org whole",
      "  example.org SOA",
      "  sub.example.org MX 1 a.sub.example.org",
      "example.net.zone example.net",
      "  sub.example.example.net MX 1 a.sub.example.example.net",
    ],
  },
  {
    about: "an apex that is relative to an origin that is written down",
    files: { "example.com.zone": "$ORIGIN example.com.\nexample.com SOA ns. host. 1 2 3 4 5\n" },
    says: ["example.com.zone example.com.example.com whole", "  example.com.example.com SOA"],
  },
  {
    about: "an included file by its path on the server, of which the repository is a picture",
    files: { "etc/bind/example.com.zone": `${SOA}$INCLUDE /etc/bind/mail.inc\n`, "etc/bind/mail.inc": "@ MX 1 a\n" },
    says: ["etc/bind/example.com.zone example.com whole", "  example.com SOA", "  example.com MX 1 a.example.com"],
  },
  {
    about: "zones of nobody's mail, of which nothing names the domain",
    files: {
      "db.127": "@ SOA localhost. root.localhost. 1 2 3 4 5\n@ NS localhost.\n1.0.0 PTR localhost.\n",
      "rpz.db":
        "$TTL 60\n@ SOA localhost. root.localhost. 1 2 3 4 5\n@ NS localhost.\n*.bad.example CNAME .\nwww CNAME @\n",
    },
    says: [],
  },
  {
    about: "a signed copy beside its zone, which is made of it",
    files: { "example.com.zone": `${SOA}@ MX 1 a\n`, "example.com.zone.signed": `${SOA}@ MX 1 old\n` },
    says: ["example.com.zone example.com whole", "  example.com SOA", "  example.com MX 1 a.example.com"],
  },
  {
    about: "a signed zone alone",
    files: { "example.com.zone.signed": `${SOA}@ RRSIG MX 13 2 60 1 1 1 example.com. aa==\n@ MX 1 a\n` },
    says: ["example.com.zone.signed example.com whole", "  example.com SOA", "  example.com MX 1 a.example.com"],
  },
];
