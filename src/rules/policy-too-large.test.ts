import { policyFile, policyText } from "../../test/policy-text.js";
import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { policyTooLarge } from "./policy-too-large.js";

ruleCatches(policyTooLarge, [
  {
    name: "more than one sender reads",
    head: policyFile(`${policyText()}note: ${"x".repeat(10_300)}\n`),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:5:1 warning"],
    says: /10240/,
  },
  {
    name: "more than any sender reads",
    head: policyFile(policyText() + "mx: mail.example.com\n".repeat(3100)),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:3049:1 error"],
    says: /64000/,
  },
  {
    name: "one line of a million blanks",
    head: policyFile(policyText() + " ".repeat(1_000_000)),
    findings: ["mta-sts.example.com/.well-known/mta-sts.txt:1:1 error"],
    says: /octets long/,
  },
]);

ruleCatchesNot(policyTooLarge, [
  { name: "a usual policy", head: policyFile() },
  { name: "just below the limit", head: policyFile(`${policyText()}note: ${"x".repeat(10_000)}\n`) },
  { name: "a long text that is no policy", head: policyFile("lorem ipsum\n".repeat(2000)) },
  {
    name: "a template whose placeholders are long",
    head: { "mta-sts.txt.j2": policyText() + `{{ ${"x".repeat(300)} }}\n`.repeat(40) },
  },
]);
