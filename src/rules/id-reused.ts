import type { Observation } from "../model/finding.js";
import type { Change } from "../model/policy-domain.js";
import { type IdUse, UsedIds, usesIn } from "./parts/id-uses.js";
import { quote } from "./parts/quote.js";
import { type AnnouncedDomain, isOtherId, type RecordStep, recordSteps } from "./parts/record-steps.js";
import type { Rule } from "./rule.js";

export const idReused: Rule = {
  id: "id-reused",
  summary: "The new id of the TXT record was used before, for a different policy",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "A sender that holds the old policy under this id takes the new one for the same, and never fetches it.",
  aliases: [],
  *check(change) {
    if (change.base) yield* reusedIds(change, new UsedIds(usesIn(change.base)));
  },
};

/** Judges the ids of head by the uses that are known of: those on base, and those of history where it is at hand. */
function* reusedIds(change: Change, used: UsedIds): Iterable<Observation> {
  for (const record of recordSteps(change)) {
    const [first] = record.domains.flatMap((domain) => {
      const use = useAgainst(used, domain, record);
      return use ? [{ domain, use }] : [];
    });
    if (first) yield observe(first.domain, record, first.use);
  }
}

/** An id that stays where it is while the policy changes is another rule's. */
function useAgainst(used: UsedIds, { name, step, baseId }: AnnouncedDomain, { id }: RecordStep): IdUse | undefined {
  return step && isOtherId(baseId, id) ? used.conflict(name, id.value, step.after) : undefined;
}

function observe({ name }: AnnouncedDomain, { id, record }: RecordStep, use: IdUse): Observation {
  const owner = record.record.owner.value;
  return {
    message: `The id ${quote(id.value)} at ${owner} was used for ${name} before, with another policy. Senders that hold that policy under this id don't see that anything has changed, and go on using it.`,
    steps: [`Publish an id at ${owner} that was never used there, such as the date and time.`],
    domain: name,
    range: id.range,
    subject: owner,
    related: use.range ? [{ message: "The id was used here, with another policy.", range: use.range }] : [],
    fixes: [{ title: `Publish an id at ${owner} that is really new`, safe: true, edits: [], renewIdOf: [name] }],
  };
}
