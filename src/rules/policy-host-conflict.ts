import { childOf, type ResourceRecord } from "../model/dns.js";
import { conflictsAt } from "./parts/cname-conflicts.js";
import type { Rule } from "./rule.js";

export const policyHostConflict: Rule = {
  id: "policy-host-conflict",
  summary: "A CNAME and other data stand at the policy host",
  severity: "error",
  rfc: "RFC 2181, section 10.1",
  why: "A name with a CNAME can hold nothing else: servers refuse the zone, or senders can't fetch the policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, owner, alias, others } of conflictsAt(head, (name) => childOf("mta-sts", name))) {
      const types = [...new Set(others.map(typeOf))].join(", ");
      const rivals = others.every(({ type }) => type === "CNAME");
      const what = rivals
        ? "several CNAME records, and may have one"
        : `a CNAME and other records (${types}), but a name with a CNAME can hold nothing else`;
      yield {
        message: `The policy host ${owner} has ${what}. A name server refuses such a zone or answers with only one of them, so senders may not reach the policy of ${domain.name}.`,
        steps: [
          rivals
            ? "Keep the CNAME of the server that has the policy, and delete the others."
            : `Keep the CNAME, and move or delete the other records at ${owner}; or delete the CNAME and give ${owner} address records.`,
        ],
        domain: domain.name,
        range: alias.range,
        subject: owner,
        related: others.map((record) => ({
          message: `The ${typeOf(record)} record at the same name.`,
          range: record.type === "TXT" ? record.text.range : record.range,
        })),
      };
    }
  },
};

function typeOf(record: ResourceRecord): string {
  return record.type === "other" ? record.typeName : record.type;
}
