import type { Finding, RelatedPlace } from "../model/finding.js";
import { codeFrame, lastLine } from "./code-frame.js";
import type { Paint } from "./color.js";
import { bySeverity, counted } from "./counts.js";
import { wrap } from "./display-width.js";
import { judgements } from "./judgements.js";
import type { Places } from "./places.js";
import { printable } from "./printable.js";
import { zoneFileLines } from "./records.js";
import { labelOf, type Sheet } from "./text-sheet.js";

/** Of the related places of a finding so many are shown with their line, so many at all. */
const MOST_FRAMES = 3;
const MOST_PLACES = 12;

/** A block for each error and warning: with the lines, why it matters, what to do, and the records to publish. */
export async function findingsText(sheet: Sheet): Promise<readonly (readonly string[])[]> {
  const blocks: (readonly string[])[] = [];
  const explained = new Set<string>();
  for (const finding of bySeverity(sheet.report.findings)) {
    if (finding.severity === "notice") break;
    blocks.push(await findingText(finding, sheet, !explained.has(finding.rule)));
    explained.add(finding.rule);
  }
  return blocks;
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

function judgementText(finding: Finding, sheet: Sheet): readonly string[] {
  return judgements(finding).flatMap((title) =>
    wrap(printable(title), sheet.prose, "  Possible, but a matter of judgement: ", "    "),
  );
}

/** Not wrapped, with nothing in front but blanks: ready to be copied. */
async function recordsText(finding: Finding, sheet: Sheet): Promise<readonly string[]> {
  const lines = await zoneFileLines(finding.publish ?? []);
  if (lines.length === 0) return [];
  const title = lines.length === 1 ? "The record to publish:" : "The records to publish:";
  return [`  ${sheet.paint("strong", title)}`, ...lines.map((line) => `    ${printable(line)}`)];
}
