import { differences, type EffectivePolicy, effectivePolicy } from "../../model/effective-policy.js";
import { isMaxAge, MODES, type Policy, policyField } from "../../model/policy.js";
import { isKnown } from "../../model/text.js";
import type { KnownField } from "./known-field.js";
import { intendedPatterns } from "./missing-patterns.js";
import { repairedPatterns } from "./mx-repair.js";
import type { PolicyStep } from "./policy-steps.js";
import { repairedValues } from "./repaired-values.js";

/**
 * A step as far as it takes a new id: without parts where no sender can hold the policy from before, since none then
 * keeps to it, and without those that are wrong in the policy of head, which another rule has put right first.
 */
export function stepForSenders(step: PolicyStep): PolicyStep {
  if (step.parts.length === 0) return step;
  if (!mayBeHeld(step.before.policy)) return { ...step, parts: [] };
  const different = new Set(differences(effectivePolicy(step.before.policy), intendedPolicy(step.after.policy)));
  return { ...step, parts: step.parts.filter((part) => different.has(part)) };
}

/**
 * False for a policy that every sender drops: of another version, without a mode or max_age that can be read, or with no
 * mx to deliver to (RFC 8461 section 3.2). A wrong mx is no reason: most senders keep a pattern that no host matches.
 */
function mayBeHeld(policy: Policy): boolean {
  const { version, mode, maxAge, patterns, patternsKnown } = effectivePolicy(policy);
  return (
    (version === null || version === "stsv1") &&
    (mode === null || MODES.some((word) => word === mode)) &&
    (maxAge === null || Number(maxAge) > 0) &&
    (mode === "none" || patterns.size > 0 || !patternsKnown)
  );
}

/** What a policy is once its slips are mended; not known where it takes a person to tell. */
function intendedPolicy(policy: Policy): EffectivePolicy {
  const { version, mode, maxAge, patternsKnown } = effectivePolicy(policy);
  const patterns = intendedPatterns(policy);
  const readable = policy.fields
    .filter(({ name, value }) => /mx/i.test(name.value) && isKnown(value))
    .every(({ value }) => repairedPatterns(value.value) !== undefined);
  return {
    version: version === "stsv1" ? version : null,
    mode: MODES.some((word) => word === mode) ? mode : repairedField(policy, "mode"),
    maxAge: typeof maxAge === "string" && isMaxAge(maxAge) ? maxAge : repairedField(policy, "max_age"),
    patterns: new Set(patterns),
    patternsKnown: patternsKnown && readable && (patterns.length > 0 || mode === "none"),
  };
}

function repairedField(policy: Policy, name: KnownField): string | null {
  const value = policyField(policy, name)?.value;
  return (value && isKnown(value) && repairedValues(name, value.value)?.[0]?.replace(/^0+(?=\d)/, "")) || null;
}
