import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyHostConflict } from "./policy-host-conflict.js";

const PATH = "zones/example.com.zone";

ruleCatches(policyHostConflict, [
  {
    name: "an address beside an alias",
    head: { [PATH]: zoneText({ extra: "mta-sts IN CNAME example.github.io." }) },
    findings: [`${PATH}:11:1 error`],
    says: /a CNAME and other records \(A\)/,
  },
  {
    name: "a text beside an alias",
    head: { [PATH]: zoneText({ host: 'mta-sts IN CNAME example.github.io.\nmta-sts IN TXT "v=spf1 -all"' }) },
    findings: [`${PATH}:7:1 error`],
  },
  {
    name: "two aliases",
    head: { [PATH]: zoneText({ host: "mta-sts IN CNAME a.example.net.\nmta-sts IN CNAME b.example.net." }) },
    findings: [`${PATH}:7:1 error`],
    says: /several CNAME records/,
  },
  {
    name: "octoDNS",
    head: {
      "zones/example.com.yaml":
        "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\nmta-sts:\n  - type: CNAME\n    value: a.example.net.\n  - type: TXT\n    value: hello\n",
    },
    findings: ["zones/example.com.yaml:5:5 error"],
  },
]);

ruleCatchesNot(policyHostConflict, [
  { name: "addresses", head: { [PATH]: zoneText({ host: "mta-sts IN A 192.0.2.2\nmta-sts IN AAAA 2001:db8::1" }) } },
  { name: "an alias", head: { [PATH]: zoneText({ host: "mta-sts IN CNAME example.github.io." }) } },
  {
    name: "the same alias twice",
    head: { [PATH]: zoneText({ host: "mta-sts IN CNAME a.example.net.\nmta-sts IN CNAME A.example.net." }) },
  },
  {
    name: "a validation below it",
    head: { [PATH]: zoneText({ host: "mta-sts IN CNAME a.example.net.\n_acme-challenge.mta-sts IN TXT abc" }) },
  },
  {
    name: "branches of a template",
    head: { [PATH]: zoneText({ host: "mta-sts IN A 192.0.2.2\n{% else %}\nmta-sts IN CNAME a.example.net." }) },
  },
  { name: "another host", head: { [PATH]: zoneText({ extra: "www IN A 192.0.2.9\nwww IN CNAME a.example.net." }) } },
  { name: "a zone without MTA-STS", head: { [PATH]: zoneText({ sts: "", extra: "mta-sts IN CNAME a.example.net." }) } },
]);
