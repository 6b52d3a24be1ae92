import { effectivePolicy } from "../model/effective-policy.js";
import type { Observation, Undecided } from "../model/finding.js";
import {
  type PolicyDocument,
  type PolicyDomain,
  pairDomains,
  type State,
  servedPolicy,
} from "../model/policy-domain.js";
import { isMeantInForce } from "./parts/in-force.js";
import { isCovered, type MailHost, type MailHosts, mailHosts } from "./parts/mail-hosts.js";
import { intendedPatterns } from "./parts/missing-patterns.js";
import { uncoveredHosts } from "./parts/uncovered-hosts.js";
import type { Rule } from "./rule.js";

export const mxNotCovered: Rule = {
  id: "mx-not-covered",
  summary: "An MX host of the domain matches no mx pattern of its policy",
  severity: "error",
  rfc: "RFC 8461, section 4.1",
  why: "Senders that enforce the policy deliver only to hosts that it lists, and give the message back if none is left.",
  aliases: ["MTASTS_MX_MISMATCH"],
  *check(change) {
    const bases = new Map(pairDomains(change).map(({ base, head }) => [head, base]));
    for (const domain of change.head.domains) yield* judge(change.head, domain, bases.get(domain));
  },
};

function* judge(state: State, domain: PolicyDomain, base: PolicyDomain | undefined): Iterable<Observation | Undecided> {
  const document = servedPolicy(domain);
  const mail = mailHosts(domain);
  const patterns = document ? intendedPatterns(document.policy) : [];
  if (!document || !mail || isMeantInForce(document.policy) === false) return;
  const partly = whyUnknown(document);
  // Without any pattern the policy itself is wrong, which is another rule's.
  if (patterns.length === 0 && partly === undefined) return;
  const hosts = mail.hosts.filter(({ name }) => !isCovered(name, patterns));
  const reason = hosts.length > 0 ? partly : mail.unknown[0]?.unknown;
  if (reason !== undefined) yield notJudged(domain, reason, hosts[0], mail);
  else if (domain.mx.state === "absent" && partly === undefined) yield* judgeImplicitMx(domain, document, patterns);
  else yield* uncoveredHosts({ state, domain, base, document, patterns, mail }, hosts);
}

function whyUnknown({ policy }: PolicyDocument): string | undefined {
  if (!effectivePolicy(policy).patternsKnown) return "a part of the policy is filled in before it is published";
  return isMeantInForce(policy) === undefined ? "the mode of the policy is not known" : undefined;
}

function notJudged(
  { name }: PolicyDomain,
  reason: string,
  host: MailHost | undefined,
  { unknown }: MailHosts,
): Undecided {
  return {
    domain: name,
    undecided: `whether the policy covers ${host?.name ?? "all MX hosts"}`,
    reason,
    range: host?.range ?? unknown[0]?.range,
  };
}

/** RFC 5321 section 5.1: without an MX record the domain itself takes its mail, if it has an address. */
function* judgeImplicitMx(
  domain: PolicyDomain,
  document: PolicyDocument,
  patterns: readonly string[],
): Iterable<Observation> {
  if (isCovered(domain.name, patterns)) return;
  const address = domain.records
    .get(domain.name)
    ?.find((record) => record.type === "other" && /^A(?:AAA)?$/.test(record.typeName));
  if (!address) return;
  yield {
    message: `${domain.name} has no MX record, so mail goes to the host ${domain.name} itself, which matches no mx line of its policy. Senders that honour the policy do not deliver there.`,
    steps: [`Add the MX records that the policy in ${document.path} was written for.`],
    domain: domain.name,
    range: address.range,
    subject: domain.name,
  };
}
