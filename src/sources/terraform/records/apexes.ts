import { labelsOf, type Name, toName } from "../../../model/dns.js";
import { apexAbove, domainAbout, likelyRegistered, topmost } from "../../apex.js";
import type { Declared } from "./declared.js";
import { inZonesOfInstances } from "./instance-domains.js";
import { nameBelow } from "./names.js";
import { meansDomain } from "./words.js";

/** Where a declaration belongs: the apex of its zone, and its owner. */
export interface Placed {
  readonly declared: Declared;
  readonly apex: Name;
  readonly owner: Name;
}

/**
 * Says of which zone each declaration is. Where the zone is not named, the owner names tell, if they are full and agree;
 * then a domain that the surroundings mention, if there is just one zone that it can be the name of. Names that make no
 * sense are left out.
 */
export function place(declarations: readonly Declared[], apexHints: ReadonlySet<Name>): readonly Placed[] {
  const groups = new Map<Name, Declared[]>();
  for (const declared of inZonesOfInstances(declarations)) {
    const group = groups.get(declared.zone.apex);
    if (group) group.push(declared);
    else groups.set(declared.zone.apex, [declared]);
  }
  const open: Declared[][] = [];
  const placed: Placed[] = [];
  for (const [apex, group] of groups) {
    const apexes = group[0]?.zone.known ? undefined : apexesByName(group);
    if (apexes?.size === 0) open.push(group);
    else placed.push(...group.flatMap((declared) => placeIn(declared, apex, apexes ?? new Set([apex]))));
  }
  const hinted = groupOfHint(open, apexHints);
  const [hint] = apexHints;
  for (const group of open) {
    for (const declared of group) {
      const apex = group === hinted && hint !== undefined ? hint : declared.zone.apex;
      placed.push(...placeIn(declared, apex, new Set([apex])));
    }
  }
  return placed;
}

/** The one zone without a name that has to do with MTA-STS, or the only zone without one. */
function groupOfHint(open: readonly Declared[][], hints: ReadonlySet<Name>): readonly Declared[] | undefined {
  if (hints.size !== 1) return undefined;
  const concerned = open.filter((group) => group.some(({ owner }) => /^_?mta-sts$/.test(owner.text)));
  const candidates = concerned.length > 0 ? concerned : open;
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** Several where the names speak of several zones: an expression such as `each.value.zone_id` stands for many. */
function apexesByName(group: readonly Declared[]): ReadonlySet<Name> {
  const sure = group.flatMap((declared) => domainNamedBy(declared) ?? []);
  const short = group.some(({ owner }) => owner.tail === undefined && labelsOf(owner.text).length < 2);
  const likely = sure.length > 0 || short ? [] : group.flatMap((declared) => mailDomainOf(declared) ?? []);
  const apexes = topmost([...sure, ...likely]);
  const [first] = apexes;
  if (apexes.size < 2 || first === undefined) return apexes;
  const registered = likelyRegistered(first);
  return [...apexes].every((apex) => !apex.includes("<") && likelyRegistered(apex) === registered)
    ? new Set([registered])
    : apexes;
}

const POLICY_OWNER = /^(?:_?mta-sts|_smtp\._tls)\./;

/** The domain that a full name is about beyond doubt. */
function domainNamedBy({ owner, provider, type }: Declared): Name | undefined {
  if (provider.names === "relative") return undefined;
  const full = owner.absolute || provider.names === "full";
  if (owner.tail !== undefined) {
    const about = owner.text.replace(POLICY_OWNER, "");
    const concerned = full || about !== owner.text || meansDomain(owner.tail);
    return concerned && (about === owner.tail || about.endsWith(`.${owner.tail}`)) && !/^[_*]/.test(about)
      ? (about as Name)
      : undefined;
  }
  if (!owner.known || !(full || POLICY_OWNER.test(owner.text))) return undefined;
  const name = toName(owner.text);
  const about = name === undefined ? undefined : domainAbout(name);
  if (about === undefined || labelsOf(about).length < 2) return undefined;
  return about !== name || type === "MX" ? about : full ? likelyRegistered(about) : undefined;
}

function mailDomainOf({ owner, provider, type }: Declared): Name | undefined {
  if (provider.names === "relative" || type !== "MX" || !owner.known) return undefined;
  return labelsOf(owner.text).length > 1 ? toName(owner.text) : undefined;
}

function placeIn(declared: Declared, zone: Name, apexes: ReadonlySet<Name>): readonly Placed[] {
  const [only] = apexes;
  const { owner: written, provider } = declared;
  const name = nameBelow(written, undefined);
  const own = written.text === "" || written.text === "@" ? undefined : name;
  if (own !== undefined && provider.names !== "relative") {
    const above = apexAbove(own, apexes);
    if (above !== undefined) return [{ declared, apex: above, owner: own }];
    if (written.tail !== undefined && (written.absolute || meansDomain(written.tail))) {
      return [{ declared, apex: written.tail, owner: own }];
    }
    if (written.absolute) return [];
  }
  const apex = apexes.size === 1 && only !== undefined ? only : zone;
  const owner = nameBelow(written, apex);
  return owner === undefined ? [] : [{ declared, apex, owner }];
}
