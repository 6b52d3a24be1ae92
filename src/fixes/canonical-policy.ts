import type { EffectivePolicy } from "../model/effective-policy.js";

/**
 * One text for all policies that mean the same to senders, to be hashed: the fields in a fixed order, the patterns
 * sorted. A field that is missing or not known has no line.
 */
export function canonicalPolicy(policy: EffectivePolicy): string {
  const fields: (readonly [string, string | undefined | null])[] = [
    ["version", policy.version],
    ["mode", policy.mode],
    ...[...policy.patterns].sort().map((pattern) => ["mx", pattern] as const),
    ["max_age", policy.maxAge],
  ];
  return fields.flatMap(([name, value]) => (typeof value === "string" ? `${name}: ${value}\n` : [])).join("");
}
