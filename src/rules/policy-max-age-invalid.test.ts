import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyMaxAgeInvalid } from "./policy-max-age-invalid.js";

ruleCatches(policyMaxAgeInvalid, [
  {
    name: "missing",
    head: policyFile(policyText({ maxAge: "" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
    says: /no `max_age`/,
  },
  {
    name: "without a value",
    head: policyFile(policyText({ maxAge: "max_age:" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 error"],
    says: /no value/,
  },
  {
    name: "negative",
    head: policyFile(policyText({ maxAge: "max_age: -1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
    says: /1 to 10 digits/,
  },
  {
    name: "days",
    head: policyFile(policyText({ maxAge: "max_age: 7d" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "with an underscore",
    head: policyFile(policyText({ maxAge: "max_age: 604_800" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "a fraction",
    head: policyFile(policyText({ maxAge: "max_age: 86400.0" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "with an exponent",
    head: policyFile(policyText({ maxAge: "max_age: 6e5" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "eleven digits",
    head: policyFile(policyText({ maxAge: "max_age: 00000604800" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "over the limit",
    head: policyFile(policyText({ maxAge: "max_age: 31557601" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
    says: /over the limit/,
  },
  {
    name: "0 in enforce",
    head: policyFile(policyText({ maxAge: "max_age: 0" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
    says: /protects nothing/,
  },
  {
    name: "0 in testing",
    head: policyFile(policyText({ mode: "mode: testing", maxAge: "max_age: 000" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "a comment behind it",
    head: policyFile(policyText({ maxAge: "max_age: 604800 # a week" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
  {
    name: "a second policy behind it",
    head: policyFile(
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 86400version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
    says: /Two policies/,
  },
  {
    name: "Arabic digits",
    head: policyFile(policyText({ maxAge: "max_age: \u0666\u0660\u0664\u0668\u0660\u0660" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 error"],
  },
]);

ruleCatchesNot(policyMaxAgeInvalid, [
  { name: "a week", head: policyFile() },
  { name: "the limit", head: policyFile(policyText({ maxAge: "max_age: 31557600" })) },
  { name: "leading zeros", head: policyFile(policyText({ maxAge: "max_age: 0000604800" })) },
  { name: "a minute", head: policyFile(policyText({ maxAge: "max_age: 60" })) },
  { name: "0 in none", head: policyFile(policyText({ mode: "mode: none", maxAge: "max_age: 0" })) },
  { name: "`max-age`, which has its own rule", head: policyFile(policyText({ maxAge: "max-age: 604800" })) },
  { name: "`max age`, which has its own rule", head: policyFile(policyText({ maxAge: "max age: 604800" })) },
  { name: "a wrong second one", head: policyFile(policyText({ maxAge: "max_age: 604800\nmax_age: 7d" })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: {{ age }}\n" },
  },
  {
    name: "perhaps among what is filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: mail.example.com\n{{ rest }}\n" },
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
