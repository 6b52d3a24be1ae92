import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordUnrelatedTxt } from "./record-unrelated-txt.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordUnrelatedTxt, [
  {
    name: "SPF",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=spf1 -all"'),
    findings: [`${PATH}:7:18 warning`],
    says: /"v=spf1 -all"/,
  },
  {
    name: "several, once",
    head: sts('"google-site-verification=a"\n_mta-sts IN TXT "v=STSv1; id=1"\n_mta-sts IN TXT "v=spf1 -all"'),
    findings: [`${PATH}:6:18 warning`],
  },
  { name: "an empty text", head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT ""'), findings: [`${PATH}:7:18 warning`] },
  {
    name: "octoDNS",
    head: {
      "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  values:\n    - v=STSv1\\; id=1\n    - verification=2\n",
    },
    findings: ["zones/example.com.yaml:5:7 warning"],
  },
]);

ruleCatchesNot(recordUnrelatedTxt, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "two MTA-STS records, which are duplicates", head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"') },
  { name: "a text that is filled in later", head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "{{ more }}"') },
  { name: "TXT at the apex", head: { [PATH]: zoneText({ extra: '@ IN TXT "v=spf1 -all"' }) } },
  {
    name: "all that a wildcard answers",
    head: { [PATH]: zoneText({ sts: '* IN TXT "v=STSv1; id=1"\n* IN TXT "v=spf1 -all"' }) },
  },
]);
