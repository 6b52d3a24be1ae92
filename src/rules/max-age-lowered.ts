import { inWords } from "../model/duration.js";
import { maxAgeOf, modeOf, policyField } from "../model/policy.js";
import { fieldPlace } from "./parts/field-place.js";
import { policySteps } from "./parts/policy-steps.js";
import type { Rule } from "./rule.js";

export const maxAgeLowered: Rule = {
  id: "max-age-lowered",
  summary: "A lower max_age does not shorten what senders hold already",
  severity: "notice",
  rfc: "RFC 8461, section 8.3",
  why: "A sender keeps a policy for the max_age that it was fetched with, whatever is served later.",
  aliases: [],
  *check(change) {
    for (const { before, after, domains } of policySteps(change)) {
      const [old, now] = [maxAgeOf(before.policy), maxAgeOf(after.policy)];
      const field = policyField(after.policy, "max_age");
      // On the way to mode none a low max_age is what section 8.3 asks for.
      const inForce = [before, after].every(
        ({ policy }) => modeOf(policy) === "enforce" || modeOf(policy) === "testing",
      );
      if (old === undefined || now === undefined || !field || now >= old || !inForce) continue;
      yield {
        message: `The max_age goes down from ${inWords(old)} (${old}) to ${inWords(now)} (${now}). Senders that hold the policy from before may keep it for the old ${inWords(old)} unless they see a new id first.`,
        steps: [
          `Count on the old policy for ${inWords(old)} more, ${old} seconds, before you rely on the lower max_age.`,
        ],
        domain: domains[0],
        range: field.value.range,
        subject: "max_age",
        related: oldPlace(before.policy),
      };
    }
  },
};

function oldPlace(policy: Parameters<typeof maxAgeOf>[0]) {
  const field = policyField(policy, "max_age");
  return field ? [{ message: "The max_age was higher here.", range: fieldPlace(field) }] : [];
}
