import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxPatternRemovedInUse } from "./mx-pattern-removed-in-use.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";

function state(mx: readonly string[], patterns: readonly string[], mode = "enforce") {
  return {
    [ZONE]: zoneText({ mx: mx.map((host) => `@ IN MX 10 ${host}`).join("\n") }),
    [POLICY]: `version: STSv1\nmode: ${mode}\n${patterns.map((pattern) => `mx: ${pattern}\n`).join("")}max_age: 604800\n`,
  };
}

const BOTH = state(["mail", "old"], ["mail.example.com", "old.example.com"]);
const shared = (...mx: readonly string[]) => ({
  "zones/example.org.zone": zoneText({
    apex: "example.org",
    mx: mx.map((host) => `@ IN MX 10 ${host}`).join("\n"),
    host: "mta-sts IN CNAME mta-sts.example.com.",
  }),
});

ruleCatches(mxPatternRemovedInUse, [
  {
    name: "pattern and MX record in one change",
    base: BOTH,
    head: state(["mail"], ["mail.example.com"]),
    findings: [`${POLICY}:3:1 warning`],
    says: /"old\.example\.com".*MX record for old\.example\.com/,
  },
  {
    name: "a wildcard for two hosts, once",
    base: state(["mail", "a.example.net.", "b.example.net."], ["mail.example.com", "*.example.net"]),
    head: state(["mail"], ["mail.example.com"]),
    findings: [`${POLICY}:3:1 warning`],
    says: /a\.example\.net and b\.example\.net/,
  },
  {
    name: "a move in one go",
    base: state(["old"], ["old.example.com"]),
    head: state(["new"], ["new.example.com"]),
    findings: [`${POLICY}:3:1 warning`],
  },
  {
    name: "a shared policy, once for both domains",
    base: { ...BOTH, ...shared("mail.example.com.", "old.example.com.") },
    head: { ...state(["mail"], ["mail.example.com"]), ...shared("mail.example.com.") },
    findings: [`${POLICY}:3:1 warning`],
  },
]);

ruleCatchesNot(mxPatternRemovedInUse, [
  { name: "a single state", head: BOTH },
  { name: "only the MX record goes", base: BOTH, head: state(["mail"], ["mail.example.com", "old.example.com"]) },
  {
    name: "only the pattern goes, and nothing needs it",
    base: state(["mail"], ["mail.example.com", "old.example.com"]),
    head: state(["mail"], ["mail.example.com"]),
  },
  {
    name: "the MX record stays, which is another rule's",
    base: BOTH,
    head: state(["mail", "old"], ["mail.example.com"]),
  },
  {
    name: "another pattern covers the host",
    base: BOTH,
    head: state(["mail"], ["*.example.com"]),
  },
  { name: "a policy in testing", base: BOTH, head: state(["mail"], ["mail.example.com"], "testing") },
  { name: "a policy in none", base: BOTH, head: state(["mail"], ["mail.example.com"], "none") },
  {
    name: "no zone here",
    base: { [POLICY]: BOTH[POLICY] ?? "" },
    head: { [POLICY]: state([], ["mail.example.com"])[POLICY] ?? "" },
  },
  {
    name: "an MX record that is filled in now",
    base: BOTH,
    head: state(["mail", "{{ mx }}"], ["mail.example.com"]),
  },
]);
