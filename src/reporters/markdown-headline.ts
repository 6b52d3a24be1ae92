import { countedFindings, inWords, nothingFound, ofSeverity } from "./counts.js";
import { TOOL_NAME, TOOL_URI } from "./help.js";
import { codeSpan } from "./markdown-escape.js";
import type { Page } from "./markdown-place.js";
import type { Report } from "./report.js";
import { verdict } from "./text-ending.js";
import { UNCHANGED } from "./unchanged.js";

/** What an error is. */
const CONSEQUENCE = "senders drop or ignore a policy like that, or mail is delayed or lost";

/** One sentence: what is the matter. */
export function headline(report: Report): string {
  if (nothingFound(report)) {
    return report.base === undefined
      ? "**No MTA-STS policy or record was found,** so there was nothing to check."
      : `**${UNCHANGED}**`;
  }
  const errors = ofSeverity(report.findings, "error");
  const problems = countedFindings(report.findings, ["error", "warning"]);
  if (problems === "") return `✅ **${cleanVerdict(report)}**${openQuestions(report)}`;
  const isOld = report.base !== undefined && nothingNew(report);
  const subject = report.base === undefined || isOld ? "MTA-STS has" : "This change leaves MTA-STS with";
  const old = isOld ? ", as before this change" : "";
  const [mark, consequence] = errors.length > 0 ? ["❌", CONSEQUENCE] : ["⚠️", "worth a look before it is published"];
  return `${mark} **${subject} ${problems}${problemDomains(report)}${old}:** ${consequence}.`;
}

/** Of the errors and warnings. */
export function nothingNew({ findings }: Report): boolean {
  return findings.every(({ severity, introduced }) => severity === "notice" || !introduced);
}

/** Where older findings are counted only, it is what is new that was looked at. */
function cleanVerdict(report: Report): string {
  return report.preexisting === 0 ? verdict(report) : verdict(report).replace(/^No problems/, "No new problems");
}

/** Green is not all there is to know: a new id that is not in the repository has to be seen to by hand. */
function openQuestions({ undecided }: Report): string {
  return undecided.length === 0 ? "" : ` ${undecided.length} not decided: see below.`;
}

const MOST_DOMAINS_NAMED = 3;

function problemDomains({ findings }: Report): string {
  const problems = findings.filter(({ severity }) => severity !== "notice");
  const domains = [...new Set(problems.flatMap(({ domain }) => domain ?? []))];
  if (domains.length === 0) return "";
  return domains.length > MOST_DOMAINS_NAMED ? ` in ${domains.length} domains` : ` for ${namesInWords(domains)}`;
}

/** Up to three names, then how many more. */
export function namesInWords(names: readonly string[]): string {
  const named = names.slice(0, MOST_DOMAINS_NAMED).map(codeSpan);
  const more = names.length - named.length;
  return inWords([...named, ...(more > 0 ? [`${more} more`] : [])]);
}

/** Who says this, and of which commits. */
export function footer({ report, options }: Page): string {
  const tool = `[${TOOL_NAME}](${TOOL_URI}) ${options.version.replace(/[^\w.+-]/g, "")}`;
  const folder = report.prefix === "" ? "" : ` in ${codeSpan(report.prefix)}`;
  return `---\n\n${tool} ${checkedCommits({ report, options })}${folder}.`;
}

/** Leads from the comment to what was checked, domain by domain. */
export function commentFooter(page: Page): string {
  const run = page.options.pages?.run;
  return `${footer(page)}${run === undefined ? "" : ` [Summary of the run](${run})`}`;
}

/** `compared A with B`, `checked A`; of a pull request its own head, which is what people know. */
function checkedCommits({ report, options }: Pick<Page, "report" | "options">): string {
  const head = options.pages?.pullRequestHead ?? report.head;
  if (report.base === undefined) return `checked ${codeSpan(short(head))}`;
  const merged = head === report.head ? "" : ", merged into it";
  return `compared ${codeSpan(short(report.base))} with ${codeSpan(short(head))}${merged}`;
}

/** An object id as people quote it; any other name of a revision as it is. */
export function short(revision: string): string {
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 12) : revision;
}
