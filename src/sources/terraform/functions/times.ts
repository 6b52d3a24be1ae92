import { unknownValue } from "../values/values.js";
import type { TerraformFunction } from "./function.js";
import { localDate, type Moment, momentText, readDuration, readMoment, two, zoneText } from "./moment.js";
import { any, binary, known, variadic } from "./parameters.js";
import { computed, computedNumberOf, failed, leftOut } from "./results.js";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

type Writer = (moment: Moment) => string;

function ofDate(write: (date: Date) => number | string): Writer {
  return (moment) => String(write(localDate(moment)));
}

/** https://developer.hashicorp.com/terraform/language/functions/formatdate#specification-syntax */
const WRITERS: ReadonlyMap<string, Writer> = new Map([
  ["YYYY", ofDate((date) => String(date.getUTCFullYear()).padStart(4, "0"))],
  ["YY", ofDate((date) => two(date.getUTCFullYear() % 100))],
  ["MMMM", ofDate((date) => MONTHS[date.getUTCMonth()] ?? "")],
  ["MMM", ofDate((date) => (MONTHS[date.getUTCMonth()] ?? "").slice(0, 3))],
  ["MM", ofDate((date) => two(date.getUTCMonth() + 1))],
  ["M", ofDate((date) => date.getUTCMonth() + 1)],
  ["DD", ofDate((date) => two(date.getUTCDate()))],
  ["D", ofDate((date) => date.getUTCDate())],
  ["EEEE", ofDate((date) => DAYS[date.getUTCDay()] ?? "")],
  ["EEE", ofDate((date) => (DAYS[date.getUTCDay()] ?? "").slice(0, 3))],
  ["hh", ofDate((date) => two(date.getUTCHours()))],
  ["h", ofDate((date) => date.getUTCHours())],
  ["HH", ofDate((date) => two(date.getUTCHours() % 12 || 12))],
  ["H", ofDate((date) => date.getUTCHours() % 12 || 12)],
  ["AA", ofDate((date) => (date.getUTCHours() < 12 ? "AM" : "PM"))],
  ["aa", ofDate((date) => (date.getUTCHours() < 12 ? "am" : "pm"))],
  ["mm", ofDate((date) => two(date.getUTCMinutes()))],
  ["m", ofDate((date) => date.getUTCMinutes())],
  ["ss", ofDate((date) => two(date.getUTCSeconds()))],
  ["s", ofDate((date) => date.getUTCSeconds())],
  ["ZZZZZ", (moment) => zoneText(moment, ":")],
  ["ZZZZ", (moment) => zoneText(moment, "")],
  ["ZZZ", (moment) => zoneText(moment, "", "UTC")],
  ["Z", (moment) => zoneText(moment, ":", "Z")],
]);

const LONGEST_FORMAT = 10_000;
/** A quoted stretch, one letter any number of times, or anything else. */
const PART = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g;

/** Undefined for a format that Terraform does not take. */
function formatted(format: string, moment: Moment): string | undefined {
  let text = "";
  for (const [found, quoted, letter] of format.matchAll(PART)) {
    if (quoted !== undefined) text += quoted === "" ? "'" : quoted.replaceAll("''", "'");
    else if (letter !== undefined) {
      const write = WRITERS.get(found);
      if (!write) return undefined;
      text += write(moment);
    } else if (found === "'") return undefined;
    else text += found;
  }
  return text;
}

const formatdate = binary(known, known, (call, format, time, values) => {
  if (format.text.length > LONGEST_FORMAT) return leftOut("the format is very long", call, values);
  const moment = readMoment(time.text);
  const text = moment && formatted(format.text, moment);
  return text === undefined ? failed("the date can't be formatted like this", call) : computed(text, call, values);
});

/** The last moments that RFC 3339 can write. */
const LAST = Date.UTC(9999, 11, 30);

const timeadd = binary(known, known, (call, time, duration, values) => {
  const moment = readMoment(time.text);
  const added = readDuration(duration.text);
  if (!moment || added === undefined) return failed("the time or the duration is none", call);
  const nanoseconds = moment.nanoseconds + added;
  const later = { ...moment, time: moment.time + Math.floor(nanoseconds / 1e9) * 1000 };
  if (Math.abs(later.time) > LAST || localDate(later).getUTCFullYear() < 0) {
    return leftOut("the time is beyond what this tool reckons with", call, values);
  }
  return computed(momentText(later), call, values);
});

const timecmp = binary(known, known, (call, one, other, values) => {
  const [first, second] = [readMoment(one.text), readMoment(other.text)];
  if (!first || !second) return failed("one of the times is none", call);
  return computedNumberOf(Math.sign(first.time - second.time || first.nanoseconds - second.nanoseconds), call, values);
});

/** What is another one in each run. */
function newEachTime(reason: string): TerraformFunction {
  return variadic(any, (call) => unknownValue(reason, call.range));
}

export const times: Readonly<Record<string, TerraformFunction>> = {
  formatdate,
  timeadd,
  timecmp,
  timestamp: newEachTime("timestamp() is the time of each run"),
  plantimestamp: newEachTime("plantimestamp() is the time of each plan"),
  uuid: newEachTime("uuid() is a new one in each run"),
  bcrypt: newEachTime("bcrypt() gives another result in each run"),
};
