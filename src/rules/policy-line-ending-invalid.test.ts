import { policyFile } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyLineEndingInvalid } from "./policy-line-ending-invalid.js";

ruleCatches(policyLineEndingInvalid, [
  {
    name: "bare CR throughout",
    head: policyFile("version: STSv1\rmode: enforce\rmx: mail.example.com\rmax_age: 604800\r"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:15 error"],
    says: /bare CR/,
  },
  {
    name: "one bare CR",
    head: policyFile("version: STSv1\rmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:15 error"],
  },
  {
    name: "CR CR LF, as a faulty conversion writes it",
    head: policyFile("version: STSv1\r\r\nmode: enforce\r\r\nmx: mail.example.com\r\r\nmax_age: 604800\r\r\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:15 error"],
  },
  {
    name: "a line separator of Unicode",
    head: policyFile("version: STSv1\u2028mode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:15 error"],
    says: /unusual separator/,
  },
  {
    name: "one CRLF among LF",
    head: policyFile("version: STSv1\nmode: enforce\r\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:14 warning"],
    says: /CRLF, most others in LF/,
  },
  {
    name: "one LF among CRLF",
    head: policyFile("version: STSv1\r\nmx: mail.example.com\r\nmax_age: 604800\r\nmode: enforce\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:14 warning"],
    says: /LF, most others in CRLF/,
  },
  {
    name: "bare CR besides LF and CRLF: one finding",
    head: policyFile("version: STSv1\rmode: enforce\nmx: mail.example.com\nmax_age: 604800\r\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:15 error"],
  },
]);

ruleCatchesNot(policyLineEndingInvalid, [
  { name: "LF", head: policyFile() },
  { name: "CRLF", head: policyFile("version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800\r\n") },
  {
    name: "no final newline",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800"),
  },
  {
    name: "CRLF without a final one",
    head: policyFile("version: STSv1\r\nmode: enforce\r\nmx: mail.example.com\r\nmax_age: 604800"),
  },
  { name: "a single line", head: policyFile("version: STSv1") },
  { name: "blank lines", head: policyFile("version: STSv1\n\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n") },
  {
    name: "blanks at line ends",
    head: policyFile("version: STSv1 \t\nmode: enforce \t\nmx: mail.example.com \t\nmax_age: 604800 \t\n"),
  },
  { name: "prose with bare CR", head: policyFile("Hello\rthere\r") },
]);
