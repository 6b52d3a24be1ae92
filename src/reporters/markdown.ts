import { commentFooter, headline } from "./markdown-headline.js";
import { leftOverSection } from "./markdown-left-over.js";
import type { Page } from "./markdown-place.js";
import { problemSections } from "./markdown-problems.js";
import { fixSection, recordsSection } from "./markdown-remedy.js";
import { Places } from "./places.js";
import { disarm } from "./printable.js";
import type { Report, ReportOptions } from "./report.js";
import { inCharacters, joinWithin, type Section } from "./sections.js";

/** What GitHub takes as the body of a comment, in characters. */
export const COMMENT_LIMIT = 65_536;
/** A comment is read between others: what is behind the first ten is for the summary. */
const AMOUNT = { full: 10, ofRule: 3, rows: 50 };

/**
 * The body of the pull request's comment, at most `limit` UTF-16 code units. What does not fit is left out by whole
 * sections, and that is said.
 */
export async function markdownReport(
  report: Report,
  options: ReportOptions,
  limit: number = COMMENT_LIMIT,
): Promise<string> {
  const page = commentPage(report, options);
  const sections: readonly Section[] = [
    { text: headline(report), rank: "always" },
    ...problemSections(page, AMOUNT),
    ...(await fixSection(page)),
    ...(await recordsSection(page)),
    ...leftOverSection(page),
    { text: commentFooter(page), rank: "always" },
  ];
  return joinComment(sections, page, limit);
}

/** What the parts of a comment share: the summary of the run has what does not fit. */
export function commentPage(report: Report, options: ReportOptions): Page {
  const run = options.pages?.run;
  const whole = run === undefined ? "the log of the check" : `[the summary of this run](${run})`;
  return { report, options, whole, places: new Places(report) };
}

/** Sections as a comment that ends where its room does. */
export function joinComment(sections: readonly Section[], { whole, options }: Page, limit: number): string {
  const alone = options.advice ? "" : ", or run `mta-sts-lint` on your own machine";
  const room = { limit: limit - 1, lengthOf: inCharacters, whole: `The whole report is in ${whole}${alone}.` };
  return `${joinWithin(sections.map(disarmed), room)}\n`;
}

/** Markdown is printed too. Before it is measured, since it may become longer. */
export function disarmed(section: Section): Section {
  const { text, instead, rank } = section;
  return { text: disarm(text), rank, ...(instead !== undefined && { instead: disarm(instead) }) };
}
