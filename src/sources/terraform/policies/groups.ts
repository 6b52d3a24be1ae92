import type { Piece, Range } from "../../../model/text.js";
import type { ResourceInstance } from "../values/instances.js";
import type { DerivedText, Findings, FoundPolicy } from "./found-policies.js";

/** One policy, and all places where it was found. */
export interface PolicyGroup {
  /** The places, those in resources first. */
  readonly found: readonly FoundPolicy[];
  /** What was computed from it: an encoded copy, the id of a record. */
  readonly derived: readonly DerivedText[];
}

export function resourcesOf({ found, derived }: PolicyGroup): ReadonlySet<ResourceInstance> {
  const resources = found.flatMap(({ resource }) => resource ?? []);
  const encoded = derived.filter(({ policy }) => policy !== undefined).map(({ resource }) => resource);
  return new Set([...resources, ...encoded]);
}

/** Brings together what is one policy: the same text, of the same places in the files. */
export function groupPolicies({ policies, derived }: Findings): readonly PolicyGroup[] {
  const byPlaces = new Map<string, FoundPolicy[]>();
  for (const found of policies) {
    const key = placesKey(found);
    const same = byPlaces.get(key);
    if (same) same.push(found);
    else byPlaces.set(key, [found]);
  }
  const groups = [...byPlaces.values()];
  const served = groups.filter((found) => found.some(({ resource }) => resource));
  const kept = groups.filter((found) => served.includes(found) || !served.some((other) => isPartOf(found, other)));
  return withDerived(kept, derived);
}

/** Neighbouring places count as one: how a text is cut into pieces says nothing. */
function placesKey({ text, resource, name }: FoundPolicy): string {
  const isUnknown = text.pieces.every((piece) => piece.unknown);
  return JSON.stringify([text.value, mergedPlaces(text.pieces), isUnknown ? [resource?.address, name] : []]);
}

function mergedPlaces(pieces: readonly Piece[]): readonly (readonly [string, number, number])[] {
  const merged: [string, number, number][] = [];
  for (const { range } of pieces) {
    const last = merged.at(-1);
    if (last && last[0] === range.path && last[2] === range.start) last[2] = range.end;
    else merged.push([range.path, range.start, range.end]);
  }
  return merged;
}

/** A text that a resource holds with something more: a line end, a head. */
function isPartOf([one]: readonly FoundPolicy[], [whole]: readonly FoundPolicy[]): boolean {
  if (!one || !whole) return false;
  const places = whole.text.pieces.flatMap((piece) => piece.computedFrom ?? [piece.range]);
  return one.text.pieces.every(({ range }) => places.some((place) => overlap(place, range)));
}

function overlap(one: Range, other: Range): boolean {
  if (one.path !== other.path) return false;
  return one.start < other.end && other.start < one.end;
}

/** What is encoded in whole is the policy that it was encoded from; where that can't be found, one that is not known. */
function withDerived(groups: readonly (readonly FoundPolicy[])[], derived: readonly DerivedText[]): PolicyGroup[] {
  const known = groups.map((found) => ({ found, derived: [] as DerivedText[], places: ownPlaces(found) }));
  const byFirstPlace = new Map<string, (typeof known)[number][]>();
  for (const group of known) {
    const key = startOf(group.places[0]);
    byFirstPlace.set(key, [...(byFirstPlace.get(key) ?? []), group]);
  }
  const alone: PolicyGroup[] = [];
  for (const text of derived) {
    const keys = [...new Set(text.from.map(startOf))];
    const origins = keys.flatMap((key) => byFirstPlace.get(key) ?? []).filter(({ places }) => isMadeOf(text, places));
    if (origins.length === 1) origins[0]?.derived.push(text);
    else if (origins.length === 0 && text.policy) alone.push({ found: [text.policy], derived: [] });
  }
  return [...known, ...alone];
}

function startOf(range: Range | undefined): string {
  return range === undefined ? "" : `${range.start} ${range.path}`;
}

/** What a policy is made of; nothing where that can't be told. */
function ownPlaces([one]: readonly FoundPolicy[]): readonly Range[] {
  const pieces = one?.text.pieces ?? [];
  if (pieces.some((piece) => piece.unknown && piece.unknown.dependsOn.length === 0)) return [];
  return pieces.flatMap((piece) => piece.unknown?.dependsOn ?? piece.computedFrom ?? [piece.range]);
}

/** Every place of the policy goes into it. */
function isMadeOf({ from }: DerivedText, places: readonly Range[]): boolean {
  return places.length > 0 && places.every((range) => from.some((place) => overlap(place, range)));
}
