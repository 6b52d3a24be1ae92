import { childOf } from "../model/dns.js";
import { conflictsAt } from "./parts/cname-conflicts.js";
import type { Rule } from "./rule.js";

export const recordCnameConflict: Rule = {
  id: "record-cname-conflict",
  summary: "A CNAME and a TXT record stand at the same _mta-sts name",
  severity: "error",
  rfc: "RFC 1034, section 3.6.2",
  why: "A name with a CNAME can hold nothing else: servers refuse the zone, or senders get one of the two by chance.",
  aliases: [],
  *check({ head }) {
    for (const { domain, owner, alias, others } of conflictsAt(head, (name) => childOf("_mta-sts", name))) {
      const texts = others.flatMap((record) => (record.type === "TXT" ? [record] : []));
      if (texts.length === 0) continue;
      yield {
        message: `${owner} has a CNAME and a TXT record, but a name with a CNAME can hold nothing else. A name server refuses such a zone, or answers with the CNAME alone, so senders may see no policy for ${domain.name}, or another one.`,
        steps: [
          "Keep the CNAME if the record is looked after at its target, and delete the TXT record.",
          "Otherwise keep the TXT record and delete the CNAME.",
        ],
        domain: domain.name,
        range: alias.range,
        subject: owner,
        related: texts.map(({ text }) => ({ message: "The TXT record at the same name.", range: text.range })),
      };
    }
  },
};
