import { isAtOrBelow, type Name, parentOf, type ResourceRecord, repeatsApex, type Zone } from "../model/dns.js";
import type { Announcement, PolicyDocument, PolicyDomain, Presence } from "../model/policy-domain.js";
import { isMeantAsStsRecord } from "../model/sts-record.js";
import { type Assignment, type AssignmentHints, assignPolicies } from "./assign.js";
import { findAnnouncement, findMx, findPolicyHost, findTlsReport } from "./lookup.js";
import { indexViews, type ViewIndex, type ZoneView } from "./views.js";

export interface Joined {
  readonly domains: readonly PolicyDomain[];
  /** Policies of which it can't be told whose they are. */
  readonly unassigned: readonly PolicyDocument[];
}

/** Brings zones and policies together to policy domains. */
export function join(zones: readonly Zone[], policies: readonly PolicyDocument[], hints: AssignmentHints): Joined {
  const index = indexViews(zones);
  const announced = announcedNames(index);
  const assignment = assignPolicies(policies, announced, index, hints);
  const names = new Set([...announced, ...assignment.keys()]);
  const assigned = new Set([...assignment.values()].flat());
  return {
    domains: [...names].sort().flatMap((name) => domainViews(name, index, assignment)),
    unassigned: policies.filter((policy) => !assigned.has(policy)),
  };
}

const OWNER_PREFIX = "_mta-sts.";

/** The domains at whose `_mta-sts` something stands that is meant for MTA-STS. */
function announcedNames(index: ViewIndex): Name[] {
  const names = new Set<Name>();
  for (const view of index.views) {
    for (const [owner, records] of view.records) {
      if (!records.some(announces)) continue;
      if (owner.startsWith(OWNER_PREFIX)) {
        const domain = owner.slice(OWNER_PREFIX.length) as Name;
        if (!repeatsApex(domain, view.apex)) names.add(domain);
      } else if (owner.startsWith("*.") && records.some((record) => record.type === "TXT")) {
        const domain = parentOf(owner);
        if (isAtOrBelow(domain, view.apex)) names.add(domain);
      }
    }
  }
  return [...names];
}

function announces(record: ResourceRecord): boolean {
  if (record.type === "TXT") return isMeantAsStsRecord(record.text.value);
  return record.type === "CNAME" && record.owner.value.startsWith(OWNER_PREFIX);
}

function domainViews(name: Name, index: ViewIndex, assignment: Assignment): readonly PolicyDomain[] {
  const policies = [...(assignment.get(name) ?? [])].sort(byPlace);
  const views = index.of(name);
  if (views.length === 0) return [withoutZone(name, policies)];
  const domains = views.map((view) => inView(name, view, index, policies));
  // An inner view of a zone often knows nothing of MTA-STS: nothing is missing there.
  const announced = domains.filter((domain) => domain.announcement.state === "present");
  return announced.length > 0 ? announced : domains.slice(0, 1);
}

/** The copy that is served comes first, as far as its path tells. */
function byPlace(one: PolicyDocument, other: PolicyDocument): number {
  const served = (document: PolicyDocument): number => (document.path.endsWith(".well-known/mta-sts.txt") ? 0 : 1);
  return served(one) - served(other) || one.path.length - other.path.length || (one.path < other.path ? -1 : 1);
}

function inView(name: Name, view: ZoneView, index: ViewIndex, policies: readonly PolicyDocument[]): PolicyDomain {
  return {
    name,
    zones: view.zones,
    complete: view.complete,
    records: view.records,
    announcement: findAnnouncement(name, view, index),
    mx: findMx(name, view),
    policyHost: findPolicyHost(name, view, index),
    tlsReport: findTlsReport(name, view, index),
    policies,
  };
}

const NO_ZONE = { state: "unknown", reason: "no zone of this domain is in the repository" } as const;

function withoutZone(name: Name, policies: readonly PolicyDocument[]): PolicyDomain {
  const announcement: Presence<Announcement> = NO_ZONE;
  return {
    name,
    zones: [],
    complete: false,
    records: new Map(),
    announcement,
    mx: NO_ZONE,
    policyHost: NO_ZONE,
    tlsReport: NO_ZONE,
    policies,
  };
}
