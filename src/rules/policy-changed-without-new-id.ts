import type { Name } from "../model/dns.js";
import type { Observation, Undecided } from "../model/finding.js";
import { stepForMadeId } from "../model/made-by-code.js";
import type { Change } from "../model/policy-domain.js";
import { idOf } from "../model/sts-record.js";
import { isKnown } from "../model/text.js";
import { COMPUTE_FROM_ALL, dependsOnPolicy, isWrittenAsBefore, originOf } from "./parts/computed-id.js";
import { stepForSenders } from "./parts/held-policy.js";
import { changedPlaces, changeInWords, keptFor } from "./parts/policy-step-words.js";
import { hasUnseenChange, type PolicyStep } from "./parts/policy-steps.js";
import { quote } from "./parts/quote.js";
import { type AnnouncedDomain, aliasPlaces, isSameId, type RecordStep, recordSteps } from "./parts/record-steps.js";
import { series } from "./parts/series.js";
import { uncheckedChanges } from "./parts/unchecked-changes.js";
import type { Rule } from "./rule.js";

export const policyChangedWithoutNewId: Rule = {
  id: "policy-changed-without-new-id",
  summary: "The policy changes, but the id of its TXT record does not",
  severity: "error",
  rfc: "RFC 8461, sections 3.1 and 8.1",
  why: "Senders compare only the id: while it stays the same they never look at the policy again until it expires.",
  aliases: [],
  *check(change) {
    if (!change.base) return;
    for (const record of recordSteps(change)) yield* judge(change, record);
    yield* uncheckedChanges(change);
  },
};

/** A domain whose policy has changed. */
interface Changed extends AnnouncedDomain {
  readonly step: PolicyStep;
}

function changeOf(domain: AnnouncedDomain): readonly Changed[] {
  const step = domain.step && stepForSenders(domain.step);
  return step && step.parts.length > 0 ? [{ ...domain, step }] : [];
}

function* judge(change: Change, record: RecordStep): Iterable<Observation | Undecided> {
  const { id } = record;
  const changed = record.domains.flatMap(changeOf);
  if (!isKnown(id)) {
    const asBefore = changed.filter(({ baseId }) => isWrittenAsBefore(change, baseId, id));
    const [first] = asBefore;
    // Not known, but certainly what it was.
    if (first && originOf(id)?.entirely) yield observation(record, first, asBefore);
    const open = asBefore.find(({ step }) => !dependsOnPolicy(id, step.after));
    if (open && !originOf(id)?.entirely) yield undecided(record, open, whyUnknown(record));
    return;
  }
  const stale = changed.filter((domain) => hasOnlyOldIds(domain));
  const [first] = stale;
  if (first) yield observation(record, first, stale);
  const hidden = record.domains.find(({ step, baseId }) => step && isSameId(baseId, id) && hasUnseenChange(step));
  if (!first && hidden) yield undecided(record, hidden, "a part of the policy is filled in before it is published");
}

/** A second record with a new id is a mistake of its own: the old one has to go. */
function hasOnlyOldIds({ head, baseId }: AnnouncedDomain): boolean {
  const records = head.announcement.state === "present" ? head.announcement.value.records : [];
  return records.flatMap((record) => idOf(record) ?? []).every((id) => isSameId(baseId, id));
}

function observation(record: RecordStep, first: Changed, stale: readonly Changed[]): Observation {
  const { step } = first;
  const origin = originOf(record.id);
  const made = [...new Set(stale.flatMap(({ head }) => stepForMadeId(head) ?? []))];
  const id = isKnown(record.id) ? quote(record.id.value) : "the same";
  const names = [...new Set(stale.map(({ name }) => name))];
  const owners = [...new Set(stale.map(({ head }) => head.recordOwner))];
  return {
    message: `The policy of ${series(names)} changes (${changeInWords(step)}), but the id in the TXT ${owners.length > 1 ? "records" : "record"} at ${series(owners)} is still ${id}. Senders fetch the policy again only when the id changes: those that hold the old one go on using it ${keptFor(step.before.policy)}.${origin || made.length > 0 ? " This id is computed, but not from what has changed." : ""}`,
    steps: origin
      ? [COMPUTE_FROM_ALL]
      : ["Serve the changed policy first.", ...(made.length > 0 ? made : [newIdStep(owners)])],
    domain: first.name,
    range: record.id.range,
    subject: record.record.record.owner.value,
    related: [...changedPlaces(stale.map((domain) => domain.step)), ...aliasPlaces(stale)],
    fixes: [{ title: `Publish a new id at ${series(owners)}`, safe: true, edits: [], renewIdOf: names }],
  };
}

function newIdStep(owners: readonly Name[]): string {
  return `Then publish a new id in the TXT ${owners.length > 1 ? "records" : "record"} at ${series(owners)}: 1 to 32 letters or digits that were never the id there before, such as the date and time.`;
}

function whyUnknown({ id }: RecordStep): string {
  return id.pieces.find((piece) => piece.unknown)?.unknown?.unknown ?? "the id is not known";
}

function undecided({ id }: RecordStep, { name, head: { recordOwner } }: AnnouncedDomain, reason: string): Undecided {
  return {
    domain: name,
    undecided: `whether the changed policy has a new id at ${recordOwner}`,
    reason,
    range: id.range,
  };
}
