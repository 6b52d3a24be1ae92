import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordMisplaced } from "./record-misplaced.js";

const PATH = "zones/example.com.zone";

ruleCatches(recordMisplaced, [
  {
    name: "at the apex",
    head: { [PATH]: zoneText({ sts: '@ IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
    says: /published at example\.com, the mail domain itself.*_mta-sts\.example\.com only/,
  },
  {
    name: "at the policy host",
    head: { [PATH]: zoneText({ sts: 'mta-sts IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
  },
  {
    name: "with underscores",
    head: { [PATH]: zoneText({ sts: '_mta_sts IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
    says: /spelt differently/,
  },
  {
    name: "without the final dot",
    head: { [PATH]: zoneText({ sts: '_mta-sts.example.com IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
    says: /name of the zone twice/,
  },
  {
    name: "without the final dot, for a subdomain",
    head: { [PATH]: zoneText({ extra: '_mta-sts.lists.example.com IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:11:1 error`],
    says: /_mta-sts\.lists\.example\.com only/,
  },
  {
    name: "without the final dot, beside the right one",
    head: { [PATH]: zoneText({ extra: '_mta-sts.example.com IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:11:1 warning`],
  },
  {
    name: "the full name with underscores",
    head: { [PATH]: zoneText({ sts: '_mta_sts.example.com. IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
  },
  {
    name: "in a part of a zone",
    head: { [PATH]: '$ORIGIN example.com.\n@ 3600 IN TXT "v=STSv1; id=1"\n' },
    findings: [`${PATH}:2:1 warning`],
  },
  {
    name: "the full name in octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts.example.com:\n  type: TXT\n  value: v=STSv1\\; id=1\n" },
    findings: ["zones/example.com.yaml:1:1 error"],
  },
]);

ruleCatchesNot(recordMisplaced, [
  { name: "at its place", head: { [PATH]: zoneText() } },
  { name: "for a subdomain", head: { [PATH]: zoneText({ extra: '_mta-sts.lists IN TXT "v=STSv1; id=1"' }) } },
  {
    name: "the target of an alias",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN CNAME mta-sts\nmta-sts IN TXT "v=STSv1; id=1"' }) },
  },
  { name: "a copy at the apex", head: { [PATH]: zoneText({ extra: '@ IN TXT "v=STSv1; id=1"' }) } },
  { name: "a copy at the policy host", head: { [PATH]: zoneText({ extra: 'mta-sts IN TXT "v=STSv1; id=1"' }) } },
  { name: "SPF at the apex", head: { [PATH]: zoneText({ extra: '@ IN TXT "v=spf1 -all"' }) } },
  { name: "prose about it", head: { [PATH]: zoneText({ extra: '@ IN TXT "we have a record v=STSv1; id=1"' }) } },
  { name: "an id of something else", head: { [PATH]: zoneText({ extra: '@ IN TXT "id=1"' }) } },
  { name: "at some other name", head: { [PATH]: zoneText({ extra: 'shared IN TXT "v=STSv1; id=1"' }) } },
  {
    name: "a validation below the policy host",
    head: { [PATH]: zoneText({ extra: "_abc.mta-sts IN CNAME _def.acm-validations.aws." }) },
  },
]);
