import { error as annotateError } from "@actions/core";
import { codeSpan } from "../../reporters/markdown-escape.js";
import { printableLines } from "../../reporters/printable.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { VERSION } from "../../version.js";
import { writeOutputs, writeSummary } from "./outputs.js";
import type { Runner } from "./run.js";

/** Says in the log and in the summary why nothing was checked. 2: what was asked for can't be done. 3: a bug of ours. */
export function reportFailure(failure: unknown, runner: Runner): 2 | 3 {
  const known = failure instanceof UsageError;
  const message = known
    ? printableLines(failure.message)
    : `This is a bug in mta-sts-lint ${VERSION}, not in your files. Please report it with the lines in the log of this step.`;
  annotateError(message, { title: "mta-sts-lint could not check this" });
  if (!known) runner.out(`${printableLines(traceOf(failure))}\n`);
  const lines = message.split("\n").map((line) => `- ${codeSpan(line)}`);
  writeSummary(`**mta-sts-lint could not check this:**\n\n${lines.join("\n")}\n`);
  writeOutputs({ conclusion: "failure", ...NOTHING_KNOWN });
  return known ? 2 : 3;
}

const NOTHING_KNOWN = {
  errors: undefined,
  warnings: undefined,
  notices: undefined,
  "new-findings": undefined,
  "report-json": undefined,
  "sarif-file": undefined,
  "patch-file": undefined,
  "comment-id": undefined,
};

function traceOf(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
