import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { recordMissing } from "./record-missing.js";

const PATH = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n`;

ruleCatches(recordMissing, [
  {
    name: "nothing at the name",
    head: { [PATH]: zoneText({ sts: "" }), [POLICY]: policy("enforce") },
    findings: [`${PATH}:3:1 notice`],
    says: /there is no TXT record at _mta-sts\.example\.com/,
  },
  {
    name: "something else at the name",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN TXT "hello"' }), [POLICY]: policy("testing") },
    findings: [`${PATH}:6:18 notice`],
    says: /is no MTA-STS record, but "hello"/,
  },
  {
    name: "something else from a wildcard",
    head: { [PATH]: zoneText({ sts: '* IN TXT "v=spf1 -all"' }), [POLICY]: policy("testing") },
    findings: [`${PATH}:3:1 notice`],
  },
]);

ruleCatchesNot(recordMissing, [
  {
    name: "a record that this change takes away, which is a matter of the retirement",
    base: { [PATH]: zoneText(), [POLICY]: policy("enforce") },
    head: { [PATH]: zoneText({ sts: "" }), [POLICY]: policy("enforce") },
  },
  { name: "a record", head: { [PATH]: zoneText(), [POLICY]: policy("enforce") } },
  {
    name: "a broken record",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN TXT "v=stsv1"' }), [POLICY]: policy("enforce") },
  },
  { name: "no zone here", head: { [POLICY]: policy("enforce") } },
  {
    name: "the zone of another domain",
    head: { "zones/example.org.zone": zoneText({ apex: "example.org", sts: "" }), [POLICY]: policy("enforce") },
  },
  {
    name: "a part of a zone",
    head: { [PATH]: "$ORIGIN example.com.\nmta-sts 60 IN A 192.0.2.1\n", [POLICY]: policy("enforce") },
  },
  {
    name: "an alias out of the repository",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN CNAME a.example.net." }), [POLICY]: policy("enforce") },
  },
  {
    name: "a name that is delegated",
    head: { [PATH]: zoneText({ sts: "_mta-sts IN NS ns.example.net." }), [POLICY]: policy("enforce") },
  },
  { name: "a policy that is taken down", head: { [PATH]: zoneText({ sts: "" }), [POLICY]: policy("none") } },
  {
    name: "a record at a wrong name",
    head: { [PATH]: zoneText({ sts: '_mta_sts IN TXT "v=STSv1; id=1"' }), [POLICY]: policy("enforce") },
  },
  {
    name: "a text that is filled in later",
    head: { [PATH]: zoneText({ sts: '_mta-sts IN TXT "{{ sts }}"' }), [POLICY]: policy("enforce") },
  },
  { name: "a zone without a policy", head: { [PATH]: zoneText({ sts: "" }) } },
]);
