import { isAddress, toName } from "../../model/dns.js";
import { isMxPattern, normalizePattern } from "../../model/mx-pattern.js";
import { bareValue, withoutComment } from "./bare-value.js";

/** What is wrong with the value of an `mx` field; the order is the order in which it is looked for. */
export type MxMistake =
  | "empty"
  | "comment"
  | "yaml-list"
  | "quotes"
  | "several"
  | "preference"
  | "address"
  | "url"
  | "port"
  | "final-dot"
  | "wildcard"
  | "leading-dot"
  | "underscore"
  | "not-ascii"
  | "too-long"
  | "not-a-host";

/** Nobody means a longer value; the patterns below look at some characters more than once. */
const LONGEST = 1024;

/** The mistake in a value; undefined for a pattern that a mail host can match. */
export function mxMistake(value: string): MxMistake | undefined {
  if (isMxPattern(value) && !isAddress(value) && isPossibleName(value)) return undefined;
  if (value.length > LONGEST) return "not-a-host";
  return MISTAKES.find(([, applies]) => applies(value))?.[0] ?? "not-a-host";
}

function isPossibleName(pattern: string): boolean {
  return toName(`${pattern.startsWith("*.") ? pattern.slice(2) : pattern}.`) !== undefined;
}

const MISTAKES: readonly (readonly [MxMistake, (value: string) => boolean])[] = [
  ["empty", (value) => value === ""],
  ["comment", (value) => withoutComment(value) !== undefined],
  ["yaml-list", (value) => value.startsWith("[") && value.endsWith("]") && !isAddress(value)],
  ["quotes", (value) => /["'`]/.test(value)],
  ["preference", (value) => /^\d{1,5}[ \t]+[^ \t,;]+$/.test(value)],
  ["several", (value) => /[^ \t,;][ \t,;]+[^ \t,;]/.test(value)],
  ["address", (value) => isAddress(value) || isAddress(value.replace(/:\d{1,5}$/, ""))],
  ["url", (value) => /^[a-z]{2,8}:\/\//i.test(value)],
  ["port", (value) => /:\d{1,5}$/.test(value)],
  ["final-dot", (value) => /[.,;]$/.test(value) && isMxPattern(value.replace(/[.,;]+$/, ""))],
  ["wildcard", (value) => value.replace(/^\*\.(?=[^*]*$)/, "").includes("*")],
  ["leading-dot", (value) => value.startsWith(".")],
  ["underscore", (value) => value.includes("_")],
  ["not-ascii", (value) => /[^\0-\x7f]/.test(value)],
  ["too-long", (value) => isMxPattern(value)],
];

/** The patterns that a value was meant as, none of them twice; undefined when one of them can't be told. */
export function repairedPatterns(value: string): readonly string[] | undefined {
  const bare = bareValue(value);
  if (bare === undefined || bare === "") return undefined;
  const words = bare.split(/[ \t,;]+/).filter((word) => word !== "");
  // `10 mail.example.com, 20 mail2.example.com`: numbers between hosts are preferences.
  const hosts = words.length > 1 ? words.filter((word) => !/^\d{1,5}$/.test(word)) : words;
  const patterns = new Map<string, string>();
  for (const host of hosts) {
    const pattern = repairedPattern(host);
    if (pattern === undefined) return undefined;
    const normal = normalizePattern(pattern);
    if (!patterns.has(normal)) patterns.set(normal, pattern);
  }
  return patterns.size > 0 ? [...patterns.values()] : undefined;
}

function repairedPattern(word: string): string | undefined {
  if (isAddress(word)) return undefined;
  const host = (bareValue(word) ?? word)
    .replace(/^(?:smtps?|https?):\/\//i, "")
    .replace(/\/$/, "")
    .replace(/:\d{1,5}$/, "")
    .replace(/\.$/, "");
  const ascii = /[^\0-\x7f]/.test(host) ? normalizePattern(host) : host;
  return mxMistake(ascii) === undefined ? ascii : undefined;
}
