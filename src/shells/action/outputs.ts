import { appendFileSync, existsSync, statSync } from "node:fs";
import { setOutput } from "@actions/core";
import { ofSeverity } from "../../reporters/counts.js";
import type { Report } from "../../reporters/report.js";
import { reasonOf } from "../../snapshots/usage-error.js";

/** The outputs, in the order of action.yml, which test/action-contract.test.ts holds to this list. */
export const OUTPUTS = [
  "conclusion",
  "errors",
  "warnings",
  "notices",
  "new-findings",
  "report-json",
  "sarif-file",
  "patch-file",
  "comment-id",
] as const;

/** Undefined is written as an empty text, which is what a workflow reads of an output that was never set. */
export type Outputs = Readonly<Record<(typeof OUTPUTS)[number], string | number | undefined>>;

/** The outputs that are counts. */
export function countsOf({
  findings,
}: Pick<Report, "findings">): Pick<Outputs, "errors" | "warnings" | "notices" | "new-findings"> {
  return {
    errors: ofSeverity(findings, "error").length,
    warnings: ofSeverity(findings, "warning").length,
    notices: ofSeverity(findings, "notice").length,
    "new-findings": findings.filter((finding) => finding.introduced).length,
  };
}

/**
 * GitHub takes a mebibyte of outputs from a job, and whoever passes one on as a variable is bound by what the system
 * allows, so that more than this is of use to nobody.
 */
const MOST_JSON_CHARACTERS = 500_000;

/** Sets the outputs. Gives sentences for the log: what was left out, or could not be set. Never throws. */
export function writeOutputs(outputs: Outputs): readonly string[] {
  const sentences: string[] = [];
  const json = String(outputs["report-json"] ?? "").trimEnd();
  const tooLong = json.length > MOST_JSON_CHARACTERS;
  if (tooLong) {
    sentences.push(
      `The output report-json is left empty: the report has ${json.length} characters, and outputs hold ${MOST_JSON_CHARACTERS}. Read it from a file, with the input json-file.`,
    );
  }
  const values = { ...outputs, "report-json": tooLong ? "" : json };
  const failure = attempt(process.env.GITHUB_OUTPUT, () => {
    for (const name of OUTPUTS) setOutput(name, values[name] ?? "");
  });
  if (failure !== undefined) {
    sentences.push(`The outputs of this step can't be set, so that later steps see none of them: ${failure}.`);
  }
  return sentences;
}

/** In bytes of UTF-8. Of what is over it, GitHub shows nothing at all. */
const MOST_SUMMARY_BYTES = 1024 * 1024;
/** What stands before it may be mark-up that an empty line ends. */
const GAP = "\n\n";

/** How many bytes of UTF-8 the summary of this step can still take. */
export function summaryRoom(): number {
  const before = sizeOf(process.env.GITHUB_STEP_SUMMARY);
  return before === 0 ? MOST_SUMMARY_BYTES : Math.max(0, MOST_SUMMARY_BYTES - before - GAP.length);
}

/** Appends to the summary of this step. Gives a sentence for the log when that was not possible. Never throws. */
export function writeSummary(markdown: string): string | undefined {
  const file = process.env.GITHUB_STEP_SUMMARY;
  const room = summaryRoom();
  const size = Buffer.byteLength(markdown);
  if (size > room) {
    return `The job summary is not written: it has ${size} bytes, and there is room for ${room}. All findings are in the log of this step.`;
  }
  const failure = attempt(file, (path) => appendFileSync(path, `${sizeOf(path) === 0 ? "" : GAP}${markdown}`));
  return failure === undefined ? undefined : `The job summary can't be written: ${failure}.`;
}

function sizeOf(file: string | undefined): number {
  try {
    return file ? statSync(file).size : 0;
  } catch {
    return 0;
  }
}

/** Gives the reason, without a full stop, when it failed. */
function attempt(file: string | undefined, write: (file: string) => void): string | undefined {
  if (!file) return "the runner names no file for it";
  try {
    write(file);
    return undefined;
  } catch (error) {
    const reason = existsSync(file) ? reasonOf(error) : "it is not there";
    return `the file that the runner names for it can't be written (${reason})`;
  }
}
