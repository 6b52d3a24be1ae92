/** A moment as RFC 3339 writes it. */
export interface Moment {
  /** Milliseconds since 1970, without what is beyond the second. */
  readonly time: number;
  /** Of a second. */
  readonly nanoseconds: number;
  /** Of the zone it is written in, in minutes east of Greenwich. */
  readonly offset: number;
}

const MOMENT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9})\d*)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Undefined for what is none. */
export function readMoment(text: string): Moment | undefined {
  const match = text.length > 64 ? null : MOMENT.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const [fraction = "", sign = "+", hours = "0", minutes = "0"] = match.slice(7, 11).map((part) => part ?? undefined);
  const local = new Date(0);
  local.setUTCFullYear(year, month - 1, day);
  local.setUTCHours(hour, minute, second);
  // What overflows into the next month, day or minute was no date.
  const written = [
    local.getUTCMonth() + 1,
    local.getUTCDate(),
    local.getUTCHours(),
    local.getUTCMinutes(),
    local.getUTCSeconds(),
  ];
  if (![month, day, hour, minute, second].every((part, index) => part === written[index])) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const offset = (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
  return { time: local.getTime() - offset * 60_000, nanoseconds: Number(fraction.padEnd(9, "0")), offset };
}

/** The same moment with the clock of its zone. */
export function localDate({ time, offset }: Moment): Date {
  return new Date(time + offset * 60_000);
}

export function momentText(moment: Moment): string {
  return localDate(moment).toISOString().slice(0, 19) + zoneText(moment, ":", "Z");
}

/** `utc`: what is written for Greenwich, if not its number. */
export function zoneText({ offset }: Moment, separator: string, utc?: string): string {
  if (offset === 0 && utc !== undefined) return utc;
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${separator}${two(minutes % 60)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}

const NANOSECONDS: ReadonlyMap<string, number> = new Map([
  ["ns", 1],
  ["us", 1e3],
  ["\u00b5s", 1e3],
  ["\u03bcs", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
  ["m", 60e9],
  ["h", 3600e9],
]);

const DURATION = /^([+-]?)((?:(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15})(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h)){1,20})$/;

/** Go's durations, `1h30m`, in nanoseconds; undefined for what is none. */
export function readDuration(text: string): number | undefined {
  if (/^[+-]?0$/.test(text)) return 0;
  const [, sign, parts] = DURATION.exec(text.slice(0, 400)) ?? [];
  if (parts === undefined || text.length > 400) return undefined;
  let total = 0;
  for (const [, amount, unit = ""] of parts.matchAll(/([\d.]+)(\D+)/g))
    total += Number(amount) * (NANOSECONDS.get(unit) ?? 0);
  return sign === "-" ? -total : total;
}
