import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { maxAgeLowered } from "./max-age-lowered.js";

const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (maxAge: string, mode = "enforce") => ({
  [POLICY]: `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: ${maxAge}\n`,
});

ruleCatches(maxAgeLowered, [
  {
    name: "a lower max_age",
    base: policy("604800"),
    head: policy("86400"),
    findings: [`${POLICY}:4:10 notice`],
    says: /from 1 week \(604800\) to 1 day \(86400\)/,
  },
  {
    name: "in a policy that moves",
    base: policy("604800"),
    head: { "www/mta-sts.example.com/.well-known/mta-sts.txt": policy("86400", "testing")[POLICY] ?? "" },
    findings: ["www/mta-sts.example.com/.well-known/mta-sts.txt:4:10 notice"],
  },
]);

ruleCatchesNot(maxAgeLowered, [
  { name: "a single state", head: policy("86400") },
  { name: "a higher max_age", base: policy("86400"), head: policy("604800") },
  { name: "the same, written another way", base: policy("0604800"), head: policy("604800") },
  { name: "on the way to mode none", base: policy("604800"), head: policy("86400", "none") },
  { name: "out of mode none", base: policy("604800", "none"), head: policy("86400", "testing") },
  { name: "an invalid max_age", base: policy("7d"), head: policy("86400") },
]);
