import { effectivePolicy } from "../model/effective-policy.js";
import type { Observation } from "../model/finding.js";
import { mxFields, type Policy, validPatterns } from "../model/policy.js";
import { type DomainPair, type PolicyDomain, pairDomains, servedPolicy } from "../model/policy-domain.js";
import { cachedPolicy } from "./parts/cached-policy.js";
import { fieldPlace } from "./parts/field-place.js";
import { isMeantInForce } from "./parts/in-force.js";
import { isCovered, type MailHost, type MailHosts, mailHosts } from "./parts/mail-hosts.js";
import { intendedPatterns } from "./parts/missing-patterns.js";
import { keptFor, waitingTime } from "./parts/policy-step-words.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const mxNotInCachedPolicy: Rule = {
  id: "mx-not-in-cached-policy",
  summary: "A new MX host is not covered by the policy that senders still hold",
  severity: "error",
  rfc: "RFC 8461, sections 5.1 and 8.1",
  why: "Senders that hold the old policy deliver only to the hosts that it lists, whatever the new policy says.",
  aliases: [],
  *check(change) {
    for (const pair of pairDomains(change)) {
      const found = findNew(pair);
      if (found) yield observe(found);
    }
  },
};

interface Found {
  readonly domain: PolicyDomain;
  /** The policy of base, in mode enforce. */
  readonly cached: Policy;
  readonly fresh: readonly MailHost[];
  readonly first: MailHost;
  readonly mail: MailHosts;
}

/** The hosts that head adds, its own policy covers, and the policy of base does not. */
function findNew({ base, head }: DomainPair): Found | undefined {
  const cached = base && cachedPolicy(base, ["enforce"])?.policy;
  const before = base && mailHosts(base);
  const mail = head && mailHosts(head);
  // An exchange of base that can't be read may be any host.
  if (!head || !cached || !before || !mail || before.unknown.length > 0) return undefined;
  const old = new Set(before.hosts.map(({ name }) => name));
  const patterns = validPatterns(cached);
  const fresh = mail.hosts.filter(
    ({ name }) => !old.has(name) && !isCovered(name, patterns) && !isUncoveredInHead(head, name),
  );
  const [first] = fresh;
  return first && { domain: head, cached, fresh, first, mail };
}

/** Then `mx-not-covered` speaks: the pattern is missing altogether. */
function isUncoveredInHead(head: PolicyDomain, host: MailHost["name"]): boolean {
  const policy = servedPolicy(head)?.policy;
  if (!policy || isMeantInForce(policy) === false) return false;
  const patterns = intendedPatterns(policy);
  return patterns.length > 0 && effectivePolicy(policy).patternsKnown && !isCovered(host, patterns);
}

function observe({ domain, cached, fresh, first, mail }: Found): Observation {
  const patterns = validPatterns(cached);
  const none = mail.unknown.length === 0 && !mail.hosts.some(({ name }) => isCovered(name, patterns));
  const names = fresh.map(({ name }) => name);
  const hosts = series(names);
  const last = mxFields(cached).at(-1);
  return {
    message: `The MX ${names.length > 1 ? `hosts ${hosts} are` : `host ${hosts} is`} new for ${domain.name}, and the policy that senders have fetched so far, in mode enforce, does not list ${names.length > 1 ? "them" : "it"}. Senders may keep that policy ${keptFor(cached)}, and some look for a new one only when it is over. ${none ? "As it lists none of the MX hosts that are left, those senders can't deliver any mail." : "Those senders deliver only to the other MX hosts."}`,
    steps: plan(domain, cached, hosts, first),
    domain: domain.name,
    range: first.range,
    subject: [...names].sort().join(" "),
    severity: none ? "error" : "warning",
    related: [
      ...fresh.slice(1).map(({ name, range }) => ({ message: `${name} is new as well.`, range })),
      ...(last ? [{ message: "The policy that senders hold ends its mx lines here.", range: fieldPlace(last) }] : []),
    ],
  };
}

function plan(domain: PolicyDomain, cached: Policy, hosts: string, first: MailHost): readonly string[] {
  const path = servedPolicy(domain)?.path;
  return [
    "Leave the MX records as they are for now.",
    `Serve the policy${path === undefined ? "" : ` (${path})`} with mx lines for ${hosts} beside the old ones, and then publish a new id at ${domain.recordOwner}.`,
    `Wait ${waitingTime(cached)}: only then has the last sender let go of it.`,
    `Then publish the MX ${first.name === hosts ? "record" : "records"} for ${hosts}.`,
    "Remove old mx lines last, once their MX records are gone and the TTL of those is over, with a new id again.",
  ];
}
