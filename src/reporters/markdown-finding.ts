import type { Finding, RelatedPlace } from "../model/finding.js";
import type { Range } from "../model/text.js";
import { counted } from "./counts.js";
import { helpUri } from "./help.js";
import { codeSpan, prose } from "./markdown-escape.js";
import { type Places, sideNote } from "./places.js";
import type { Report } from "./report.js";

export interface FindingContext {
  readonly report: Report;
  readonly places: Places;
  /** False where the same rule has been explained above. */
  readonly explain: boolean;
}

const TITLES = { error: "Error", warning: "Warning", notice: "Notice" } as const;
const MOST_PLACES = 12;

/** What is wrong, where, why it matters and what to do. */
export function findingSection(finding: Finding, number: number | undefined, context: FindingContext): string {
  const title = `### ${number === undefined ? "" : `${number}. `}${TITLES[finding.severity]}${inDomain(finding)}`;
  return [
    title,
    prose(finding.message),
    places(finding, context),
    why(finding, context),
    steps(finding.steps ?? []),
    judgement(finding),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function inDomain({ domain }: Finding): string {
  return domain === undefined ? "" : `: ${codeSpan(domain)}`;
}

/** The place, the rule, then the related places below one another. */
function places(finding: Finding, { places }: FindingContext): string {
  const where = finding.range ? `**Where:** ${placeSpan(finding.range, places)}` : "";
  const lines = finding.related.slice(0, MOST_PLACES).map((related) => relatedLine(related, places));
  const more = finding.related.length - MOST_PLACES;
  const list = [...lines, ...(more > 0 ? [`- and ${counted(more, "more place")}`] : [])];
  if (list.length === 0) return where;
  return `${where === "" ? "**See:**" : where}\n${list.join("\n")}`;
}

function relatedLine({ range, message }: RelatedPlace, places: Places): string {
  return `- ${placeSpan(range, places)}: ${prose(message)}`;
}

/** `path`, line 12, in words, since a path and a number in one span are hard to take apart. */
export function placeSpan(range: Range, places: Places): string {
  const place = places.isWholeFile(range) ? undefined : places.at(range);
  return `${codeSpan(places.fromRoot(range.path))}${place ? ` line ${place.line}` : ""}${sideNote(range)}`;
}

function why(finding: Finding, { report, explain }: FindingContext): string {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  const link = `[${finding.rule.replace(/[^\w-]/g, "")}](${helpUri(finding.rule)})`;
  if (!rule) return "";
  const text = explain ? `${prose(rule.why)} (${prose(rule.rfc)}, ` : "as above (";
  return `**Why it matters:** ${text}rule ${link})`;
}

function steps(list: readonly string[]): string {
  const [only] = list;
  if (only === undefined) return "";
  if (list.length === 1) return `**What to do:** ${prose(only)}`;
  return `**What to do:**\n\n${list.map((step, index) => `${index + 1}. ${prose(step)}`).join("\n")}`;
}

/** Fixes that are never part of the patch. */
function judgement(finding: Finding): string {
  const titles = finding.fixes.filter(({ safe }) => !safe).map(({ title }) => prose(title));
  return titles.map((title) => `**Possible, but a matter of judgement:** ${title}`).join("\n\n");
}
