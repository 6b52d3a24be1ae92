import type { Name } from "../model/dns.js";
import { effectivePolicy } from "../model/effective-policy.js";
import type { Observation } from "../model/finding.js";
import { isMxPattern, matchesPattern, normalizePattern } from "../model/mx-pattern.js";
import { modeOf, mxFields, type PolicyField } from "../model/policy.js";
import type { State } from "../model/policy-domain.js";
import { isKnown } from "../model/text.js";
import { type JudgedPolicy, policiesOf } from "./parts/judged-policy.js";
import { isCovered, type MailHosts, mailHosts } from "./parts/mail-hosts.js";
import { quote } from "./parts/quote.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const mxPatternUnused: Rule = {
  id: "mx-pattern-unused",
  summary: "An mx pattern of the policy matches no MX record",
  severity: "notice",
  rfc: "RFC 8461, section 4.1",
  why: "A pattern that nothing needs lets a host take your mail that you may no longer run.",
  aliases: [],
  *check(change) {
    const before = hostsByDomain(change.base);
    for (const judged of policiesOf(change.head)) yield* judge(judged, before);
  },
};

function* judge(judged: JudgedPolicy, before: HostsByDomain): Iterable<Observation> {
  const { policy } = judged;
  const mode = modeOf(policy);
  if (mode === undefined || mode === "none" || !effectivePolicy(policy).patternsKnown) return;
  const hosts = hostsServed(judged, before);
  const fields = mxFields(policy).filter(({ value }) => isKnown(value) && isMxPattern(value.value));
  const patterns = fields.map(({ value }) => value.value);
  // Where a host is not covered, a pattern that matches none is the other half of the same mistake.
  if (!hosts || hosts.now.length === 0 || !hosts.now.every((host) => isCovered(host, patterns))) return;
  const unused = firstOfEach(fields).filter(
    ({ value }) => !hosts.all.some((host) => matchesPattern(host, value.value)),
  );
  const [first, ...others] = unused;
  if (!first) return;
  const names = unused.map(({ value }) => quote(value.value));
  yield {
    message: `The policy lists ${series(names)}, but no MX record of ${series(hosts.domains)} needs ${names.length > 1 ? "these patterns" : "this pattern"}. That is harmless while you prepare a move to another host; otherwise it allows more than you use.`,
    steps: [
      "Keep it if the MX record is still to come or has only just gone.",
      "Otherwise remove the line, and publish a new id.",
    ],
    domain: judged.domain,
    range: first.value.range,
    subject: names.sort().join(" "),
    related: others.map(({ value }) => ({ message: "This pattern matches no MX record either.", range: value.range })),
  };
}

interface HostsServed {
  /** The domains that the policy serves, to be named. */
  readonly domains: readonly string[];
  readonly now: readonly Name[];
  /** With those of base, whose patterns are needed until the old records have left all caches. */
  readonly all: HostsServed["now"];
}

/** Undefined when some domain that the policy serves may have MX records that are not known here: in the rest of its
 * zone, or filled in later. */
function hostsServed({ domains }: JudgedPolicy, before: HostsByDomain): HostsServed | undefined {
  const mails = domains.map(mailHosts);
  if (!domains.every(({ complete }) => complete)) return undefined;
  if (mails.some((mail) => !mail || mail.unknown.length > 0)) return undefined;
  const now = mails.flatMap((mail) => hostNames(mail));
  const names = [...new Set(domains.map(({ name }) => name))];
  return { domains: names, now, all: [...now, ...names.flatMap((name) => before.get(name) ?? [])] };
}

type HostsByDomain = ReadonlyMap<string, HostsServed["now"]>;

function hostsByDomain(base: State | undefined): HostsByDomain {
  const hosts = new Map<string, HostsServed["now"]>();
  for (const domain of base?.domains ?? [])
    hosts.set(domain.name, [...(hosts.get(domain.name) ?? []), ...hostNames(mailHosts(domain))]);
  return hosts;
}

function hostNames(mail: MailHosts | undefined): readonly Name[] {
  return mail?.hosts.map(({ name }) => name) ?? [];
}

function firstOfEach(fields: readonly PolicyField[]): readonly PolicyField[] {
  const seen = new Set<string>();
  return fields.filter(({ value }) => {
    const pattern = normalizePattern(value.value);
    return !seen.has(pattern) && seen.add(pattern);
  });
}
