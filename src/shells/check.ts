import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { lint } from "../lint.js";
import { reporterFor } from "../reporters/index.js";
import type { Report } from "../reporters/report.js";
import { createNodeRuntime } from "../runtime/node-runtime.js";
import { type Opened, openSnapshots } from "../snapshots/open.js";
import { reasonOf, UsageError } from "../snapshots/usage-error.js";
import { VERSION } from "../version.js";
import type { CheckOptions } from "./arguments.js";
import { configFromDisk, configFromRepository } from "./load-config.js";
import type { Terminal } from "./terminal.js";
import { fails } from "./verdict.js";

/** Checks a folder or repository and reports. 1 when there are findings at or above the level. */
export async function check(options: CheckOptions, terminal: Terminal): Promise<0 | 1> {
  const opened = await openSnapshots(options);
  try {
    const work = (): Promise<0 | 1> => checkOpened(opened, options, terminal);
    return await (terminal.interactive ? (await import("./progress.js")).withProgress(terminal, work) : work());
  } finally {
    opened.close();
  }
}

async function checkOpened(opened: Opened, options: CheckOptions, terminal: Terminal): Promise<0 | 1> {
  const { snapshots, root } = opened;
  refuseImpossible(options, snapshots.head.revision);
  const { config, configFile } = await (options.config === undefined
    ? configFromRepository(snapshots)
    : configFromDisk(options.config));
  const report = await lint(snapshots, {
    config,
    configFile,
    runtime: createNodeRuntime(),
    report: options.report,
    listRules: options.format === "sarif",
  });
  if (options.fix) {
    (await import("./apply-patch.js")).applyPatch(report, root, terminal);
    // What is left is what a new look finds.
    return check({ ...options, fix: false }, terminal);
  }
  if (options.patch !== undefined) writePatch(options.patch, report, terminal);
  await print(report, options, terminal);
  return fails(report.findings, options.failOn ?? config.failOn?.value ?? "error") ? 1 : 0;
}

/** What can't be done, said before anything is. */
function refuseImpossible({ fix, head, output, patch }: CheckOptions, revision: string): void {
  if (fix && revision !== "worktree") {
    throw new UsageError(
      head === undefined
        ? "A bare repository has no files to change. Write a diff with --patch FILE."
        : "--fix changes files of the working tree, and --head names a commit. Leave out --head, or write a diff with --patch FILE.",
    );
  }
  if (output !== undefined && patch !== undefined && resolve(output) === resolve(patch)) {
    throw new UsageError("--output and --patch name the same file: one would overwrite the other.");
  }
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
    throw new UsageError(`${path} can't be written: ${reasonOf(error)}.`);
  }
}
