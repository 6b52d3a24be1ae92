import { differences, effectivePolicy, type PolicyPart } from "../model/effective-policy.js";
import type { Observation } from "../model/finding.js";
import { mxFields, policyField } from "../model/policy.js";
import { documentId, type PolicyDocument, type PolicyDomain } from "../model/policy-domain.js";
import { stageOf } from "../model/stage.js";
import type { Range } from "../model/text.js";
import { fieldPlace } from "./parts/field-place.js";
import { isPolicy } from "./parts/known-field.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const policyCopiesDiffer: Rule = {
  id: "policy-copies-differ",
  summary: "Two copies of the policy of one domain disagree",
  severity: "warning",
  rfc: "RFC 8461, section 3.3",
  why: "Which policy senders hold then depends on which copy they get, and one of them may stop the mail.",
  aliases: [],
  *check({ head }) {
    const reported = new Map<PolicyDocument, Set<PolicyDocument>>();
    for (const domain of head.domains) {
      const [first, ...others] = domain.policies.filter(({ policy }) => isPolicy(policy));
      for (const other of first ? others : []) {
        const pairs = reported.get(other) ?? new Set();
        if (!first || pairs.has(first) || stageOf(first.path) !== stageOf(other.path)) continue;
        reported.set(other, pairs.add(first));
        yield* finding(domain, first, other);
      }
    }
  },
};

function* finding({ name }: PolicyDomain, first: PolicyDocument, other: PolicyDocument): Iterable<Observation> {
  const parts = differences(effectivePolicy(first.policy), effectivePolicy(other.policy));
  const [part] = parts;
  if (part === undefined) return;
  yield {
    domain: name,
    range: placeOf(other, part),
    subject: documentId(other),
    message: `${nameOf(other)} and ${nameOf(first)} are both the policy of ${name}, but differ in ${parts.join(", ")}. Senders hold whichever is served to them.`,
    steps: ["Make the copies the same, or keep only one of them."],
    related: [{ message: "the other copy", range: placeOf(first, part) }],
  };
}

function nameOf({ path, key }: PolicyDocument): string {
  return key === undefined ? quote(path) : `${quote(key)} in ${path}`;
}

function placeOf({ policy, range }: PolicyDocument, part: PolicyPart): Range {
  const field = part === "mx" ? mxFields(policy)[0] : policyField(policy, part);
  return (field && fieldPlace(field)) ?? policy.lines[0]?.text.range ?? range;
}
