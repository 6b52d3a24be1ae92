import { policyFile } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyIndented } from "./policy-indented.js";

ruleCatches(policyIndented, [
  {
    name: "every line",
    head: policyFile("  version: STSv1\n  mode: enforce\n  mx: mail.example.com\n  max_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /3 more/,
  },
  {
    name: "one line",
    head: policyFile("version: STSv1\n mode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
    says: /at the start of the line/,
  },
  {
    name: "a tab",
    head: policyFile("version: STSv1\nmode: enforce\n\tmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
  {
    name: "a blank before the colon",
    head: policyFile("version: STSv1\nmode : enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:5 error"],
    says: /before the colon/,
  },
  {
    name: "blanks before every colon",
    head: policyFile("version : STSv1\nmode : enforce\nmx : mail.example.com\nmax_age : 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:8 error"],
  },
  {
    name: "both",
    head: policyFile(" version : STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
  },
  {
    name: "CRLF",
    head: policyFile("version: STSv1\r\nmode: enforce\r\n  mx: mail.example.com\r\nmax_age: 604800\r\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3:1 error"],
  },
]);

ruleCatchesNot(policyIndented, [
  { name: "none", head: policyFile() },
  {
    name: "aligned values",
    head: policyFile("version: STSv1\nmode:    enforce\nmx:      mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "blanks at line ends",
    head: policyFile("version: STSv1 \nmode: enforce \nmx: mail.example.com \nmax_age: 604800 \n"),
  },
  {
    name: "a line of blanks",
    head: policyFile("version: STSv1\n  \nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "an indented comment, which is none",
    head: policyFile("version: STSv1\n  # ours\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "a YAML list, which has its own rule",
    head: policyFile("version: STSv1\nmode: enforce\nmx:\n  - mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "beside what is filled in, which may take it along",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: enforce\n{%- for mx in hosts -%}\n  mx: {{ mx }}\n{% endfor -%}\nmax_age: 604800\n",
    },
  },
  {
    name: "an indented line that is no field",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n  that is all\n"),
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
