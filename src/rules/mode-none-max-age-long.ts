import { inWords } from "../model/duration.js";
import { maxAgeOf, modeOf, policyField } from "../model/policy.js";
import { replaceText } from "../model/text.js";
import { fieldPlace } from "./parts/field-place.js";
import { waitingTime } from "./parts/policy-step-words.js";
import { policySteps } from "./parts/policy-steps.js";
import type { Rule } from "./rule.js";

const ONE_DAY = 86_400;

export const modeNoneMaxAgeLong: Rule = {
  id: "mode-none-max-age-long",
  summary: "The policy goes to mode none with a max_age of more than one day",
  severity: "warning",
  rfc: "RFC 8461, section 8.3",
  why: "A policy of mode none is a step on the way out, which takes as long as its own max_age.",
  aliases: [],
  *check(change) {
    for (const { before, after, domains } of policySteps(change)) {
      const [from, to] = [modeOf(before.policy), modeOf(after.policy)];
      const maxAge = maxAgeOf(after.policy);
      const field = policyField(after.policy, "max_age");
      const retired = to === "none" && (from === "enforce" || from === "testing");
      if (!retired || !field || maxAge === undefined || maxAge <= ONE_DAY) continue;
      yield {
        message: `The policy goes from ${from} to mode none with a max_age of ${inWords(maxAge)} (${maxAge}). Senders keep this policy for so long, and will not look for another before: MTA-STS can neither be removed nor come back quickly.`,
        steps: [
          `Set \`max_age: ${ONE_DAY}\` (1 day) together with \`mode: none\`, and publish a new id.`,
          `Wait ${waitingTime(before.policy)}.`,
          "Then remove the TXT record, and after that the policy.",
        ],
        domain: domains[0],
        range: field.value.range,
        subject: "max_age",
        related: modePlace(after.policy),
        fixes: [
          { title: "Set max_age to 86400, one day", safe: false, edits: replaceText(field.value, String(ONE_DAY)) },
        ],
      };
    }
  },
};

function modePlace(policy: Parameters<typeof maxAgeOf>[0]) {
  const field = policyField(policy, "mode");
  return field ? [{ message: "The policy is retired here.", range: fieldPlace(field) }] : [];
}
