import { policyFile } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyBlankLine } from "./policy-blank-line.js";

ruleCatches(policyBlankLine, [
  {
    name: "a second final newline",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /blank/,
  },
  {
    name: "between fields",
    head: policyFile("version: STSv1\n\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
  {
    name: "at the beginning",
    head: policyFile("\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
  },
  {
    name: "of blanks",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n  \t\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
  },
  {
    name: "of blanks, without a final newline",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n   "),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
  },
  {
    name: "several, in one finding",
    head: policyFile("\n\nversion: STSv1\n\nmode: enforce\n\nmx: mail.example.com\nmax_age: 604800\n\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /5 lines/,
  },
  {
    name: "with CRLF",
    head: policyFile("version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n\r\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
  },
  {
    name: "in a template, away from what is filled in",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\n\nmode: enforce\n{% for mx in hosts %}\nmx: {{ mx }}\n{% endfor %}\nmax_age: 604800\n",
    },
    findings: ["templates/mta-sts.txt.j2:2:1 error"],
  },
]);

ruleCatchesNot(policyBlankLine, [
  { name: "none", head: policyFile() },
  {
    name: "no final newline",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800"),
  },
  { name: "CRLF", head: policyFile("version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n") },
  {
    name: "beside what is filled in, which may take it along",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: enforce\n{% for mx in hosts -%}\n\nmx: {{ mx }}\n{% endfor %}\n\nmax_age: 604800\n",
    },
  },
  {
    name: "behind front matter, where Jekyll drops it",
    head: policyFile(
      "---\nlayout: null\n---\n\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n",
    ),
  },
  {
    name: "blanks at line ends",
    head: policyFile("version: STSv1  \nmode: enforce  \nmx: mail.example.com  \nmax_age: 604800  \n"),
  },
  { name: "prose with paragraphs", head: policyFile("One.\n\nTwo.\n") },
  { name: "an empty file", head: policyFile("") },
]);
