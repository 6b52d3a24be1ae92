import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordIdInvalid } from "./record-id-invalid.js";

const PATH = "zones/example.com.zone";

/** The zone with this rdata of the announcing record. */
const sts = (rdata: string) => ({ [PATH]: zoneText({ sts: `_mta-sts IN TXT ${rdata}` }) });

/** Terraform with a record whose id is what an expression gives. */
const computed = (expression: string) => ({
  "dns.tf": `resource "cloudflare_dns_record" "sts" {
  zone_id = "1"
  name    = "_mta-sts.example.com"
  type    = "TXT"
  content = "v=STSv1; id=\${${expression}}"
}
`,
});

ruleCatches(recordIdInvalid, [
  {
    name: "a whole SHA-1, which the fix cuts",
    head: computed('sha1("policy")'),
    findings: ["dns.tf:5:28 error"],
    says: /has 40 characters/,
  },
  {
    name: "base64, for which there is no fix",
    head: computed('base64sha256("policy")'),
    findings: ["dns.tf:5:28 error"],
  },
  {
    name: "a date with hyphens",
    head: sts('"v=STSv1; id=2024-01-01"'),
    findings: [`${PATH}:6:30 error`],
    says: /holds a hyphen/,
  },
  {
    name: "a time of RFC 3339",
    head: sts('"v=STSv1; id=20240101T10:00Z"'),
    findings: [`${PATH}:6:30 error`],
    says: /holds a colon/,
  },
  { name: "an underscore", head: sts('"v=STSv1; id=a_b"'), findings: [`${PATH}:6:30 error`] },
  { name: "base64", head: sts('"v=STSv1; id=ab/c+d=="'), findings: [`${PATH}:6:30 error`] },
  {
    name: "a SHA-1",
    head: sts('"v=STSv1; id=0123456789abcdef0123456789abcdef01234567"'),
    findings: [`${PATH}:6:30 error`],
    says: /40 characters/,
  },
  { name: "nothing", head: sts('"v=STSv1; id="'), findings: [`${PATH}:6:27 error`], says: /is empty/ },
  { name: "a blank", head: sts('"v=STSv1; id=2024 01"'), findings: [`${PATH}:6:30 error`], says: /holds a blank/ },
  { name: "a letter that is not ASCII", head: sts('"v=STSv1; id=é"'), findings: [`${PATH}:6:30 error`] },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=2024-01-01\n" },
    findings: ["zones/example.com.yaml:3:23 error"],
  },
]);

ruleCatchesNot(recordIdInvalid, [
  { name: "a valid record", head: sts('"v=STSv1; id=20240101T000000"') },
  { name: "a valid record without blanks", head: sts('"v=STSv1;id=20240101T000000;"') },
  { name: "a valid record in two strings", head: sts('"v=STSv1; id=2024" "0101"') },
  { name: "an id that is filled in later", head: sts('"v=STSv1; id={{ id }}"') },
  { name: "a text that is filled in later", head: sts('"{{ mta_sts }}"') },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) },
  },
  { name: "one letter", head: sts('"v=STSv1; id=1"') },
  { name: "32 letters", head: sts('"v=STSv1; id=0123456789abcdef0123456789ABCDEF"') },
  { name: "an id that is filled in later in part", head: sts('"v=STSv1; id=2024-{{ month }}"') },
  { name: "a second id, which does not count", head: sts('"v=STSv1; id=1; id=a-b"') },
  { name: "a hyphen in another field", head: sts('"v=STSv1; id=1; note=a-b"') },
  { name: "no id", head: sts('"v=STSv1;"') },
]);
