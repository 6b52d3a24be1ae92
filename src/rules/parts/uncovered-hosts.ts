import type { Fix, Observation } from "../../model/finding.js";
import { modeOf, mxFields, validPatterns } from "../../model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../../model/policy-domain.js";
import { cachedPolicy } from "./cached-policy.js";
import { copiesOf } from "./copies.js";
import { fieldPlace, isValueElsewhere } from "./field-place.js";
import { isCovered, type MailHost, type MailHosts, mailHosts } from "./mail-hosts.js";
import { addFinalDots, addPatterns, misspeltFor, whyNotCovered, withoutFinalDot } from "./missing-patterns.js";
import { waitingTime } from "./policy-step-words.js";
import { series } from "./series.js";

/** A domain of which some MX hosts are not covered, and what was looked at. */
export interface Coverage {
  readonly state: State;
  readonly domain: PolicyDomain;
  /** The same domain before the change. */
  readonly base: PolicyDomain | undefined;
  readonly document: PolicyDocument;
  readonly patterns: readonly string[];
  readonly mail: MailHosts;
}

/** One finding for each host; where none is covered and there are several, one for the domain. */
export function* uncoveredHosts(found: Coverage, uncovered: readonly MailHost[]): Iterable<Observation> {
  const { mail, domain } = found;
  const all = uncovered.length === mail.hosts.length && mail.unknown.length === 0;
  // In the part of a zone that is not here may be another host.
  const none = all && domain.complete;
  const [first] = uncovered;
  if (all && first && uncovered.length > 1) {
    const message = `None of the MX hosts of ${domain.name} is covered by an mx line of its policy: ${series(uncovered.map(({ name }) => name))}.`;
    const why = whyNotCovered(first, found.patterns, domain);
    yield observation(
      found,
      uncovered,
      first,
      [message, why, consequence(found, none, true)].filter(Boolean).join(" "),
      "none",
    );
    return;
  }
  for (const host of uncovered) {
    const why = whyNotCovered(host, found.patterns, domain);
    const message = `The MX host ${host.name} of ${domain.name} matches no mx line of its policy.`;
    yield observation(
      found,
      [host],
      host,
      [message, why, consequence(found, none, false)].filter(Boolean).join(" "),
      host.name,
    );
  }
}

function consequence({ document, domain }: Coverage, none: boolean, many: boolean): string {
  if (modeOf(document.policy) === "testing")
    return "In testing mode mail still arrives, but every sender that honours the policy counts a failure, and would refuse the host under enforce.";
  return none
    ? `No mail to ${domain.name} can be delivered by senders that enforce the policy: they keep it back, and return it after some days.`
    : `Senders that enforce the policy do not deliver to ${many ? "these hosts" : "this host"}.`;
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
      `If the MX ${names.length > 1 ? "records are" : "record is"} right, add ${series(names.map((name) => `\`mx: ${name}\``))} to ${whereToAdd(document)}, then publish a new id at ${domain.recordOwner}.`,
      ...waitForCaches(found, hosts),
      "If an MX record has a slip in it, mend the record instead.",
    ],
    domain: domain.name,
    range: at.range,
    subject,
    related: [
      ...hosts.slice(1).map(({ name, range }) => ({ message: `${name} is not covered either.`, range })),
      ...(last ? [{ message: "The mx lines of the policy end here.", range: fieldPlace(last) }] : []),
    ],
    fixes: fix ? [fix] : [],
  };
}

/** The file, or what the mx lines are put together from. */
function whereToAdd({ policy, path }: PolicyDocument): string {
  const last = mxFields(policy).at(-1);
  return last && isValueElsewhere(last) ? `the policy, whose mx lines come from ${fieldPlace(last).path}` : path;
}

/** New hosts take time, whatever the policy says from now on: senders keep the one that they hold. */
function waitForCaches({ base }: Coverage, hosts: readonly MailHost[]): readonly string[] {
  const cached = base && cachedPolicy(base, ["enforce"])?.policy;
  const before = base && mailHosts(base);
  if (!cached || !before || before.unknown.length > 0) return [];
  const patterns = validPatterns(cached);
  const fresh = hosts
    .map(({ name }) => name)
    .filter((name) => !isCovered(name, patterns) && !before.hosts.some((old) => old.name === name));
  if (fresh.length === 0) return [];
  return [
    `Wait ${waitingTime(cached)} before you publish the MX ${fresh.length > 1 ? "records" : "record"} for ${series(fresh)}: senders may hold the policy from before for so long, and deliver only to the hosts that it lists.`,
  ];
}

function fixOf({ state, domain, document, patterns }: Coverage, hosts: readonly MailHost[]): Fix | undefined {
  const dots = addFinalDots(hosts, patterns, domain);
  if (dots) return dots;
  const names = hosts.map(({ name }) => name);
  const lines = addPatterns(state, copiesOf(document, domain), names);
  const doubtful = hosts.some(
    (host) => misspeltFor(host.name, patterns) !== undefined || withoutFinalDot(host, domain) !== undefined,
  );
  return lines && { ...lines, safe: !doubtful };
}
