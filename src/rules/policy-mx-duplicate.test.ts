import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyMxDuplicate } from "./policy-mx-duplicate.js";

ruleCatches(policyMxDuplicate, [
  {
    name: "twice",
    head: policyFile(policyText({ mx: "mx: mail.example.com\nmx: mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:5 notice"],
    says: /already/,
  },
  {
    name: "in other letters",
    head: policyFile(policyText({ mx: "mx: mail.example.com\nmx: MAIL.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:5 notice"],
  },
  {
    name: "three times is one finding",
    head: policyFile(policyText({ mx: "mx: mail.example.com\nmx: mail.example.com\nmx: mail.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:5 notice"],
  },
  {
    name: "apart",
    head: policyFile(
      "version: STSv1\nmx: mail.example.com\nmode: enforce\nmx: b.example.com\nmax_age: 604800\nmx: mail.example.com\n",
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:6:5 notice"],
  },
  {
    name: "two hosts repeated is one finding",
    head: policyFile(policyText({ mx: "mx: a.example.com\nmx: b.example.com\nmx: a.example.com\nmx: b.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:5 notice"],
  },
]);

ruleCatchesNot(policyMxDuplicate, [
  { name: "one", head: policyFile() },
  { name: "two hosts", head: policyFile(policyText({ mx: "mx: a.example.com\nmx: b.example.com" })) },
  {
    name: "a wildcard and a host it covers",
    head: policyFile(policyText({ mx: "mx: *.mx.example.com\nmx: a.mx.example.com" })),
  },
  {
    name: "two policies, which have their own rule",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    ),
  },
  {
    name: "two policies run together",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 86400version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    ),
  },
  {
    name: "filled in",
    head: {
      "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: {{ mx }}\nmx: {{ mx }}\nmax_age: 604800\n",
    },
  },
  { name: "without values, which have their own rule", head: policyFile(policyText({ mx: "mx:\nmx:" })) },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
