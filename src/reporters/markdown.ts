import type { Finding } from "../model/finding.js";
import { bySeverity, countedFindings, inWords, nothingFound, ofSeverity } from "./counts.js";
import { TOOL_NAME, TOOL_URI } from "./help.js";
import { codeSpan } from "./markdown-escape.js";
import { findingSection } from "./markdown-finding.js";
import { leftOverSection } from "./markdown-left-over.js";
import { fixSection, recordsSection } from "./markdown-remedy.js";
import { Places } from "./places.js";
import { disarm } from "./printable.js";
import type { Report, ReportOptions } from "./report.js";
import { joinWithin, type Section } from "./sections.js";
import { UNCHANGED, verdict } from "./text-ending.js";

/** What GitHub takes as the body of a comment, in characters. */
const COMMENT_LIMIT = 65_536;

/**
 * The body of the pull request's comment, at most `limit` UTF-16 code units. What does not fit is left out by whole
 * sections, and that is said.
 */
export async function markdownReport(
  report: Report,
  options: ReportOptions,
  limit: number = COMMENT_LIMIT,
): Promise<string> {
  const places = new Places(report);
  const problems = bySeverity(report.findings).filter(({ severity }) => severity !== "notice");
  const explained = new Set<string>();
  const sections: Section[] = [
    { text: headline(report), rank: "always" },
    ...problems.map((finding, index): Section => {
      const text = findingSection(finding, problems.length > 1 ? index + 1 : undefined, {
        report,
        places,
        explain: !explained.has(finding.rule),
      });
      explained.add(finding.rule);
      return { text, rank: "finding" };
    }),
    ...(await fixSection(report)),
    ...(await recordsSection(report)),
    ...leftOverSection(report, places),
    { text: footer(report, options), rank: "always" },
  ];
  return disarm(`${joinWithin(sections, limit - 1)}\n`);
}

/** What an error is. */
const CONSEQUENCE = "senders drop or ignore a policy like that, or mail is delayed or lost";

/** One sentence: what is the matter. */
function headline(report: Report): string {
  if (nothingFound(report)) {
    return report.base === undefined
      ? "**No MTA-STS policy or record was found,** so there was nothing to check."
      : `**${UNCHANGED}**`;
  }
  const errors = ofSeverity(report.findings, "error");
  const problems = countedFindings(report.findings, ["error", "warning"]);
  if (problems === "") return `**${verdict(report).replace(/\.$/, "")}.**`;
  const subject = report.base === undefined ? "MTA-STS has" : "This change leaves MTA-STS with";
  const consequence = errors.length > 0 ? CONSEQUENCE : "worth a look before it is published";
  return `**${subject} ${problems}${domainsInWords(report.findings)}:** ${consequence}.`;
}

const MOST_DOMAINS_NAMED = 3;

function domainsInWords(findings: readonly Finding[]): string {
  const problems = findings.filter(({ severity }) => severity !== "notice");
  const domains = [...new Set(problems.flatMap(({ domain }) => domain ?? []))];
  if (domains.length === 0) return "";
  if (domains.length > MOST_DOMAINS_NAMED) return ` in ${domains.length} domains`;
  return ` for ${inWords(domains.map(codeSpan))}`;
}

function footer(report: Report, options: ReportOptions): string {
  const compared =
    report.base === undefined
      ? codeSpan(short(report.head))
      : `${codeSpan(short(report.base))} with ${codeSpan(short(report.head))}`;
  const verb = report.base === undefined ? "checked" : "compared";
  return `---\n\n[${TOOL_NAME}](${TOOL_URI}) ${options.version.replace(/[^\w.+-]/g, "")} ${verb} ${compared}.`;
}

/** An object id as people quote it; any other name of a revision as it is. */
function short(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision;
}
