import type { TxtRecord } from "../../model/dns.js";
import type { Announcement, PolicyDomain, State } from "../../model/policy-domain.js";
import type { StsRecord } from "../../model/sts-record.js";

/** A TXT record that was meant to announce a policy, and the domain to name with it. */
export interface AnnouncedRecord {
  readonly domain: PolicyDomain;
  readonly announcement: Announcement;
  readonly record: StsRecord;
  /** True when senders drop this one and take another at the same name: then it does harm to nobody. */
  readonly dropped: boolean;
}

/** All of them, each once: one that several domains share stands for the domain that it was written for. */
export function announcedRecords(state: State): readonly AnnouncedRecord[] {
  const found = new Map<TxtRecord, AnnouncedRecord>();
  for (const { domain, announcement } of announcements(state)) {
    const taken = announcement.records.some(({ selected }) => selected);
    for (const record of announcement.records) {
      if (!found.has(record.record))
        found.set(record.record, { domain, announcement, record, dropped: taken && !record.selected });
    }
  }
  return [...found.values()];
}

export interface Announced {
  readonly domain: PolicyDomain;
  readonly announcement: Announcement;
}

/** What stands at `_mta-sts` of each domain, those without an alias first. The same RRset may come more than once. */
export function announcements(state: State): readonly Announced[] {
  const all = state.domains.flatMap((domain) =>
    domain.announcement.state === "present" ? [{ domain, announcement: domain.announcement.value }] : [],
  );
  const aliased = ({ announcement }: Announced): boolean => announcement.alias !== undefined;
  return [...all.filter((one) => !aliased(one)), ...all.filter(aliased)];
}

/** Each RRset once, as the first of {@link announcements} that leads there. */
export function announcedRrsets(state: State): readonly Announced[] {
  const seen = new Set<TxtRecord>();
  return announcements(state).filter(({ announcement: { txt } }) => {
    const [first] = txt;
    return first !== undefined && !seen.has(first) && seen.add(first) !== undefined;
  });
}
