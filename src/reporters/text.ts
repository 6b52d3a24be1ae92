import type { Finding, RelatedPlace, Undecided } from "../model/finding.js";
import type { Range } from "../model/text.js";
import { codeFrame, lastLine } from "./code-frame.js";
import { type Paint, paintFor } from "./color.js";
import { bySeverity, counted, nothingFound, ofSeverity } from "./counts.js";
import { wrap } from "./display-width.js";
import { Places, sideNote } from "./places.js";
import { disarm, printable } from "./printable.js";
import { zoneFileLines } from "./records.js";
import type { Report, ReportOptions } from "./report.js";
import { emptyText, patchText, summaryText } from "./text-ending.js";

/** Prose is not made wider than this, since long lines are hard to read. */
const WIDEST_PROSE = 100;
/** Of the related places of a finding so many are shown with their line, so many at all. */
const MOST_FRAMES = 3;
const MOST_PLACES = 12;

/** What the parts of one text share. */
interface Sheet {
  readonly report: Report;
  readonly places: Places;
  readonly paint: Paint;
  readonly width: number;
  readonly prose: number;
}

/** The report for a terminal or a log. */
export async function textReport(report: Report, options: ReportOptions): Promise<string> {
  const paint = paintFor(options.color);
  const prose = Math.min(options.width, WIDEST_PROSE);
  if (nothingFound(report)) return disarm(`${emptyText(report, paint, prose).join("\n")}\n`);
  const sheet: Sheet = { report, places: new Places(report), paint, width: options.width, prose };
  const blocks: (readonly string[])[] = [];
  const explained = new Set<string>();
  for (const finding of bySeverity(report.findings)) {
    if (finding.severity === "notice") break;
    blocks.push(await findingText(finding, sheet, !explained.has(finding.rule)));
    explained.add(finding.rule);
  }
  blocks.push(
    patchText(report, paint, prose),
    noticesText(sheet),
    undecidedText(sheet),
    summaryText(report, paint, prose),
  );
  const shown = blocks.filter((block) => block.length > 0).map((block) => block.join("\n"));
  return disarm(`${shown.join("\n\n")}\n`);
}

async function findingText(finding: Finding, sheet: Sheet, explain: boolean): Promise<readonly string[]> {
  const { paint } = sheet;
  const gutter = gutterOf(finding, sheet.places);
  const label = `${finding.severity}[${printable(finding.rule)}]`;
  const [first = "", ...rest] = wrap(`${label}: ${printable(finding.message)}`, sheet.prose, "", "  ");
  return [
    paint(finding.severity, label) + paint("strong", first.slice(label.length)),
    ...rest.map((line) => paint("strong", line)),
    ...placeText(finding, sheet, gutter),
    ...relatedText(finding.related, sheet, gutter),
    ...whyText(finding, sheet, explain),
    ...stepsText(finding.steps ?? [], sheet),
    ...judgementText(finding, sheet),
    ...(await recordsText(finding, sheet)),
  ];
}

/** The digits of the largest line number in any frame of a finding, so that its frames stand below one another. */
function gutterOf(finding: Finding, places: Places): number {
  const ranges = [finding.range, ...finding.related.slice(0, MOST_FRAMES).map((related) => related.range)];
  const lines = ranges.map((range) => {
    const place = range && !places.isWholeFile(range) ? places.at(range) : undefined;
    return place ? lastLine(place) : 1;
  });
  return String(Math.max(...lines)).length;
}

function arrow(gutter: number, paint: Paint): string {
  return paint("frame", `${" ".repeat(gutter)}-->`);
}

function placeText(finding: Finding, sheet: Sheet, gutter: number): readonly string[] {
  const { range } = finding;
  if (!range) return finding.domain === undefined ? [] : [`${arrow(gutter, sheet.paint)} ${printable(finding.domain)}`];
  const style = { paint: sheet.paint, role: finding.severity, mark: "^", width: sheet.width, gutter };
  return [`${arrow(gutter, sheet.paint)} ${labelOf(range, sheet)}`, ...codeFrame(range, sheet.places, style)];
}

function labelOf(range: Range, sheet: Sheet): string {
  return printable(sheet.places.label(range)) + sideNote(range);
}

function relatedText(related: readonly RelatedPlace[], sheet: Sheet, gutter: number): readonly string[] {
  const style = { paint: sheet.paint, role: "frame" as const, mark: "-", width: sheet.width, gutter };
  const indent = " ".repeat(gutter + 6);
  const lines = related.slice(0, MOST_PLACES).flatMap(({ range, message }, index) => {
    const words = `${labelOf(range, sheet)}: ${printable(message)}`;
    const [first = "", ...rest] = wrap(words, sheet.prose - gutter - 4, "", indent);
    const frame = index < MOST_FRAMES ? codeFrame(range, sheet.places, style) : [];
    return [`${arrow(gutter, sheet.paint)} ${first}`, ...rest, ...frame];
  });
  const more = related.length - MOST_PLACES;
  return more > 0 ? [...lines, `${arrow(gutter, sheet.paint)} and ${counted(more, "more place")}`] : lines;
}

/** Why a rule matters is said once; its page is named there too. */
function whyText(finding: Finding, sheet: Sheet, explain: boolean): readonly string[] {
  const rule = sheet.report.rules.find(({ id }) => id === finding.rule);
  if (!rule || !explain) return [];
  const lines = wrap(`${printable(rule.why)} (${printable(rule.rfc)})`, sheet.prose, "  Why: ", "    ");
  return lines.map((line, index) => (index === 0 ? `  ${sheet.paint("strong", "Why:")}${line.slice(6)}` : line));
}

function stepsText(steps: readonly string[], sheet: Sheet): readonly string[] {
  if (steps.length === 0) return [];
  const [only] = steps;
  if (steps.length === 1 && only !== undefined) {
    const lines = wrap(printable(only), sheet.prose, "  What to do: ", "    ");
    return lines.map((line, index) =>
      index === 0 ? `  ${sheet.paint("strong", "What to do:")}${line.slice(13)}` : line,
    );
  }
  const numbered = steps.flatMap((step, index) => {
    const number = `    ${index + 1}. `;
    return wrap(printable(step), sheet.prose, number, " ".repeat(number.length));
  });
  return [`  ${sheet.paint("strong", "What to do:")}`, ...numbered];
}

/** Fixes that are never part of the patch. */
function judgementText(finding: Finding, sheet: Sheet): readonly string[] {
  return finding.fixes
    .filter(({ safe }) => !safe)
    .flatMap(({ title }) => wrap(printable(title), sheet.prose, "  Possible, but a matter of judgement: ", "    "));
}

/** Not wrapped, with nothing in front but blanks: ready to be copied. */
async function recordsText(finding: Finding, sheet: Sheet): Promise<readonly string[]> {
  const lines = await zoneFileLines(finding.publish ?? []);
  if (lines.length === 0) return [];
  const title = lines.length === 1 ? "The record to publish:" : "The records to publish:";
  return [`  ${sheet.paint("strong", title)}`, ...lines.map((line) => `    ${printable(line)}`)];
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
