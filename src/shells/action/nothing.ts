import { appendFileSync } from "node:fs";
import type { OpenedChange } from "../../github/change/open-change.js";
import { UNCHANGED, UNCHANGED_ADVICE, unchangedJson } from "../../reporters/unchanged.js";
import { VERSION } from "../../version.js";
import { type ActionRun, isRerun } from "./run.js";

/** Ends a run whose event leaves nothing to look at. */
export function endWith(run: ActionRun, sentence: string): 0 {
  return end(run, [sentence], "");
}

/** Ends a run on a change that touches no file of interest: what linting it would say, without loading what lints. */
export async function endUnconcerned(run: ActionRun, change: OpenedChange): Promise<0 | 1 | 2> {
  const { base, head } = change.snapshots;
  if (!base || hasMoreToSay(run, change)) return (await import("./report.js")).publishUnconcerned(run, change);
  const json = unchangedJson({ base: base.revision, head: head.revision }, VERSION);
  return end(run, [UNCHANGED, `  ${UNCHANGED_ADVICE.replaceAll("`", "")}`], json);
}

/** A comment to be written or taken back, files that are waited for, or something that was not possible. */
function hasMoreToSay(run: ActionRun, { notes }: OpenedChange): boolean {
  const { comment, suggestions, jsonFile, patchFile, sarifFile } = run.inputs;
  const { pullRequest } = run.situation;
  const mayHaveSpoken = pullRequest?.comments !== 0 || isRerun(run);
  // Suggestions do not count as comments.
  const speaks = comment === "always" || suggestions || (comment !== "never" && mayHaveSpoken);
  return (pullRequest !== undefined && speaks) || notes.length > 0 || Boolean(jsonFile ?? patchFile ?? sarifFile);
}

/** None of the values comes from anywhere but us, and none has a line end in it. */
function end({ runner }: ActionRun, sentences: readonly string[], json: string): 0 {
  const { GITHUB_OUTPUT, GITHUB_STEP_SUMMARY } = runner.environment;
  runner.out(`${sentences.join("\n")}\n`);
  append(GITHUB_STEP_SUMMARY, `## MTA-STS\n\n**${sentences[0]}**\n`);
  append(GITHUB_OUTPUT, `conclusion=success\nerrors=0\nwarnings=0\nnotices=0\nnew-findings=0\nreport-json=${json}\n`);
  return 0;
}

/** Where that is not possible nobody misses anything: there is nothing to tell. */
function append(file: string | undefined, text: string): void {
  try {
    if (file) appendFileSync(file, text);
  } catch {}
}
