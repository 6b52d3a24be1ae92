import type { Fix, Observation } from "../model/finding.js";
import { isMaxAge, MAX_AGE_LIMIT, modeOf, type PolicyField, policyField } from "../model/policy.js";
import { isKnown, replaceText } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { fieldsMeantElsewhere, swallowedFields } from "./parts/known-field.js";
import { quote } from "./parts/quote.js";
import { repairedValues, secondsOf } from "./parts/repaired-values.js";
import { splitFieldsFix } from "./parts/split-fields.js";
import type { Rule } from "./rule.js";

export const policyMaxAgeInvalid: Rule = {
  id: "policy-max-age-invalid",
  summary: "The max_age is missing, not a number of seconds, zero or too large",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Senders keep a policy for max_age seconds; without a number that they can read they drop it.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      const maxAge = policyField(policy, "max_age");
      if (maxAge) {
        const { value } = maxAge.value;
        if (isKnown(maxAge.value) && (!isMaxAge(value) || isZero(value, judged))) yield wrongMaxAge(judged, maxAge);
      } else if (!policy.mayHoldMoreFields && !fieldsMeantElsewhere(policy).has("max_age")) {
        yield {
          domain: judged.domain,
          range: policy.fields.at(-1)?.line.text.range,
          subject: subjectIn(judged, "max_age"),
          message: "The policy has no `max_age`, so senders drop it.",
          steps: ["Add `max_age: 604800` (a week), or more once the policy has settled."],
        };
      }
    }
  },
};

function isZero(value: string, { policy }: JudgedPolicy): boolean {
  return Number(value) === 0 && modeOf(policy) !== "none";
}

function wrongMaxAge(judged: JudgedPolicy, field: PolicyField): Observation {
  const { value } = field.value;
  const swallowed = swallowedFields(field);
  return {
    domain: judged.domain,
    range: value === "" ? field.line.text.range : field.value.range,
    subject: subjectIn(judged, "max_age"),
    message: messageOf(value, swallowed),
    steps: stepsOf(value, swallowed),
    fixes: fixesOf(judged, field, swallowed),
  };
}

function messageOf(value: string, swallowed: readonly string[]): string {
  if (swallowed.includes("version")) {
    return `Two policies run together here: ${quote(value)} lacks a line break, and what follows is a second policy. Senders drop the whole.`;
  }
  if (swallowed.length > 0) {
    return `The max_age runs on into other fields (${swallowed.join(", ")}): ${quote(value)}. Senders drop the policy.`;
  }
  if (value === "") return "The max_age has no value, so senders drop the policy.";
  if (isMaxAge(value)) return "A max_age of 0 lets senders forget the policy at once, so it protects nothing.";
  if (/^\d{1,10}$/.test(value)) {
    return `A max_age of ${value} is over the limit of ${MAX_AGE_LIMIT} seconds (about a year), so senders may drop the policy.`;
  }
  return `${quote(value)} is not a max_age: that is a number of seconds, written with 1 to 10 digits and nothing else. Senders drop the policy.`;
}

function stepsOf(value: string, swallowed: readonly string[]): readonly string[] {
  if (swallowed.includes("version")) return ["Keep one of the two policies, and remove the other."];
  if (swallowed.length > 0) return ["Write each field on a line of its own."];
  const seconds = secondsOf(value) ?? repairedValues("max_age", value)?.[0];
  if (seconds !== undefined) return [`Write \`max_age: ${seconds}\`.`];
  return [`Write a number of seconds between 86400 (a day) and ${MAX_AGE_LIMIT}: \`max_age: 604800\` is a week.`];
}

function fixesOf(judged: JudgedPolicy, field: PolicyField, swallowed: readonly string[]): readonly Fix[] {
  const { value } = field.value;
  if (swallowed.length > 0) {
    const split = splitFieldsFix(judged.policy, field);
    return split ? [split] : [];
  }
  const [meant] = repairedValues("max_age", value) ?? [];
  const offered = meant ?? secondsOf(value);
  if (offered === undefined) return [];
  const title = `Write \`max_age: ${offered}\``;
  return [{ title, safe: meant !== undefined, edits: replaceText(field.value, offered) }];
}
