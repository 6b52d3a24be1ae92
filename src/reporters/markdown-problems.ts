import type { Finding } from "../model/finding.js";
import { bySeverity, counted } from "./counts.js";
import { findingSection } from "./markdown-finding.js";
import { nothingNew } from "./markdown-headline.js";
import type { Page } from "./markdown-place.js";
import { findingsTable, folded } from "./markdown-table.js";
import type { Section } from "./sections.js";

/** How much of the errors and warnings is shown. */
export interface Amount {
  /** So many in full, the weightiest first. */
  readonly full: number;
  /** And so many of one rule: the same said of ever more domains is for rows. */
  readonly ofRule: number;
  /** So many more in a row of a folded table. */
  readonly rows: number;
}

/** Errors and warnings: a section each, and of many the last ones in a table. What is old is folded beside what is new. */
export function problemSections(page: Page, amount: Amount): readonly Section[] {
  const problems = bySeverity(page.report.findings).filter(({ severity }) => severity !== "notice");
  const isCompared = page.report.base !== undefined && !nothingNew(page.report);
  const isOld = ({ introduced }: Finding): boolean => !introduced && isCompared;
  const fresh = problems.filter((finding) => !isOld(finding));
  const explained = new Set<string>();
  const full = inFull(fresh, amount);
  const sections = full.map((finding, index) =>
    section(finding, fresh.length > 1 ? index + 1 : undefined, page, explained),
  );
  const rest = fresh.filter((finding) => !full.includes(finding));
  return [
    ...sections.map((text): Section => ({ text, rank: "finding" })),
    ...(rest.length > 0 ? [tableSection(counted(rest.length, "more problem"), rest, page, amount)] : []),
    ...oldSection(problems.filter(isOld), page, amount, explained),
  ];
}

/** A single row would save nothing. */
function inFull(findings: readonly Finding[], { full, ofRule }: Amount): readonly Finding[] {
  const counts = new Map<string, number>();
  const chosen = findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= ofRule;
  });
  return findings.length <= full && findings.length - chosen.length <= 1 ? findings : chosen.slice(0, full);
}

function section(finding: Finding, number: number | undefined, page: Page, explained: Set<string>): string {
  const text = findingSection(finding, number, page, !explained.has(finding.rule));
  explained.add(finding.rule);
  return text;
}

function tableSection(title: string, findings: readonly Finding[], page: Page, { rows }: Amount): Section {
  return { text: folded(title, findingsTable(findings, page, rows)), rank: "finding" };
}

/** As much of each as of the others, but on a click; where that is too long, a row. */
function oldSection(old: readonly Finding[], page: Page, amount: Amount, explained: Set<string>): readonly Section[] {
  if (old.length === 0) return [];
  const title = `${counted(old.length, "problem")} that ${old.length === 1 ? "was" : "were"} there before this change`;
  const inRows = tableSection(title, old, page, amount);
  if (old.length > amount.full) return [inRows];
  const text = folded(
    title,
    old.map((finding) => section(finding, undefined, page, explained)),
  );
  return [{ text, rank: "finding", instead: inRows.text }];
}
