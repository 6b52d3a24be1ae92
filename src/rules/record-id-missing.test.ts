import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordIdMissing } from "./record-id-missing.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordIdMissing, [
  {
    name: "a version and nothing else",
    head: sts('"v=STSv1;"'),
    findings: [`${PATH}:6:18 error`],
    says: /has no id\./,
  },
  { name: "no semicolon either", head: sts('"v=STSv1"'), findings: [`${PATH}:6:18 error`] },
  { name: "an extension only", head: sts('"v=STSv1; note=abc"'), findings: [`${PATH}:6:18 error`] },
  {
    name: "capital letters",
    head: sts('"v=STSv1; ID=20240101"'),
    findings: [`${PATH}:6:18 error`],
    says: /called "ID"/,
  },
  {
    name: "a slip of the hand",
    head: sts('"v=STSv1; idd=20240101"'),
    findings: [`${PATH}:6:18 error`],
    says: /called "idd"/,
  },
  {
    name: "no quotes, so that a comment begins",
    head: sts("v=STSv1; id=20240101"),
    findings: [`${PATH}:6:17 error`],
    says: /comment begins/,
  },
  {
    name: "single quotes, so that a comment begins",
    head: sts("'v=STSv1; id=20240101'"),
    findings: [`${PATH}:6:17 error`],
    says: /quotation marks that mean nothing in a zone file/,
  },
  {
    name: "quotes of a word processor",
    head: sts("\u201cv=STSv1; id=20240101;\u201d"),
    findings: [`${PATH}:6:17 error`],
    says: /comment begins/,
  },
  { name: "no id and another version: two mistakes", head: sts('"v=STSv2; note=a"'), findings: [`${PATH}:6:18 error`] },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\;\n" },
    findings: ["zones/example.com.yaml:3:10 error"],
  },
]);

ruleCatchesNot(recordIdMissing, [
  {
    name: "an octoDNS value that YAML cuts off, of which file-syntax-invalid speaks",
    head: { "zones/example.com.yaml": '_mta-sts:\n  type: TXT\n  value: "v=STSv1;" "id=1"\n' },
  },
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "a name in two strings", head: sts('"v=STSv1; i" "d=1"') },
  { name: "an id without its equals sign, which is a matter of syntax", head: sts('"v=STSv1; id:20240101"') },
  { name: "an id without a name, which is a matter of syntax", head: sts('"v=STSv1; 20240101"') },
  { name: "a missing semicolon, which is a matter of syntax", head: sts('"v=STSv1" "id=1"') },
  { name: "a wrong version with an id", head: sts('"v=stsv1; id=1"') },
  { name: "a field that is filled in later", head: sts('"v=STSv1; {{ rest }}"') },
  { name: "no field at all", head: sts('"STSv1"') },
  { name: "a record that senders drop", head: sts('"v=STSv1"\n_mta-sts IN TXT "v=STSv1; id=1"') },
]);
