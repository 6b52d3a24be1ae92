import { effectivePolicy } from "../../model/effective-policy.js";
import { nearestWord } from "../../model/nearest.js";
import { MODES, type Policy } from "../../model/policy.js";

/**
 * Whether a policy is meant to be acted on by senders: a slip in the word of the mode does not count, since another
 * rule has it mended. Undefined when the mode is not known.
 */
export function isMeantInForce(policy: Policy): boolean | undefined {
  const { mode } = effectivePolicy(policy);
  if (mode === null) return undefined;
  return mode !== undefined && nearestWord(mode, MODES) !== "none";
}
