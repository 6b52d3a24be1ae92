import { normalizePattern } from "../model/mx-pattern.js";
import { mxFields, type Policy, type PolicyField } from "../model/policy.js";
import { isKnown } from "../model/text.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import { isRunTogether } from "./parts/known-field.js";
import { deleteLine } from "./parts/policy-edits.js";
import { quote } from "./parts/quote.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyMxDuplicate: Rule = {
  id: "policy-mx-duplicate",
  summary: "The same mx pattern stands there twice",
  severity: "notice",
  rfc: "RFC 8461, section 3.2",
  why: "It changes nothing for senders, but one of the lines may have been meant for another host.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const repeated = repeatedPatterns(judged.policy);
      const [first] = repeated;
      if (!first) continue;
      const values = repeated.map(({ field }) => field.value);
      yield {
        domain: judged.domain,
        range: first.field.value.range,
        subject: subjectIn(judged, "mx"),
        message: `${quote(first.field.value.value)} is in the policy already. Repeating it does nothing; if another host was meant, that one is missing.`,
        steps: ["Remove the line, or write the host that was meant."],
        related: [
          { message: "first here", range: first.original.value.range },
          ...repeatedPlaces(values, "repeated here too"),
        ],
        fixes: [
          {
            title: "Remove the repeated lines",
            safe: true,
            edits: repeated.flatMap(({ field }) => deleteLine(field.line)),
          },
        ],
      };
    }
  },
};

interface Repeated {
  readonly field: PolicyField;
  readonly original: PolicyField;
}

/** Nothing where a whole policy is repeated: that is for the rule that speaks of it. */
function repeatedPatterns(policy: Policy): readonly Repeated[] {
  if (isRunTogether(policy) || policy.fields.filter(({ name }) => name.value === "version").length > 1) return [];
  const originals = new Map<string, PolicyField>();
  const repeated: Repeated[] = [];
  for (const field of mxFields(policy)) {
    if (!isKnown(field.value) || field.value.value === "") continue;
    const pattern = normalizePattern(field.value.value);
    const original = originals.get(pattern);
    if (original) repeated.push({ field, original });
    else originals.set(pattern, field);
  }
  return repeated;
}
