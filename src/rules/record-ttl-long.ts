import { inWords } from "../model/duration.js";
import { announcedRrsets } from "./parts/announced-records.js";
import type { Rule } from "./rule.js";

/** In seconds: a day. */
const LONG = 86_400;

export const recordTtlLong: Rule = {
  id: "record-ttl-long",
  summary: "The TXT record may be kept for more than a day",
  severity: "notice",
  rfc: "RFC 8461, section 8.1",
  why: "Until the TTL has run out senders may see the old id, and so keep to the old policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement } of announcedRrsets(head)) {
      const { owner, alias, records, wildcard } = announcement;
      const [record] = records;
      if (!record) continue;
      const viaAlias = alias !== undefined && (alias.ttl?.value ?? 0) > (record.record.ttl?.value ?? 0);
      const slow = viaAlias ? alias : record.record;
      const { ttl, range } = slow;
      if (!ttl || ttl.value <= LONG) continue;
      const own = ttl.range.path === range.path && ttl.range.start >= range.start && ttl.range.end <= range.end;
      yield {
        message: `The ${viaAlias ? "alias" : "TXT record"} at ${wildcard || viaAlias ? slow.owner.value : owner} may be kept for ${inWords(ttl.value)}. When you change the policy, it takes up to that long until senders see the new id; in that time they may turn mail to ${domain.name} away because of the old policy.`,
        steps: [`Set its TTL to ${inWords(LONG)} or less; an hour (3600) is usual.`],
        domain: domain.name,
        range: own ? ttl.range : viaAlias ? range : record.text.range,
        subject: owner,
        related: own ? [] : [{ message: "The TTL comes from here.", range: ttl.range }],
      };
    }
  },
};
