import type { MxRecord, Name, ResourceRecord, TxtRecord } from "../../../model/dns.js";
import type { Located, Unknown } from "../../../model/text.js";
import { givesAddress } from "../../octodns/record-types.js";
import type { Value } from "../values/value.js";
import { knownText, rangeOfValue } from "../values/values.js";
import type { Declared, DeclaredValue } from "./declared.js";
import { exchangeOf, targetOf, textOfValue } from "./targets.js";
import { txtOf } from "./txt.js";

/** A record, and why it is not sure to be there. */
export interface Made {
  readonly record: ResourceRecord;
  readonly uncertain: Unknown | undefined;
}

/** The records of one declaration, at this owner in this zone. Those that no rule looks at are left out. */
export function recordsOf(declared: Declared, owner: Name, apex: Name): readonly Made[] {
  const base = {
    owner: { value: owner, range: declared.owner.range },
    ttl: ttlOf(declared.ttl),
    range: declared.range,
  };
  const of = (make: (value: DeclaredValue) => ResourceRecord): readonly Made[] =>
    declared.values.map((value) => ({ record: make(value), uncertain: value.uncertain }));
  const completion = { apex, targets: declared.provider.targets };
  // An alias at the apex is always flattened to addresses: a CNAME record can't stand there (RFC 1034, section 3.6.2).
  const addresses = declared.replaced || (declared.type === "CNAME" && owner === apex);
  switch (addresses ? "other" : declared.type) {
    case "TXT":
      return of(({ value }): TxtRecord => {
        return { type: "TXT", ...base, text: txtOf(textOfValue(value), declared.provider.blanksSplit === true) };
      });
    case "MX":
      return of(({ value, priority, uncertain }): MxRecord => {
        const exchange = exchangeOf(textOfValue(value), priority, completion);
        return { type: "MX", ...base, ...exchange, ...(uncertain && { exchange: uncertain }) };
      });
    case "CNAME":
    case "NS":
      return of(({ value }) => {
        const target = targetOf(textOfValue(value), completion);
        return { type: declared.type === "NS" ? "NS" : "CNAME", ...base, target: nameOr(target) };
      });
    default:
      return mattersAnyhow(owner, apex) ? [{ record: otherRecord(declared.type, base), uncertain: undefined }] : [];
  }
}

function otherRecord(typeName: string, base: Pick<ResourceRecord, "owner" | "ttl" | "range">): ResourceRecord {
  return { type: "other", typeName, addresses: typeName === "CNAME" || givesAddress(typeName), ...base };
}

/** Of other types it matters only that they are there: at the policy host, beside an MTA-STS record, at the apex. */
function mattersAnyhow(owner: Name, apex: Name): boolean {
  return owner === apex || /^(?:_?mta[-_]sts|\*)\./.test(owner);
}

function nameOr(target: ReturnType<typeof targetOf>): Located<Name> | Unknown {
  if ("unknown" in target) return target;
  const { value, range } = target;
  return value === undefined ? { unknown: "the target is no name", range, dependsOn: [range] } : { value, range };
}

/** 1 is how Cloudflare writes, and 0 how OVH writes, that the provider chooses. */
function ttlOf(value: Value | undefined): Located<number> | undefined {
  const seconds = Number(knownText(value)?.trim() || Number.NaN);
  return value !== undefined && Number.isInteger(seconds) && seconds > 1 && seconds < 2 ** 31
    ? { value: seconds, range: rangeOfValue(value) }
    : undefined;
}
