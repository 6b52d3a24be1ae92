import { checkedInWords, counted, nothingFound, ofSeverity } from "./counts.js";
import { disarmed } from "./markdown.js";
import { domainsTable } from "./markdown-domains.js";
import { prose } from "./markdown-escape.js";
import { footer, headline } from "./markdown-headline.js";
import { leftOutSentences } from "./markdown-left-over.js";
import { type Page, placeSpan } from "./markdown-place.js";
import { problemSections } from "./markdown-problems.js";
import { fixSection, recordsSection } from "./markdown-remedy.js";
import { findingsTable, folded, undecidedTable } from "./markdown-table.js";
import { Places } from "./places.js";
import type { Report, ReportOptions } from "./report.js";
import { inBytes, joinWithin, type Section } from "./sections.js";
import { COMMAND_LINE } from "./text-ending.js";

/** What GitHub takes as the summary of a step, in bytes; of a longer one it shows nothing at all. */
const SUMMARY_LIMIT = 1_048_576;
const AMOUNT = { full: 50, ofRule: 10, rows: 1_000 };
const MOST_ROWS = 1_000;
const MOST_OPEN_ROWS = 10;

export interface SummaryOptions extends ReportOptions {
  /** In bytes of UTF-8. Default: 1 MiB. */
  readonly limit?: number;
  /** What the run has to say besides, in plain sentences: `The comment was not written: …`. */
  readonly notes?: readonly string[];
}

/** The summary of a run: what was checked, what was found, what to do, and what is left open. */
export async function summaryReport(report: Report, options: SummaryOptions): Promise<string> {
  const page: Page = { report, options, places: new Places(report), whole: "the log of this step" };
  const sections: readonly Section[] = [
    { text: `## MTA-STS\n\n${headline(report)}`, rank: "always" },
    ...(nothingFound(report) ? emptySection(page) : await foundSections(page)),
    ...notesSection(options.notes ?? []),
    { text: footer(page), rank: "always" },
  ];
  const limit = (options.limit ?? SUMMARY_LIMIT) - 1;
  const room = { limit, lengthOf: inBytes, whole: `The whole report is in ${page.whole}.` };
  return `${joinWithin(sections.map(disarmed), room)}\n`;
}

/** What was looked for where nothing is; where nothing has changed there is no more to say. */
function emptySection({ report, options }: Page): readonly Section[] {
  if (report.base !== undefined) return [];
  const { nothingFound: sentences } = options.advice ?? COMMAND_LINE;
  return [{ text: sentences.map(prose).join(" "), rank: "always" }];
}

async function foundSections(page: Page): Promise<readonly Section[]> {
  const { findings } = page.report;
  const notices = ofSeverity(findings, "notice");
  return [
    ...domainsSection(page),
    ...problemSections(page, AMOUNT),
    ...(await fixSection(page)),
    ...(await recordsSection(page)),
    ...foldedTable(counted(notices.length, "notice"), findingsTable(notices, page, MOST_ROWS)),
    ...undecidedSection(page),
    ...leftOutSentences(page).map((sentence) => extra([sentence])),
  ];
}

/** Folded where it would stand between the verdict and what was found. */
function domainsSection(page: Page): readonly Section[] {
  const { count, parts } = domainsTable(page);
  if (count === 0) return [];
  const shown = count > MOST_OPEN_ROWS ? [folded(checkedInWords(page.report), parts)] : parts;
  return [extra(["### What was checked", ...shown])];
}

/** Open where it is short: here stands what nobody but the reader can see to. A table would hide the end of it on a phone. */
function undecidedSection(page: Page): readonly Section[] {
  const { undecided } = page.report;
  if (undecided.length > MOST_OPEN_ROWS)
    return foldedTable(`${undecided.length} not decided`, undecidedTable(undecided, page, MOST_ROWS));
  const lines = undecided.map((open) => {
    const where = open.range
      ? `${placeSpan(open.range, page)}: `
      : open.domain === undefined
        ? ""
        : `${prose(open.domain)}: `;
    return `- ${where}${prose(open.undecided)}, because ${prose(open.reason)}.`;
  });
  return lines.length === 0 ? [] : [extra(["### Not decided", lines.join("\n")])];
}

function foldedTable(title: string, parts: readonly string[]): readonly Section[] {
  return parts.length === 0 ? [] : [extra([folded(title, parts)])];
}

function extra(parts: readonly string[]): Section {
  return { text: parts.join("\n\n"), rank: "extra" };
}

/** They may hold what an API answered. */
function notesSection(notes: readonly string[]): readonly Section[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note) => `- ${prose(note)}`);
  return [extra([notes.length === 1 ? "### Note on this run" : "### Notes on this run", lines.join("\n")])];
}
