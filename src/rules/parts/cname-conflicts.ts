import type { CnameRecord, Name, ResourceRecord } from "../../model/dns.js";
import type { PolicyDomain, State } from "../../model/policy-domain.js";
import { isUnknown } from "../../model/text.js";
import { mayBeEitherOr } from "./either-or.js";

/** A CNAME and what must not stand beside it. */
export interface CnameConflict {
  readonly domain: PolicyDomain;
  readonly owner: Name;
  readonly alias: CnameRecord;
  /** Records of other types, and CNAMEs with another target. */
  readonly others: readonly ResourceRecord[];
}

/** DNSSEC's own records may stand beside a CNAME (RFC 4034 sections 3 and 4, RFC 2181 section 10.1). */
const ALLOWED = new Set(["RRSIG", "NSEC", "KEY", "SIG", "NXT"]);

/** The conflicts at one name of each domain, told from records of one zone that are published together. */
export function* conflictsAt(state: State, ownerOf: (domain: Name) => Name): Iterable<CnameConflict> {
  for (const domain of state.domains) {
    const owner = ownerOf(domain.name);
    const records = domain.records.get(owner) ?? [];
    const alias = records.find((record) => record.type === "CNAME");
    if (!alias || records.length === 1) continue;
    const others = records.filter(
      (record) =>
        isBeside(alias, record) &&
        domain.zones.some((zone) => zone.records.includes(alias) && zone.records.includes(record)) &&
        !mayBeEitherOr(state, alias.range, record.range),
    );
    if (others.length > 0) yield { domain, owner, alias, others };
  }
}

function isBeside(alias: CnameRecord, record: ResourceRecord): boolean {
  if (record.type === "other") return !ALLOWED.has(record.typeName);
  if (record.type !== "CNAME") return true;
  return !isUnknown(record.target) && !isUnknown(alias.target) && record.target.value !== alias.target.value;
}
