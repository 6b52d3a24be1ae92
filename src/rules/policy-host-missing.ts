import { childOf } from "../model/dns.js";
import { announcements } from "./parts/announced-records.js";
import { retiredDomains } from "./parts/removal.js";
import type { Rule } from "./rule.js";

export const policyHostMissing: Rule = {
  id: "policy-host-missing",
  summary: "A record announces a policy, but nothing gives the policy host an address",
  severity: "error",
  rfc: "RFC 8461, section 3.3",
  why: "Senders fetch the policy from the policy host; without an address they find none and send unprotected.",
  aliases: ["MTASTS_POLICY_FETCH_FAILED"],
  *check(change) {
    // Of what this change takes away, policy-removed-without-none speaks.
    const retired = retiredDomains(change);
    for (const { domain, announcement } of announcements(change.head)) {
      const [record] = announcement.records;
      if (!record || retired.has(domain.name) || !domain.complete || domain.policyHost.state !== "absent") continue;
      const host = childOf("mta-sts", domain.name);
      yield {
        message: `The TXT record at ${announcement.owner} announces an MTA-STS policy for ${domain.name}, but ${host}, the host from which senders fetch it, has no address in this zone. They get no policy, so mail to ${domain.name} is not protected.`,
        steps: [
          `Publish ${host} as a CNAME of the server that has the policy (such as <owner>.github.io. for GitHub Pages), or give it A and AAAA records.`,
          `That server needs a certificate for ${host}.`,
        ],
        domain: domain.name,
        range: announcement.alias?.range ?? record.text.range,
        subject: host,
      };
    }
  },
};
