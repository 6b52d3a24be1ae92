import { childOf } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import { modeOf } from "../model/policy.js";
import type { PolicyDomain } from "../model/policy-domain.js";
import { servedPolicy } from "../model/policy-domain.js";
import { isKnown } from "../model/text.js";
import { misplacedRecords } from "./parts/misplaced-records.js";
import { quote } from "./parts/quote.js";
import { retiredDomains } from "./parts/removal.js";
import type { Rule } from "./rule.js";

export const recordMissing: Rule = {
  id: "record-missing",
  summary: "A policy is here, and the zone is whole, but no TXT record announces the policy",
  severity: "notice",
  rfc: "RFC 8461, section 3.1",
  why: "Senders fetch a policy only when a TXT record at _mta-sts tells them that there is one.",
  aliases: ["MTASTS_DNS_ERROR"],
  *check(change) {
    const { head } = change;
    const lacking = head.domains.filter(lacksRecord);
    if (lacking.length === 0) return;
    // Of a record that this change takes away, policy-removed-without-none speaks.
    const retired = retiredDomains(change);
    const misplaced = new Set(misplacedRecords(head).map(({ domain }) => domain));
    for (const domain of lacking) if (!misplaced.has(domain.name) && !retired.has(domain.name)) yield* missing(domain);
  },
};

/** Without the record is right for a policy that is being taken down, whose mode is none (section 8.3). */
function lacksRecord({ complete, announcement, policies }: PolicyDomain): boolean {
  if (!complete || policies.length === 0 || policies.every(({ policy }) => modeOf(policy) === "none")) return false;
  if (announcement.state !== "present") return announcement.state === "absent";
  const { records, txt } = announcement.value;
  return records.length === 0 && txt.every(({ text }) => isKnown(text));
}

function* missing(domain: PolicyDomain): Iterable<Observation> {
  const policy = servedPolicy(domain);
  const zone = domain.zones.find(({ complete }) => complete) ?? domain.zones[0];
  if (!policy || !zone) return;
  const { recordOwner: owner } = domain;
  const other = domain.announcement.state === "present" ? domain.announcement.value.txt[0] : undefined;
  const there = other
    ? `the TXT record found for ${owner} is no MTA-STS record, but ${quote(other.text.value)}`
    : `there is no TXT record at ${owner}`;
  yield {
    message: `The repository holds an MTA-STS policy for ${domain.name}, but ${there}, so no sender looks for the policy, and mail to ${domain.name} is not protected.`,
    steps: [
      `Make sure that https://mta-sts.${domain.name}/.well-known/mta-sts.txt serves the policy.`,
      `Then publish the TXT record at ${owner}. The id is up to you: 1 to 32 letters and digits, such as today's date. If ${domain.name} had such a record before, take an id that it never had.`,
    ],
    domain: domain.name,
    range: other?.text.range ?? zone.range,
    subject: childOf("_mta-sts", domain.name),
    related: [{ message: "The policy that nothing announces.", range: policy.range }],
    publish: [{ owner, ttl: 3600, type: "TXT", value: "v=STSv1; id=1" }],
  };
}
