import { isAtOrBelow, isWholeName, type Name, type ResourceRecord, type Zone } from "../model/dns.js";
import type { PolicyDocument } from "../model/policy-domain.js";
import { isUnknown, type Located, type Unknown } from "../model/text.js";

/**
 * Names the one zone that is known by its id alone (`zone_id = var.zone_id`) after the one policy domain that has no zone:
 * each is what the other lacks. Where there is any choice, nothing is named.
 */
export function withNamedZone(zones: readonly Zone[], policies: readonly PolicyDocument[]): readonly Zone[] {
  const [open, ...others] = zones.filter((zone) => !isWholeName(zone.apex) && announces(zone));
  const named = zones.filter(({ apex }) => isWholeName(apex));
  const domains = new Set(policies.flatMap((policy) => policy.domains));
  const [domain, ...more] = [...domains].filter((name) => !named.some(({ apex }) => isAtOrBelow(name, apex)));
  if (!open || !domain || others.length > 0 || more.length > 0) return zones;
  const rename = (name: Name): Name => renamed(name, open.apex, domain);
  return zones.map((zone) =>
    zone === open ? { ...zone, apex: domain, records: zone.records.map((record) => inZone(record, rename)) } : zone,
  );
}

function announces({ apex, records }: Zone): boolean {
  return records.some(({ owner }) => owner.value === `_mta-sts.${apex}`);
}

function renamed(name: Name, from: Name, to: Name): Name {
  return isAtOrBelow(name, from) ? (`${name.slice(0, name.length - from.length)}${to}` as Name) : name;
}

function inZone(record: ResourceRecord, rename: (name: Name) => Name): ResourceRecord {
  const owner = { ...record.owner, value: rename(record.owner.value) };
  const target = (name: Located<Name> | Unknown) => (isUnknown(name) ? name : { ...name, value: rename(name.value) });
  switch (record.type) {
    case "MX": {
      const { exchange } = record;
      const isName = !isUnknown(exchange) && exchange.value !== undefined;
      return { ...record, owner, exchange: isName ? target({ ...exchange, value: exchange.value }) : exchange };
    }
    case "CNAME":
    case "NS":
      return { ...record, owner, target: target(record.target) };
    case "TXT":
    case "other":
      return { ...record, owner };
  }
}
