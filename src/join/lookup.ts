import type { CnameRecord, MxRecord, Name, ResourceRecord, TxtRecord } from "../model/dns.js";
import { childOf, isAtOrBelow, parentOf } from "../model/dns.js";
import { answersFor } from "../model/name-index.js";
import type { Announcement, Presence } from "../model/policy-domain.js";
import { isMeantAsStsRecord, parseStsRecord } from "../model/sts-record.js";
import { isUnknown } from "../model/text.js";
import type { ViewIndex, ZoneView } from "./views.js";

/** Longer chains of aliases are broken in practice: resolvers give up. */
const MAX_ALIASES = 8;

const ABSENT = { state: "absent" } as const;

function unknown(reason: string): { readonly state: "unknown"; readonly reason: string } {
  return { state: "unknown", reason };
}

/** Where a chain of aliases ends. */
interface Destination {
  readonly owner: Name;
  readonly view: ZoneView;
  readonly records: readonly ResourceRecord[];
  readonly wildcard: boolean;
  readonly firstAlias: CnameRecord | undefined;
}

/** Follows the aliases from a name; a reason when they lead to what is not known here. */
function follow(name: Name, view: ZoneView, index: ViewIndex): Destination | string {
  let owner = name;
  let place = view;
  let firstAlias: CnameRecord | undefined;
  for (let step = 0; step <= MAX_ALIASES; step++) {
    const delegated = delegation(owner, place);
    if (delegated !== undefined) return `${delegated} is delegated to other name servers`;
    const { records, wildcard } = answersFor(owner, place.records, place.apex);
    const alias = records.find((record) => record.type === "CNAME");
    if (!alias) return { owner, view: place, records, wildcard, firstAlias };
    firstAlias ??= alias;
    if (isUnknown(alias.target)) return `${owner} is an alias whose target is not known: ${alias.target.unknown}`;
    // TXT beside the alias is a conflict of its own; what stands there is what is here to be judged.
    if (records.some((record) => record.type === "TXT")) return { owner, view: place, records, wildcard, firstAlias };
    const target = alias.target.value;
    const next = sameViewFirst(index.of(target), place);
    if (!next) return `${owner} is an alias of ${target}, which lies outside this repository`;
    owner = target;
    place = next;
  }
  return `the aliases from ${name} make a loop or too long a chain`;
}

function sameViewFirst(views: readonly ZoneView[], view: ZoneView): ZoneView | undefined {
  return views.includes(view) ? view : views[0];
}

/** The name at or above `name`, below the apex, that NS records hand over to other servers. */
function delegation(name: Name, view: ZoneView): Name | undefined {
  for (let at = name; at !== view.apex && isAtOrBelow(at, view.apex); at = parentOf(at)) {
    if (view.records.get(at)?.some((record) => record.type === "NS")) return at;
  }
  return undefined;
}

function absentIf(complete: boolean): Presence<never> {
  return complete ? ABSENT : unknown("the zone is not known to be whole");
}

export function findAnnouncement(domain: Name, view: ZoneView, index: ViewIndex): Presence<Announcement> {
  const place = follow(childOf("_mta-sts", domain), view, index);
  if (typeof place === "string") return unknown(place);
  const txt = place.records.filter((record): record is TxtRecord => record.type === "TXT");
  const records = txt.filter((record) => isMeantAsStsRecord(record.text.value)).map(parseStsRecord);
  if (txt.length === 0 || (place.wildcard && records.length === 0)) return absentIf(place.view.complete);
  const { owner, wildcard, firstAlias: alias } = place;
  return { state: "present", value: { owner, alias, txt, records, wildcard } };
}

export function findMx(domain: Name, view: ZoneView): Presence<readonly MxRecord[]> {
  const delegated = domain === view.apex ? undefined : delegation(domain, view);
  if (delegated !== undefined) return unknown(`${delegated} is delegated to other name servers`);
  const { records, wildcard } = answersFor(domain, view.records, view.apex);
  const mx = records.filter((record): record is MxRecord => record.type === "MX");
  if (mx.length > 0 && !wildcard) return { state: "present", value: mx };
  if (mx.length > 0) return unknown(`only a wildcard answers for ${domain}`);
  if (records.some((record) => record.type === "CNAME")) return unknown(`${domain} is an alias`);
  return absentIf(view.complete);
}

export function findPolicyHost(domain: Name, view: ZoneView, index: ViewIndex): Presence<readonly ResourceRecord[]> {
  const host = childOf("mta-sts", domain);
  const delegated = delegation(host, view);
  if (delegated !== undefined) return unknown(`${delegated} is delegated to other name servers`);
  const { records } = answersFor(host, view.records, view.apex);
  const addresses = records.filter(
    (record) => record.type === "CNAME" || (record.type === "other" && record.addresses),
  );
  if (addresses.length > 0) return { state: "present", value: addresses };
  // A host with a zone file of its own.
  const own = index.of(host).find((other) => other.apex === host);
  return own && own !== view ? unknown(`${host} has a zone of its own`) : absentIf(view.complete);
}

export function findTlsReport(domain: Name, view: ZoneView, index: ViewIndex): Presence<readonly TxtRecord[]> {
  const place = follow(childOf("_smtp", childOf("_tls", domain)), view, index);
  if (typeof place === "string") return unknown(place);
  const txt = place.records.filter((record): record is TxtRecord => record.type === "TXT");
  return txt.length > 0 ? { state: "present", value: txt } : absentIf(place.view.complete);
}

/** The names that a name is an alias of, in order, as far as they lie in this repository or point out of it. */
export function aliasTargets(name: Name, index: ViewIndex): readonly Name[] {
  const targets: Name[] = [];
  let owner = name;
  for (let step = 0; step < MAX_ALIASES; step++) {
    const alias = index
      .of(owner)
      .flatMap((view) => view.records.get(owner) ?? [])
      .find((record) => record.type === "CNAME");
    if (!alias || isUnknown(alias.target)) break;
    owner = alias.target.value;
    if (targets.includes(owner)) break;
    targets.push(owner);
  }
  return targets;
}
