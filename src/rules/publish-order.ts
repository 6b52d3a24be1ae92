import { childOf } from "../model/dns.js";
import type { Observation, RecordToPublish } from "../model/finding.js";
import type { Change } from "../model/policy-domain.js";
import { isKnown } from "../model/text.js";
import { UsedIds, usesIn } from "./parts/id-uses.js";
import { changeInWords } from "./parts/policy-step-words.js";
import { quote } from "./parts/quote.js";
import { type AnnouncedDomain, isOtherId, type RecordStep, recordSteps } from "./parts/record-steps.js";
import type { Rule } from "./rule.js";

export const publishOrder: Rule = {
  id: "publish-order",
  summary: "Policy and id change together: the policy has to be served before the id is published",
  severity: "notice",
  rfc: "RFC 8461, section 8.1",
  why: "A sender that sees the new id while the old policy is still served keeps the old policy under the new id.",
  aliases: [],
  *check(change: Change) {
    const used = new UsedIds(change.base ? usesIn(change.base) : []);
    for (const record of recordSteps(change)) {
      const domain = record.domains.find((one) => isInOrder(one, record, used));
      if (domain) yield observe(domain, record);
    }
  },
};

function isInOrder({ name, step, baseId }: AnnouncedDomain, { id }: RecordStep, used: UsedIds): boolean {
  if (!step || step.parts.length === 0 || !isOtherId(baseId, id)) return false;
  return used.conflict(name, id.value, step.after) === undefined;
}

function observe({ name, step }: AnnouncedDomain, record: RecordStep): Observation {
  const { id } = record;
  const owner = record.record.record.owner.value;
  const words = step ? ` (${changeInWords(step)})` : "";
  return {
    message: `The policy of ${name} changes${words} together with its id, as it should. Let the policy be served before the new id is published: a sender that comes in between keeps the old policy under the new id until it expires.`,
    steps: [
      `Serve the new policy at https://${childOf("mta-sts", name)}/.well-known/mta-sts.txt, and fetch it once to see that it is there.`,
      `Then publish the TXT record at ${owner} with the id ${quote(id.value)}.`,
    ],
    domain: name,
    range: id.range,
    subject: owner,
    related: step ? [{ message: "This policy goes first.", range: step.after.range }] : [],
    publish: recordToPublish(record),
  };
}

/** For a record whose TTL is left to a default that is not here. */
const USUAL_TTL = 3600;

function recordToPublish({ record }: RecordStep): readonly RecordToPublish[] {
  if (!isKnown(record.text)) return [];
  const { owner, ttl } = record.record;
  return [{ owner: owner.value, ttl: ttl?.value ?? USUAL_TTL, type: "TXT", value: record.text.value }];
}
