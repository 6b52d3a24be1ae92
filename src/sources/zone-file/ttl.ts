import { isDigit, ZERO } from "./bytes.js";

const LARGEST_COUNTER = 0xffff_ffff;
/** RFC 2181 section 8: a TTL with the highest bit set counts as zero. */
const LARGEST_TTL = 0x7fff_ffff;

/** A number of seconds, plain or with units such as `1h30m`; undefined when it is neither or takes over 32 bits. */
export function parseCounter(bytes: Uint8Array, start: number, stop: number): number | undefined {
  let total = 0;
  for (let at = start; at < stop; ) {
    const from = at;
    let number = 0;
    for (; at < stop && isDigit(bytes[at]); at++) number = number * 10 + (bytes[at] ?? 0) - ZERO;
    if (at === from || at - from > 10) return undefined;
    if (at === stop) {
      // A number without a unit stands alone.
      if (from !== start) return undefined;
      return number <= LARGEST_COUNTER ? number : undefined;
    }
    const unit = secondsOf((bytes[at] ?? 0) | 0x20);
    if (unit === 0) return undefined;
    total += number * unit;
    at += 1;
  }
  return stop > start && total <= LARGEST_COUNTER ? total : undefined;
}

export function parseTtl(bytes: Uint8Array, start: number, stop: number): number | undefined {
  const seconds = parseCounter(bytes, start, stop);
  return seconds !== undefined && seconds > LARGEST_TTL ? 0 : seconds;
}

/** The seconds of a unit, given its letter in lower case. */
function secondsOf(letter: number): number {
  switch (letter) {
    case 0x73:
      return 1;
    case 0x6d:
      return 60;
    case 0x68:
      return 3600;
    case 0x64:
      return 86_400;
    case 0x77:
      return 604_800;
    default:
      return 0;
  }
}
