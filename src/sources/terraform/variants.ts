import type { ResourceRecord, Zone } from "../../model/dns.js";
import type { PolicyDocument } from "../../model/policy-domain.js";
import { isUnknown, type LocatedText, type Range } from "../../model/text.js";

/**
 * Of what is the same with every set of variables, to the place in the files, one: which set it was read with says nothing
 * then.
 */
export function oneOfEqualVariants<T extends Zone | PolicyDocument>(found: readonly T[]): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of found) {
    const key = signatureOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    return others.length > 0 ? [{ ...first, variant: undefined }] : [first];
  });
}

function signatureOf(one: Zone | PolicyDocument): string {
  const where = "policy" in one ? [one.key ?? "", wordsOf(one.policy.text), ...one.domains] : recordsOf(one);
  return JSON.stringify([one.path, where]);
}

function recordsOf({ apex, records }: Zone): readonly unknown[] {
  return [apex, records.map((record) => [record.owner.value, record.type, placeOf(record.range), dataOf(record)])];
}

function dataOf(record: ResourceRecord): readonly unknown[] {
  switch (record.type) {
    case "TXT":
      return wordsOf(record.text);
    case "MX":
      return [record.preference, record.written, placeOf(record.exchange.range)];
    case "CNAME":
    case "NS":
      return [isUnknown(record.target) ? null : record.target.value, placeOf(record.target.range)];
    case "other":
      return [record.typeName];
  }
}

function wordsOf({ value, pieces }: LocatedText): readonly unknown[] {
  return [value, pieces.map(({ range }) => placeOf(range))];
}

function placeOf({ path, start, end }: Range): string {
  return `${start}-${end} ${path}`;
}
