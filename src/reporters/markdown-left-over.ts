import { counted, inWords, ofSeverity } from "./counts.js";
import { prose } from "./markdown-escape.js";
import type { Page } from "./markdown-place.js";
import { findingsTable, folded, undecidedTable } from "./markdown-table.js";
import type { Section } from "./sections.js";
import { COMMAND_LINE } from "./text-ending.js";

/** The folded part: notices, what is undecided, and how much was left out. */
export function leftOverSection(page: Page): readonly Section[] {
  const { undecided, preexisting, suppressed, findings } = page.report;
  const notices = ofSeverity(findings, "notice");
  const summary = inWords([
    ...(notices.length > 0 ? [counted(notices.length, "notice")] : []),
    ...(undecided.length > 0 ? [`${undecided.length} not decided`] : []),
    ...(preexisting > 0 ? [`${counted(preexisting, "older finding")} not shown`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ]);
  if (summary === "") return [];
  const parts = [...findingsTable(notices, page), ...undecidedTable(undecided, page), ...leftOutSentences(page)];
  return [{ text: folded(summary, parts), rank: "extra" }];
}

/** What the report counts and does not hold, with how to see it. */
export function leftOutSentences({ report, options }: Page): readonly string[] {
  const { preexisting, suppressed } = report;
  const { showAll } = options.advice ?? COMMAND_LINE;
  const were = preexisting === 1 ? "was there before and is not shown" : "were there before and are not shown";
  const older = prose(`${counted(preexisting, "finding")} ${were}: ${showAll} shows everything.`);
  const ignored = `${counted(suppressed, "finding")} suppressed by the configuration.`;
  return [...(preexisting > 0 ? [older] : []), ...(suppressed > 0 ? [ignored] : [])];
}
