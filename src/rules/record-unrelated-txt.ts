import { isKnown } from "../model/text.js";
import { announcedRrsets } from "./parts/announced-records.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const recordUnrelatedTxt: Rule = {
  id: "record-unrelated-txt",
  summary: "Another TXT record stands beside the MTA-STS record",
  severity: "warning",
  rfc: "RFC 8461, section 3.1",
  why: "By the standard senders drop such a record, but a widely used one then takes the domain for one without a policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement } of announcedRrsets(head)) {
      const { owner, txt, records, wildcard } = announcement;
      if (wildcard || records.length === 0) continue;
      const meant = new Set(records.map(({ record }) => record));
      const [first, ...others] = txt.filter((record) => !meant.has(record) && isKnown(record.text));
      if (!first) continue;
      yield {
        message: `The TXT record ${quote(first.text.value)} at ${owner} has nothing to do with MTA-STS. Some mail servers expect a single TXT record there and take no notice of your policy when they find more, so their mail to ${domain.name} is not protected.`,
        steps: [
          `Move the record to the name that it belongs to, such as ${domain.name} for SPF or a verification, or delete it.`,
        ],
        domain: domain.name,
        range: first.text.range,
        subject: owner,
        related: others.map(({ text }) => ({
          message: `${quote(text.value)} does not belong here either.`,
          range: text.range,
        })),
      };
    }
  },
};
