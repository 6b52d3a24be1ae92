import { isMxPattern, normalizePattern } from "./mx-pattern.js";
import {
  type PolicyDeviation,
  type PolicyDeviationKind,
  type PolicyField,
  type PolicyLine,
  readLine,
  splitLines,
} from "./policy-line.js";
import { isKnown, type LocatedText, UNKNOWN_TEXT } from "./text.js";
import { TextCutter } from "./text-cutter.js";

export type { PolicyDeviation, PolicyDeviationKind, PolicyField, PolicyLine };

/** A policy, read leniently: every field that can be made out is kept, repeated and unknown ones too. */
export interface Policy {
  readonly text: LocatedText;
  readonly lines: readonly PolicyLine[];
  readonly fields: readonly PolicyField[];
  readonly deviations: readonly PolicyDeviation[];
  /** True when a line or a part of one can't be known. */
  readonly partlyUnknown: boolean;
  /** True when a part that is not known, or not read, could hold further fields: what is listed may not be all. */
  readonly mayHoldMoreFields: boolean;
}

export type Mode = "enforce" | "testing" | "none";
export const MODES: readonly Mode[] = ["enforce", "testing", "none"];
/** Section 3.2: about a year, in seconds. */
export const MAX_AGE_LIMIT = 31_557_600;
export const KNOWN_POLICY_FIELDS: readonly string[] = ["version", "mode", "max_age", "mx"];

/** The first field of a name: for all but mx the only one that counts (section 3.2, last paragraph). */
export function policyField(policy: Policy, name: string): PolicyField | undefined {
  return policy.fields.find((field) => field.name.value === name);
}

export function mxFields(policy: Policy): readonly PolicyField[] {
  return policy.fields.filter((field) => field.name.value === "mx");
}

/** The mode that senders act on; undefined when it is missing, wrong or unknown. */
export function modeOf(policy: Policy): Mode | undefined {
  const value = policyField(policy, "mode")?.value.value;
  return MODES.find((mode) => mode === value);
}

/** sts-policy-max-age-value in seconds; undefined when missing, wrong or unknown. */
export function maxAgeOf(policy: Policy): number | undefined {
  const value = policyField(policy, "max_age")?.value.value;
  return value !== undefined && isMaxAge(value) ? Number(value) : undefined;
}

export function isMaxAge(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_AGE_LIMIT;
}

/** The values of the mx fields that are valid patterns and known, in normal form, in the order of the policy. */
export function validPatterns(policy: Policy): readonly string[] {
  return mxFields(policy)
    .filter(({ value }) => isKnown(value) && isMxPattern(value.value))
    .map(({ value }) => normalizePattern(value.value));
}

/** True when the grammar and the required fields of section 3.2 are kept, to the letter. */
export function isValidPolicy(policy: Policy): boolean {
  return (
    policy.deviations.every(({ kind }) => LEGAL_DEVIATIONS.has(kind)) &&
    policyField(policy, "version")?.value.value === "STSv1" &&
    modeOf(policy) !== undefined &&
    maxAgeOf(policy) !== undefined &&
    mxFields(policy).every(({ value }) => isMxPattern(value.value)) &&
    (modeOf(policy) === "none" || mxFields(policy).length > 0)
  );
}

/** These are reported all the same, because some senders stumble over them. */
const LEGAL_DEVIATIONS: ReadonlySet<PolicyDeviationKind> = new Set(["not-ascii", "mixed-line-endings"]);

/**
 * As far as a policy is read, in characters. Senders cut below this (section 3.3 suggests 64,000 octets), and what they
 * never see is not worth judging line by line.
 */
const READ_LIMIT = 131_072;

/** Reads the text of a policy. Never throws, and takes time in proportion to the text. */
export function parsePolicy(text: LocatedText): Policy {
  const deviations: PolicyDeviation[] = [];
  const lines: PolicyLine[] = [];
  // One mark after another comes of joining files that each begin with one.
  let start = 0;
  while (text.value[start] === "\uFEFF") start += 1;
  const parts = new TextCutter(text);
  const mark = parts.cut(0, start);
  let reached = start;
  for (const [from, to, end] of splitLines(text.value, start)) {
    if (end > READ_LIMIT) break;
    lines.push(readLine(lines.length + 1, parts.cut(from, to), parts.cut(to, end), deviations));
    reached = end;
  }
  const [first] = lines;
  if (start > 0 && first) deviations.unshift({ kind: "byte-order-mark", text: mark, line: first });
  noteMixedEndings(lines, deviations);
  const unknownLines = lines.some((line) => !line.field && line.text.value.includes(UNKNOWN_TEXT));
  return {
    text,
    lines,
    fields: lines.flatMap((line) => line.field ?? []),
    deviations,
    partlyUnknown: !isKnown(text),
    mayHoldMoreFields: unknownLines || reached < text.value.length,
  };
}

function noteMixedEndings(lines: readonly PolicyLine[], deviations: PolicyDeviation[]): void {
  const crlf = lines.filter((line) => line.ending.value === "\r\n");
  const lf = lines.filter((line) => line.ending.value === "\n");
  const [rarer] = crlf.length >= lf.length ? lf : crlf;
  if (crlf.length > 0 && rarer) deviations.push({ kind: "mixed-line-endings", text: rarer.ending, line: rarer });
}
