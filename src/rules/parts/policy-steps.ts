import type { Name } from "../../model/dns.js";
import { differences, type EffectivePolicy, effectivePolicy, type PolicyPart } from "../../model/effective-policy.js";
import {
  type Change,
  type DomainPair,
  documentId,
  type PolicyDocument,
  type PolicyDomain,
  pairDomains,
  servedPolicy,
} from "../../model/policy-domain.js";

/** The policy of a domain before and after a change. */
export interface PolicyStep {
  readonly before: PolicyDocument;
  readonly after: PolicyDocument;
  /** In what the two are known to differ; nothing when senders hold the same. */
  readonly parts: readonly PolicyPart[];
}

/**
 * What becomes of the policy of a domain. Undefined unless both sides hold one: a policy that enters the repository, or
 * a domain that joins, is no changed policy.
 */
export function policyStep({ base, head }: DomainPair): PolicyStep | undefined {
  const before = base && servedPolicy(base);
  const after = head && servedPolicy(head);
  if (!before || !after) return undefined;
  // The policy may have moved, or another of several copies may now come first.
  const same = base.policies.find((copy) => isSamePolicy(copy, after));
  if (same) return { before: same, after, parts: [] };
  // A new copy that happens to come first says nothing about what is served, while the old one stays.
  const kept = isNewCopy(after, base) && head.policies.find((copy) => isSamePolicy(before, copy));
  return kept ? { before, after: kept, parts: [] } : { before, after, parts: differenceOf(before, after) };
}

function isNewCopy(document: PolicyDocument, base: PolicyDomain): boolean {
  return base.policies.every((other) => documentId(other) !== documentId(document));
}

/** True when the two are the same to senders, as far as can be known. */
export function isSamePolicy(one: PolicyDocument, other: PolicyDocument): boolean {
  return differenceOf(one, other).length === 0;
}

function differenceOf(one: PolicyDocument, other: PolicyDocument): readonly PolicyPart[] {
  // Most policies of a comparison are the same to the letter.
  if (one.policy.text.value === other.policy.text.value) return [];
  return differences(effectivePolicy(one.policy), effectivePolicy(other.policy));
}

export interface SharedPolicyStep extends PolicyStep {
  /** Those it serves on both sides, in the order of the state; none when it can't be told whose it is. */
  readonly domains: readonly Name[];
}

/** What becomes of each policy of head, once for all domains that share it, and of those that belong to none. */
export function policySteps(change: Change): readonly SharedPolicyStep[] {
  const steps = new Map<PolicyDocument, PolicyStep & { readonly domains: Name[] }>();
  for (const pair of pairDomains(change)) {
    const step = policyStep(pair);
    if (!step || !pair.head) continue;
    const known = steps.get(step.after);
    if (!known) steps.set(step.after, { ...step, domains: [pair.head.name] });
    else if (!known.domains.includes(pair.head.name)) known.domains.push(pair.head.name);
  }
  return [...steps.values(), ...stepsOfUnassigned(change)];
}

function* stepsOfUnassigned({ base, head }: Change): Iterable<SharedPolicyStep> {
  for (const after of head.unassigned) {
    const before = base?.unassigned.find((document) => documentId(document) === documentId(after));
    if (before) yield { before, after, parts: differenceOf(before, after), domains: [] };
  }
}

/** True when no part of either policy is hidden from us, so that no difference means that they are the same. */
export function isWhollyKnown({ before, after }: PolicyStep): boolean {
  return [before, after].every(({ policy }) => isWhole(effectivePolicy(policy)));
}

function isWhole({ version, mode, maxAge, patternsKnown }: EffectivePolicy): boolean {
  return version !== null && mode !== null && maxAge !== null && patternsKnown;
}

/** True when something changes in or around what is hidden, so that the policy may change though no part is seen to. */
export function hasUnseenChange(step: PolicyStep): boolean {
  const [before, after] = [effectivePolicy(step.before.policy), effectivePolicy(step.after.policy)];
  return (
    step.parts.length === 0 &&
    !isWhollyKnown(step) &&
    ((before.version === null) !== (after.version === null) ||
      (before.mode === null) !== (after.mode === null) ||
      (before.maxAge === null) !== (after.maxAge === null) ||
      before.patterns.size !== after.patterns.size ||
      [...before.patterns].some((pattern) => !after.patterns.has(pattern)))
  );
}
