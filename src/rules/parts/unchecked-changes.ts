import type { Name } from "../../model/dns.js";
import type { Undecided } from "../../model/finding.js";
import { announcedRecord, type Change, type PolicyDomain } from "../../model/policy-domain.js";
import { idOf } from "../../model/sts-record.js";
import { isKnown } from "../../model/text.js";
import { stepForSenders } from "./held-policy.js";
import { changeInWords } from "./policy-step-words.js";
import { policySteps, type SharedPolicyStep } from "./policy-steps.js";
import { series } from "./series.js";

/**
 * Changed policies whose TXT record is not in the repository, as is usual where only the web site is kept in git. That
 * the id is new can't be checked, which a person has to be told.
 */
export function* uncheckedChanges(change: Change): Iterable<Undecided> {
  const unseen = new Map<Name, { readonly reason: string; readonly owner: Name }>();
  for (const domain of change.head.domains) {
    const reason = whyUnseen(domain);
    if (reason !== undefined) unseen.set(domain.name, { reason, owner: domain.recordOwner });
  }
  for (const shared of policySteps(change)) {
    const step = { ...shared, ...stepForSenders(shared) };
    if (step.parts.length === 0) continue;
    if (step.domains.length === 0) yield undecided(step, undefined, NOT_KNOWN_WHOSE);
    const name = step.domains.find((each) => unseen.has(each));
    const found = step.domains.flatMap((each) => unseen.get(each) ?? []);
    const owners = series([...new Set(found.map(({ owner }) => owner))]);
    if (name !== undefined)
      yield undecided(step, name, `${found[0]?.reason}: publish a new id in the TXT record at ${owners}`);
  }
}

const NOT_KNOWN_WHOSE =
  "it is not known which domain the policy serves: publish a new id in the TXT record at _mta-sts.<domain>, and name the domain of this file in the configuration";

function whyUnseen(domain: PolicyDomain): string | undefined {
  const { announcement } = domain;
  const record = announcedRecord(domain);
  if (announcement.state === "unknown") return announcement.reason;
  if (announcement.state === "absent" || (record && idOf(record))) return undefined;
  const filledIn = announcement.value.txt.some(({ text }) => !isKnown(text));
  return filledIn ? "the TXT record is filled in before it is published" : undefined;
}

function undecided(step: SharedPolicyStep, domain: Name | undefined, reason: string): Undecided {
  return {
    domain,
    undecided: `whether the changed policy (${changeInWords(step)}) has a new id`,
    reason,
    range: step.after.range,
  };
}
