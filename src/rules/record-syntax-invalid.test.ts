import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordSyntaxInvalid } from "./record-syntax-invalid.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordSyntaxInvalid, [
  {
    name: "a blank before the first semicolon",
    head: sts('"v=STSv1 ; id=1"'),
    findings: [`${PATH}:6:25 error`],
    says: /blank before its first semicolon/,
  },
  { name: "no semicolon", head: sts('"v=STSv1 id=1"'), findings: [`${PATH}:6:25 error`], says: /a blank in the place/ },
  { name: "a comma", head: sts('"v=STSv1, id=1"'), findings: [`${PATH}:6:25 error`] },
  {
    name: "strings that join badly",
    head: sts('"v=STSv1" "id=1"'),
    findings: [`${PATH}:6:18 error`],
    says: /joined with nothing/,
  },
  { name: "two semicolons", head: sts('"v=STSv1;; id=1"'), findings: [`${PATH}:6:26 error`] },
  { name: "two semicolons at the end", head: sts('"v=STSv1; id=1;;"'), findings: [`${PATH}:6:32 error`] },
  { name: "a semicolon in front", head: sts('";v=STSv1; id=1"'), findings: [`${PATH}:6:18 error`] },
  {
    name: "blanks round an equals sign, once for the record",
    head: sts('"v = STSv1; id = 1"'),
    findings: [`${PATH}:6:19 error`],
  },
  { name: "no equals sign", head: sts('"v=STSv1; 20240101"'), findings: [`${PATH}:6:27 error`] },
  { name: "a colon", head: sts('"v=STSv1; id:20240101"'), findings: [`${PATH}:6:27 error`] },
  { name: "a blank at the end", head: sts('"v=STSv1; id=1 "'), findings: [`${PATH}:6:31 error`] },
  { name: "an extension with a blank", head: sts('"v=STSv1; id=1; note=a b"'), findings: [`${PATH}:6:33 error`] },
  { name: "an extension without a value", head: sts('"v=STSv1; id=1; note="'), findings: [`${PATH}:6:33 error`] },
  { name: "a no-break space", head: sts('"v=STSv1;\u00a0id=1"'), findings: [`${PATH}:6:26 error`], says: /U\+00A0/ },
  {
    name: "a semicolon escaped twice",
    head: sts(String.raw`"v=STSv1\\; id=1"`),
    findings: [`${PATH}:6:25 error`],
    says: /backslash/,
  },
  {
    name: "a record that senders drop",
    head: sts('"v=STSv1 ; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"'),
    findings: [`${PATH}:6:25 warning`],
  },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1 \\; id=1\n" },
    findings: ["zones/example.com.yaml:3:17 error"],
  },
]);

ruleCatchesNot(recordSyntaxInvalid, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "a semicolon and a blank at the end", head: sts('"v=STSv1; id=1; "') },
  { name: "blanks and tabs round a later semicolon", head: sts('"v=STSv1; id=1\t;\tnote=a"') },
  { name: "an extension before the id", head: sts('"v=STSv1; note=a/b:c,d; id=1"') },
  { name: "a needless escape of a semicolon", head: sts(String.raw`"v=STSv1\; id=1"`) },
  { name: "a leading blank, which is a matter of the version", head: sts('" v=STSv1; id=1"') },
  { name: "a wrong id", head: sts('"v=STSv1; id=a-b"') },
  { name: "a field that is filled in later", head: sts('"v=STSv1; {{ rest }}"') },
  {
    name: "a semicolon as octoDNS wants it",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n" },
  },
]);
