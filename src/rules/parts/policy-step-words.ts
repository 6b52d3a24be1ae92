import { inWords } from "../../model/duration.js";
import type { RelatedPlace } from "../../model/finding.js";
import { normalizePattern } from "../../model/mx-pattern.js";
import { maxAgeOf, mxFields, type Policy, type PolicyField, policyField } from "../../model/policy.js";
import { fieldPlace } from "./field-place.js";
import type { PolicyStep } from "./policy-steps.js";
import { quote } from "./quote.js";
import { series } from "./series.js";

/** What changes, to stand in brackets: `mode from "testing" to "enforce"; mx mail2.example.com added`. */
export function changeInWords({ before, after, parts }: PolicyStep): string {
  return parts
    .map((part) => (part === "mx" ? mxInWords(before.policy, after.policy) : fieldInWords(part, before, after)))
    .join("; ");
}

function fieldInWords(name: string, before: PolicyStep["before"], after: PolicyStep["after"]): string {
  const from = policyField(before.policy, name)?.value.value;
  const to = policyField(after.policy, name)?.value.value;
  if (from === undefined) return `${name} ${quote(to ?? "")} added`;
  if (to === undefined) return `${name} ${quote(from)} removed`;
  return `${name} from ${quote(from)} to ${quote(to)}`;
}

function mxInWords(before: Policy, after: Policy): string {
  const added = patternsMissingFrom(before, after).map(patternOf);
  const removed = patternsMissingFrom(after, before).map(patternOf);
  return [
    ...(added.length > 0 ? [`mx ${series(added)} added`] : []),
    ...(removed.length > 0 ? [`mx ${series(removed)} removed`] : []),
  ].join("; ");
}

function patternOf(field: PolicyField): string {
  return quote(field.value.value);
}

/** The mx fields of `policy` whose pattern `other` does not have. */
function patternsMissingFrom(other: Policy, policy: Policy): readonly PolicyField[] {
  const patterns = new Set(mxFields(other).map(({ value }) => normalizePattern(value.value)));
  return mxFields(policy).filter(({ value }) => !patterns.has(normalizePattern(value.value)));
}

/** The lines that changes touch: those of head, and of base what is gone. Each policy counts once. */
export function changedPlaces(steps: readonly PolicyStep[]): readonly RelatedPlace[] {
  return [...new Map(steps.map((step) => [step.after, step])).values()].flatMap(placesIn);
}

function placesIn({ before, after, parts }: PolicyStep): readonly RelatedPlace[] {
  return parts.flatMap((part) =>
    part === "mx" ? mxPlaces(before.policy, after.policy) : fieldPlaces(part, before.policy, after.policy),
  );
}

function mxPlaces(before: Policy, after: Policy): readonly RelatedPlace[] {
  return [
    ...patternsMissingFrom(before, after).map((field) => placeOf(field, "The pattern is new.")),
    ...patternsMissingFrom(after, before).map((field) => placeOf(field, "The pattern is gone.")),
  ];
}

function fieldPlaces(name: string, before: Policy, after: Policy): readonly RelatedPlace[] {
  const field = policyField(after, name);
  const old = policyField(before, name);
  if (field) return [placeOf(field, old ? `The ${name} was ${quote(old.value.value)}.` : `The ${name} is new.`)];
  return old ? [placeOf(old, `The ${name} is gone.`)] : [];
}

function placeOf(field: PolicyField, message: string): RelatedPlace {
  return { message, range: fieldPlace(field) };
}

/** How long senders keep a policy that they have fetched: `for up to 1 week`. */
export function keptFor(policy: Policy): string {
  const seconds = maxAgeOf(policy);
  return seconds === undefined ? "until its max_age is over" : `for up to ${inWords(seconds)}`;
}

/** The same as a time to wait: `1 week (604800 seconds, the max_age of the old policy)`. */
export function waitingTime(policy: Policy): string {
  const seconds = maxAgeOf(policy);
  return seconds === undefined
    ? "the max_age of the old policy"
    : `${inWords(seconds)} (${seconds} seconds, the max_age of the old policy)`;
}
