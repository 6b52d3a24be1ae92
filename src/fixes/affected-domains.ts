import { differences, type EffectivePolicy, effectivePolicy } from "../model/effective-policy.js";
import { parsePolicy } from "../model/policy.js";
import { type PolicyDocument, type PolicyDomain, servedPolicy } from "../model/policy-domain.js";
import { isStsId } from "../model/sts-record.js";
import type { TextEdit } from "../model/text.js";
import { editedText } from "./edited-text.js";
import { knownId, onBase, type Sides } from "./sides.js";

/** What the policies that edits touch will be to a sender. */
export function editedPolicies(edits: readonly TextEdit[], sides: Sides): ReadonlyMap<PolicyDocument, EffectivePolicy> {
  const paths = new Set(edits.map((edit) => edit.path));
  const touched = new Set([...paths].flatMap((path) => sides.policiesOf.get(path) ?? []));
  return new Map(
    [...touched].map((document) => [document, effectivePolicy(parsePolicy(editedText(document.policy.text, edits)))]),
  );
}

/** The domains whose id has to be new because edits change the policy that serves them (section 3.1). */
export function domainsWithNewPolicy(
  edited: ReadonlyMap<PolicyDocument, EffectivePolicy>,
  sides: Sides,
): readonly PolicyDomain[] {
  const affected: PolicyDomain[] = [];
  for (const [document, policy] of edited) {
    if (differences(effectivePolicy(document.policy), policy).length === 0) continue;
    affected.push(...(sides.served.get(document) ?? []).filter((domain) => needsNewId(domain, policy, sides)));
  }
  return affected;
}

/** What counts is what senders may hold: the policy and the id of base, or of head where nothing is compared. */
function needsNewId(domain: PolicyDomain, policy: EffectivePolicy, sides: Sides): boolean {
  if (!sides.compared) return true;
  const base = onBase(domain, sides);
  if (!base || isNewId(base, domain)) return false;
  const document = servedPolicy(base);
  return !document || differences(effectivePolicy(document.policy), policy).length > 0;
}

/** True when edits bring the policy back to what base has under the same id: then that id is right again. */
export function goesBack(
  domain: PolicyDomain,
  edited: ReadonlyMap<PolicyDocument, EffectivePolicy>,
  sides: Sides,
): boolean {
  const document = servedPolicy(domain);
  const policy = document && edited.get(document);
  const base = onBase(domain, sides);
  const before = base && servedPolicy(base);
  const id = knownId(domain);
  if (!policy || !before || id === undefined || !isStsId(id) || knownId(base) !== id) return false;
  // A list that mx lines are made of may grow without a trace in the text as it is: then nothing is known to go back.
  if (differences(effectivePolicy(document.policy), policy).length === 0) return false;
  return differences(effectivePolicy(before.policy), policy).length === 0;
}

function isNewId(base: PolicyDomain, head: PolicyDomain): boolean {
  if (base.announcement.state === "absent") return true;
  const [before, now] = [knownId(base), knownId(head)];
  return before !== undefined && now !== undefined && before !== now;
}
