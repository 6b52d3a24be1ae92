import { type Name, parentOf, type ResourceRecord, ROOT, type Zone } from "../model/dns.js";
import { indexByOwner, type RecordsByName } from "../model/name-index.js";

/**
 * One reading of a zone. A repository may hold several of the same apex, for an inner and an outer network, for a test
 * and a live stage: they are judged apart, because together they would contradict one another.
 */
export interface ZoneView {
  readonly apex: Name;
  readonly zones: readonly Zone[];
  readonly complete: boolean;
  readonly records: RecordsByName;
}

/** Finds the views that a name lies in: those of the longest apex at or above it. */
export interface ViewIndex {
  readonly views: readonly ZoneView[];
  of(name: Name): readonly ZoneView[];
}

export function indexViews(zones: readonly Zone[]): ViewIndex {
  const byApex = new Map<Name, ZoneView[]>();
  for (const [apex, sameApex] of groupByApex(zones)) byApex.set(apex, viewsOf(apex, sameApex));
  return {
    views: [...byApex.values()].flat(),
    of(name) {
      for (let apex = name; apex !== ROOT; apex = parentOf(apex)) {
        const views = byApex.get(apex);
        if (views) return views;
      }
      return [];
    },
  };
}

function groupByApex(zones: readonly Zone[]): Map<Name, Zone[]> {
  const groups = new Map<Name, Zone[]>();
  for (const zone of zones) {
    const group = groups.get(zone.apex);
    if (group) group.push(zone);
    else groups.set(zone.apex, [zone]);
  }
  return groups;
}

/** What is read with one set of variables and with another is never put together; all else belongs to each of them. */
function viewsOf(apex: Name, zones: readonly Zone[]): ZoneView[] {
  const variants = new Set(zones.flatMap(({ variant }) => variant ?? []));
  if (variants.size === 0) return viewsOfOne(apex, zones);
  return [...variants].flatMap((variant, index) => {
    const together = zones.filter((zone) => zone.variant === undefined || zone.variant === variant);
    const views = viewsOfOne(apex, together);
    // What stands alone in each of them is one view.
    return index === 0 ? views : views.filter((view) => view.zones.some((zone) => zone.variant === variant));
  });
}

/** Fragments join the first view that says nothing else about the same RRsets; whole zones stand alone. */
function viewsOfOne(apex: Name, zones: readonly Zone[]): ZoneView[] {
  if (zones.length === 1) return zones.map((zone) => viewOf(apex, [zone]));
  const groups: { readonly zones: Zone[]; readonly rrsets: Set<string> }[] = [];
  const wholeFirst = [...zones.filter((zone) => zone.complete), ...zones.filter((zone) => !zone.complete)];
  for (const zone of wholeFirst) {
    const rrsets = rrsetsOf(zone.records);
    const group = zone.complete ? undefined : groups.find((other) => areDisjoint(rrsets, other.rrsets));
    if (!group) groups.push({ zones: [zone], rrsets: rrsets });
    else {
      group.zones.push(zone);
      for (const rrset of rrsets) group.rrsets.add(rrset);
    }
  }
  return groups.map((group) => viewOf(apex, group.zones));
}

function rrsetsOf(records: readonly ResourceRecord[]): Set<string> {
  return new Set(
    records.map((record) => `${record.owner.value} ${record.type === "other" ? record.typeName : record.type}`),
  );
}

function areDisjoint(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const value of one) if (other.has(value)) return false;
  return true;
}

function viewOf(apex: Name, zones: readonly Zone[]): ZoneView {
  return {
    apex,
    zones,
    complete: zones.some((zone) => zone.complete),
    records: indexByOwner(zones.flatMap((zone) => zone.records)),
  };
}
