import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordFieldDuplicate } from "./record-field-duplicate.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordFieldDuplicate, [
  {
    name: "two ids",
    head: sts('"v=STSv1; id=1; id=2"'),
    findings: [`${PATH}:6:33 error`],
    says: /"id" twice.*first one counts, "1"/,
  },
  { name: "the same id twice", head: sts('"v=STSv1; id=1; id=1"'), findings: [`${PATH}:6:33 error`] },
  { name: "three ids", head: sts('"v=STSv1; id=1; id=2; id=3"'), findings: [`${PATH}:6:39 error`], says: /3 times/ },
  { name: "two versions", head: sts('"v=STSv1; v=STSv1; id=1"'), findings: [`${PATH}:6:27 error`] },
  {
    name: "two of both",
    head: sts('"v=STSv1; id=1; v=STSv1; id=2"'),
    findings: [`${PATH}:6:33 error`, `${PATH}:6:42 error`],
  },
]);

ruleCatchesNot(recordFieldDuplicate, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "an extension twice", head: sts('"v=STSv1; id=1; note=a; note=b"') },
  { name: "two records", head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"') },
]);
