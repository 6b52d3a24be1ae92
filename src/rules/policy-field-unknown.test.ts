import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyFieldUnknown } from "./policy-field-unknown.js";

ruleCatches(policyFieldUnknown, [
  {
    name: "an extension",
    head: policyFile(policyText({ extra: "contact: mailto:tls@example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice"],
    says: /ignore it/,
  },
  {
    name: "an extension twice is one finding",
    head: policyFile(policyText({ extra: "note: a\nnote: b" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice"],
  },
  {
    name: "two extensions",
    head: policyFile(policyText({ extra: "a: 1\nb: 2" })),
    findings: [
      "mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice",
      "mta-sts.example.com/.well-known/mta-sts.txt:6:1 notice",
    ],
  },
  {
    name: "capitals",
    head: policyFile(policyText({ mode: "Mode: enforce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /`mode`/,
  },
  {
    name: "a hyphen",
    head: policyFile(policyText({ maxAge: "max-age: 604800" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 error"],
    says: /`max_age`/,
  },
  {
    name: "no underscore",
    head: policyFile(policyText({ maxAge: "maxage: 604800" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 error"],
  },
  {
    name: "a letter too many",
    head: policyFile(policyText({ mx: "nmx: mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
    says: /`mx`/,
  },
  {
    name: "the plural",
    head: policyFile(policyText({ mx: "mxs: mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
  {
    name: "a slip of the hand",
    head: policyFile(policyText({ version: "verison: STSv1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /`version`/,
  },
  {
    name: "two hosts under a wrong name are one finding",
    head: policyFile(policyText({ mx: "MX: a.example.com\nMX: b.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
  {
    name: "a wrong name beside the right one",
    head: policyFile(policyText({ mode: "mode: enforce\nMode: testing" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 notice"],
  },
  {
    name: "a wrong mx beside a right one is a host lost",
    head: policyFile(policyText({ mx: "mx: a.example.com\nnmx: b.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 error"],
  },
  {
    name: "a name like mx with another kind of value",
    head: policyFile(policyText({ extra: "tx: yes" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice"],
  },
  {
    name: "a name like mode with another kind of value",
    head: policyFile(policyText({ extra: "model: T1000" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice"],
  },
  {
    name: "prototype keys",
    head: policyFile(policyText({ extra: "constructor: x\n__proto__: y" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 notice"],
  },
]);

ruleCatchesNot(policyFieldUnknown, [
  { name: "none", head: policyFile() },
  { name: "a name that can't be one, which has its own rule", head: policyFile(policyText({ extra: "max age: 1" })) },
  { name: "no value, which has its own rule", head: policyFile(policyText({ extra: "note:" })) },
  { name: "a comment", head: policyFile(policyText({ extra: "# Mode: x" })) },
  {
    name: "front matter",
    head: policyFile("---\nlayout: null\n---\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "a name that is filled in",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n{{ name }}: x\n",
    },
  },
  { name: "indented", head: policyFile(policyText({ mode: "  mode: enforce" })) },
  { name: "prose with colons", head: policyFile("Dear all:\nthis is it\n") },
]);
