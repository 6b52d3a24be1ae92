import { childOf, type Name, parentOf } from "../model/dns.js";
import { matchesPattern } from "../model/mx-pattern.js";
import { validPatterns } from "../model/policy.js";
import { documentId, type PolicyDocument } from "../model/policy-domain.js";
import { isUnknown } from "../model/text.js";
import { aliasTargets, findMx } from "./lookup.js";
import type { ViewIndex } from "./views.js";

/** Which policies serve which domain, by name of the domain. */
export type Assignment = Map<Name, PolicyDocument[]>;

export interface AssignmentHints {
  /** What the configuration says, by domain: paths of policies. */
  readonly configured: ReadonlyMap<Name, readonly string[]>;
  /** What was found out on the other side of the comparison, by `documentId`: what a pull request changes must not
   * change whose policy it is. */
  readonly otherSide: ReadonlyMap<string, readonly Name[]>;
  /** False when only a part of the repository was read: then nothing follows from there being just one of a thing. */
  readonly whole: boolean;
}

/** Pairs policies with domains in the order of trust that docs/architecture.md gives. Wrong pairing is worse than none. */
export function assignPolicies(
  policies: readonly PolicyDocument[],
  announced: readonly Name[],
  index: ViewIndex,
  hints: AssignmentHints,
): Assignment {
  const assignment: Assignment = new Map();
  const announcedNames = new Set(announced);
  for (const [domain, paths] of hints.configured) {
    for (const policy of policies) if (paths.includes(policy.path)) assign(assignment, domain, policy);
  }
  const configured = new Set([...assignment.values()].flat());
  for (const policy of policies) {
    if (configured.has(policy)) continue;
    const named = policy.domains.filter((domain) => isPlausible(domain, announcedNames, index));
    for (const domain of named.length > 0 ? named : (hints.otherSide.get(documentId(policy)) ?? []))
      assign(assignment, domain, policy);
  }
  assignTheOnlyOne(policies, announced, index, hints, assignment);
  assignByAlias(announced, index, assignment);
  if (hints.whole) assignByCoverage(policies, announced, index, assignment);
  return assignment;
}

function assign(assignment: Assignment, domain: Name, policy: PolicyDocument): void {
  const policies = assignment.get(domain);
  if (!policies) assignment.set(domain, [policy]);
  else if (!policies.includes(policy)) policies.push(policy);
}

/** A folder such as `www.example.com` names a host rather than a policy domain when the zone knows better. */
function isPlausible(domain: Name, announced: ReadonlySet<Name>, index: ViewIndex): boolean {
  if (announced.has(domain)) return true;
  const views = index.of(domain);
  return views.length === 0 || views.some((view) => view.apex === domain);
}

function isAssigned(policy: PolicyDocument, assignment: Assignment): boolean {
  return [...assignment.values()].some((policies) => policies.includes(policy));
}

/** The only policy serves the only announced domain, or all whose policy hosts are aliases of one host. */
function assignTheOnlyOne(
  policies: readonly PolicyDocument[],
  announced: readonly Name[],
  index: ViewIndex,
  hints: AssignmentHints,
  assignment: Assignment,
): void {
  const [only, ...others] = policies;
  if (!hints.whole || !only || others.length > 0 || only.domains.length > 0 || isAssigned(only, assignment)) return;
  // The policy and its host come first when MTA-STS is set up, the record last.
  const candidates = announced.length > 0 ? announced : namesWithPolicyHost(index);
  if (candidates.length === 1 || shareOneHost(candidates, only, index)) {
    for (const name of candidates) assign(assignment, name, only);
  }
}

function namesWithPolicyHost(index: ViewIndex): readonly Name[] {
  const hosts = index.views.flatMap(({ records }) =>
    [...records.keys()].filter((owner) => owner.startsWith("mta-sts.")),
  );
  return [...new Set(hosts)].map((host) => parentOf(host));
}

/** A host elsewhere may be a provider's, which serves each domain a policy of its own: then it has to fit all of them. */
function shareOneHost(announced: readonly Name[], policy: PolicyDocument, index: ViewIndex): boolean {
  const hosts = announced.map((domain) => {
    const host = childOf("mta-sts", domain);
    return aliasTargets(host, index).at(-1) ?? host;
  });
  const [first] = hosts;
  if (first === undefined || hosts.some((host) => host !== first)) return false;
  return index.of(first).length > 0 || announced.every((domain) => covers(policy, domain, index));
}

/** `mta-sts.b` is an alias of `mta-sts.a`, so the policy of a serves b too. */
function assignByAlias(announced: readonly Name[], index: ViewIndex, assignment: Assignment): void {
  for (const domain of announced) {
    if (assignment.has(domain)) continue;
    for (const target of aliasTargets(childOf("mta-sts", domain), index)) {
      const policies = target.startsWith("mta-sts.")
        ? assignment.get(target.slice("mta-sts.".length) as Name)
        : undefined;
      if (!policies) continue;
      assignment.set(domain, [...policies]);
      break;
    }
  }
}

function assignByCoverage(
  policies: readonly PolicyDocument[],
  announced: readonly Name[],
  index: ViewIndex,
  assignment: Assignment,
): void {
  const assigned = new Set([...assignment.values()].flat());
  const left = policies.filter((policy) => !assigned.has(policy) && policy.domains.length === 0);
  const without = left.length > 0 ? announced.filter((domain) => !assignment.has(domain)) : [];
  const claims = left.flatMap((policy) => {
    const [domain, ...others] = without.filter((name) => covers(policy, name, index));
    return domain !== undefined && others.length === 0 ? [{ policy, domain }] : [];
  });
  for (const { policy, domain } of claims) {
    if (claims.filter((claim) => claim.domain === domain).length === 1) assign(assignment, domain, policy);
  }
}

function covers(document: PolicyDocument, domain: Name, index: ViewIndex): boolean {
  const patterns = validPatterns(document.policy);
  return index.of(domain).some((view) => {
    const mx = findMx(domain, view);
    return (
      mx.state === "present" &&
      mx.value.every(({ exchange }) => {
        const host = isUnknown(exchange) ? undefined : exchange.value;
        return host !== undefined && host !== "" && patterns.some((pattern) => matchesPattern(host, pattern));
      })
    );
  });
}
