import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordDuplicate } from "./record-duplicate.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordDuplicate, [
  {
    name: "two ids",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"'),
    findings: [`${PATH}:7:18 error`],
    says: /^2 TXT records/,
  },
  {
    name: "three records",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"\n_mta-sts IN TXT "v=STSv1;id=3"'),
    findings: [`${PATH}:8:18 error`],
  },
  {
    name: "a broken one beside a good one",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1;"'),
    findings: [`${PATH}:7:18 error`],
  },
  {
    name: "different writing of the same id",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1;id=1"'),
    findings: [`${PATH}:7:18 error`],
  },
  {
    name: "two values in octoDNS",
    head: {
      "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  values:\n    - v=STSv1\\; id=1\n    - v=STSv1\\; id=2\n",
    },
    findings: ["zones/example.com.yaml:5:7 error"],
  },
  {
    name: "two domains that share them, once",
    head: {
      [PATH]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"' }),
      "zones/example.org.zone": zoneText({ apex: "example.org", sts: "_mta-sts IN CNAME _mta-sts.example.com." }),
    },
    findings: [`${PATH}:7:18 error`],
  },
]);

ruleCatchesNot(recordDuplicate, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  {
    name: "the same record twice, which is published once",
    head: sts('"v=STSv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=1"'),
  },
  { name: "a record that senders drop", head: sts('"v=STSv1 ; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"') },
  { name: "an unrelated record", head: sts('"v=spf1 -all"\n_mta-sts IN TXT "v=STSv1; id=2"') },
  { name: "ids that are filled in later", head: sts('"v=STSv1; id={{ a }}"\n_mta-sts IN TXT "v=STSv1; id={{ b }}"') },
  {
    name: "branches of a template",
    head: sts('"v=STSv1; id=1"\n{% else %}\n_mta-sts IN TXT "v=STSv1; id=2"'),
  },
  {
    name: "two views of a zone",
    head: {
      "internal/example.com.zone": zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1"' }),
      "external/example.com.zone": zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=2"' }),
    },
  },
  { name: "two domains of one zone", head: sts('"v=STSv1; id=1"\n_mta-sts.lists IN TXT "v=STSv1; id=2"') },
]);
