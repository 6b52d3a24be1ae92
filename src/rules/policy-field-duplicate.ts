import type { Fix, Observation } from "../model/finding.js";
import { normalizePattern } from "../model/mx-pattern.js";
import { mxFields, type Policy, type PolicyField, policyField } from "../model/policy.js";
import { isKnown } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { isRunTogether } from "./parts/known-field.js";
import { deleteLine } from "./parts/policy-edits.js";
import { quote } from "./parts/quote.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyFieldDuplicate: Rule = {
  id: "policy-field-duplicate",
  summary: "A version, mode or max_age stands there a second time",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Only the first of a field counts, so what was written last, and often meant, does nothing.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      if (isRunTogether(policy)) continue;
      const repeated = ["version", "mode", "max_age"].flatMap((name) => repetitionsOf(policy, name));
      const [first] = repeated;
      if (!first) continue;
      if (first.name.value === "version") yield secondPolicy(judged, repeated);
      else {
        for (const name of ["mode", "max_age"]) {
          const fields = repeated.filter((field) => field.name.value === name);
          if (fields.length > 0) yield secondField(judged, fields);
        }
      }
    }
  },
};

function repetitionsOf(policy: Policy, name: string): readonly PolicyField[] {
  return policy.fields.filter((field) => field.name.value === name).slice(1);
}

function secondField(judged: JudgedPolicy, repeated: readonly PolicyField[]): Observation {
  const [second] = repeated;
  const name = second?.name.value ?? "";
  const original = policyField(judged.policy, name);
  return {
    domain: judged.domain,
    range: second?.line.text.range,
    subject: subjectIn(judged, name),
    message: `The policy has a second \`${name}\`. Only the first counts, which says ${quote(original?.value.value ?? "")}; this one does nothing.`,
    steps: [`Keep one line \`${name}\`, with the value that is meant.`],
    related: related(original, repeated),
    fixes: removal(judged.policy, repeated),
  };
}

/** A whole policy behind another: its fields are all repeated, and that is one mistake. */
function secondPolicy(judged: JudgedPolicy, repeated: readonly PolicyField[]): Observation {
  const whole = repeated.some(({ name }) => name.value !== "version");
  const original = policyField(judged.policy, "version");
  return {
    domain: judged.domain,
    range: repeated[0]?.line.text.range,
    subject: subjectIn(judged, "version"),
    message: whole
      ? "A second policy begins here. Of each field but mx only the first counts, and the mx lines of both do: nobody holds what either says."
      : "The policy has a second `version`, and only the first counts.",
    steps: whole ? ["Keep one of the two policies, and remove the other."] : ["Keep one line `version: STSv1`."],
    related: related(original, repeated),
    fixes: removal(judged.policy, whole ? [...repeated, ...repeatedPatterns(judged.policy)] : repeated),
  };
}

function related(original: PolicyField | undefined, repeated: readonly PolicyField[]) {
  const texts = repeated.map(({ line }) => line.text);
  const first = original ? [{ message: "the first, which counts", range: original.line.text.range }] : [];
  return [...first, ...repeatedPlaces(texts, "repeated here too")];
}

function repeatedPatterns(policy: Policy): readonly PolicyField[] {
  const seen = new Set<string>();
  return mxFields(policy).filter(({ value }) => {
    const pattern = normalizePattern(value.value);
    return isKnown(value) && (seen.has(pattern) || !seen.add(pattern));
  });
}

/** Evident only where the repetition says the same. */
function removal(policy: Policy, repeated: readonly PolicyField[]): readonly Fix[] {
  const same = repeated.every(
    ({ name, value }) =>
      name.value === "mx" || (isKnown(value) && policyField(policy, name.value)?.value.value === value.value),
  );
  if (!same) return [];
  return [{ title: "Remove the repetition", safe: true, edits: repeated.flatMap(({ line }) => deleteLine(line)) }];
}
