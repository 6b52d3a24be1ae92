import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordCnameConflict } from "./record-cname-conflict.js";

const PATH = "zones/example.com.zone";

ruleCatches(recordCnameConflict, [
  {
    name: "an alias and a text",
    head: { [PATH]: zoneText({ extra: "_mta-sts IN CNAME _mta-sts.example.net." }) },
    findings: [`${PATH}:11:1 error`],
    says: /_mta-sts\.example\.com has a CNAME and a TXT record/,
  },
  {
    name: "the alias first",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN CNAME _mta-sts.example.net.\n IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
  },
  {
    name: "another text",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN CNAME _mta-sts.example.net.\n_mta-sts IN TXT "verification=1"' }) },
    findings: [`${PATH}:6:1 error`],
  },
  {
    name: "octoDNS",
    head: {
      "zones/example.com.yaml":
        "_mta-sts:\n  - type: CNAME\n    value: _mta-sts.example.net.\n  - type: TXT\n    value: v=STSv1\\; id=1\n",
    },
    findings: ["zones/example.com.yaml:2:5 error"],
  },
]);

ruleCatchesNot(recordCnameConflict, [
  { name: "a text alone", head: { [PATH]: zoneText() } },
  { name: "an alias alone", head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.example.net." }) } },
  {
    name: "branches of a template",
    head: {
      [PATH]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1"\n{% else %}\n_mta-sts IN CNAME a.example.net.' }),
    },
  },
  { name: "the same at the policy host", head: { [PATH]: zoneText({ extra: "mta-sts IN CNAME a.example.net." }) } },
  {
    name: "parts of a zone for different places",
    head: {
      "live/example.com.zone": '$ORIGIN example.com.\n_mta-sts 3600 IN TXT "v=STSv1; id=1"\n',
      "test/example.com.zone": "$ORIGIN example.com.\n_mta-sts 3600 IN CNAME _mta-sts.example.net.\n",
    },
  },
  {
    name: "signatures beside an alias",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME a.example.net.\n_mta-sts IN NSEC mta-sts CNAME" }) },
  },
]);
