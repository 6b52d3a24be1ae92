import type { RecordType } from "./record-type.js";

/** Where in its zone an owner name is, as far as it matters here. */
export type OwnerPlace = "apex" | "policy" | "report" | "elsewhere";

/** `by-text`: only when the text of the record names MTA-STS or TLSRPT. */
type Wanted = "yes" | "no" | "by-text";

/** Says which records are kept; the others are passed over without a look at their rdata. */
export type Interest = (type: RecordType, place: OwnerPlace) => Wanted;

const NS = 2;
const CNAME = 5;
const SOA = 6;
const MX = 15;
const TXT = 16;
const DNAME = 39;

/** Whatever a rule can look at. */
export const ofInterest: Interest = (type, place) => {
  switch (type.number) {
    case MX:
    case CNAME:
    case NS:
    case SOA:
    case DNAME:
      return "yes";
    case TXT:
      return place === "elsewhere" ? "by-text" : "yes";
    default:
      return place === "policy" || (place === "apex" && type.addresses) ? "yes" : "no";
  }
};

/** True when the bytes hold `STSv1` or `TLSRPT`, letter case aside. */
export function namesStandard(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let at = start; at + 5 <= stop; at++) {
    const byte = (bytes[at] ?? 0) | 0x20;
    if (byte === 0x73 && reads(bytes, at, stop, "stsv1")) return true;
    if (byte === 0x74 && reads(bytes, at, stop, "tlsrpt")) return true;
  }
  return false;
}

function reads(bytes: Uint8Array, from: number, stop: number, word: string): boolean {
  if (from + word.length > stop) return false;
  for (let at = 0; at < word.length; at++) {
    if (((bytes[from + at] ?? 0) | 0x20) !== word.charCodeAt(at)) return false;
  }
  return true;
}
