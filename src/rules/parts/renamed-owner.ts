import { labelsOf, type Name, toName } from "../../model/dns.js";
import type { State } from "../../model/policy-domain.js";
import { editOf, type TextEdit } from "../../model/text.js";
import type { MisplacedRecord } from "./misplaced-records.js";

const decoder = new TextDecoder();

/**
 * The edit that gives a misspelt owner, or one without its final dot, its right name; undefined where it takes more
 * than a change of that word, or where other records would move along.
 */
export function renamedOwner(
  { record, zone, misplacing }: MisplacedRecord,
  right: Name,
  state: State,
): readonly TextEdit[] | undefined {
  if (misplacing === "apex" || misplacing === "policy-host") return undefined;
  const { range, value: wrong } = record.owner;
  const file = state.files.get(range.path);
  const alone = zone.records.every((other) => other === record || other.owner.value !== wrong);
  if (!file || !alone) return undefined;
  const written = decoder.decode(file.bytes.subarray(range.start, range.end));
  const [label = ""] = labelsOf(wrong);
  if (toName(written) === undefined || !written.toLowerCase().startsWith(label)) return undefined;
  const rest = written.slice(label.length);
  if (misplacing === "misspelt") return [editOf(range, `_mta-sts${rest}`)];
  // Some providers of Terraform do one, some the other.
  if (zone.format === "terraform") return undefined;
  // octoDNS and DNSControl put the zone behind every name; in a zone file the final dot keeps it off.
  const relative = zone.format !== "zone-file" ? right.slice(0, -zone.apex.length - 1) : `${right}.`;
  return toName(written) === right || toName(written) === `${label}${right.slice("_mta-sts".length)}`
    ? [editOf(range, relative)]
    : undefined;
}
