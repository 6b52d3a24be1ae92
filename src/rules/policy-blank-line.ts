import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import { deleteLine, isBesideUnknown } from "./parts/policy-edits.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyBlankLine: Rule = {
  id: "policy-blank-line",
  summary: "The policy holds blank lines",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Every line of a policy has to be a field, a last empty one included: strict senders drop the policy.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      const lines = policy.deviations
        .filter(({ kind, line }) => kind === "blank-line" && !isBesideUnknown(policy, line))
        .map(({ line }) => line);
      const [first] = lines;
      if (!first) continue;
      yield {
        domain: judged.domain,
        range: first.text.range,
        subject: subjectIn(judged, "blank line"),
        message: `${lines.length === 1 ? "This line is" : `${lines.length} lines of this policy are`} blank. A policy is made of fields only, and strict senders drop one with a blank line in it, at its end too.`,
        steps: ["Remove the blank lines. One line ending behind the last field is fine."],
        related: repeatedPlaces(
          lines.map((line) => line.text),
          "blank too",
        ),
        fixes: [{ title: "Remove the blank lines", safe: true, edits: lines.flatMap(deleteLine) }],
      };
    }
  },
};
