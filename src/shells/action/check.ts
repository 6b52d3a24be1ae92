import type { FailOn, ReportScope } from "../../config/config.js";
import type { OpenedChange } from "../../github/change/open-change.js";
import { lintToProve } from "../../lint.js";
import type { Report } from "../../reporters/report.js";
import { createNodeRuntime } from "../../runtime/node-runtime.js";
import type { LoadedConfig } from "../load-config.js";
import { publish } from "./report.js";
import type { ActionRun } from "./run.js";

/** Checks, and reports. */
export async function checkChange(
  run: ActionRun,
  change: OpenedChange,
  { config, configFile }: LoadedConfig,
  scope: ReportScope,
): Promise<0 | 1 | 2> {
  const listRules = run.inputs.sarifFile !== undefined;
  const options = { config, configFile, runtime: createNodeRuntime(), report: scope, listRules };
  const { report, prove } = await lintToProve(change.snapshots, options);
  const failOn: FailOn = run.inputs.failOn ?? config.failOn?.value ?? "error";
  return publish(run, { report: await withHeadLines(report, change), prove, failOn, notes: change.notes });
}

/** Annotations, links and suggestions belong to the files of the pull request, which need not be those that were checked. */
async function withHeadLines(report: Report, { pullRequestHead }: OpenedChange): Promise<Report> {
  if (!pullRequestHead) return report;
  const places = report.findings.flatMap(({ range, related, fixes }) => [
    range,
    ...related.map((place) => place.range),
    ...fixes.flatMap(({ edits }) => edits),
  ]);
  const paths = [...places, ...(report.patch?.edits ?? [])].flatMap((place) => place?.path ?? []);
  if (paths.length === 0) return report;
  const { headLines } = await import("../../github/change/head-lines.js");
  return { ...report, headLines: await headLines(paths, report.state.files, pullRequestHead) };
}
