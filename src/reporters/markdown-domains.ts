import { inWords as durationInWords } from "../model/duration.js";
import { maxAgeOf, mxFields, type Policy, policyField } from "../model/policy.js";
import { announcedRecord, type PolicyDomain, pairDomains, servedPolicy } from "../model/policy-domain.js";
import { idOf } from "../model/sts-record.js";
import { isKnown, type LocatedText } from "../model/text.js";
import { codeCell } from "./markdown-escape.js";
import { type Page, placeCell } from "./markdown-place.js";
import { table } from "./markdown-table.js";
import type { Report } from "./report.js";

const COLUMNS = ["Policy domain", "mode", "max\\_age", "mx", "id"] as const;
const MOST_PATTERNS = 4;
/** Nobody has so many; a hostile policy may. */
const MOST_COMPARED = 200;
/** Nothing valid is longer but an mx pattern of many labels. */
const LONGEST_VALUE = 64;
const NO_POLICY = "no policy here";
const NOT_KNOWN = "not known";

/** What was checked: a row for each policy domain, and for each policy of which nobody can tell whose it is. */
export function domainsTable(page: Page): { readonly count: number; readonly parts: readonly string[] } {
  const { report } = page;
  const rows = [
    ...pairsOf(report).map(({ base, head }) => domainRow(base, head, report.base !== undefined)),
    ...report.state.unassigned.map(({ range, policy }) => [
      `of unknown domain: ${placeCell(range, page)}`,
      modeCell(policy),
      maxAgeCell(policy),
      mxCell(policy, policy),
      "",
    ]),
  ];
  return { count: rows.length, parts: table(COLUMNS, rows) };
}

function pairsOf({ baseState, state }: Report): ReturnType<typeof pairDomains> {
  if (!baseState) return state.domains.map((head) => ({ base: undefined, head }));
  return pairDomains({ base: baseState, head: state, isPublicSuffix: () => false });
}

function domainRow(base: PolicyDomain | undefined, head: PolicyDomain | undefined, compared: boolean): string[] {
  const now = head ?? base;
  if (!now) return [];
  const before = base ?? now;
  const note = head === undefined ? " (removed)" : compared && base === undefined ? " (new)" : "";
  const policy = servedPolicy(now)?.policy;
  const old = servedPolicy(before)?.policy;
  return [
    `${code(now.name)}${note}`,
    fromTo(old ? modeCell(old) : NO_POLICY, policy ? modeCell(policy) : NO_POLICY),
    policy ? fromTo(old && maxAgeCell(old), maxAgeCell(policy)) : "",
    policy ? mxCell(old ?? policy, policy) : "",
    fromTo(idCell(before), idCell(now)),
  ];
}

function fromTo(before: string | undefined, now: string): string {
  return before === undefined || before === now ? now : `${before} → ${now}`;
}

function modeCell(policy: Policy): string {
  return valueCell(policyField(policy, "mode")?.value, policy);
}

function maxAgeCell(policy: Policy): string {
  const seconds = maxAgeOf(policy);
  return seconds === undefined ? valueCell(policyField(policy, "max_age")?.value, policy) : durationInWords(seconds);
}

/** The patterns, with those first that come or go. */
function mxCell(before: Policy, now: Policy): string {
  const patterns = patternsOf(now);
  const old = patternsOf(before);
  const cells = [
    ...patterns.filter((pattern) => !old.includes(pattern)).map((pattern) => `${pattern} (new)`),
    ...old.filter((pattern) => !patterns.includes(pattern)).map((pattern) => `${pattern} (gone)`),
    ...patterns.filter((pattern) => old.includes(pattern)),
  ];
  const more = cells.length - MOST_PATTERNS;
  if (cells.length === 0) return now.mayHoldMoreFields ? NOT_KNOWN : "none";
  return [...cells.slice(0, MOST_PATTERNS), ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

function patternsOf(policy: Policy): readonly string[] {
  const fields = mxFields(policy).slice(0, MOST_COMPARED);
  return [...new Set(fields.map(({ value }) => valueCell(value, policy)))];
}

function idCell(domain: PolicyDomain): string {
  if (domain.announcement.state === "unknown") return NOT_KNOWN;
  const record = announcedRecord(domain);
  if (!record) return "no record";
  const id = idOf(record);
  if (!id) return record.partlyUnknown ? NOT_KNOWN : "none";
  return isKnown(id) ? code(id.value) : NOT_KNOWN;
}

function valueCell(value: LocatedText | undefined, policy: Policy): string {
  if (!value) return policy.mayHoldMoreFields ? NOT_KNOWN : "none";
  return isKnown(value) ? code(value.value) : NOT_KNOWN;
}

/** A value as code, cut where it is too long to be a right one. */
function code(value: string): string {
  const cut = value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return cut === "" ? "empty" : codeCell(cut);
}
