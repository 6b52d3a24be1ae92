import { policyFile } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyVersionNotFirst } from "./policy-version-not-first.js";

ruleCatches(policyVersionNotFirst, [
  {
    name: "last",
    head: policyFile("mode: enforce\nmx: mail.example.com\nmax_age: 604800\nversion: STSv1\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 notice"],
    says: /line 4/,
  },
  {
    name: "second",
    head: policyFile("mode: enforce\nversion: STSv1\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 notice"],
  },
  {
    name: "behind an unknown field",
    head: policyFile("note: ours\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 notice"],
  },
]);

ruleCatchesNot(policyVersionNotFirst, [
  { name: "first", head: policyFile() },
  {
    name: "behind a comment, which is to go",
    head: policyFile("# ours\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "behind a blank line, which is to go",
    head: policyFile("\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "behind a byte order mark, which is to go",
    head: policyFile("\ufeffversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "missing", head: policyFile("mode: enforce\nmx: mail.example.com\nmax_age: 604800\n") },
  {
    name: "behind what is filled in",
    head: {
      "templates/mta-sts.txt.j2": "{{ head }}\nmode: enforce\nversion: STSv1\nmx: mail.example.com\nmax_age: 604800\n",
    },
  },
  {
    name: "a second one",
    head: policyFile("version: STSv1\nmode: enforce\nversion: STSv1\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
