import { childOf, type Name, parentOf, type ResourceRecord, ROOT } from "./dns.js";

export type RecordsByName = ReadonlyMap<Name, readonly ResourceRecord[]>;

export function indexByOwner(records: Iterable<ResourceRecord>): RecordsByName {
  const index = new Map<Name, ResourceRecord[]>();
  for (const record of records) {
    const atOwner = index.get(record.owner.value);
    if (atOwner) atOwner.push(record);
    else index.set(record.owner.value, [record]);
  }
  return index;
}

/** What answers for a name: its own records or, as in RFC 4592, those of the closest wildcard above it. */
export function answersFor(
  name: Name,
  index: RecordsByName,
  apex: Name,
): { readonly records: readonly ResourceRecord[]; readonly wildcard: boolean } {
  const own = index.get(name);
  if (own) return { records: own, wildcard: false };
  for (
    let ancestor = parentOf(name);
    ancestor.length >= apex.length && ancestor !== ROOT;
    ancestor = parentOf(ancestor)
  ) {
    const records = index.get(childOf("*", ancestor));
    if (records) return { records, wildcard: true };
    if (index.has(ancestor)) break;
  }
  return { records: [], wildcard: false };
}
