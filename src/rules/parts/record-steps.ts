import type { Name, TxtRecord } from "../../model/dns.js";
import type { RelatedPlace } from "../../model/finding.js";
import { announcedRecord, type Change, type PolicyDomain, pairDomains } from "../../model/policy-domain.js";
import { idOf, type StsRecord } from "../../model/sts-record.js";
import { isKnown, type LocatedText } from "../../model/text.js";
import { type PolicyStep, policyStep } from "./policy-steps.js";

/** A domain that a record of head announces. */
export interface AnnouncedDomain {
  readonly name: Name;
  readonly head: PolicyDomain;
  /** The id that base announced it with. */
  readonly baseId: LocatedText | undefined;
  readonly baseRecord: StsRecord | undefined;
  /** Undefined unless both sides hold its policy. */
  readonly step: PolicyStep | undefined;
}

/**
 * One id as it is written in head, with the TXT record that it stands in. It may announce several domains by CNAME (RFC
 * 8461 section 8.2), or stand for the records of several domains that one resource makes.
 */
export interface RecordStep {
  readonly record: StsRecord;
  readonly id: LocatedText;
  readonly domains: readonly AnnouncedDomain[];
}

/** The ids of the announced records of head, each once, with what became of the domains it announces. */
export function recordSteps(change: Change): readonly RecordStep[] {
  const steps = new Map<TxtRecord | string, RecordStep & { readonly domains: AnnouncedDomain[] }>();
  for (const pair of pairDomains(change)) {
    const { base, head } = pair;
    const record = head && announcedRecord(head);
    const id = record && idOf(record);
    if (!head || !record || !id) continue;
    const baseRecord = base && announcedRecord(base);
    const baseId = baseRecord && idOf(baseRecord);
    const domain = { name: head.name, head, baseId, baseRecord, step: policyStep(pair) };
    const key = placeOf(id) ?? record.record;
    const known = steps.get(key);
    if (known) known.domains.push(domain);
    else steps.set(key, { record, id, domains: [domain] });
  }
  return [...steps.values()];
}

/** Where an id is written and what it is, as a key; undefined for one that is not known, which may differ each time. */
function placeOf({ value, pieces }: LocatedText): string | undefined {
  if (pieces.length === 0 || pieces.some(({ unknown }) => unknown)) return undefined;
  return [value, ...pieces.map(({ range }) => `${range.path} ${range.start}-${range.end}`)].join("\n");
}

/** True when both ids can be read and are the same, however they are quoted, escaped or split. */
export function isSameId(one: LocatedText | undefined, other: LocatedText): boolean {
  return one !== undefined && isKnown(one) && isKnown(other) && one.value === other.value;
}

/** True when both ids can be read and differ. */
export function isOtherId(one: LocatedText | undefined, other: LocatedText): boolean {
  return one !== undefined && isKnown(one) && isKnown(other) && one.value !== other.value;
}

/** The aliases through which a record announces domains. */
export function aliasPlaces(domains: readonly AnnouncedDomain[]): readonly RelatedPlace[] {
  return domains.flatMap(({ head: { name, announcement } }) => {
    const alias = announcement.state === "present" ? announcement.value.alias : undefined;
    return alias ? [{ message: `${name} is announced by this record, through an alias.`, range: alias.range }] : [];
  });
}
