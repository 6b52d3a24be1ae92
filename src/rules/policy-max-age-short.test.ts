import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyMaxAgeShort } from "./policy-max-age-short.js";

ruleCatches(policyMaxAgeShort, [
  {
    name: "an hour",
    head: policyFile(policyText({ maxAge: "max_age: 3600" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 warning"],
    says: /1 hour/,
  },
  {
    name: "just under a day",
    head: policyFile(policyText({ maxAge: "max_age: 86399" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 warning"],
  },
  {
    name: "an hour in testing",
    head: policyFile(policyText({ mode: "mode: testing", maxAge: "max_age: 3600" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 warning"],
  },
  {
    name: "a day in enforce",
    head: policyFile(policyText({ maxAge: "max_age: 86400" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 notice"],
    says: /1 day/,
  },
  {
    name: "just under a week in enforce",
    head: policyFile(policyText({ maxAge: "max_age: 604799" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 notice"],
  },
  {
    name: "one second",
    head: policyFile(policyText({ maxAge: "max_age: 1" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:10 warning"],
    says: /1 second/,
  },
]);

ruleCatchesNot(policyMaxAgeShort, [
  { name: "a week", head: policyFile() },
  { name: "a day in testing", head: policyFile(policyText({ mode: "mode: testing", maxAge: "max_age: 86400" })) },
  { name: "five minutes in none", head: policyFile(policyText({ mode: "mode: none", maxAge: "max_age: 300" })) },
  { name: "0, which has its own rule", head: policyFile(policyText({ maxAge: "max_age: 0" })) },
  { name: "days, which have their own rule", head: policyFile(policyText({ maxAge: "max_age: 1d" })) },
  { name: "missing, which has its own rule", head: policyFile(policyText({ maxAge: "" })) },
  { name: "a short second one", head: policyFile(policyText({ maxAge: "max_age: 604800\nmax_age: 60" })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: {{ age }}\n" },
  },
  { name: "a year", head: policyFile(policyText({ maxAge: "max_age: 31536000" })) },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
