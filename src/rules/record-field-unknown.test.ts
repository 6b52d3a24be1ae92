import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordFieldUnknown } from "./record-field-unknown.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordFieldUnknown, [
  {
    name: "an extension",
    head: sts('"v=STSv1; id=1; note=a"'),
    findings: [`${PATH}:6:33 notice`],
    says: /called "note"/,
  },
  {
    name: "two extensions",
    head: sts('"v=STSv1; a=1; id=1; b=2"'),
    findings: [`${PATH}:6:27 notice`, `${PATH}:6:38 notice`],
  },
  {
    name: "a field of the policy",
    head: sts('"v=STSv1; id=1; mode=enforce"'),
    findings: [`${PATH}:6:33 notice`],
    says: /belongs into the policy/,
  },
  {
    name: "a near miss of id",
    head: sts('"v=STSv1; id=1; ID=2"'),
    findings: [`${PATH}:6:33 warning`],
    says: /looks like "id"/,
  },
  { name: "another near miss of id", head: sts('"v=STSv1; id=1; idd=2"'), findings: [`${PATH}:6:33 warning`] },
  { name: "a near miss of v", head: sts('"v=STSv1; id=1; V=2"'), findings: [`${PATH}:6:33 warning`] },
]);

ruleCatchesNot(recordFieldUnknown, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "the near miss that stands for the missing id", head: sts('"v=STSv1; ID=1"') },
  { name: "the near miss that stands for the missing version", head: sts('"V=STSv1; id=1"') },
  { name: "a malformed extension, which is a matter of syntax", head: sts('"v=STSv1; id=1; no te=a"') },
  { name: "a name that is filled in later", head: sts('"v=STSv1; id=1; {{ name }}=a"') },
]);
