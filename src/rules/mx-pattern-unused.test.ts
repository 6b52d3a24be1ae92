import { ruleCatches, ruleCatchesNot } from "../../test/rule-cases.js";
import { zoneText } from "../../test/zone-text.js";
import { mxPatternUnused } from "./mx-pattern-unused.js";

const ZONE = "zones/example.com.zone";
const POLICY = "mta-sts.example.com/.well-known/mta-sts.txt";

function policy(...mx: readonly string[]): string {
  return `version: STSv1\nmode: enforce\n${mx.map((pattern) => `mx: ${pattern}\n`).join("")}max_age: 604800\n`;
}

const second = (mx: string) => zoneText({ apex: "example.org", mx, host: "mta-sts IN CNAME mta-sts.example.com." });

ruleCatches(mxPatternUnused, [
  {
    name: "a host that no MX record names",
    head: { [ZONE]: zoneText(), [POLICY]: policy("mail.example.com", "old.example.com") },
    findings: [`${POLICY}:4:5 notice`],
    says: /"old\.example\.com"/,
  },
  {
    name: "a wildcard that matches none",
    head: { [ZONE]: zoneText(), [POLICY]: policy("*.example.net", "mail.example.com") },
    findings: [`${POLICY}:3:5 notice`],
  },
  {
    name: "several, in one finding",
    head: { [ZONE]: zoneText(), [POLICY]: policy("a.example.net", "mail.example.com", "b.example.net") },
    findings: [`${POLICY}:3:5 notice`],
    says: /"a\.example\.net" and "b\.example\.net"/,
  },
  {
    name: "one that no domain of a shared policy needs",
    head: {
      [ZONE]: zoneText(),
      "zones/example.org.zone": second("@ IN MX 10 mx.example.net."),
      [POLICY]: policy("mail.example.com", "mx.example.net", "old.example.com"),
    },
    findings: [`${POLICY}:5:5 notice`],
    says: /example\.com and example\.org/,
  },
]);

ruleCatchesNot(mxPatternUnused, [
  { name: "patterns that all match", head: { [ZONE]: zoneText(), [POLICY]: policy("MAIL.example.com") } },
  { name: "a policy without its zone", head: { [POLICY]: policy("mail.example.com") } },
  {
    name: "a pattern that another domain of the policy needs",
    head: {
      [ZONE]: zoneText(),
      "zones/example.org.zone": second("@ IN MX 10 mx.example.net."),
      [POLICY]: policy("mail.example.com", "mx.example.net"),
    },
  },
  {
    name: "a host that is not covered: the other half of the same mistake",
    head: { [ZONE]: zoneText(), [POLICY]: policy("old.example.com") },
  },
  {
    name: "an MX record that is filled in",
    head: {
      [ZONE]: zoneText({ mx: "@ IN MX 10 mail\n@ IN MX 20 {{ mx }}" }),
      [POLICY]: policy("mail.example.com", "b.example.com"),
    },
  },
  {
    name: "a zone of which a part is not here",
    head: {
      [ZONE]: zoneText({ extra: "$INCLUDE mail.inc" }),
      [POLICY]: policy("mail.example.com", "b.example.com"),
    },
  },
  {
    name: "an MX record under a condition",
    head: {
      [ZONE]: zoneText({ extra: "{% if backup %}\n@ IN MX 20 b\n{% endif %}" }),
      [POLICY]: policy("mail.example.com", "b.example.com"),
    },
  },
  {
    name: "mode none",
    head: { [ZONE]: zoneText(), [POLICY]: policy("mail.example.com", "b.example.com").replace("enforce", "none") },
  },
  {
    name: "a pattern that stays until the old MX record has left the caches",
    base: {
      [ZONE]: zoneText({ mx: "@ IN MX 10 mail\n@ IN MX 20 old" }),
      [POLICY]: policy("mail.example.com", "old.example.com"),
    },
    head: { [ZONE]: zoneText(), [POLICY]: policy("mail.example.com", "old.example.com") },
  },
]);
