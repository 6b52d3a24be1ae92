import { labelsOf, type MxRecord, type Name, ROOT, toName } from "../../../model/dns.js";
import {
  isKnown,
  type Located,
  type LocatedText,
  locatedText,
  type Range,
  subtext,
  UNKNOWN_TEXT,
  type Unknown,
} from "../../../model/text.js";
import type { Value } from "../values/value.js";
import { knownText, piecesOf, rangeOfValue } from "../values/values.js";
import type { RecordResource } from "./providers.js";

/** The text of a value; a list, an object and the like count as unknown. */
export function textOfValue(value: Value): LocatedText {
  const range = rangeOfValue(value);
  const unknown = { unknown: "the value is no text", range, dependsOn: [] };
  return locatedText(piecesOf(value) ?? [{ text: UNKNOWN_TEXT, range, verbatim: false, unknown }], range);
}

export type Exchange = Pick<MxRecord, "preference" | "exchange" | "written">;

/** What a bare name is completed with, where the provider does that. */
export interface Completion {
  readonly apex: Name;
  readonly targets: RecordResource["targets"] | undefined;
}

/** `10 mail.example.com.`, or the host alone with its preference beside. */
export function exchangeOf(value: LocatedText, priority: Value | undefined, completion: Completion): Exchange {
  const [front, number] = /^\s*(?:(\d{1,5}|\uFFFC)[ \t]+)?/.exec(value.value) ?? ["", undefined];
  const host = trimmed(value, number === undefined || isWhole(value, front) ? 0 : front.length);
  const beside = Number(knownText(priority)?.trim() || Number.NaN);
  const preference = priority === undefined ? Number(number ?? Number.NaN) : beside;
  const target = targetOf(host, completion);
  const words = host.value.replaceAll(UNKNOWN_TEXT, "?");
  const known = Number.isInteger(preference) ? preference : undefined;
  return { preference: known, exchange: target, written: `${known ?? "?"} ${words}` };
}

function isWhole(value: LocatedText, front: string): boolean {
  return front.length === value.value.length;
}

/** A host in a value. */
export function targetOf(host: LocatedText, completion: Completion): Located<Name> | Located<undefined> | Unknown {
  const range = placeOf(host);
  const { value } = host;
  if (!isKnown(host)) return unknownOf(host, range);
  if (value === "@") return { value: completion.apex, range };
  const name = toName(value);
  if (name === undefined || name === ROOT || value.endsWith(".")) return { value: name, range };
  if (completion.targets === "relative") return relativeTarget(value, name, range, completion.apex);
  if (labelsOf(name).length > 1) return { value: name, range };
  return { unknown: `the provider may complete ${value}, which has no dot`, range, dependsOn: [range] };
}

/** Of several labels it is likely that only the final dot was forgotten; what is published then only the provider knows. */
function relativeTarget(written: string, name: Name, range: Range, apex: Name): Located<Name> | Unknown {
  const whole = labelsOf(name).length === 1 && !apex.includes("<") ? toName(written, apex) : undefined;
  if (whole !== undefined) return { value: whole, range };
  return {
    unknown: `${written} has no final dot, so the name of the zone may be put behind it`,
    range,
    dependsOn: [range],
  };
}

function unknownOf({ pieces }: LocatedText, range: Range): Unknown {
  const unknown = pieces.flatMap((piece) => piece.unknown ?? []);
  const [first] = unknown;
  return {
    unknown: first?.unknown ?? "it can't be told from the files",
    range,
    dependsOn: pieces.flatMap((piece) => piece.unknown?.dependsOn ?? piece.computedFrom ?? [piece.range]),
    entirely: unknown.every((each) => each.entirely === true),
  };
}

function trimmed(value: LocatedText, from: number): LocatedText {
  const text = value.value;
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  let end = text.length;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  if (start === 0 && end === text.length) return value;
  const part = subtext(value, start, end);
  return part.pieces.length === 1 ? part : locatedText(part.pieces, value.range, value.encode);
}

/** The characters of the host alone, where they stand together in one place. */
function placeOf({ pieces, range }: LocatedText): Range {
  const [piece] = pieces;
  return pieces.length === 1 && piece?.verbatim ? piece.range : range;
}
