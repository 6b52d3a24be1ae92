import type { MxRecord } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import { modeOf } from "../model/policy.js";
import { announcedRecord, type PolicyDomain, servedPolicy } from "../model/policy-domain.js";
import { isNullMx } from "./parts/mail-hosts.js";
import type { Rule } from "./rule.js";

export const mxNull: Rule = {
  id: "mx-null",
  summary: "A null MX beside other MX records, or together with a policy",
  severity: "warning",
  rfc: "RFC 7505, section 3",
  why: "A null MX says that a domain takes no mail at all, so senders give up at once.",
  aliases: [],
  *check({ head }) {
    for (const domain of head.domains) {
      if (domain.mx.state !== "present") continue;
      const nulls = domain.mx.value.filter(isNullMx);
      const others = domain.mx.value.filter((record) => !isNullMx(record));
      const [first] = nulls;
      if (first && others.length > 0) yield besideOthers(domain, first, others);
      else if (first && isInUse(domain)) yield withPolicy(domain, first);
    }
  },
};

/** A policy of mode none asks for nothing: that is how MTA-STS is taken back when a domain stops taking mail. */
function isInUse(domain: PolicyDomain): boolean {
  const document = servedPolicy(domain);
  return document ? modeOf(document.policy) !== "none" : announcedRecord(domain) !== undefined;
}

function besideOthers(domain: PolicyDomain, first: MxRecord, others: readonly MxRecord[]): Observation {
  return {
    message: `${domain.name} has a null MX ("." as the host), which says that it takes no mail, and other MX records as well. Senders differ in which they believe: some return the mail at once.`,
    steps: ["Remove the null MX if the domain takes mail; otherwise remove the other MX records."],
    domain: domain.name,
    range: first.range,
    subject: "beside-others",
    severity: "error",
    related: others.map(({ range }) => ({ message: "This MX record says that the domain takes mail.", range })),
  };
}

function withPolicy(domain: PolicyDomain, first: MxRecord): Observation {
  const related = servedPolicy(domain)?.range ?? announcedRecord(domain)?.text.range;
  return {
    message: `${domain.name} has a null MX, which says that it takes no mail, and MTA-STS all the same. No sender ever comes to the point where the policy matters.`,
    steps: [
      "If the domain is to take mail, replace the null MX by its MX records.",
      "Otherwise take MTA-STS back: serve a policy of mode none with a max_age of one day and publish a new id, and remove both once the old max_age is over.",
    ],
    domain: domain.name,
    range: first.range,
    subject: "with-policy",
    related: related ? [{ message: "MTA-STS is set up here.", range: related }] : [],
  };
}
