import { announcedRecord, type PolicyDomain } from "./policy-domain.js";
import { idOf } from "./sts-record.js";
import type { Piece } from "./text.js";

/** What to do about an announced id that code makes, and that no edit can renew; undefined for any other. */
export function stepForMadeId(domain: PolicyDomain): string | undefined {
  const record = announcedRecord(domain);
  const code = record && idOf(record)?.pieces.find((piece: Piece) => piece.code);
  if (!code) return undefined;
  return `Once the new policy is served, let the code in ${code.range.path} make a new id for the TXT record at ${domain.recordOwner}: change what it computes the id from, or write the id out, 1 to 32 letters or digits that were never the id there before. There is no patch for this, because the id is computed there and not written.`;
}
