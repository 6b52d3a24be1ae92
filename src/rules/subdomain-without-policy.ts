import { childOf, labelsOf, type MxRecord, type Name } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import { modeOf } from "../model/policy.js";
import { announcedRecord, type PolicyDomain, type State, servedPolicy } from "../model/policy-domain.js";
import { isUnknown } from "../model/text.js";
import { isNullMx } from "./parts/mail-hosts.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const subdomainWithoutPolicy: Rule = {
  id: "subdomain-without-policy",
  summary: "A name below the domain takes mail, but has no policy of its own",
  severity: "notice",
  rfc: "RFC 8461, section 3.4",
  why: "A policy holds for exactly one domain: nothing below it inherits the protection.",
  aliases: [],
  *check({ head }) {
    const known = new Set(head.domains.map(({ name }) => name));
    for (const domain of head.domains) {
      if (domain.zones[0]?.apex === domain.name && isProtected(domain)) yield* judge(head, domain, known);
    }
  },
};

function isProtected(domain: PolicyDomain): boolean {
  const document = servedPolicy(domain);
  return announcedRecord(domain) !== undefined && (!document || modeOf(document.policy) !== "none");
}

function* judge(state: State, domain: PolicyDomain, known: ReadonlySet<Name>): Iterable<Observation> {
  const found: MxRecord[] = [];
  for (const [owner, records] of domain.records) {
    if (owner === domain.name || known.has(owner) || isNoMailDomain(owner)) continue;
    const mx = records.filter((record): record is MxRecord => record.type === "MX");
    const [first] = mx;
    if (first && !mx.some(isNullMx) && !mx.every(takesBouncesOnly) && !hasZone(state, owner)) found.push(first);
  }
  const [first, ...others] = found;
  if (!first) return;
  const names = found.map(({ owner }) => owner.value);
  yield {
    message: `${series(names)} ${names.length > 1 ? "take mail and have" : "takes mail and has"} no MTA-STS policy. The policy of ${domain.name} does not hold there: nothing is inherited.`,
    steps: names
      .slice(0, 8)
      .map(
        (name) =>
          `For ${name}: serve a policy at ${childOf("mta-sts", name)}, and announce it at ${childOf("_mta-sts", name)}.`,
      ),
    domain: domain.name,
    range: first.range,
    subject: [...names].sort().join(" "),
    related: others.map(({ owner, range }) => ({ message: `${owner.value} takes mail here.`, range })),
  };
}

function hasZone(state: State, owner: Name): boolean {
  return state.zones.some(({ apex }) => apex === owner);
}

/** Names under which senders of bulk mail collect bounces, and owners that are no domain of mail at all. */
const NO_MAIL_DOMAIN = /^(?:\*|_.*|bounces?\d*|.*-bounces?|mail-?from|return(?:-?path)?s?|rp|em\d+|send|mta-sts)$/;

function isNoMailDomain(owner: Name): boolean {
  const [first = ""] = labelsOf(owner);
  return owner.includes("_") || NO_MAIL_DOMAIN.test(first);
}

/** The hosts at which the well-known services for sending mail take bounces. */
const BOUNCE_HOST =
  /(?:^|[.-])feedback-smtp\.|\.amazonses\.com$|\.sendgrid\.net$|\.sparkpostmail\.com$|\.mandrillapp\.com$|\.mtasv\.net$|\.mailjet\.com$|^bounces?\./;

function takesBouncesOnly({ exchange }: MxRecord): boolean {
  // What can't be known is not said to be without protection.
  return isUnknown(exchange) || exchange.value === undefined || BOUNCE_HOST.test(exchange.value);
}
