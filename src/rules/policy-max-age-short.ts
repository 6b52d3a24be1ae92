import { inWords } from "../model/duration.js";
import type { Severity } from "../model/finding.js";
import { maxAgeOf, modeOf, type Policy, policyField } from "../model/policy.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import type { Rule } from "./rule.js";

const DAY = 86_400;
const WEEK = 7 * DAY;

export const policyMaxAgeShort: Rule = {
  id: "policy-max-age-short",
  summary: "The max_age is short",
  severity: "warning",
  rfc: "RFC 8461, sections 3.2 and 10.2",
  why: "An attacker who keeps senders from fetching the policy only has to wait for max_age, until they forget the one they had.",
  aliases: ["MTASTS_SHORT_MAXAGE"],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const maxAge = maxAgeOf(judged.policy);
      const severity = maxAge === undefined ? undefined : severityOf(maxAge, judged.policy);
      if (maxAge === undefined || severity === undefined) continue;
      yield {
        severity,
        domain: judged.domain,
        range: policyField(judged.policy, "max_age")?.value.range,
        subject: subjectIn(judged, "max_age"),
        message: `Senders forget this policy after ${inWords(maxAge)}. Whoever blocks the policy host for that long has switched the protection off.`,
        steps: ["Once the policy has settled, write `max_age: 604800` (a week) or more, and publish a new id."],
      };
    }
  },
};

/** Zero is no short age but a wrong one; in mode none a short one is right (section 8.3). */
function severityOf(maxAge: number, policy: Policy): Severity | undefined {
  const mode = modeOf(policy);
  if (maxAge === 0 || mode === "none") return undefined;
  if (maxAge < DAY) return "warning";
  return mode === "enforce" && maxAge < WEEK ? "notice" : undefined;
}
