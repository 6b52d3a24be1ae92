import type { Finding, Severity } from "../model/finding.js";
import { counted, ofSeverity } from "./counts.js";
import { Places, sideNote } from "./places.js";
import { disarm, printable } from "./printable.js";
import { zoneFileLines } from "./records.js";
import type { Report, ReportOptions } from "./report.js";
import { textReport } from "./text.js";

/** What the runner shows of one step; it drops the rest without a word. */
const MOST_ANNOTATIONS = 10;
/** GitHub refuses an annotation over 64 KB; nobody reads one that long. */
const LONGEST_MESSAGE = 4000;

/** Workflow commands, which the runner turns into annotations, then the whole report as text for the log. */
export async function githubReport(report: Report, options: ReportOptions): Promise<string> {
  const places = new Places(report);
  const commands = [...(await commandsFor("error", report, places)), ...(await commandsFor("warning", report, places))];
  const text = disarm(await textReport(report, { ...options, color: false }));
  return commands.length === 0 ? text : `${commands.join("\n")}\n\n${text}`;
}

/** Notices are never annotations: a good pull request has nothing on its lines. */
async function commandsFor(
  severity: Exclude<Severity, "notice">,
  report: Report,
  places: Places,
): Promise<readonly string[]> {
  const findings = ofSeverity(report.findings, severity);
  const more = findings.length - MOST_ANNOTATIONS;
  const commands: string[] = [];
  for (const finding of findings.slice(0, MOST_ANNOTATIONS)) {
    const last = commands.length === MOST_ANNOTATIONS - 1 && more > 0;
    const note = last
      ? `There ${more === 1 ? "is" : "are"} ${counted(more, `more ${severity}`)}: see the log of this step.`
      : "";
    commands.push(commandFor(finding, severity, await messageOf(finding, note, places), places));
  }
  return commands;
}

function commandFor(finding: Finding, command: string, message: string, places: Places): string {
  const properties = [...fileProperties(finding, places), ["title", `${finding.rule}${inDomain(finding)}`] as const];
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(printable(value))}`).join(",");
  return `::${command} ${written}::${escapeData(message)}`;
}

function inDomain({ domain }: Finding): string {
  return domain === undefined ? "" : ` (${domain})`;
}

/** Only for places in head: what is on the base side alone has no line to hang on to. */
function fileProperties({ range }: Finding, places: Places): readonly (readonly [string, string])[] {
  if (!range || range.side === "base") return [];
  const place = places.at(range);
  if (!place || places.isWholeFile(range)) return [["file", places.fromRoot(range.path)]];
  const lines = [
    ["file", places.fromRoot(range.path)],
    ["line", String(place.line)],
    ["endLine", String(place.endLine)],
  ] as const;
  // The checks API refuses columns on an annotation of several lines.
  if (place.line !== place.endLine) return lines;
  const endColumn = Math.max(place.endColumn - 1, place.column);
  return [...lines, ["col", String(place.column)], ["endColumn", String(endColumn)]];
}

async function messageOf(finding: Finding, note: string, places: Places): Promise<string> {
  const steps = (finding.steps ?? []).map((step, index) => `${index + 1}. ${printable(step)}`);
  const records = (await zoneFileLines(finding.publish ?? [])).map(printable);
  const { range } = finding;
  const before = range?.side === "base" ? [`Where: ${printable(places.label(range))}${sideNote(range)}`] : [];
  const message = [
    printable(finding.message),
    ...before,
    ...(steps.length > 0 ? ["What to do:", ...steps] : []),
    ...(records.length > 0 ? ["To publish:", ...records] : []),
  ].join("\n");
  const cut = message.length > LONGEST_MESSAGE ? `${message.slice(0, LONGEST_MESSAGE)}…` : message;
  return note === "" ? cut : `${cut}\n${note}`;
}

/** As the runner takes it apart again: `%`, CR and LF in the message. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** And `:` and `,` in the properties. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
