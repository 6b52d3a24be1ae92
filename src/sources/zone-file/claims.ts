import type { Name } from "../../model/dns.js";
import type { SourceFile } from "../../model/text.js";
import { asciiOf } from "./bytes.js";
import { COMMENT_TRAP } from "./messages.js";
import { looksTemplated } from "./placeholder.js";
import { ZoneReader } from "./reader.js";
import { newState } from "./state.js";

const LOOKED_AT = 16 * 1024;
/** What dig prints beside records, in comments. */
const DIG_OUTPUT = /^;; (?:ANSWER|QUESTION|AUTHORITY) SECTION:/m;
/** A file so named needs to hold no more than one record. */
const NAMED_AS_ZONE =
  /(?:^|\/)(?:db|zone|named|pri|master)\.[^/]+$|\.(?:zones?|db|dns|signed|inc|hosts)(?:\.[a-z0-9]+)?$|(?:^|\/)(?:zones?|dns|bind|named|nsd)\/[^/]*$/i;

/**
 * From the content: a zone file has directives or records of known types, and nothing that can't be one. Names and
 * addresses in the rdata are looked at, since in prose any word may stand before an "A".
 */
export function claimsZoneFile(file: SourceFile): boolean {
  const head = headOf(file);
  if (head.bytes.length === 0 || DIG_OUTPUT.test(asciiOf(head.bytes, 0, Math.min(head.bytes.length, 4096))))
    return false;
  const counts = countRecords(head);
  if (counts.mistakes > 0 && counts.mistakes * 4 > counts.telling + (counts.zone ? 2 : 0)) return false;
  if (counts.zone) return true;
  return counts.mistakes === 0 && counts.telling >= (NAMED_AS_ZONE.test(file.path) || counts.announces ? 1 : 2);
}

/** Whole lines from the beginning. */
function headOf(file: SourceFile): SourceFile {
  if (file.bytes.length <= LOOKED_AT) return file;
  const end = file.bytes.lastIndexOf(0x0a, LOOKED_AT);
  return { path: file.path, bytes: file.bytes.subarray(0, end === -1 ? LOOKED_AT : end + 1) };
}

interface Counts {
  /** Records whose rdata is what their type asks for. */
  readonly telling: number;
  readonly mistakes: number;
  /** An SOA record, `$ORIGIN` or `$TTL` is there. */
  readonly zone: boolean;
  /** A TXT record of MTA-STS is there. */
  readonly announces: boolean;
}

const TELLING = new Set(["A", "AAAA", "SOA"]);
/** Keeps relative names from being undecided: only the form matters here. */
const ANY_ORIGIN = "example" as Name;

function countRecords(file: SourceFile): Counts {
  const state = newState(ANY_ORIGIN, () => "yes");
  const reader = new ZoneReader(state, file, looksTemplated(file.bytes));
  let includes = 0;
  while (reader.run()) includes += 1;
  const { records, soas, firstOrigin, defaultTtl, problems } = state;
  let telling = includes;
  let announces = false;
  for (const record of records) {
    if (record.type !== "other" || TELLING.has(record.typeName)) telling += 1;
    announces ||= record.type === "TXT" && record.text.value.startsWith("v=STSv1");
  }
  // A text that a comment cuts off is a mistake that only a zone file can have.
  const cut = problems.list().filter(({ message }) => message === COMMENT_TRAP).length;
  const zone = soas.length > 0 || firstOrigin !== undefined || defaultTtl !== undefined;
  return { telling, mistakes: problems.count - cut, zone, announces };
}
