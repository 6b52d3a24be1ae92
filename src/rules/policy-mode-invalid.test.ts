import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyModeInvalid } from "./policy-mode-invalid.js";

ruleCatches(policyModeInvalid, [
  {
    name: "missing",
    head: policyFile(policyText({ mode: "" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /no `mode`/,
  },
  {
    name: "without a value",
    head: policyFile(policyText({ mode: "mode:" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /no value/,
  },
  {
    name: "enforced",
    head: policyFile(policyText({ mode: "mode: enforced" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
    says: /enforced/,
  },
  {
    name: "in capitals",
    head: policyFile(policyText({ mode: "mode: ENFORCE" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "a slip of the hand",
    head: policyFile(policyText({ mode: "mode: enfroce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "strict",
    head: policyFile(policyText({ mode: "mode: strict" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "report",
    head: policyFile(policyText({ mode: "mode: report" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "live",
    head: policyFile(policyText({ mode: "mode: live" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "in brackets",
    head: policyFile(policyText({ mode: "mode: [testing]" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "in quotes",
    head: policyFile(policyText({ mode: "mode: 'testing'" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "a comment behind it",
    head: policyFile(policyText({ mode: "mode: enforce # comment" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
    says: /nothing behind them/,
  },
  {
    name: "another field behind it",
    head: policyFile(policyText({ mode: "mode: enforcemx: mail2.example.com" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
    says: /runs on/,
  },
  {
    name: "the first of two counts",
    head: policyFile(policyText({ mode: "mode: on\nmode: enforce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
  {
    name: "a value of a hundred thousand blanks and a letter",
    head: policyFile(policyText({ mode: `mode: a${" ".repeat(100_000)}b` })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 error"],
  },
]);

ruleCatchesNot(policyModeInvalid, [
  { name: "enforce", head: policyFile() },
  { name: "testing", head: policyFile(policyText({ mode: "mode: testing" })) },
  { name: "none", head: policyFile(policyText({ mode: "mode: none" })) },
  { name: "blanks around it", head: policyFile(policyText({ mode: "mode: \t enforce  " })) },
  { name: "`Mode`, which has its own rule", head: policyFile(policyText({ mode: "Mode: enforce" })) },
  { name: "`mode=`, which has its own rule", head: policyFile(policyText({ mode: "mode=enforce" })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmx: mail.example.com\nmax_age: 604800\n" },
  },
  {
    name: "partly filled in",
    head: {
      "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}ing\nmx: mail.example.com\nmax_age: 604800\n",
    },
  },
  { name: "perhaps among what is filled in", head: { "templates/mta-sts.txt.j2": "version: STSv1\n{{ rest }}\n" } },
  {
    name: "swallowed by the version",
    head: policyFile("version: STSv1 mode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "a second one", head: policyFile(policyText({ mode: "mode: enforce\nmode: off" })) },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
