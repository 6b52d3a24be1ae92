import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { isStsId } from "../model/sts-record.js";

/** A way of counting ids: each id of the style has a number, and a later id has a greater one. */
interface Style {
  /** The number of the old id. */
  readonly old: number;
  /** The number that the time stands for; for a counter one more than the old. */
  readonly now: number;
  readonly write: (number: number) => string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** The last millisecond of the year 9999: later years do not fit into YYYY. */
const LAST_MOMENT = 253_402_300_799_999;

/**
 * The id that follows `old`, in its style: a date with or without time, `T` and `Z`, Unix seconds or milliseconds, a
 * counter, each bare or behind letters; a hex hash, of `canonicalPolicy`; anything else becomes YYYYMMDDhhmmss. It is
 * valid (RFC 8461 section 3.1), not `old` and not in `used`, and greater than `old` where the style has an order.
 */
export function nextId(old: string, time: Date, used: ReadonlySet<string>, canonicalPolicy: string): string {
  const moment = momentOf(time);
  const isFree = (id: string): boolean => isStsId(id) && id !== old && !used.has(id);
  const id =
    nextDay(old, moment, isFree) ??
    nextInOrder(timeStyle(old, moment), isFree) ??
    nextHash(old, isFree, canonicalPolicy) ??
    nextInOrder(counterStyle(old), isFree);
  const stamp = id ?? firstFree(Math.floor(moment / SECOND), writeTime("", "", "", 14, SECOND), isFree);
  return stamp ?? firstFree(1, String, isFree) ?? "1";
}

function momentOf(time: Date): number {
  const moment = time.getTime();
  return Number.isNaN(moment) ? 0 : Math.min(Math.max(moment, 0), LAST_MOMENT);
}

function nextInOrder(style: Style | undefined, isFree: (id: string) => boolean): string | undefined {
  return style && firstFree(Math.max(style.now, style.old + 1), style.write, isFree);
}

/** Ends at the latest once all used ids have been passed, or when the ids get too long. */
function firstFree(
  from: number,
  write: (number: number) => string,
  isFree: (id: string) => boolean,
): string | undefined {
  for (let number = from; isStsId(write(number)); number++) {
    const id = write(number);
    if (isFree(id)) return id;
  }
  return undefined;
}

const DATE = /^([A-Za-z]*)(2[01]\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?:(T?)(\d\d|\d{4}|\d{6}))?(Z?)$/i;

/** YYYYMMDD: has no room for a second id on one day, so that one becomes YYYYMMDDnn. */
function nextDay(old: string, moment: number, isFree: (id: string) => boolean): string | undefined {
  const [, prefix = "", date = "", , clock, zulu = ""] = DATE.exec(old) ?? [];
  if (date === "" || clock !== undefined) return undefined;
  const oldDay = Math.floor(readTime(date) / DAY);
  const today = Math.floor(moment / DAY);
  const day = oldDay > today ? oldDay + 1 : today;
  const id = writeTime(prefix, "", zulu, 8, DAY)(day);
  return oldDay !== today && isFree(id) ? id : firstFree(day * 100 + 1, writeRevision(prefix, "", zulu), isFree);
}

function timeStyle(old: string, moment: number): Style | undefined {
  return dateTimeStyle(old, moment) ?? unixStyle(old, moment);
}

function dateTimeStyle(old: string, moment: number): Style | undefined {
  const [, prefix = "", date = "", mark = "", clock = "", zulu = ""] = DATE.exec(old) ?? [];
  if (clock === "") return undefined;
  if (clock.length === 2) {
    const [day, today] = [readTime(date), moment].map((time) => Math.floor(time / DAY) * 100);
    const first = clock === "00" ? 0 : 1;
    return { old: (day ?? 0) + Number(clock), now: (today ?? 0) + first, write: writeRevision(prefix, mark, zulu) };
  }
  if (!/^(?:[01]\d|2[0-3])(?:[0-5]\d){1,2}$/.test(clock)) return undefined;
  const unit = clock.length === 4 ? MINUTE : SECOND;
  const oldTime = readTime(date + clock);
  const write = writeTime(prefix, mark, zulu, date.length + clock.length, unit);
  return { old: Math.floor(oldTime / unit), now: Math.floor(moment / unit), write };
}

/** Milliseconds since 1970 of YYYYMMDD, YYYYMMDDhhmm or YYYYMMDDhhmmss; a 31 February is a day in March. */
function readTime(digits: string): number {
  const part = (start: number, end: number): number => Number(digits.slice(start, end));
  return Date.UTC(part(0, 4), part(4, 6) - 1, part(6, 8), part(8, 10), part(10, 12), part(12, 14));
}

function writeTime(
  prefix: string,
  mark: string,
  zulu: string,
  length: number,
  unit: number,
): (number: number) => string {
  return (number) => {
    const digits = compactTime(number * unit).slice(0, length);
    return prefix + digits.slice(0, 8) + mark + digits.slice(8) + zulu;
  };
}

/** YYYYMMDDnn: after 99 follows 00 of the next day. */
function writeRevision(prefix: string, mark: string, zulu: string): (number: number) => string {
  return (number) => {
    const date = compactTime(Math.floor(number / 100) * DAY).slice(0, 8);
    return prefix + date + mark + String(number % 100).padStart(2, "0") + zulu;
  };
}

/** YYYYMMDDhhmmss in UTC; past the year 9999 something that no id can hold, which ends a search. */
function compactTime(moment: number): string {
  return moment > LAST_MOMENT ? "-" : new Date(moment).toISOString().replace(/\D/g, "").slice(0, 14);
}

/** Unix time from 2001 to 2106, where a number of seconds has ten digits and one of milliseconds has thirteen. */
function unixStyle(old: string, moment: number): Style | undefined {
  const [, prefix = "", digits = ""] = /^([A-Za-z]*)([1-4]\d{9}(?:\d{3})?)$/.exec(old) ?? [];
  if (digits === "") return undefined;
  const unit = digits.length === 10 ? SECOND : 1;
  return { old: Number(digits), now: Math.floor(moment / unit), write: (number) => `${prefix}${number}` };
}

function counterStyle(old: string): Style | undefined {
  const [, prefix = "", digits = ""] = /^([A-Za-z]*)(\d{1,9})$/.exec(old) ?? [];
  if (digits === "") return undefined;
  const count = Number(digits);
  const write = (number: number): string => prefix + String(number).padStart(digits.length, "0");
  return { old: count, now: count + 1, write };
}

/** Long enough to be no word, and with letters among the digits, as neither a date nor a counter has them. */
function isHash(id: string): boolean {
  return id.length >= 6 && /\d[a-f]+\d|[a-f]\d+[a-f]/i.test(id) && (/^[0-9a-f]+$/.test(id) || /^[0-9A-F]+$/.test(id));
}

/** How often a hash is made anew, because it was used or does not look like one, before another style is taken. */
const HASH_ATTEMPTS = 1000;

function nextHash(old: string, isFree: (id: string) => boolean, canonicalPolicy: string): string | undefined {
  if (!isHash(old)) return undefined;
  const length = Math.min(old.length, 32);
  for (let attempt = 0; attempt < HASH_ATTEMPTS; attempt++) {
    const hash = bytesToHex(sha256(utf8ToBytes(canonicalPolicy + "\n".repeat(attempt)))).slice(0, length);
    const id = old === old.toLowerCase() ? hash : hash.toUpperCase();
    if (isHash(id) && isFree(id)) return id;
  }
  return undefined;
}
