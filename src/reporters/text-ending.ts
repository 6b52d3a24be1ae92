import { findingKey } from "../model/finding-key.js";
import type { Paint, Role } from "./color.js";
import { checkedInWords, counted, countedFindings, ofSeverity } from "./counts.js";
import { wrap } from "./display-width.js";
import { isExact } from "./patch.js";
import { printable, printableLines } from "./printable.js";
import type { Advice, Report } from "./report.js";
import { UNCHANGED } from "./unchanged.js";

/** On the command line. */
export const COMMAND_LINE: Advice = {
  showAll: "`--report all`",
  unchanged: "Leave out `--base` to check all that is there, whether it has changed or not.",
  nothingFound: [
    "Looked for policy files (`mta-sts.txt`), and for DNS in zone files, octoDNS, DNSControl and Terraform.",
    "If they are somewhere else, name the folder with `--directory`, or say in `.github/mta-sts-lint.yml` where they lie.",
    "To see what it does with a repository that has MTA-STS, run: `mta-sts-lint demo`",
  ],
  fix: "Apply it with `--fix`, or pass these lines to `git apply` (`--patch FILE` writes them to a file).",
  inexactFix:
    "Apply it with `--fix`, or write it to a file with `--patch FILE`: copied from here it would not apply, since it holds line ends or characters that can't be shown.",
  whole: "in the log of this step",
  explain: (rule) => `mta-sts-lint explain ${rule}`,
};

/** In a terminal backticks would only be in the way. */
function plain(advice: string): string {
  return advice.replaceAll("`", "");
}

/** What is said instead of a report when neither a policy nor a record was found, or none that has changed. */
export function emptyText({ base }: Report, advice: Advice, paint: Paint, width: number): readonly string[] {
  const [title, sentences] =
    base === undefined
      ? ["Found no MTA-STS here: no policy, and no _mta-sts record.", advice.nothingFound]
      : [UNCHANGED, [advice.unchanged]];
  return [paint("strong", title), ...sentences.flatMap((sentence) => wrap(plain(sentence), width, "  "))];
}

/** The whole patch, once, with what to do with it. */
export function patchText(report: Report, advice: Advice, paint: Paint, width: number): readonly string[] {
  const { patch } = report;
  if (!patch) return [];
  const title = `The fix, tried on a copy and checked again: ${mendedInWords(report)}`;
  const diff = printableLines(patch.diff).trimEnd().split("\n");
  const apply = plain(isExact(patch.diff) ? advice.fix : advice.inexactFix);
  return [
    ...wrap(title, width).map((line) => paint("strong", line)),
    "",
    ...diff.map((line) => paintDiff(line, paint)),
    "",
    ...wrap(apply, width),
  ];
}

/** `it mends 2 of 3 problems.`, and what is left to do then. */
export function mendedInWords(report: Report): string {
  return `${mendedCount(report)}${report.patch?.leaves.length ? LEFT_TO_WAIT : ""}`;
}

/** Whoever applies a fix and is told of another error has been told too late. */
const LEFT_TO_WAIT =
  " What it can't do is wait: senders hold the old policy for a while, so the next check will ask you to leave the new MX records for a later change.";

/** Findings that are not shown count for nothing here. */
function mendedCount(report: Report): string {
  const mended = new Set(report.patch?.mends ?? []);
  const problems = report.findings.filter(({ severity }) => severity !== "notice");
  const count = problems.filter((finding) => mended.has(findingKey(finding))).length;
  if (problems.length === 0) return "it mends notices only.";
  if (count < problems.length) return `it mends ${count} of ${counted(problems.length, "problem")}.`;
  if (count === 1) return "it mends the problem.";
  return count === 2 ? "it mends both problems." : `it mends all ${count} problems.`;
}

const DIFF_ROLES: Readonly<Record<string, Role>> = { "+": "added", "-": "removed", "@": "quiet" };

function paintDiff(line: string, paint: Paint): string {
  const role = /^(?:---|\+\+\+|diff |index )/.test(line) ? "strong" : DIFF_ROLES[line.charAt(0)];
  return role ? paint(role, line) : line;
}

/** The last line: how many, where, and what was left out. */
export function summaryText(report: Report, advice: Advice, paint: Paint, width: number): readonly string[] {
  const lines = wrap(`${verdict(report)}${older(report)}${leftOut(report, advice)}`, width);
  const role = worstRole(report);
  const [first] = report.findings;
  const more = first ? [`More on a rule: ${advice.explain(printable(first.rule))}`] : [];
  return [...lines.map((line) => paint(role, line)), ...more];
}

/** `2 errors and 1 warning in 3 policy domains.` */
export function verdict(report: Report): string {
  const checked = checkedInWords(report);
  const problems = countedFindings(report.findings, ["error", "warning"]);
  const notices = countedFindings(report.findings, ["notice"]);
  if (problems !== "") return `${countedFindings(report.findings)} in ${checked}.`;
  return `No problems in ${checked}${notices === "" ? "" : `, ${notices}`}.`;
}

function worstRole(report: Report): Role {
  if (ofSeverity(report.findings, "error").length > 0) return "error";
  return ofSeverity(report.findings, "warning").length > 0 ? "warning" : "strong";
}

/** Of a comparison that shows all, how much of it is no news. */
function older({ base, findings }: Report): string {
  const old = findings.filter(({ introduced }) => !introduced).length;
  if (base === undefined || old === 0) return "";
  if (old < findings.length) return ` ${old} of them ${old === 1 ? "was" : "were"} there before this change.`;
  return old === 1 ? " It was there before this change." : " All of them were there before this change.";
}

/** What is not shown, as further sentences. */
function leftOut(report: Report, { showAll }: Advice): string {
  const { preexisting, suppressed, undecided } = report;
  const old = preexisting === 1 ? " was there before and is not shown" : " were there before and are not shown";
  return [
    undecided.length > 0 ? ` ${undecided.length} not decided.` : "",
    preexisting > 0 ? ` ${counted(preexisting, "finding")}${old} (${plain(showAll)} shows everything).` : "",
    suppressed > 0 ? ` ${counted(suppressed, "finding")} suppressed by the configuration.` : "",
  ].join("");
}
