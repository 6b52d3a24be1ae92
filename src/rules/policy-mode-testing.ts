import { modeOf, policyField } from "../model/policy.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import type { Rule } from "./rule.js";

export const policyModeTesting: Rule = {
  id: "policy-mode-testing",
  summary: "The mode is testing, which protects nothing yet",
  severity: "notice",
  rfc: "RFC 8461, section 5",
  why: "In mode testing senders deliver even when TLS fails, and only report it.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      if (modeOf(judged.policy) !== "testing") continue;
      yield {
        domain: judged.domain,
        range: policyField(judged.policy, "mode")?.value.range,
        subject: subjectIn(judged, "testing"),
        message: `The mode is "testing": senders report failures, but deliver to ${judged.domain ?? "the domain"} all the same. Nothing is protected yet.`,
        steps: [
          "Read the reports (RFC 8460) for a few weeks.",
          "When they show no failures, write `mode: enforce` and publish a new id.",
        ],
      };
    }
  },
};
