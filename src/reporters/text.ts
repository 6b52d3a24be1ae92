import type { Undecided } from "../model/finding.js";
import { paintFor } from "./color.js";
import { counted, nothingFound, ofSeverity } from "./counts.js";
import { wrap } from "./display-width.js";
import { Places } from "./places.js";
import { disarm, printable } from "./printable.js";
import type { Report, ReportOptions } from "./report.js";
import { COMMAND_LINE, emptyText, patchText, summaryText } from "./text-ending.js";
import { labelOf, type Sheet } from "./text-sheet.js";

/** Prose is not made wider than this, since long lines are hard to read. */
const WIDEST_PROSE = 100;
/** The report for a terminal or a log. */
export async function textReport(report: Report, options: ReportOptions): Promise<string> {
  const paint = paintFor(options.color);
  const advice = options.advice ?? COMMAND_LINE;
  const prose = Math.min(options.width, WIDEST_PROSE);
  if (nothingFound(report)) return disarm(`${emptyText(report, advice, paint, prose).join("\n")}\n`);
  // Who runs the command stands in that folder; on GitHub nobody does.
  const fromRoot = options.pages !== undefined;
  const sheet: Sheet = { report, places: new Places(report), paint, width: options.width, prose, fromRoot };
  const grave = report.findings.some(({ severity }) => severity !== "notice");
  const blocks = [
    ...(grave ? await (await import("./text-finding.js")).findingsText(sheet) : []),
    patchText(report, advice, paint, prose),
    noticesText(sheet),
    undecidedText(sheet),
    summaryText(report, advice, paint, prose),
  ];
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return disarm(`${shown.join("\n\n")}\n`);
}

/** Notices in one line each, without frames: they are no reason to stop. */
function noticesText(sheet: Sheet): readonly string[] {
  const notices = ofSeverity(sheet.report.findings, "notice");
  if (notices.length === 0) return [];
  const lines = notices.flatMap((finding) => {
    const place = finding.range ? labelOf(finding.range, sheet) : printable(finding.domain ?? "");
    const lead = place === "" ? "" : `${place}: `;
    return wrap(`${lead}${printable(finding.message)} [${printable(finding.rule)}]`, sheet.prose, "  ", "    ");
  });
  return [sheet.paint("notice", counted(notices.length, "notice")), ...lines];
}

function undecidedText(sheet: Sheet): readonly string[] {
  const { undecided } = sheet.report;
  if (undecided.length === 0) return [];
  return [
    sheet.paint("strong", "Not decided, and not counted"),
    ...undecided.flatMap((open) => wrap(undecidedSentence(open, sheet), sheet.prose, "  ", "    ")),
  ];
}

function undecidedSentence(open: Undecided, sheet: Sheet): string {
  const lead = open.domain === undefined ? "" : `${printable(open.domain)}: `;
  const place = open.range ? ` (${labelOf(open.range, sheet)})` : "";
  return `${lead}${printable(open.undecided)}, because ${printable(open.reason)}${place}`;
}
