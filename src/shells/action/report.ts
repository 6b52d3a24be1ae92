import { error as annotateError } from "@actions/core";
import type { FailOn } from "../../config/config.js";
import type { OpenedChange } from "../../github/change/open-change.js";
import type { Situation } from "../../github/situation.js";
import type { Linted } from "../../lint.js";
import { EMPTY_STATE } from "../../model/policy-domain.js";
import { actionOptions } from "../../reporters/action-options.js";
import { reporterFor } from "../../reporters/index.js";
import { printableLines } from "../../reporters/printable.js";
import type { Report, ReportOptions } from "../../reporters/report.js";
import { summaryReport } from "../../reporters/summary.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { VERSION } from "../../version.js";
import { fails } from "../verdict.js";
import { countsOf, summaryRoom, writeOutputs, writeSummary } from "./outputs.js";
import { writeReportFile } from "./report-file.js";
import { type ActionRun, tell } from "./run.js";

export interface Publication extends Linted {
  readonly failOn: FailOn;
  /** What was not possible while reading. May grow until all is read. */
  readonly notes: readonly string[];
}

/**
 * Reports through every channel. The verdict is there before the first of them, and none can change it; but a file that
 * an input asks for is no channel: where it can't be written the run fails, since a later step waits for it.
 */
export async function publish(run: ActionRun, publication: Publication): Promise<0 | 1 | 2> {
  const { inputs, runner } = run;
  const { report, failOn } = publication;
  const failed = fails(report.findings, failOn);
  const options = optionsOf(run, report);

  runner.out(await (await reporterFor(inputs.annotations ? "github" : "text"))(report, options));
  const unwritten = await writeFiles(run, report, options);
  for (const sentence of Object.values(unwritten)) annotateError(printableLines(sentence), { title: UNWRITTEN });
  const isUnwritten = Object.keys(unwritten).length > 0;
  const { commentId, sentences } = await converse(run, publication, options);
  const notes = [...publication.notes, ...sentences];
  const noted = [...Object.values(unwritten), ...notes];
  const noSummary = writeSummary(await summaryReport(report, { ...options, limit: summaryRoom(), notes: noted }));
  const noOutputs = writeOutputs({
    conclusion: failed || isUnwritten ? "failure" : "success",
    ...countsOf(report),
    "report-json": await (await reporterFor("json"))(report, options),
    "sarif-file": unwritten.sarifFile === undefined ? inputs.sarifFile : undefined,
    "patch-file": unwritten.patchFile === undefined ? inputs.patchFile : undefined,
    "comment-id": commentId,
  });
  tell(runner, [...notes, ...(noSummary === undefined ? [] : [noSummary]), ...noOutputs]);
  if (isUnwritten) return 2;
  return failed ? 1 : 0;
}

/** The same where nothing was linted, since the change touches no file of interest. */
export async function publishUnconcerned(run: ActionRun, { snapshots, notes }: OpenedChange): Promise<0 | 1 | 2> {
  const report: Report = {
    base: snapshots.base?.revision,
    head: snapshots.head.revision,
    prefix: snapshots.prefix ?? "",
    baseState: EMPTY_STATE,
    state: EMPTY_STATE,
    findings: [],
    undecided: [],
    suppressed: 0,
    preexisting: 0,
    patch: undefined,
    rules: [],
  };
  return publish(run, { report, prove: async () => undefined, failOn: "never", notes });
}

async function converse(run: ActionRun, linted: Linted, options: ReportOptions) {
  const { comparison, pullRequest } = run.situation;
  const isOfPullRequest = pullRequest || comparison.kind === "merge" || comparison.kind === "data";
  if (!isOfPullRequest) return { commentId: undefined, sentences: [] };
  return (await import("./conversation.js")).converse(run, linted, options);
}

function optionsOf({ runner, situation }: ActionRun, report: Report): ReportOptions {
  const { environment } = runner;
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt } = environment;
  return actionOptions({
    version: VERSION,
    server: environment.GITHUB_SERVER_URL || "https://github.com",
    ...situation.repository,
    run: id && attempt ? { id, attempt } : undefined,
    head: report.head === "worktree" ? environment.GITHUB_SHA : report.head,
    base: report.base,
    pullRequestHead: isMerge(situation, report) ? situation.pullRequest?.head : undefined,
  });
}

/** False where inputs name other commits, or another repository is checked out: what was checked goes by its own name. */
function isMerge({ comparison }: Situation, { base }: Report): boolean {
  return comparison.kind === "merge" && base !== undefined;
}

const UNWRITTEN = "mta-sts-lint could not write a file";

type FileInput = "sarifFile" | "jsonFile" | "patchFile";

/** Gives a sentence about each that could not be written. */
async function writeFiles(
  { inputs, runner, workspace }: ActionRun,
  report: Report,
  options: ReportOptions,
): Promise<Partial<Record<FileInput, string>>> {
  const places = { workspace, temporary: runner.environment.RUNNER_TEMP };
  const sentences: Partial<Record<FileInput, string>> = {};
  const write = async (input: FileInput, text: () => string | Promise<string>): Promise<void> => {
    const path = inputs[input];
    if (path === undefined) return;
    try {
      writeReportFile(places, path, await text());
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      sentences[input] = error.message;
    }
  };
  await write("sarifFile", async () => (await reporterFor("sarif"))(report, options));
  await write("jsonFile", async () => (await reporterFor("json"))(report, options));
  await write("patchFile", () => report.patch?.diff ?? "");
  return sentences;
}
