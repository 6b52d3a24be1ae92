import type { Observation } from "../model/finding.js";
import { isValidPolicy } from "../model/policy.js";
import { isValidStsRecord } from "../model/sts-record.js";
import { isWhollyKnown } from "./parts/policy-steps.js";
import { quote } from "./parts/quote.js";
import { type AnnouncedDomain, isOtherId, type RecordStep, recordSteps } from "./parts/record-steps.js";
import type { Rule } from "./rule.js";

export const idChangedWithoutPolicy: Rule = {
  id: "id-changed-without-policy",
  summary: "The id of the TXT record changes, but no policy that it announces does",
  severity: "notice",
  rfc: "RFC 8461, section 3.1",
  why: "A new id makes every sender fetch the policy again, which does no harm when it is the same.",
  aliases: [],
  *check(change) {
    for (const step of recordSteps(change))
      if (step.domains.every((domain) => isBare(domain, step))) yield observe(step);
  },
};

/** Only the id changes. A record or a policy that was wrong before is being mended, and that takes a new id. */
function isBare({ baseId, baseRecord, step }: AnnouncedDomain, { id }: RecordStep): boolean {
  if (!step || !baseRecord || !isOtherId(baseId, id)) return false;
  const mended =
    !isValidStsRecord(baseRecord) || isValidPolicy(step.before.policy) !== isValidPolicy(step.after.policy);
  return !mended && step.parts.length === 0 && isWhollyKnown(step);
}

function observe({ record, id, domains }: RecordStep): Observation {
  const [first] = domains;
  const old = first?.baseId;
  const related = first?.step ? [{ message: "This policy stays as it is.", range: first.step.after.range }] : [];
  return {
    message: `The id at ${record.record.owner.value} changes from ${quote(old?.value ?? "")} to ${quote(id.value)}, but the policy stays the same. Senders fetch it once more, which is harmless.`,
    steps: ["Check that no change of the policy has been forgotten."],
    domain: first?.name,
    range: id.range,
    subject: record.record.owner.value,
    related,
  };
}
