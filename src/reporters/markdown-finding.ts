import type { Finding, RelatedPlace } from "../model/finding.js";
import { findingKey } from "../model/finding-key.js";
import { counted } from "./counts.js";
import { helpUri } from "./help.js";
import { judgements } from "./judgements.js";
import { codeSpan, prose } from "./markdown-escape.js";
import { type Page, placeSpan } from "./markdown-place.js";

const TITLES = { error: "Error", warning: "Warning", notice: "Notice" } as const;
const MOST_PLACES = 12;

/** What is wrong, where, why it matters and what to do. `explain` is false where the same rule has been explained above. */
export function findingSection(finding: Finding, number: number | undefined, page: Page, explain: boolean): string {
  return [
    `### ${number === undefined ? "" : `${number}. `}${titleOf(finding, page)}`,
    meta(finding, page),
    prose(finding.message),
    relatedPlaces(finding.related, page),
    why(finding, page, explain),
    steps(finding, page),
    judgement(finding),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What the rule is about; the message then says it of this place. */
function titleOf(finding: Finding, { report }: Page): string {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  return rule ? prose(rule.summary) : TITLES[finding.severity];
}

/** How grave, whose, and where. */
function meta(finding: Finding, page: Page): string {
  const { severity, domain, range } = finding;
  return [
    `**${TITLES[severity]}**`,
    ...(domain === undefined ? [] : [` for ${codeSpan(domain)}`]),
    ...(range ? [` in ${placeSpan(range, page)}`] : []),
  ].join("");
}

function relatedPlaces(related: readonly RelatedPlace[], page: Page): string {
  const lines = related
    .slice(0, MOST_PLACES)
    .map(({ range, message }) => `- ${placeSpan(range, page)}: ${prose(message)}`);
  const more = related.length - MOST_PLACES;
  return [...lines, ...(more > 0 ? [`- and ${counted(more, "more place")}`] : [])].join("\n");
}

function why(finding: Finding, { report }: Page, explain: boolean): string {
  const rule = report.rules.find(({ id }) => id === finding.rule);
  if (!rule) return "";
  const text = explain ? `${prose(rule.why)} (${prose(rule.rfc)}, ` : "as above (";
  return `**Why it matters:** ${text}rule ${ruleLink(finding.rule)})`;
}

export function ruleLink(rule: string): string {
  return `[${rule.replace(/[^\w-]/g, "")}](${helpUri(rule)})`;
}

function steps(finding: Finding, { report }: Page): string {
  const list = finding.steps ?? [];
  const mended = report.patch?.mends.includes(findingKey(finding)) ?? false;
  const title = mended ? "**What to do** (the fix below edits the files for you):" : "**What to do:**";
  const [only] = list;
  if (only === undefined) return mended ? "**What to do:** apply the fix below." : "";
  if (list.length === 1) return `${title} ${prose(only)}`;
  return `${title}\n\n${list.map((step, index) => `${index + 1}. ${prose(step)}`).join("\n")}`;
}

function judgement(finding: Finding): string {
  return judgements(finding)
    .map((title) => `**Possible, but a matter of judgement:** ${prose(title)}`)
    .join("\n\n");
}
