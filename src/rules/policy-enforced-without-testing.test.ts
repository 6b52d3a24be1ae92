import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyEnforcedWithoutTesting } from "./policy-enforced-without-testing.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 604800\n`;
const sts = (id: string) => ({ sts: `_mta-sts IN TXT "v=STSv1; id=${id}"` });
const shared = zoneText({ apex: "example.org", host: "mta-sts IN CNAME mta-sts.example.com." });

ruleCatches(policyEnforcedWithoutTesting, [
  {
    name: "a domain that starts with enforce",
    base: { [ZONE]: zoneText({ sts: "", host: "" }) },
    head: { [ZONE]: zoneText(), [POLICY]: policy("enforce") },
    findings: [`${POLICY}:2:7 warning`],
    says: /from nothing straight to enforce/,
  },
  {
    name: "from none to enforce",
    base: { [ZONE]: zoneText(sts("1")), [POLICY]: policy("none") },
    head: { [ZONE]: zoneText(sts("2")), [POLICY]: policy("enforce") },
    findings: [`${POLICY}:2:7 warning`],
    says: /from mode none/,
  },
  {
    name: "a policy of enforce that is announced now",
    base: { [ZONE]: zoneText({ sts: "" }), [POLICY]: policy("enforce") },
    head: { [ZONE]: zoneText(), [POLICY]: policy("enforce") },
    findings: [`${POLICY}:2:7 warning`],
  },
  {
    name: "from none to enforce where only the policy is here",
    base: { [POLICY]: policy("none") },
    head: { [POLICY]: policy("enforce") },
    findings: [`${POLICY}:2:7 warning`],
  },
]);

ruleCatchesNot(policyEnforcedWithoutTesting, [
  { name: "a single state", head: { [ZONE]: zoneText(), [POLICY]: policy("enforce") } },
  {
    name: "from testing to enforce",
    base: { [ZONE]: zoneText(sts("1")), [POLICY]: policy("testing") },
    head: { [ZONE]: zoneText(sts("2")), [POLICY]: policy("enforce") },
  },
  {
    name: "a domain that starts with testing",
    base: { [ZONE]: zoneText({ sts: "" }) },
    head: { [ZONE]: zoneText(), [POLICY]: policy("testing") },
  },
  {
    name: "a policy that enters the repository",
    base: { [ZONE]: zoneText() },
    head: { [ZONE]: zoneText(), [POLICY]: policy("enforce") },
  },
  { name: "a policy without its zone", base: { "README.md": "" }, head: { [POLICY]: policy("enforce") } },
  {
    name: "zone and policy enter the repository",
    base: { "zones/example.net.zone": zoneText({ apex: "example.net" }) },
    head: {
      "zones/example.net.zone": zoneText({ apex: "example.net" }),
      [ZONE]: zoneText(),
      [POLICY]: policy("enforce"),
    },
  },
  {
    name: "a new domain joins a shared policy",
    base: {
      [ZONE]: zoneText(),
      [POLICY]: policy("enforce"),
      "zones/example.org.zone": zoneText({ apex: "example.org", sts: "", host: "" }),
    },
    head: { [ZONE]: zoneText(), [POLICY]: policy("enforce"), "zones/example.org.zone": shared },
  },
  {
    name: "a policy that moves",
    base: { [ZONE]: zoneText(), [POLICY]: policy("enforce") },
    head: { [ZONE]: zoneText(), "www/mta-sts.example.com/mta-sts.txt": policy("enforce") },
  },
  {
    name: "a mode that was filled in",
    base: { [ZONE]: zoneText(), [POLICY]: policy("{{ mode }}") },
    head: { [ZONE]: zoneText(), [POLICY]: policy("enforce") },
  },
]);
