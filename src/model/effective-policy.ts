import { normalizePattern } from "./mx-pattern.js";
import { mxFields, type Policy, policyField } from "./policy.js";
import { isKnown, type LocatedText } from "./text.js";

/** What a lenient sender holds of a policy: first occurrences, patterns as a set, letter case folded. */
export interface EffectivePolicy {
  /** Undefined when the field is missing; null when it is not known. */
  readonly version: string | undefined | null;
  readonly mode: string | undefined | null;
  readonly maxAge: string | undefined | null;
  readonly patterns: ReadonlySet<string>;
  /** False when there may be patterns besides these. */
  readonly patternsKnown: boolean;
}

export function effectivePolicy(policy: Policy): EffectivePolicy {
  // Without a value it is no pattern.
  const patterns = mxFields(policy).filter(({ value }) => value.value !== "");
  return {
    version: foldedField(policy, "version"),
    mode: foldedField(policy, "mode"),
    maxAge: foldedMaxAge(policy),
    patterns: new Set(patterns.filter(({ value }) => isKnown(value)).map(({ value }) => normalizePattern(value.value))),
    patternsKnown: !policy.mayHoldMoreFields && patterns.every(({ value }) => isKnown(value)),
  };
}

function foldedField(policy: Policy, name: string): string | undefined | null {
  return known(policyField(policy, name)?.value, policy);
}

function known(value: LocatedText | undefined, policy: Policy): string | undefined | null {
  if (value === undefined) return policy.mayHoldMoreFields ? null : undefined;
  return isKnown(value) ? value.value.toLowerCase() : null;
}

function foldedMaxAge(policy: Policy): string | undefined | null {
  const value = foldedField(policy, "max_age");
  return typeof value === "string" ? value.replace(/^0+(?=\d)/, "") : value;
}

/** A field in which two policies are known to differ. Empty when they are the same as far as can be known. */
export type PolicyPart = "version" | "mode" | "max_age" | "mx";

export function differences(one: EffectivePolicy, other: EffectivePolicy): readonly PolicyPart[] {
  const parts: PolicyPart[] = [];
  if (differ(one.version, other.version)) parts.push("version");
  if (differ(one.mode, other.mode)) parts.push("mode");
  if (differ(one.maxAge, other.maxAge)) parts.push("max_age");
  if (one.patternsKnown && other.patternsKnown && !sameSet(one.patterns, other.patterns)) parts.push("mx");
  return parts;
}

function differ(one: string | undefined | null, other: string | undefined | null): boolean {
  return one !== null && other !== null && one !== other;
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((value) => other.has(value));
}
