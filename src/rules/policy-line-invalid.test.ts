import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyLineInvalid } from "./policy-line-invalid.js";

ruleCatches(policyLineInvalid, [
  {
    name: "a comment",
    head: policyFile("# ours\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /comment/,
  },
  {
    name: "several comments, in one finding",
    head: policyFile(
      "# ours\nversion: STSv1\n  // mode\nmode: enforce\n; hosts\nmx: mail.example.com\nmax_age: 604800\n",
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /2 more/,
  },
  {
    name: "a comment of HTML",
    head: policyFile("<!-- ours -->\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
  },
  {
    name: "prose behind the policy",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nThat is all.\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /no colon/,
  },
  {
    name: "an equals sign",
    head: policyFile("version: STSv1\nmode=enforce\nmx: mail.example.com\nmax_age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:2:1 error"],
  },
  {
    name: "a name with a blank",
    head: policyFile("version: STSv1\nmode: enforce\nmx: mail.example.com\nmax age: 604800\n"),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:4:1 error"],
    says: /can't be the name/,
  },
  {
    name: "a name of 33 characters",
    head: policyFile(policyText({ extra: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn: x" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
  },
  {
    name: "no name",
    head: policyFile(policyText({ extra: ": x" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /no name/,
  },
  {
    name: "an unknown field without a value",
    head: policyFile(policyText({ extra: "note:" })),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 error"],
    says: /no value/,
  },
  {
    name: "comments and prose are two mistakes",
    head: policyFile("# ours\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\nThat is all.\n"),
    findings: [
      "mta-sts.example.com/.well-known/mta-sts.txt:1:1 error",
      "mta-sts.example.com/.well-known/mta-sts.txt:6:1 error",
    ],
  },
  {
    name: "lines around a policy",
    head: policyFile(
      "-----BEGIN-----\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n-----END-----\n",
    ),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
  },
]);

ruleCatchesNot(policyLineInvalid, [
  { name: "fields only", head: policyFile() },
  { name: "a `#` inside a value", head: policyFile(policyText({ extra: "note: see #3" })) },
  { name: "a URL as a value", head: policyFile(policyText({ extra: "note: https://example.com/" })) },
  { name: "a name of 32 characters", head: policyFile(policyText({ extra: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn: x" })) },
  { name: "a mode without a value, which has its own rule", head: policyFile(policyText({ mode: "mode:" })) },
  { name: "an mx without a value, which has its own rule", head: policyFile(policyText({ mx: "mx:" })) },
  {
    name: "a comment behind a value, which has its own rule",
    head: policyFile(policyText({ mode: "mode: enforce # ours" })),
  },
  {
    name: "a YAML list, which has its own rule",
    head: policyFile("version: STSv1\nmode: enforce\nmx:\n  - mail.example.com\nmax_age: 604800\n"),
  },
  {
    name: "control lines of a template",
    head: {
      "templates/mta-sts.txt.j2":
        "version: STSv1\nmode: enforce\n{% for mx in hosts %}\nmx: {{ mx }}\n{% endfor %}\nmax_age: 604800\n",
    },
  },
  {
    name: "front matter that Jekyll takes out",
    head: policyFile("---\nlayout: null\n---\nversion: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n"),
  },
  { name: "a text that is no policy", head: policyFile("Nothing to see here.\n") },
]);
