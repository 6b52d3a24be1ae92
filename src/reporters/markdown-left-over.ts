import type { Finding, Undecided } from "../model/finding.js";
import { counted, inWords, ofSeverity } from "./counts.js";
import { cell } from "./markdown-escape.js";
import { placeSpan } from "./markdown-finding.js";
import type { Places } from "./places.js";
import type { Report } from "./report.js";
import type { Section } from "./sections.js";

/** Of each table so many rows are shown: they are there to be complete, not to be read. */
const MOST_ROWS = 50;

/** The folded part: notices, what is undecided, and how much was left out. */
export function leftOverSection(report: Report, places: Places): readonly Section[] {
  const notices = ofSeverity(report.findings, "notice");
  const { undecided, preexisting, suppressed } = report;
  const summary = inWords([
    ...(notices.length > 0 ? [counted(notices.length, "notice")] : []),
    ...(undecided.length > 0 ? [`${undecided.length} not decided`] : []),
    ...(preexisting > 0 ? [`${counted(preexisting, "older finding")} not shown`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ]);
  if (summary === "") return [];
  const parts = [
    `<details>\n<summary>${summary}</summary>`,
    ...noticeTable(notices, places),
    ...undecidedTable(undecided, places),
    ...leftOutSentences(preexisting, suppressed),
    "</details>",
  ];
  return [{ text: parts.join("\n\n"), rank: "extra" }];
}

function noticeTable(notices: readonly Finding[], places: Places): readonly string[] {
  return table(
    "| Where | Notice |\n| --- | --- |",
    notices.map(({ range, domain, message }) => `| ${whereCell(range, domain, places)} | ${cell(message)} |`),
  );
}

function undecidedTable(undecided: readonly Undecided[], places: Places): readonly string[] {
  return table(
    "| Where | Not decided | Because |\n| --- | --- | --- |",
    undecided.map(
      ({ range, domain, undecided: what, reason }) =>
        `| ${whereCell(range, domain, places)} | ${cell(what)} | ${cell(reason)} |`,
    ),
  );
}

function table(head: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length - MOST_ROWS;
  return [[head, ...rows.slice(0, MOST_ROWS)].join("\n"), ...(more > 0 ? [`and ${counted(more, "more row")}.`] : [])];
}

function whereCell(range: Finding["range"], domain: Finding["domain"], places: Places): string {
  if (range) return placeSpan(range, places).replaceAll("|", "\\|");
  return domain === undefined ? "" : cell(domain);
}

function leftOutSentences(preexisting: number, suppressed: number): readonly string[] {
  const older = `${counted(preexisting, "finding")} of before this change: \`--report all\` shows everything.`;
  const ignored = `${counted(suppressed, "finding")} suppressed by the configuration.`;
  return [...(preexisting > 0 ? [older] : []), ...(suppressed > 0 ? [ignored] : [])];
}
