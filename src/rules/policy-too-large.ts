import type { Severity } from "../model/finding.js";
import type { Policy } from "../model/policy.js";
import type { Range } from "../model/text.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import type { Rule } from "./rule.js";

/** In octets; section 3.3 suggests 64,000, and one sender reads no more than 10,240. */
const LIMITS: readonly (readonly [octets: number, severity: Severity, consequence: string])[] = [
  [64_000, "error", "Senders stop reading there and go on without a policy."],
  [10_240, "warning", "Some senders stop reading there, and so miss the fields behind that place."],
];

export const policyTooLarge: Rule = {
  id: "policy-too-large",
  summary: "The policy is longer than senders read",
  severity: "error",
  rfc: "RFC 8461, section 3.3",
  why: "Senders bound what they download, and a policy that is cut off counts as no policy.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const octets = octetsOf(judged.policy);
      const limit = LIMITS.find(([most]) => octets > most);
      if (!limit) continue;
      const [most, severity, consequence] = limit;
      yield {
        severity,
        domain: judged.domain,
        range: placeBehind(judged.policy, most),
        subject: subjectIn(judged, "size"),
        message: `This policy is ${octets} octets long, more than ${most}. ${consequence}`,
        steps: ["Take out what senders ignore: comments, unknown fields, mx patterns of hosts that are gone."],
      };
    }
  },
};

/** Without the parts that are not known: what they become can only add to it. */
function octetsOf(policy: Policy): number {
  const encoder = new TextEncoder();
  return policy.text.pieces.reduce((sum, { text, range, verbatim, unknown }) => {
    if (unknown) return sum;
    return sum + (verbatim ? range.end - range.start : encoder.encode(text).length);
  }, 0);
}

/** The line in which the limit is passed. */
function placeBehind({ text, lines }: Policy, octets: number): Range {
  const limit = text.range.start + octets;
  return lines.find((line) => line.text.range.end > limit)?.text.range ?? { ...text.range, end: text.range.start };
}
