import { childOf } from "../model/dns.js";
import { isKnown } from "../model/text.js";
import { announcedRrsets } from "./parts/announced-records.js";
import type { Rule } from "./rule.js";

export const recordWildcardOnly: Rule = {
  id: "record-wildcard-only",
  summary: "Only a wildcard record answers for _mta-sts",
  severity: "warning",
  rfc: "RFC 4592, section 2.2",
  why: "A wildcard answers for every name that does not exist, and for none that does.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement } of announcedRrsets(head)) {
      const [record] = announcement.records;
      if (!announcement.wildcard || !record) continue;
      const wildcard = record.record.owner.value;
      const owner = childOf("_mta-sts", domain.name);
      yield {
        message: `Only the wildcard ${wildcard} answers for ${owner}. It announces a policy for every other name below it as well, and gives the same text to everybody who looks for SPF, DMARC or a verification there. As soon as anything is published at ${owner}, the announcement is gone without a warning.`,
        steps: [`Publish the TXT record at ${owner}.`, `Then delete it at ${wildcard}.`],
        domain: domain.name,
        range: record.text.range,
        subject: wildcard,
        ...(isKnown(record.text)
          ? {
              publish: [
                { owner, ttl: record.record.ttl?.value ?? 3600, type: "TXT" as const, value: record.text.value },
              ],
            }
          : {}),
      };
    }
  },
};
