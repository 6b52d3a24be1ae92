import { effectivePolicy } from "../../model/effective-policy.js";
import { type Mode, modeOf, policyField, validPatterns } from "../../model/policy.js";
import { type PolicyDocument, type PolicyDomain, servedPolicy } from "../../model/policy-domain.js";

/**
 * The policy of base that senders may hold: announced as far as is known, in one of these modes, of the right version,
 * and with all its patterns known. Undefined where no sender can hold it or not all of it can be read.
 */
export function cachedPolicy(base: PolicyDomain, modes: readonly Mode[]): PolicyDocument | undefined {
  const document = servedPolicy(base);
  const mode = document && modeOf(document.policy);
  if (!document || mode === undefined || !modes.includes(mode) || !mayBeSeen(base)) return undefined;
  const { policy } = document;
  const usable = policyField(policy, "version")?.value.value === "STSv1" && validPatterns(policy).length > 0;
  return usable && effectivePolicy(policy).patternsKnown ? document : undefined;
}

/** Senders fetch a policy only when there is a record that they take (RFC 8461 section 3.1). */
export function mayBeSeen({ announcement }: PolicyDomain): boolean {
  if (announcement.state !== "present") return announcement.state === "unknown";
  return announcement.value.records.some(({ selected, partlyUnknown }) => selected || partlyUnknown);
}
