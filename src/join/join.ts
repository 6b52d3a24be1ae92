import {
  childOf,
  isAtOrBelow,
  type Name,
  parentOf,
  type ResourceRecord,
  repeatsApex,
  type Zone,
} from "../model/dns.js";
import type { Announcement, PolicyDocument, PolicyDomain, Presence } from "../model/policy-domain.js";
import { type Stage, stageOf } from "../model/stage.js";
import { isMeantAsStsRecord } from "../model/sts-record.js";
import { type AssignmentHints, assignPolicies } from "./assign.js";
import { aliasTargets, findAnnouncement, findMx, findPolicyHost, findTlsReport } from "./lookup.js";
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
    domains: [...names]
      .sort()
      .flatMap((name) => domainViews(name, index, assignment.get(name) ?? [], hints.configured.get(name) ?? [])),
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

function domainViews(
  name: Name,
  index: ViewIndex,
  policies: readonly PolicyDocument[],
  configured: readonly string[],
): readonly PolicyDomain[] {
  const views = index.of(name);
  if (views.length === 0) return [withoutZone(name, inOrder(policies, "live", configured))];
  const domains = views.map((view) => {
    const stage = stageOf(view.zones[0]?.path ?? "");
    return inView(name, view, index, inOrder(policiesFor(view, policies), stage, configured));
  });
  // An inner view of a zone often knows nothing of MTA-STS: nothing is missing there.
  const announced = domains.filter((domain) => domain.announcement.state === "present");
  return announced.length > 0 ? announced : domains.slice(0, 1);
}

/** A policy that was read with certain variables goes with the zones that were. */
function policiesFor({ zones }: ZoneView, policies: readonly PolicyDocument[]): readonly PolicyDocument[] {
  const variant = zones.find((zone) => zone.variant !== undefined)?.variant;
  if (variant === undefined) return policies;
  return policies.filter((policy) => policy.variant === undefined || policy.variant === variant);
}

/**
 * The policy that counts comes first: as the configuration has it, then that of the zone's own stage, then the copy that
 * is served, as far as paths tell.
 */
function inOrder(policies: readonly PolicyDocument[], stage: Stage, configured: readonly string[]): PolicyDocument[] {
  const placed = policies.map((document): Placed => {
    const own = stageOf(document.path);
    const named = configured.indexOf(document.path);
    return {
      document,
      ranks: [
        named === -1 ? configured.length : named,
        own === stage ? 0 : own === "live" ? 1 : 2,
        document.path.endsWith(".well-known/mta-sts.txt") ? 0 : 1,
        document.path.length,
      ],
    };
  });
  return placed.sort(byRanks).map(({ document }) => document);
}

interface Placed {
  readonly document: PolicyDocument;
  /** The lower the earlier, the first one that differs. */
  readonly ranks: readonly number[];
}

function byRanks(one: Placed, other: Placed): number {
  for (const [index, rank] of one.ranks.entries()) {
    const difference = rank - (other.ranks[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.document.path < other.document.path ? -1 : 1;
}

function inView(name: Name, view: ZoneView, index: ViewIndex, policies: readonly PolicyDocument[]): PolicyDomain {
  const announcement = findAnnouncement(name, view, index);
  return {
    name,
    zones: view.zones,
    complete: view.complete,
    records: view.records,
    announcement,
    recordOwner: recordOwner(name, announcement, index),
    mx: findMx(name, view),
    policyHost: findPolicyHost(name, view, index),
    tlsReport: findTlsReport(name, view, index),
    policies,
  };
}

function recordOwner(name: Name, announcement: Presence<Announcement>, index: ViewIndex): Name {
  const owner = childOf("_mta-sts", name);
  return announcement.state === "present" ? announcement.value.owner : (aliasTargets(owner, index).at(-1) ?? owner);
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
    recordOwner: childOf("_mta-sts", name),
    mx: NO_ZONE,
    policyHost: NO_ZONE,
    tlsReport: NO_ZONE,
    policies,
  };
}
