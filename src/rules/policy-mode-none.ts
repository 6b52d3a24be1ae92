import { modeOf, policyField } from "../model/policy.js";
import { documentId, type PolicyDomain, type State } from "../model/policy-domain.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { isNullMx } from "./parts/mail-hosts.js";
import type { Rule } from "./rule.js";

export const policyModeNone: Rule = {
  id: "policy-mode-none",
  summary: "The mode is none, outside a removal",
  severity: "warning",
  rfc: "RFC 8461, sections 5 and 8.3",
  why: "With mode none senders behave as if there were no policy: mail may travel unencrypted, or to a stranger's host.",
  aliases: ["MTASTS_MODE_NONE"],
  *check({ base, head }) {
    for (const judged of policiesOf(head)) {
      if (modeOf(judged.policy) !== "none" || isBeingRemoved(judged, base)) continue;
      yield {
        domain: judged.domain,
        range: policyField(judged.policy, "mode")?.value.range,
        subject: subjectIn(judged, "none"),
        message: `The mode is "none", so senders treat ${judged.domain ?? "the domain"} as one without MTA-STS: nothing is protected.`,
        steps: [
          "To have protection, write `mode: testing`, and `mode: enforce` once reports show no failures.",
          "To retire MTA-STS, keep this policy until the longest max_age that was ever served has passed; then remove the TXT record, and the policy last.",
        ],
      };
    }
  },
};

/** The change sets it to none, the TXT record has gone already, or no mail is taken: steps of section 8.3. */
function isBeingRemoved({ document, domains, domain }: JudgedPolicy, base: State | undefined): boolean {
  if (domains.length > 0 && domains.every(needsNone)) return true;
  const before =
    base?.policies.find((other) => documentId(other) === documentId(document)) ??
    base?.domains.find(({ name }) => name === domain)?.policies[0];
  const mode = before && modeOf(before.policy);
  return mode === "enforce" || mode === "testing";
}

function needsNone({ announcement, mx }: PolicyDomain): boolean {
  return announcement.state === "absent" || (mx.state === "present" && mx.value.every(isNullMx));
}
