import { childOf } from "../../model/dns.js";
import type { Fix, Observation } from "../../model/finding.js";
import { modeOf, mxFields } from "../../model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../../model/policy-domain.js";
import { copiesOf } from "./copies.js";
import type { MailHost, MailHosts } from "./mail-hosts.js";
import { addFinalDot, addPatterns, misspeltFor, whyNotCovered } from "./missing-patterns.js";
import { series } from "./series.js";

/** A domain of which some MX hosts are not covered, and what was looked at. */
export interface Coverage {
  readonly state: State;
  readonly domain: PolicyDomain;
  readonly document: PolicyDocument;
  readonly patterns: readonly string[];
  readonly mail: MailHosts;
}

/** One finding for each host; where none is covered and there are several, one for the domain. */
export function* uncoveredHosts(found: Coverage, uncovered: readonly MailHost[]): Iterable<Observation> {
  const { mail, domain } = found;
  const none = uncovered.length === mail.hosts.length && mail.unknown.length === 0;
  const [first] = uncovered;
  if (none && first && uncovered.length > 1) {
    const message = `None of the MX hosts of ${domain.name} is covered by an mx line of its policy: ${series(uncovered.map(({ name }) => name))}.`;
    yield observation(found, uncovered, first, `${message} ${consequence(found, true)}`, "none");
    return;
  }
  for (const host of uncovered) {
    const why = whyNotCovered(host, found.patterns, domain);
    const message = `The MX host ${host.name} of ${domain.name} matches no mx line of its policy.`;
    yield observation(
      found,
      [host],
      host,
      [message, why, consequence(found, none)].filter(Boolean).join(" "),
      host.name,
    );
  }
}

function consequence({ document, domain }: Coverage, none: boolean): string {
  if (modeOf(document.policy) === "testing")
    return "In testing mode mail still arrives, but every sender that honours the policy counts a failure, and would refuse the host under enforce.";
  return none
    ? `No mail to ${domain.name} can be delivered by senders that enforce the policy: they keep it back, and return it after some days.`
    : "Senders that enforce the policy do not deliver to this host.";
}

function observation(
  found: Coverage,
  hosts: readonly MailHost[],
  at: MailHost,
  message: string,
  subject: string,
): Observation {
  const { domain, document } = found;
  const names = hosts.map(({ name }) => name);
  const last = mxFields(document.policy).at(-1);
  const fix = fixOf(found, hosts);
  return {
    message,
    steps: [
      `If the MX ${names.length > 1 ? "records are" : "record is"} right, add ${series(names.map((name) => `\`mx: ${name}\``))} to ${document.path}, then publish a new id at ${childOf("_mta-sts", domain.name)}.`,
      "If an MX record has a slip in it, mend the record instead.",
    ],
    domain: domain.name,
    range: at.range,
    subject,
    related: [
      ...hosts.slice(1).map(({ name, range }) => ({ message: `${name} is not covered either.`, range })),
      ...(last ? [{ message: "The mx lines of the policy end here.", range: last.line.text.range }] : []),
    ],
    fixes: fix ? [fix] : [],
  };
}

function fixOf({ state, domain, document, patterns }: Coverage, hosts: readonly MailHost[]): Fix | undefined {
  const [host] = hosts;
  const dot = host && hosts.length === 1 ? addFinalDot(host, patterns, domain) : undefined;
  const names = hosts.map(({ name }) => name);
  const lines = dot ? undefined : addPatterns(state, copiesOf(document, domain), names);
  const doubtful = names.some((name) => misspeltFor(name, patterns) !== undefined);
  return dot ?? (lines && { ...lines, safe: !doubtful });
}
