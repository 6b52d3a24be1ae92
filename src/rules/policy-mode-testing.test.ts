import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyModeTesting } from "./policy-mode-testing.js";

ruleCatches(policyModeTesting, [
  {
    name: "testing",
    head: policyFile(policyText({ mode: "mode: testing" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 notice"],
    says: /Nothing is protected yet/,
  },
  {
    name: "the first of two",
    head: policyFile(policyText({ mode: "mode: testing\nmode: enforce" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:7 notice"],
  },
  {
    name: "aligned",
    head: policyFile(policyText({ mode: "mode:     testing" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:11 notice"],
  },
]);

ruleCatchesNot(policyModeTesting, [
  { name: "enforce", head: policyFile() },
  { name: "none", head: policyFile(policyText({ mode: "mode: none" })) },
  { name: "Testing, which is no mode", head: policyFile(policyText({ mode: "mode: Testing" })) },
  { name: "the second of two", head: policyFile(policyText({ mode: "mode: enforce\nmode: testing" })) },
  {
    name: "filled in",
    head: { "templates/mta-sts.txt.j2": "version: STSv1\nmode: {{ mode }}\nmx: mail.example.com\nmax_age: 604800\n" },
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
