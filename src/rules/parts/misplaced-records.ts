import { childOf, labelsOf, type Name, parentOf, repeatsApex, type TxtRecord, type Zone } from "../../model/dns.js";
import type { State } from "../../model/policy-domain.js";
import { isMeantAsStsRecord } from "../../model/sts-record.js";

/** How a record missed its place. */
export type Misplacing = "apex" | "policy-host" | "misspelt" | "apex-repeated";

export interface MisplacedRecord {
  readonly record: TxtRecord;
  readonly zone: Zone;
  readonly misplacing: Misplacing;
  /** The domain that it was meant for. */
  readonly domain: Name;
}

/** Labels that people write in the place of `_mta-sts`; that of the policy host is told apart. */
const MISSPELT = new Set(["_mta_sts", "mta_sts", "_mtasts", "mtasts", "_mta-st", "_mts-sta", "_mta-sts-", "__mta-sts"]);

/** The records that begin like one of MTA-STS at a name where no sender looks. Targets of aliases are in their place. */
export function misplacedRecords(state: State): readonly MisplacedRecord[] {
  const inPlace = new Set<TxtRecord>();
  for (const { announcement } of state.domains) {
    if (announcement.state === "present") for (const record of announcement.value.txt) inPlace.add(record);
  }
  const found: MisplacedRecord[] = [];
  for (const zone of state.zones) {
    for (const record of zone.records) {
      if (record.type !== "TXT" || inPlace.has(record) || !isPlainlySts(record)) continue;
      const missed = misplacingOf(record.owner.value, zone.apex);
      if (missed) found.push({ record, zone, ...missed });
    }
  }
  return found;
}

/** At other names than `_mta-sts` only the version tells what a record is. */
function isPlainlySts({ text: { value } }: TxtRecord): boolean {
  return /^[\s"']*v\s*=\s*STSv\d/i.test(value.slice(0, 40)) && isMeantAsStsRecord(value);
}

function misplacingOf(owner: Name, apex: Name): Pick<MisplacedRecord, "misplacing" | "domain"> | undefined {
  if (owner === apex) return { misplacing: "apex", domain: apex };
  const [label = ""] = labelsOf(owner);
  const domain = parentOf(owner);
  const isLabel = label === "_mta-sts" || label === "mta-sts" || MISSPELT.has(label);
  if (isLabel && repeatsApex(domain, apex)) {
    return { misplacing: "apex-repeated", domain: domain.slice(0, -apex.length - 1) as Name };
  }
  if (label === "mta-sts") return { misplacing: "policy-host", domain };
  return MISSPELT.has(label) ? { misplacing: "misspelt", domain } : undefined;
}

/** Where the record belongs. */
export function rightOwner({ domain }: MisplacedRecord): Name {
  return childOf("_mta-sts", domain);
}
