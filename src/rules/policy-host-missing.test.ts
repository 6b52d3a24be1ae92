import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyHostMissing } from "./policy-host-missing.js";

const PATH = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string): string => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n`;

ruleCatches(policyHostMissing, [
  {
    name: "nothing at the name",
    head: { [PATH]: zoneText({ host: "" }) },
    findings: [`${PATH}:6:18 error`],
    says: /mta-sts\.example\.com, the host from which senders fetch it, has no address/,
  },
  {
    name: "a text only",
    head: { [PATH]: zoneText({ host: 'mta-sts IN TXT "hello"' }) },
    findings: [`${PATH}:6:18 error`],
  },
  {
    name: "an alias of the record",
    head: { [PATH]: zoneText({ host: "", sts: '_mta-sts IN CNAME sts\nsts IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:6:1 error`],
  },
  {
    name: "one of two domains",
    head: { [PATH]: zoneText({ extra: '_mta-sts.lists IN TXT "v=STSv1; id=1"' }) },
    findings: [`${PATH}:11:24 error`],
  },
  {
    name: "octoDNS",
    head: { "zones/example.com.yaml": "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\n" },
    findings: ["zones/example.com.yaml:3:10 error"],
  },
  {
    name: "a host that goes, where the policy is not at hand",
    base: { [PATH]: zoneText() },
    head: { [PATH]: zoneText({ host: "" }) },
    findings: [`${PATH}:6:18 error`],
  },
  {
    name: "a host that goes in mode none, while the record stays",
    base: { [PATH]: zoneText(), [POLICY]: policy("none") },
    head: { [PATH]: zoneText({ host: "" }), [POLICY]: policy("none") },
    findings: [`${PATH}:6:18 error`],
  },
  {
    name: "a host that goes with a policy that no sender took",
    base: { [PATH]: zoneText(), [POLICY]: policy("live") },
    head: { [PATH]: zoneText({ host: "" }), [POLICY]: policy("live") },
    findings: [`${PATH}:6:18 error`],
  },
]);

ruleCatchesNot(policyHostMissing, [
  { name: "an address", head: { [PATH]: zoneText() } },
  { name: "an address of IPv6", head: { [PATH]: zoneText({ host: "mta-sts IN AAAA 2001:db8::1" }) } },
  { name: "an alias", head: { [PATH]: zoneText({ host: "mta-sts IN CNAME example.github.io." }) } },
  { name: "a wildcard", head: { [PATH]: zoneText({ host: "* IN A 192.0.2.2" }) } },
  { name: "a wildcard alias", head: { [PATH]: zoneText({ host: "* IN CNAME www.example.net." }) } },
  { name: "a host that is delegated", head: { [PATH]: zoneText({ host: "mta-sts IN NS ns.example.net." }) } },
  { name: "a part of a zone", head: { [PATH]: '$ORIGIN example.com.\n_mta-sts 60 IN TXT "v=STSv1; id=1"\n' } },
  {
    name: "a host that goes too early, which is a matter of the retirement",
    base: { [PATH]: zoneText(), [POLICY]: policy("enforce") },
    head: { [PATH]: zoneText({ host: "" }), [POLICY]: policy("enforce") },
  },
  {
    name: "a host and a policy that go too early",
    base: { [PATH]: zoneText(), [POLICY]: policy("testing") },
    head: { [PATH]: zoneText({ host: "" }) },
  },
  { name: "no announcement", head: { [PATH]: zoneText({ host: "", sts: "" }) } },
  {
    name: "a zone of its own",
    head: {
      [PATH]: zoneText({ host: "" }),
      "zones/mta-sts.example.com.zone": zoneText({
        apex: "mta-sts.example.com",
        sts: "",
        host: "@ IN A 192.0.2.2",
        tls: "",
      }),
    },
  },
  {
    name: "a provider's own type in octoDNS",
    head: {
      "zones/example.com.yaml":
        "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=1\nmta-sts:\n  type: Route53Provider/ALIAS\n  value: sites.example.net.\n",
    },
  },
]);
