import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordWildcardOnly } from "./record-wildcard-only.js";

const PATH = "zones/example.com.zone";

ruleCatches(recordWildcardOnly, [
  {
    name: "a wildcard",
    head: { [PATH]: zoneText({ sts: '* IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:11 warning`],
    says: /wildcard \*\.example\.com/,
  },
  {
    name: "a wildcard with other texts",
    head: { [PATH]: zoneText({ sts: '* IN TXT "v=spf1 -all"\n* IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:7:11 warning`],
  },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "'*':\n  type: TXT\n  value: v=STSv1\\; id=1\n" },
    findings: ["zones/example.com.yaml:3:10 warning"],
  },
]);

ruleCatchesNot(recordWildcardOnly, [
  { name: "a record of its own", head: { [PATH]: zoneText() } },
  { name: "both", head: { [PATH]: zoneText({ extra: '* IN TXT "v=STSv1; id=2"' }) } },
  { name: "a wildcard for other things", head: { [PATH]: zoneText({ sts: '* IN TXT "v=spf1 -all"' }) } },
  { name: "a wildcard alias", head: { [PATH]: zoneText({ sts: "* IN CNAME www.example.net." }) } },
]);
