import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyMxInvalid } from "./policy-mx-invalid.js";

ruleCatches(policyMxInvalid, [
  {
    name: "a final dot",
    head: policyFile(policyText({ mx: "mx: mail.example.com." })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /ends in/,
  },
  {
    name: "a list",
    head: policyFile(policyText({ mx: "mx: mail.example.com, mail2.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /more than one host/,
  },
  {
    name: "a list with blanks",
    head: policyFile(policyText({ mx: "mx: mail.example.com mail2.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /more than one host/,
  },
  {
    name: "a preference",
    head: policyFile(policyText({ mx: "mx: 10 mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /preference/,
  },
  {
    name: "a port",
    head: policyFile(policyText({ mx: "mx: mail.example.com:25" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /port/,
  },
  {
    name: "quotes",
    head: policyFile(policyText({ mx: 'mx: "mail.example.com"' })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /quotes/,
  },
  {
    name: "a wildcard alone",
    head: policyFile(policyText({ mx: "mx: *" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /wildcard/,
  },
  {
    name: "a leading dot",
    head: policyFile(policyText({ mx: "mx: .example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /begins with a dot/,
  },
  {
    name: "a wildcard in a label",
    head: policyFile(policyText({ mx: "mx: a*.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /wildcard/,
  },
  {
    name: "two wildcards",
    head: policyFile(policyText({ mx: "mx: *.*.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /wildcard/,
  },
  {
    name: "a wildcard in the middle",
    head: policyFile(policyText({ mx: "mx: mail.*.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /wildcard/,
  },
  {
    name: "an underscore",
    head: policyFile(policyText({ mx: "mx: my_mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /underscore/,
  },
  {
    name: "a U-label",
    head: policyFile(policyText({ mx: "mx: mail.b\u00fccher.example" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /encoded form/,
  },
  {
    name: "an IPv4 address",
    head: policyFile(policyText({ mx: "mx: 192.0.2.1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /address/,
  },
  {
    name: "an IPv4 address in brackets",
    head: policyFile(policyText({ mx: "mx: [192.0.2.1]" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /address/,
  },
  {
    name: "an IPv6 address",
    head: policyFile(policyText({ mx: "mx: 2001:db8::1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /address/,
  },
  {
    name: "a URL",
    head: policyFile(policyText({ mx: "mx: https://mail.example.com/" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /URL/,
  },
  {
    name: "a comment",
    head: policyFile(policyText({ mx: "mx: mail.example.com # primary" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /comment/,
  },
  {
    name: "a YAML list on one line",
    head: policyFile(policyText({ mx: "mx: [mail.example.com]" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /YAML/,
  },
  {
    name: "a hyphen at the end of a label",
    head: policyFile(policyText({ mx: "mx: mail-.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /not the name of a host/,
  },
  {
    name: "a mail address",
    head: policyFile(policyText({ mx: "mx: postmaster@example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /not the name of a host/,
  },
  {
    name: "a label that is too long",
    head: policyFile(
      policyText({ mx: "mx: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm.example.com" }),
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /63/,
  },
  {
    name: "an empty label",
    head: policyFile(policyText({ mx: "mx: mail..example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /not the name of a host/,
  },
  {
    name: "no value",
    head: policyFile(policyText({ mx: "mx:" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
    says: /names no host/,
  },
  {
    name: "a YAML list",
    head: policyFile(policyText({ mx: "mx:\n  - mail.example.com\n  - mail2.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
    says: /YAML/,
  },
  {
    name: "the same mistake three times is one finding",
    head: policyFile(
      policyText({ mx: "mx: a.example.com.\nmx: b.example.com\nmx: c.example.com.\nmx: d.example.com." }),
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
  },
  {
    name: "two different mistakes are two",
    head: policyFile(policyText({ mx: "mx: a.example.com.\nmx: my_mail.example.com" })),
    findings: [
      "mta-sts.example.com/.well-known/mta-sts.txt:3:5 error",
      "mta-sts.example.com/.well-known/mta-sts.txt:4:5 error",
    ],
  },
  {
    name: "another field behind it",
    head: policyFile(policyText({ mx: "mx: mail.example.com max_age: 604800", maxAge: "" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 error"],
    says: /runs on/,
  },
  {
    name: "the policy host",
    head: policyFile(policyText({ mx: "mx: mta-sts.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
    says: /serves this policy/,
  },
]);

ruleCatchesNot(policyMxInvalid, [
  { name: "a host", head: policyFile() },
  { name: "a wildcard", head: policyFile(policyText({ mx: "mx: *.example.net" })) },
  { name: "capitals", head: policyFile(policyText({ mx: "mx: MAIL.Example.COM" })) },
  { name: "A-labels", head: policyFile(policyText({ mx: "mx: mail.xn--bcher-kva.example" })) },
  { name: "one label", head: policyFile(policyText({ mx: "mx: mail" })) },
  { name: "a digit first", head: policyFile(policyText({ mx: "mx: 1.mx.example.com" })) },
  { name: "aligned", head: policyFile(policyText({ mx: "mx:      mail.example.com  " })) },
  {
    name: "a label of 63",
    head: policyFile(
      policyText({ mx: "mx: mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm.example.com" }),
    ),
  },
  { name: "two hyphens", head: policyFile(policyText({ mx: "mx: mx--1.example.com" })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: {{ mx }}\nmax_age: 604800\n" },
  },
  {
    name: "partly filled in",
    head: {
      "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: {{ region }}_x.example.com\nmax_age: 604800\n",
    },
  },
  {
    name: "the policy host, where it is the mail host",
    head: {
      ...policyFile(policyText({ mx: "mx: mta-sts.example.com" })),
      "zones/example.com.zone": zoneText({ mx: "@ IN MX 10 mta-sts" }),
    },
  },
  { name: "the policy host of somebody else", head: policyFile(policyText({ mx: "mx: mta-sts.example.net" })) },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
