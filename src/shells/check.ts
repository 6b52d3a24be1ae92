import { writeFileSync } from "node:fs";
import type { FailOn } from "../config/config.js";
import { lint } from "../lint.js";
import type { Severity } from "../model/finding.js";
import { reporterFor } from "../reporters/index.js";
import type { Report } from "../reporters/report.js";
import { type Opened, openSnapshots } from "../snapshots/open.js";
import { UsageError } from "../snapshots/usage-error.js";
import { VERSION } from "../version.js";
import type { CheckOptions } from "./arguments.js";
import { loadConfig } from "./load-config.js";
import { withProgress } from "./progress.js";
import type { Terminal } from "./terminal.js";

/** Checks a folder or repository and reports. 1 when there are findings at or above the level. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<0 | 1> {
  const opened = await openSnapshots(options);
  try {
    return await withProgress(terminal, () => checkOpened(opened, options, terminal));
  } finally {
    opened.close();
  }
}

async function checkOpened(opened: Opened, options: CheckOptions, terminal: Terminal): Promise<0 | 1> {
  const { snapshots, root } = opened;
  if (options.fix && snapshots.head.revision !== "worktree") {
    throw new UsageError(
      "--fix changes files of the working tree, and --head names a commit. Leave out --head, or write a diff with --patch FILE.",
    );
  }
  const { config, configFile } = await loadConfig(snapshots, options.config);
  const report = await lint(snapshots, {
    config,
    configFile,
    report: options.report,
    listRules: options.format === "sarif",
  });
  const after = options.fix ? await (await import("./apply-patch.js")).applyPatch(report, root, terminal) : report;
  if (options.patch !== undefined) writePatch(options.patch, after, terminal);
  await print(after, options, terminal);
  return fails(after, options.failOn ?? config.failOn?.value ?? "error") ? 1 : 0;
}

function writePatch(path: string, { patch }: Report, terminal: Terminal): void {
  writeOutput(path, patch?.diff ?? "");
  if (!patch) terminal.err("There is nothing to patch.\n");
}

async function print(report: Report, { format, output }: CheckOptions, terminal: Terminal): Promise<void> {
  const reporter = await reporterFor(format);
  const text = await reporter(report, {
    version: VERSION,
    color: terminal.color && output === undefined,
    width: terminal.width,
  });
  if (output === undefined) terminal.out(text);
  else writeOutput(output, text);
}

function writeOutput(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${path} can't be written: ${error instanceof Error ? error.message : error}.`);
  }
}

const RANK: Readonly<Record<Severity | "never", number>> = { never: 3, error: 2, warning: 1, notice: 0 };

function fails({ findings }: Report, failOn: FailOn): boolean {
  return findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
}
