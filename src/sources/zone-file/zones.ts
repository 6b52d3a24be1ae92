import { isAtOrBelow, labelsOf, type Name, parentOf, type ResourceRecord, ROOT, type Zone } from "../../model/dns.js";
import { type Range, rangeOf, type SourceFile } from "../../model/text.js";
import { apexAbove, apexesOf, domainAbout, likelyRegistered } from "../apex.js";
import type { ReadingState } from "./state.js";

/** Sorts what was read of one file into zones. */
export function zonesOf(
  state: ReadingState,
  file: SourceFile,
  configured: Name | undefined,
  named: Name | undefined,
): readonly Zone[] {
  return state.soas.length > 0 ? zonesBySoa(state, file) : zonesOfFragment(state, file, configured, named);
}

/** Whoever has an SOA record is the apex of a zone; a server ignores what is below none of them. */
function zonesBySoa(state: ReadingState, file: SourceFile): readonly Zone[] {
  const places = new Map<Name, Range[]>();
  for (const { value, range } of state.soas) places.set(value, [...(places.get(value) ?? []), range]);
  const whole = !state.partial && state.problems.count === 0 && state.conditional === undefined;
  const zones = new Map<Name, { zone: Zone; records: ResourceRecord[] }>();
  for (const [apex, [range, ...others]] of places) {
    const records: ResourceRecord[] = [];
    const complete = whole && others.length === 0;
    zones.set(apex, { records, zone: zone(file, apex, records, range ?? rangeOf(file), complete) });
  }
  const find = zoneFinder([...zones.keys()]);
  for (const record of state.records) {
    const apex = find(record.owner.value);
    if (apex !== undefined) zones.get(apex)?.records.push(record);
  }
  return [...zones.values()].map((found) => found.zone);
}

/** The closest of the apexes that a name is at or below. */
function zoneFinder(apexes: readonly Name[]): (name: Name) => Name | undefined {
  const [only] = apexes;
  if (only !== undefined && apexes.length === 1) {
    const suffix = `.${only}`;
    return (name) => (only === ROOT || name === only || name.endsWith(suffix) ? only : undefined);
  }
  const known = new Set(apexes);
  return (name) => {
    for (let at = name; ; at = parentOf(at)) {
      if (known.has(at)) return at;
      if (at === ROOT) return undefined;
    }
  };
}

/** A part of a zone, without SOA: its apex is what the configuration, `$ORIGIN` or the file's name says. */
function zonesOfFragment(
  state: ReadingState,
  file: SourceFile,
  configured: Name | undefined,
  named: Name | undefined,
): readonly Zone[] {
  const apex = configured ?? apexOfOrigin(state.firstOrigin, named);
  const inside: ResourceRecord[] = [];
  const outside: ResourceRecord[] = [];
  for (const record of state.records) {
    if (apex !== undefined && isAtOrBelow(record.owner.value, apex)) inside.push(record);
    else outside.push(record);
  }
  const zones = apex === undefined ? [] : [zone(file, apex, inside, rangeOf(file), false)];
  return [...zones, ...zonesByOwner(outside, file)];
}

/** `$ORIGIN _tcp.example.com.` and `$ORIGIN com.` are no apexes; the file's name may then know better. */
function apexOfOrigin(origin: Name | undefined, named: Name | undefined): Name | undefined {
  if (origin === undefined) return named;
  const domain = domainAbout(origin);
  if (named !== undefined && (isAtOrBelow(domain, named) || isAtOrBelow(named, domain))) return named;
  return labelsOf(domain).length > 1 ? domain : named;
}

/** Without any origin, the names themselves tell: whose mail or policy they are about. */
function zonesByOwner(records: readonly ResourceRecord[], file: SourceFile): readonly Zone[] {
  const apexes = apexesOf(records);
  const grouped = new Map<Name, ResourceRecord[]>();
  for (const record of records) {
    const apex = apexAbove(record.owner.value, apexes) ?? likelyRegistered(record.owner.value);
    const group = grouped.get(apex);
    if (group) group.push(record);
    else if (apex !== ROOT) grouped.set(apex, [record]);
  }
  return [...grouped].map(([apex, group]) => zone(file, apex, group, rangeOf(file), false));
}

function zone(file: SourceFile, apex: Name, records: readonly ResourceRecord[], range: Range, complete: boolean): Zone {
  return { apex, complete, records, path: file.path, range, format: "zone-file" };
}
