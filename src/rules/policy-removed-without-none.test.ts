import { ruleCatches, ruleCatchesNot, ruleLeavesUndecided } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { policyRemovedWithoutNone } from "./policy-removed-without-none.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";
const policy = (mode: string) => `version: STSv1\nmode: ${mode}\nmx: mail.example.com\nmax_age: 1209600\n`;
const BASE = { [ZONE]: zoneText(), [POLICY]: policy("enforce") };
const ONLY_ZONE = { [ZONE]: zoneText() };

ruleCatches(policyRemovedWithoutNone, [
  {
    name: "the record",
    base: BASE,
    head: { ...BASE, [ZONE]: zoneText({ sts: "" }) },
    findings: [`base ${ZONE}:6:18 error`],
    says: /TXT record at _mta-sts\.example\.com is removed.*mode enforce.*for up to 2 weeks/,
  },
  {
    name: "everything at once, in one finding",
    base: BASE,
    head: { [ZONE]: zoneText({ sts: "", host: "" }) },
    findings: [`base ${ZONE}:6:18 error`],
  },
  {
    name: "the record, while the policy goes to none without anybody to see it",
    base: BASE,
    head: { [ZONE]: zoneText({ sts: "" }), [POLICY]: policy("none") },
    findings: [`base ${ZONE}:6:18 error`],
  },
  {
    name: "the policy",
    base: BASE,
    head: ONLY_ZONE,
    findings: [`base ${POLICY}:1:1 error`],
    says: /policy file is removed/,
  },
  {
    name: "the host",
    base: BASE,
    head: { ...BASE, [ZONE]: zoneText({ host: "" }) },
    findings: [`base ${ZONE}:7:1 error`],
    says: /host mta-sts\.example\.com is removed/,
  },
  {
    name: "the host and the policy, while the record stays",
    base: BASE,
    head: { [ZONE]: zoneText({ host: "" }) },
    findings: [`base ${ZONE}:7:1 error`],
  },
  {
    name: "from testing it is a warning",
    base: { ...BASE, [POLICY]: policy("testing") },
    head: { [ZONE]: zoneText({ sts: "" }) },
    findings: [`base ${ZONE}:6:18 warning`],
  },
  {
    name: "the policy of two domains, once",
    base: {
      ...BASE,
      "zones/example.org.zone": zoneText({ apex: "example.org", host: "mta-sts IN CNAME mta-sts.example.com." }),
    },
    head: {
      ...ONLY_ZONE,
      "zones/example.org.zone": zoneText({ apex: "example.org", host: "mta-sts IN CNAME mta-sts.example.com." }),
    },
    findings: [`base ${POLICY}:1:1 error`],
    says: /example\.com and example\.org/,
  },
]);

ruleCatchesNot(policyRemovedWithoutNone, [
  { name: "a single state", head: BASE },
  { name: "after mode none", base: { ...BASE, [POLICY]: policy("none") }, head: { [ZONE]: zoneText({ sts: "" }) } },
  {
    name: "the policy moves",
    base: BASE,
    head: { ...ONLY_ZONE, "www/mta-sts.example.com/mta-sts.txt": policy("enforce") },
  },
  {
    name: "one of two copies goes",
    base: { ...BASE, "www/mta-sts.example.com/mta-sts.txt": policy("enforce") },
    head: BASE,
  },
  {
    name: "the zone moves and changes its format",
    base: BASE,
    head: {
      [POLICY]: policy("enforce"),
      "config/example.com.yaml":
        "_mta-sts:\n  type: TXT\n  value: v=STSv1\\; id=20240101T000000\nmta-sts:\n  type: A\n  value: 192.0.2.2\n",
    },
  },
  { name: "the zone leaves the repository", base: BASE, head: { [POLICY]: policy("enforce") } },
  {
    name: "the record is handed to a provider",
    base: BASE,
    head: { ...BASE, [ZONE]: zoneText({ sts: "_mta-sts IN CNAME _mta-sts.provider.example." }) },
  },
  {
    name: "a zone of which a part can't be read",
    base: BASE,
    head: { ...BASE, [ZONE]: zoneText({ sts: '_mta-sts IN TXT "v=STSv1; id=1' }) },
  },
  {
    name: "a policy that was never announced",
    base: { ...BASE, [ZONE]: zoneText({ sts: "" }) },
    head: { [ZONE]: zoneText({ sts: "" }) },
  },
  {
    name: "a view of the zone goes",
    base: { ...BASE, "inner/example.com.zone": zoneText() },
    head: BASE,
  },
]);

ruleLeavesUndecided(policyRemovedWithoutNone, [
  {
    name: "the policy moves to where it can't be told whose it is",
    base: { ...BASE, "zones/example.org.zone": zoneText({ apex: "example.org" }) },
    head: {
      ...ONLY_ZONE,
      "zones/example.org.zone": zoneText({ apex: "example.org" }),
      "public/.well-known/mta-sts.txt": policy("enforce").replace("mail.example.com", "mx.example.net"),
    },
    because: /whose policy public/,
  },
  {
    name: "the policy moves to another host",
    base: BASE,
    head: { [ZONE]: zoneText({ host: "mta-sts IN CNAME pages.example.net." }) },
    because: /leads elsewhere/,
  },
  {
    name: "the policy goes where there is no zone",
    base: { [POLICY]: policy("enforce") },
    head: { "README.md": "" },
    because: /no whole zone/,
  },
  {
    name: "an alias on the way to a shared policy changes",
    base: {
      ...BASE,
      "zones/b.example.zone": zoneText({ apex: "b.example", host: "mta-sts IN CNAME mta-sts.example.com." }),
      "zones/c.example.zone": zoneText({ apex: "c.example", host: "mta-sts IN CNAME mta-sts.b.example." }),
    },
    head: {
      ...BASE,
      "zones/b.example.zone": zoneText({ apex: "b.example" }),
      "zones/c.example.zone": zoneText({ apex: "c.example", host: "mta-sts IN CNAME mta-sts.b.example." }),
    },
    because: /\.example no longer leads to it/,
  },
  { name: "a domain leaves the repository", base: BASE, head: { "README.md": "" }, because: /no whole zone/ },
  {
    name: "a record whose policy is not here",
    base: ONLY_ZONE,
    head: { [ZONE]: zoneText({ sts: "" }) },
    because: /not in this repository/,
  },
]);
