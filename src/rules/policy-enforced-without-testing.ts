import type { Name } from "../model/dns.js";
import type { Observation } from "../model/finding.js";
import { modeOf, policyField } from "../model/policy.js";
import {
  announcedRecord,
  type DomainPair,
  type PolicyDocument,
  type PolicyDomain,
  pairDomains,
  type State,
  servedPolicy,
} from "../model/policy-domain.js";
import { isSamePolicy, policyStep } from "./parts/policy-steps.js";
import { series } from "./parts/series.js";
import { WholeZones } from "./parts/whole-zone.js";
import type { Rule } from "./rule.js";

export const policyEnforcedWithoutTesting: Rule = {
  id: "policy-enforced-without-testing",
  summary: "A policy goes straight to enforce, without a time of testing",
  severity: "warning",
  rfc: "RFC 8461, section 5",
  why: "Under testing a mistake shows up in the reports; under enforce it shows up as mail that does not arrive.",
  aliases: [],
  *check(change) {
    const { base } = change;
    if (!base) return;
    const whole = new WholeZones(base);
    const found = new Map<PolicyDocument, { readonly names: Name[]; readonly from: string }>();
    for (const pair of pairDomains(change)) {
      const document = pair.head && servedPolicy(pair.head);
      const from = document && modeOf(document.policy) === "enforce" ? modeBefore(pair, base, whole) : undefined;
      if (!document || !pair.head || from === undefined) continue;
      const known = found.get(document);
      if (known) known.names.push(pair.head.name);
      else found.set(document, { names: [pair.head.name], from });
    }
    for (const [document, { names, from }] of found) yield observe(document, names, from);
  },
};

/** From where the domain goes to enforce, where that was neither testing nor enforce. */
function modeBefore(pair: DomainPair, base: State, whole: WholeZones): string | undefined {
  const step = policyStep(pair);
  if (step && modeOf(step.before.policy) === "none" && step.parts.includes("mode")) return "mode none";
  return pair.head && whole.hold(pair.head.name) && goesLive(pair.head, pair.base, base) ? "nothing" : undefined;
}

/**
 * The domain announces a policy that was announced nowhere before. It takes a whole zone on base to know: a zone or a
 * policy that only enters the repository may have been published long ago, and a domain that joins a policy in use is
 * a matter of its own.
 */
function goesLive(head: PolicyDomain, before: PolicyDomain | undefined, base: State): boolean {
  const document = servedPolicy(head);
  if (!document || !announcedRecord(head) || (before && before.announcement.state !== "absent")) return false;
  return !base.domains.some(
    ({ name, announcement, policies }) =>
      announcement.state !== "absent" &&
      (name === head.name || policies.some((policy) => isSamePolicy(policy, document))),
  );
}

function observe(document: PolicyDocument, names: readonly Name[], from: string): Observation {
  const field = policyField(document.policy, "mode");
  return {
    message: `The policy of ${series(names)} goes from ${from} straight to enforce. If a certificate or an mx line is wrong, senders keep mail back from the first day, and nobody has seen a report before.`,
    steps: [
      "Publish the policy with `mode: testing` first, and a TLSRPT record so that senders report to you.",
      "After a week or two without failures in the reports, set `mode: enforce` and publish a new id.",
    ],
    domain: names[0],
    range: field?.value.range ?? document.range,
    subject: "mode",
  };
}
