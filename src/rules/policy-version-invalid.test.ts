import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyVersionInvalid } from "./policy-version-invalid.js";

ruleCatches(policyVersionInvalid, [
  {
    name: "missing",
    head: policyFile("mode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /does not say/,
  },
  {
    name: "a revision",
    head: policyFile(policyText({ version: "version: 2" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
    says: /lives in the `id` of the TXT record/,
  },
  {
    name: "a date",
    head: policyFile(policyText({ version: "version: 20240101" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
    says: /looks like the number of a revision/,
  },
  {
    name: "a dotted revision",
    head: policyFile(policyText({ version: "version: v1.2" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
    says: /revision/,
  },
  {
    name: "STSv2",
    head: policyFile(policyText({ version: "version: STSv2" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
    says: /only .STSv1. is one/,
  },
  {
    name: "in capitals",
    head: policyFile(policyText({ version: "version: STSV1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
  },
  {
    name: "a semicolon behind it",
    head: policyFile(policyText({ version: "version: STSv1;" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
  },
  {
    name: "a comment behind it",
    head: policyFile(policyText({ version: "version: STSv1 # ours" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
  },
  {
    name: "in quotes",
    head: policyFile(policyText({ version: 'version: "STSv1"' })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
  },
  {
    name: "without a value",
    head: policyFile(policyText({ version: "version:" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /no value/,
  },
  {
    name: "prose",
    head: policyFile("\nWe use MTA-STS.\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /not a policy/,
  },
  {
    name: "an empty file",
    head: policyFile(""),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /empty/,
  },
  {
    name: "the TXT record",
    head: policyFile("v=STSv1; id=20240101;\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /TXT record/,
  },
  {
    name: "all fields on one line",
    head: policyFile("version: STSv1; mode: enforce; mx: mail.example.com; max_age: 604800"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:10 error"],
    says: /Several fields/,
  },
]);

ruleCatchesNot(policyVersionInvalid, [
  { name: "STSv1", head: policyFile() },
  { name: "aligned", head: policyFile(policyText({ version: "version:    STSv1" })) },
  { name: "not first", head: policyFile("mode: enforce\nmx: mail.example.com\nmax_age: 604800\nversion: STSv1\n") },
  {
    name: "twice",
    head: policyFile("version: STSv1\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "`Version`, which has its own rule", head: policyFile(policyText({ version: "Version: STSv1" })) },
  { name: "`version=`, which has its own rule", head: policyFile(policyText({ version: "version=STSv1" })) },
  {
    name: "filled in",
    head: {
      "templates/mta-sts.txt.j2": "version: {{ version }}\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    },
  },
  {
    name: "perhaps among what is filled in",
    head: { "templates/mta-sts.txt.j2": "{{ head }}\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n" },
  },
  {
    name: "UTF-16, which has its own rule",
    head: policyFile(Uint8Array.from(Buffer.from(`\uFEFF${policyText()}`, "utf16le"))),
  },
  { name: "indented", head: policyFile(policyText({ version: "  version: STSv1" })) },
  {
    name: "behind a byte order mark",
    head: policyFile("\ufeffversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
]);
