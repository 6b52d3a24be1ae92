import type { Name } from "../model/dns.js";
import { inWords } from "../model/duration.js";
import { effectivePolicy } from "../model/effective-policy.js";
import type { Observation, RelatedPlace } from "../model/finding.js";
import { normalizePattern } from "../model/mx-pattern.js";
import { modeOf, mxFields, type PolicyField } from "../model/policy.js";
import { type DomainPair, type PolicyDocument, pairDomains, servedPolicy } from "../model/policy-domain.js";
import { cachedPolicy } from "./parts/cached-policy.js";
import { fieldPlace } from "./parts/field-place.js";
import { isCovered, type MailHost, mailHosts } from "./parts/mail-hosts.js";
import { intendedPatterns } from "./parts/missing-patterns.js";
import { quote } from "./parts/quote.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const mxPatternRemovedInUse: Rule = {
  id: "mx-pattern-removed-in-use",
  summary: "A pattern goes from the policy together with the MX record that needs it",
  severity: "warning",
  rfc: "RFC 8461, section 8.1",
  why: "Resolvers hold an MX record until its TTL is over, so some senders still come to a host that the new policy lacks.",
  aliases: [],
  *check(change) {
    const found = new Map<PolicyDocument, Lost[]>();
    for (const pair of pairDomains(change)) {
      const document = pair.head && servedPolicy(pair.head);
      const lost = document ? lostHosts(pair, document) : [];
      if (document && lost.length > 0) found.set(document, [...(found.get(document) ?? []), ...lost]);
    }
    for (const [document, lost] of found) yield* observe(document, lost);
  },
};

/** A mail host of base that only the policy of base covers. */
interface Lost {
  readonly domain: Name;
  readonly host: MailHost;
  readonly field: PolicyField;
}

function lostHosts({ base, head }: DomainPair, document: PolicyDocument): readonly Lost[] {
  const before = base && mailHosts(base);
  const now = head && mailHosts(head);
  const cached = base && cachedPolicy(base, ["enforce", "testing"]);
  const { policy } = document;
  const inForce = modeOf(policy) === "enforce" && effectivePolicy(policy).patternsKnown;
  const patterns = intendedPatterns(policy);
  if (!before || !now || !cached || !inForce || patterns.length === 0 || now.unknown.length > 0) return [];
  // A host that stays is the matter of `mx-not-covered`.
  const staying = new Set(now.hosts.map(({ name }) => name));
  return before.hosts.flatMap((host) => {
    if (staying.has(host.name) || isCovered(host.name, patterns)) return [];
    const field = mxFields(cached.policy).find(({ value }) => isCovered(host.name, [value.value]));
    return field ? [{ domain: base.name, host, field }] : [];
  });
}

function* observe(document: PolicyDocument, lost: readonly Lost[]): Iterable<Observation> {
  const byPattern = new Map<string, Lost[]>();
  for (const one of lost) {
    const pattern = normalizePattern(one.field.value.value);
    byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), one]);
  }
  for (const [pattern, users] of byPattern) {
    const [first] = users;
    if (first) yield observation(document, pattern, users, first);
  }
}

function observation(document: PolicyDocument, pattern: string, users: readonly Lost[], first: Lost): Observation {
  const hosts = [...new Set(users.map(({ host }) => host.name))];
  const ttl = Math.max(...users.map(({ host }) => host.record.ttl?.value ?? 0));
  const wait = ttl > 0 ? `${inWords(ttl)} (${ttl} seconds, its TTL)` : "until its TTL is over";
  const related: RelatedPlace[] = users.map(({ host, domain }) => ({
    message: `The MX record of ${domain} for ${host.name} is only removed with this change.`,
    range: host.range,
  }));
  return {
    message: `The policy loses the pattern ${quote(pattern)} in the same change that removes the MX record for ${series(hosts)}. Resolvers hold that record for a while: a sender that has the new policy and the old record can't deliver there.`,
    steps: [
      `Leave \`mx: ${pattern}\` in ${document.path}, and remove only the MX record.`,
      `Wait ${wait}.`,
      "Then remove the pattern, and publish a new id.",
    ],
    domain: first.domain,
    range: mxFields(document.policy)[0]?.line.text.range ?? document.range,
    subject: pattern,
    related: [{ message: "The pattern was here.", range: fieldPlace(first.field) }, ...related],
  };
}
