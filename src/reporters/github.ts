import type { Finding, Severity } from "../model/finding.js";
import { counted, ofSeverity } from "./counts.js";
import { Places, sideNote } from "./places.js";
import { printable } from "./printable.js";
import { zoneFileLines } from "./records.js";
import type { Advice, Report, ReportOptions } from "./report.js";
import { shownPlace } from "./shown-place.js";
import { textReport } from "./text.js";
import { COMMAND_LINE } from "./text-ending.js";

/** What the runner shows of one step; it drops the rest without a word. */
const MOST_ANNOTATIONS = 10;
/** GitHub refuses an annotation over 64 KB; nobody reads one that long. */
const LONGEST_MESSAGE = 4000;

/** Workflow commands, which the runner turns into annotations, then the whole report as text for the log. */
export async function githubReport(report: Report, options: ReportOptions): Promise<string> {
  const commands = await workflowCommands(report, options);
  const text = await textReport(report, { ...options, color: false });
  return commands.length === 0 ? text : `${commands.join("\n")}\n\n${text}`;
}

/**
 * A command for each error and warning, the weightiest first and what is new before the rest, as many as the runner
 * shows. Notices are never annotations: a good pull request has nothing on its lines.
 */
export async function workflowCommands(report: Report, options: ReportOptions): Promise<readonly string[]> {
  const places = new Places(report);
  const { whole } = options.advice ?? COMMAND_LINE;
  const commands: string[] = [];
  for (const severity of ["error", "warning"] as const) {
    const findings = newFirst(ofSeverity(report.findings, severity));
    for (const [index, finding] of findings.slice(0, MOST_ANNOTATIONS).entries()) {
      const more = index === MOST_ANNOTATIONS - 1 ? findings.length - MOST_ANNOTATIONS : 0;
      commands.push(await commandFor(finding, severity, moreNote(more, severity, whole), { report, places }));
    }
  }
  return commands;
}

function newFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings.filter(({ introduced }) => introduced), ...findings.filter(({ introduced }) => !introduced)];
}

function moreNote(more: number, severity: Severity, whole: Advice["whole"]): string {
  return more > 0 ? `There ${more === 1 ? "is" : "are"} ${counted(more, `more ${severity}`)} ${whole}.` : "";
}

interface Sheet {
  readonly report: Report;
  readonly places: Places;
}

async function commandFor(finding: Finding, command: string, note: string, sheet: Sheet): Promise<string> {
  const properties = [...fileProperties(finding, sheet), ["title", `${finding.rule}${inDomain(finding)}`] as const];
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(printable(value))}`).join(",");
  return `::${command} ${written}::${escapeData(await messageOf(finding, note, sheet))}`;
}

function inDomain({ domain }: Finding): string {
  return domain === undefined ? "" : ` (${domain})`;
}

/** Only for places in head: what is on the base side alone has no line to hang on to. */
function fileProperties({ range }: Finding, { report, places }: Sheet): readonly (readonly [string, string])[] {
  if (!range || range.side === "base") return [];
  const file = ["file", places.fromRoot(range.path)] as const;
  const { place } = shownPlace(range, report, places);
  if (!place) return [file];
  const lines = [file, ["line", String(place.line)], ["endLine", String(place.endLine)]] as const;
  // The checks API refuses columns on an annotation of several lines.
  if (place.line !== place.endLine) return lines;
  const endColumn = Math.max(place.endColumn - 1, place.column);
  return [...lines, ["col", String(place.column)], ["endColumn", String(endColumn)]];
}

async function messageOf(finding: Finding, note: string, sheet: Sheet): Promise<string> {
  const steps = (finding.steps ?? []).map((step, index) => `${index + 1}. ${printable(step)}`);
  const records = (await zoneFileLines(finding.publish ?? [])).map(printable);
  const message = [
    printable(finding.message),
    ...whereText(finding, sheet),
    ...(steps.length > 0 ? ["What to do:", ...steps] : []),
    ...(records.length > 0 ? ["To publish:", ...records] : []),
  ].join("\n");
  const cut = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  return note === "" ? cut : `${cut}\n${note}`;
}

/** The place in words, where the annotation can't be at its line. */
function whereText({ range }: Finding, { report, places }: Sheet): readonly string[] {
  if (!range) return [];
  if (range.side === "base") return [`Where: ${printable(places.fromRoot(places.label(range)))}${sideNote(range)}`];
  const { place, words } = shownPlace(range, report, places);
  return place || words === "" ? [] : [`Where: ${printable(places.fromRoot(range.path))}${words}`];
}

/** As the runner takes it apart again: `%`, CR and LF in the message. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** And `:` and `,` in the properties. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
