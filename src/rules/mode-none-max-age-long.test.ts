import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { modeNoneMaxAgeLong } from "./mode-none-max-age-long.js";

const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string, maxAge: string) => ({
  [POLICY]: `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: ${maxAge}\n`,
});

ruleCatches(modeNoneMaxAgeLong, [
  {
    name: "from enforce, with the old max_age",
    base: policy("enforce", "604800"),
    head: policy("none", "604800"),
    findings: [`${POLICY}:4:10 warning`],
    says: /from enforce to mode none with a max_age of 1 week/,
  },
  {
    name: "from testing, two days",
    base: policy("testing", "604800"),
    head: policy("none", "172800"),
    findings: [`${POLICY}:4:10 warning`],
  },
  {
    name: "a policy of an unknown domain",
    base: { "public/.well-known/mta-sts.txt": policy("enforce", "604800")[POLICY] ?? "" },
    head: { "public/.well-known/mta-sts.txt": policy("none", "604800")[POLICY] ?? "" },
    findings: ["public/.well-known/mta-sts.txt:4:10 warning"],
  },
]);

ruleCatchesNot(modeNoneMaxAgeLong, [
  { name: "a single state", head: policy("none", "604800") },
  { name: "one day", base: policy("enforce", "604800"), head: policy("none", "86400") },
  { name: "mode none as before", base: policy("none", "86400"), head: policy("none", "604800") },
  { name: "another mode", base: policy("enforce", "604800"), head: policy("testing", "604800") },
  { name: "a max_age that is filled in", base: policy("enforce", "604800"), head: policy("none", "{{ age }}") },
  { name: "a policy that enters the repository", base: { "README.md": "" }, head: policy("none", "604800") },
]);
