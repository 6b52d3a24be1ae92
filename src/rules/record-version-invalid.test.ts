import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordVersionInvalid } from "./record-version-invalid.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

ruleCatches(recordVersionInvalid, [
  {
    name: "other letter case",
    head: sts('"v=stsv1; id=1"'),
    findings: [`${PATH}:6:18 error`],
    says: /begins with "v=stsv1"/,
  },
  { name: "a capital V", head: sts('"V=STSv1; id=1"'), findings: [`${PATH}:6:18 error`] },
  { name: "another version", head: sts('"v=STSv2; id=1"'), findings: [`${PATH}:6:18 error`], says: /does not exist/ },
  { name: "no version", head: sts('"id=20240101"'), findings: [`${PATH}:6:18 error`], says: /has no version/ },
  {
    name: "no name of the version",
    head: sts('"STSv1; id=1"'),
    findings: [`${PATH}:6:18 error`],
    says: /has no version/,
  },
  { name: "a colon", head: sts('"v:STSv1; id=1"'), findings: [`${PATH}:6:18 error`] },
  {
    name: "the version behind the id",
    head: sts('"id=1; v=STSv1"'),
    findings: [`${PATH}:6:18 error`],
    says: /something else before/,
  },
  {
    name: "a leading blank",
    head: sts('" v=STSv1; id=1"'),
    findings: [`${PATH}:6:18 error`],
    says: /begins with a blank/,
  },
  {
    name: "quotes within the text",
    head: sts(String.raw`"\"v=STSv1; id=1\""`),
    findings: [`${PATH}:6:18 error`],
    says: /quotation marks/,
  },
  {
    name: "a policy in the place of the record",
    head: sts('"version: STSv1 mode: enforce"'),
    findings: [`${PATH}:6:18 error`],
  },
  {
    name: "a slip beside a record that counts",
    head: sts('"v=stsv1; id=1"\n_mta-sts IN TXT "v=STSv1; id=2"'),
    findings: [`${PATH}:6:18 warning`],
    says: /take another one/,
  },
  {
    name: "one record for two domains, once",
    head: {
      [PATH]: zoneText({ sts: '_mta-sts IN TXT "V=STSv1; id=1"' }),
      "zones/example.org.zone": zoneText({ apex: "example.org", sts: "_mta-sts IN CNAME _mta-sts.example.com." }),
    },
    findings: [`${PATH}:6:18 error`],
  },
  {
    name: "inner quotes in octoDNS",
    head: { "zones/example.com.yaml": `_mta-sts:\n  type: TXT\n  value: '"\\"v=STSv1\\; id=1\\""'\n` },
    findings: ["zones/example.com.yaml:3:12 error"],
    says: /quotation marks/,
  },
]);

ruleCatchesNot(recordVersionInvalid, [
  {
    name: "single quotes, which cost the id as well",
    head: { "zones/example.com.zone": zoneText({ sts: "_mta-sts IN TXT 'v=STSv1; id=1'" }) },
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
  { name: "a blank before the first semicolon, which is a matter of syntax", head: sts('"v=STSv1 ; id=1"') },
  { name: "a missing semicolon, which is a matter of syntax", head: sts('"v=STSv1 id=1"') },
  { name: "a version in two strings", head: sts('"v=STS" "v1; id=1"') },
  { name: "a version that is filled in later", head: sts('"v={{ version }}; id=1"') },
  { name: "a later version beside this one", head: sts('"v=STSv2; id=1"\n_mta-sts IN TXT "v=STSv1; id=1"') },
  { name: "an SPF record beside it", head: sts('"v=spf1 -all"\n_mta-sts IN TXT "v=STSv1; id=1"') },
  {
    name: "TLS reporting with another version",
    head: { [PATH]: zoneText({ tls: '_smtp._tls IN TXT "v=tlsrptv1; rua=mailto:a@example.com"' }) },
  },
]);
