import { bySeverity } from "./counts.js";
import { codeSpan, fence } from "./markdown-escape.js";
import { isExact } from "./patch.js";
import { printableLines } from "./printable.js";
import { recordsToPublish, zoneFileLines } from "./records.js";
import type { Report } from "./report.js";
import type { Section } from "./sections.js";
import { mendedInWords } from "./text-ending.js";

const FIX_TITLE = "### The fix";

/** All safe fixes once, as a command that can be pasted where the branch is checked out. */
export function fixSection(report: Report): readonly Section[] {
  const { patch } = report;
  if (!patch) return [];
  const intro = `${FIX_TITLE}\n\nTried on a copy and checked again: ${mendedInWords(report)}`;
  const run = "`mta-sts-lint --fix`";
  const base =
    report.base === undefined ? "" : ` --base ${/^[0-9a-f]{40,64}$/.test(report.base) ? report.base : "BASE"}`;
  const command = fence(`mta-sts-lint --fix${base}`, "sh");
  const exact = isExact(patch.diff) && !patch.diff.includes("<!--");
  const text = exact
    ? `${intro} Paste this into a shell at the root of the repository, on this branch, then commit:\n\n${fence(heredoc(patch.diff), "diff")}`
    : `${intro} It holds line ends or characters that a comment can't keep, so it can't be copied from here. Run this on the branch, then commit:\n\n${command}\n\n${fence(readable(patch.diff), "diff")}`;
  const instead = `${intro} It is too long to be shown here. Run ${run} on this branch, then commit:\n\n${command}`;
  return [{ text, rank: "remedy", instead }];
}

/** Every line of a diff begins with a mark of its own, so that none can be the delimiter. */
function heredoc(diff: string): string {
  return `git apply <<'EOF'\n${diff.replace(/\n*$/, "\n")}EOF`;
}

function readable(diff: string): string {
  return printableLines(diff.replaceAll("\r", "")).replaceAll("<!--", "<! --");
}

/** The records ready to paste, with the order that section 8.1 of the RFC asks for. */
export async function recordsSection(report: Report): Promise<readonly Section[]> {
  const records = recordsToPublish(bySeverity(report.findings));
  if (records.length === 0) return [];
  const lines = await zoneFileLines(records);
  const announced = records.filter(({ type, owner }) => type === "TXT" && owner.startsWith("_mta-sts."));
  const title = records.length === 1 ? "### The record to publish" : "### The records to publish";
  const parts = [title];
  const [first] = announced;
  if (first) {
    const host = announced.length === 1 ? first.owner.replace(/^_/, "") : "mta-sts.DOMAIN";
    parts.push(
      `Policy first, then the record: once ${codeSpan(`https://${host}/.well-known/mta-sts.txt`)} serves the new policy, publish the record. A sender that sees a new id fetches the policy at once, and keeps what it gets.`,
    );
  }
  parts.push(fence(lines.join("\n"), "dns"));
  const instead = `${title}\n\nThe list is too long to be shown here. The whole report is in the log of the check.`;
  return [{ text: parts.join("\n\n"), rank: "remedy", instead }];
}
