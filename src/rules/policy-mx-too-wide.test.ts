import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyMxTooWide } from "./policy-mx-too-wide.js";

ruleCatches(policyMxTooWide, [
  {
    name: "below a top-level domain",
    head: policyFile(policyText({ mx: "mx: *.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
    says: /whoever it belongs to/,
  },
  {
    name: "below a top-level domain that nobody knows",
    head: policyFile(policyText({ mx: "mx: *.internal" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
  },
  {
    name: "below a public suffix",
    head: policyFile(policyText({ mx: "mx: *.co.uk" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
  },
  {
    name: "in capitals",
    head: policyFile(policyText({ mx: "mx: *.CO.UK" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
  },
  {
    name: "Microsoft's customers",
    head: policyFile(policyText({ mx: "mx: *.mail.protection.outlook.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 notice"],
    says: /Microsoft 365/,
  },
  {
    name: "Microsoft's customers at the new name",
    head: policyFile(policyText({ mx: "mx: *.a-v1.mx.microsoft" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 notice"],
    says: /Microsoft 365/,
  },
  {
    name: "Proofpoint's customers",
    head: policyFile(policyText({ mx: "mx: *.gslb.pphosted.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 notice"],
    says: /Proofpoint/,
  },
  {
    name: "the own domain",
    head: policyFile(policyText({ mx: "mx: *.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 notice"],
    says: /nothing to do with mail/,
  },
  {
    name: "twice the same is one finding",
    head: policyFile(policyText({ mx: "mx: *.com\nmx: *.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning"],
  },
  {
    name: "two that are too wide",
    head: policyFile(policyText({ mx: "mx: *.com\nmx: *.example.com" })),
    findings: [
      "mta-sts.example.com/.well-known/mta-sts.txt:3:5 warning",
      "mta-sts.example.com/.well-known/mta-sts.txt:4:5 notice",
    ],
  },
]);

ruleCatchesNot(policyMxTooWide, [
  { name: "a host", head: policyFile() },
  { name: "Google's own hosts", head: policyFile(policyText({ mx: "mx: *.google.com" })) },
  { name: "hosts of the provider only", head: policyFile(policyText({ mx: "mx: *.mimecast.com" })) },
  { name: "one customer", head: policyFile(policyText({ mx: "mx: example-com.mail.protection.outlook.com" })) },
  { name: "below a name of the own domain", head: policyFile(policyText({ mx: "mx: *.mx.example.com" })) },
  { name: "another domain", head: policyFile(policyText({ mx: "mx: *.example.net" })) },
  { name: "a top-level domain that is a host", head: policyFile(policyText({ mx: "mx: com" })) },
  { name: "a wildcard with a final dot, which has its own rule", head: policyFile(policyText({ mx: "mx: *.com." })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: *.{{ domain }}\nmax_age: 604800\n" },
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
