import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyFieldDuplicate } from "./policy-field-duplicate.js";

ruleCatches(policyFieldDuplicate, [
  {
    name: "mode",
    head: policyFile(policyText({ mode: "mode: testing\nmode: enforce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
    says: /testing/,
  },
  {
    name: "max_age",
    head: policyFile(policyText({ maxAge: "max_age: 604800\nmax_age: 86400" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /604800/,
  },
  {
    name: "version",
    head: policyFile(policyText({ version: "version: STSv1\nversion: STSv1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /second `version`/,
  },
  {
    name: "the same mode again",
    head: policyFile(policyText({ mode: "mode: enforce\nmode: enforce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
  {
    name: "three times is one finding",
    head: policyFile(policyText({ mode: "mode: enforce\nmode: enforce\nmode: testing" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
  {
    name: "mode and max_age",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nmax_age: 604800\n",
    ),
    findings: [
      "mta-sts.example.com/.well-known/mta-sts.txt:3:1 error",
      "mta-sts.example.com/.well-known/mta-sts.txt:6:1 error",
    ],
  },
  {
    name: "a second policy is one finding",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nversion: STSv1\nmode: testing\nmx: mail.example.com\nmax_age: 604800\n",
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /second policy/,
  },
]);

ruleCatchesNot(policyFieldDuplicate, [
  { name: "once each", head: policyFile() },
  { name: "several mx", head: policyFile(policyText({ mx: "mx: a.example.com\nmx: b.example.com" })) },
  { name: "an unknown field twice", head: policyFile(policyText({ extra: "note: a\nnote: b" })) },
  {
    name: "other letters, which have their own rule",
    head: policyFile(policyText({ mode: "mode: enforce\nMode: enforce" })),
  },
  { name: "in a comment", head: policyFile(policyText({ mode: "# mode: testing\nmode: enforce" })) },
  {
    name: "two policies run together, which have their own rule",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 86400version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    ),
  },
  {
    name: "front matter with a version of its own",
    head: policyFile("---\nversion: 3\n---\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
