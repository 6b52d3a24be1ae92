import type { RecordToPublish } from "../model/finding.js";
import { bySeverity, inWords } from "./counts.js";
import { codeSpan, fence } from "./markdown-escape.js";
import type { Page } from "./markdown-place.js";
import { isExact } from "./patch.js";
import { printableLines } from "./printable.js";
import { recordsToPublish, zoneFileLines } from "./records.js";
import type { Report } from "./report.js";
import type { Section } from "./sections.js";
import { mendedInWords } from "./text-ending.js";

const FIX_TITLE = "### The fix";

/** All safe fixes once, as a command that can be pasted where the branch is checked out. */
export function fixSection({ report, options }: Page): readonly Section[] {
  const { patch } = report;
  if (!patch) return [];
  const intro = `${FIX_TITLE}\n\nTried on a copy and checked again: ${mendedInWords(report)}`;
  const run = `Run this on the branch${options.advice ? ", or let the input `patch-file` write the fix to a file" : ""}, then commit:`;
  const command = fence(commandFor(report), "sh");
  const exact = isExact(patch.diff) && !patch.diff.includes("<!--");
  const text = exact
    ? `${intro} ${pasteThis(report)} into a shell in your clone of the repository, with the branch checked out, then commit:\n\n${fence(heredoc(patch.diff), "diff")}`
    : `${intro} It holds line ends or characters that a comment can't keep, so it can't be copied from here. ${run}\n\n${command}\n\n${fence(readable(patch.diff), "diff")}`;
  const instead = `${intro} It is too long to be shown here. ${run}\n\n${command}`;
  return [{ text, rank: "remedy", instead }];
}

function commandFor({ base }: Report): string {
  if (base === undefined) return "mta-sts-lint --fix";
  return `mta-sts-lint --fix --base ${/^[0-9a-f]{40,64}$/.test(base) ? base : "BASE"}`;
}

/** The fix is made for the merge result: where base has gone on in the same file, its lines may not be there yet. */
function pasteThis({ patch, headLines }: Report): string {
  const moved = new Set((patch?.edits ?? []).map(({ path }) => path).filter((path) => headLines?.has(path)));
  return moved.size === 0
    ? "Paste this"
    : "It is for the files as they will be after the merge: first merge the target branch into yours, or rebase. Then paste this";
}

/**
 * From the root of the repository, since `git apply` passes over files outside the current folder without a word. Every
 * line of a diff begins with a mark of its own, so that none can be the delimiter.
 */
function heredoc(diff: string): string {
  return `cd "$(git rev-parse --show-toplevel)" && git apply <<'EOF'\n${diff.replace(/\n*$/, "\n")}EOF`;
}

function readable(diff: string): string {
  return printableLines(diff.replaceAll("\r", "")).replaceAll("<!--", "<! --");
}

/** The records ready to paste, with the order that section 8.1 of the RFC asks for. */
export async function recordsSection({ report, whole }: Page): Promise<readonly Section[]> {
  const records = neededRecords(report);
  if (records.length === 0) return [];
  const lines = await zoneFileLines(records);
  const title = records.length === 1 ? "### The record to publish" : "### The records to publish";
  const parts = [title, ...order(records), fence(lines.join("\n"), "zone")];
  const instead = `${title}\n\nThe list is too long to be shown here: all of it is in ${whole}.`;
  return [{ text: parts.join("\n\n"), rank: "remedy", instead }];
}

/**
 * Those of errors and warnings, and those that announce a policy. Of several that announce the same one the weightiest
 * finding's counts: the fix of one problem may change again what another change has just published.
 */
function neededRecords({ findings }: Report): readonly RecordToPublish[] {
  const announced = new Set<string>();
  const problems = findings.filter(({ severity }) => severity !== "notice");
  const notices = findings.filter(({ severity }) => severity === "notice");
  const ofNotices = recordsToPublish(notices).filter(announces);
  return [...recordsToPublish(bySeverity(problems)), ...ofNotices].filter((record) => {
    if (!announces(record)) return true;
    return !announced.has(record.owner) && announced.add(record.owner);
  });
}

function announces({ type, value }: RecordToPublish): boolean {
  return type === "TXT" && value.startsWith("v=STSv1");
}

const MOST_HOSTS = 3;
const MANY_SERVED = "serves the policy of each domain as it is in the repository";

function order(records: readonly RecordToPublish[]): readonly string[] {
  const hosts = records.filter(announces).map(({ owner }) => owner.replace(/^_/, ""));
  if (hosts.length === 0) return [];
  const isMany = hosts.length > MOST_HOSTS;
  const named = isMany ? ["mta-sts.DOMAIN"] : hosts;
  const urls = inWords(named.map((host) => codeSpan(`https://${host}/.well-known/mta-sts.txt`)));
  const [serves, record] =
    hosts.length === 1
      ? ["serves it as it is in the repository", "this record"]
      : [isMany ? MANY_SERVED : "serve them as they are in the repository", "these records"];
  return [
    `1. First the ${hosts.length === 1 ? "policy" : "policies"}: wait until ${urls} ${serves}.\n2. Then publish ${record}. A sender that sees a new id fetches the policy at once, and keeps what it gets.`,
  ];
}
