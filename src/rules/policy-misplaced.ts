import { policiesOf } from "./parts/judged-policy.js";
import type { Rule } from "./rule.js";

export const policyMisplaced: Rule = {
  id: "policy-misplaced",
  summary: "The policy will not be served at /.well-known/mta-sts.txt",
  severity: "warning",
  rfc: "RFC 8461, section 3.2",
  why: "Senders fetch https://mta-sts.<domain>/.well-known/mta-sts.txt and nothing else; what lies elsewhere does not exist for them.",
  aliases: ["MTASTS_POLICY_FETCH_FAILED"],
  *check({ head }) {
    for (const { document, domain } of policiesOf(head)) {
      const { misplaced, path, range } = document;
      if (!misplaced) continue;
      yield {
        severity: misplaced.severity,
        domain,
        // From the beginning of the file: front matter is part of the matter.
        range: { ...range, end: document.policy.lines[0]?.text.range.end ?? range.start },
        subject: path,
        message: misplaced.message,
        steps: misplaced.steps,
      };
    }
  },
};
