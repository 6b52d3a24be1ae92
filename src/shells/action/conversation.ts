import { writerOf } from "../../github/api/author.js";
import type { PullRequest } from "../../github/situation.js";
import type { Linted } from "../../lint.js";
import { ofSeverity } from "../../reporters/counts.js";
import type { Report, ReportOptions } from "../../reporters/report.js";
import { type ActionRun, isRerun, tokenOf } from "./run.js";

/** What came of the channels that need the API. */
export interface Conversation {
  readonly commentId: number | undefined;
  /** What was not possible, for the log and the summary. */
  readonly sentences: readonly string[];
}

const SILENT: Conversation = { commentId: undefined, sentences: [] };

/** Keeps the comment and the suggestions on the pull request, where it is known which it is and the token may write. */
export async function converse(run: ActionRun, linted: Linted, options: ReportOptions): Promise<Conversation> {
  const { inputs, situation } = run;
  const { pullRequest } = situation;
  if (inputs.comment === "never" && !inputs.suggestions) return SILENT;
  if (!pullRequest) return saying(UNTOLD, run, linted.report);
  const obstacle = obstacleTo(run, pullRequest);
  if (obstacle !== undefined) return saying(obstacle, run, linted.report);
  const comment = inputs.comment === "never" ? SILENT : await keepComment(run, pullRequest, linted.report, options);
  const suggestions = inputs.suggestions ? await keepSuggestions(run, pullRequest, linted) : [];
  return { commentId: comment.commentId, sentences: [...comment.sentences, ...suggestions] };
}

/** Errors and warnings: notices alone are no reason to speak. */
function hasProblems({ findings }: Report): boolean {
  return ofSeverity(findings, "error").length + ofSeverity(findings, "warning").length > 0;
}

/** Why nothing can be written, known before any call is made. */
function obstacleTo(run: ActionRun, { writable }: PullRequest): string | undefined {
  if (!writable) {
    return "No comment was written: the pull request comes from a fork, and GitHub gives such a run a token that can only read.";
  }
  return tokenOf(run) === "" ? "No comment was written: the input github-token is empty." : undefined;
}

const UNTOLD =
  "No comment was written: the payload of the event does not tell which pull request this is. The step must see the file of GITHUB_EVENT_PATH, in a container too.";

function saying(obstacle: string, { inputs }: ActionRun, report: Report): Conversation {
  const isWorthSaying = hasProblems(report) || inputs.comment === "always";
  const sentence = `${obstacle} Everything is in the annotations and in the summary.`;
  return { commentId: undefined, sentences: isWorthSaying ? [sentence] : [] };
}

async function keepComment(
  run: ActionRun,
  pullRequest: PullRequest,
  report: Report,
  options: ReportOptions,
): Promise<Conversation> {
  const { inputs } = run;
  const problems = hasProblems(report);
  const say = problems || inputs.comment === "always";
  // Good news need not be told where nobody has heard the bad; but a run of the push before may be about to tell it.
  if (!say && pullRequest.opened && !isRerun(run)) return SILENT;
  const { keepComment, MOST_BODY_CHARACTERS: limit } = await import("../../github/comment/comment.js");
  const body = say
    ? await (await import("../../reporters/markdown.js")).markdownReport(report, options, limit)
    : (await import("../../reporters/resolved.js")).resolvedReport(report, options, limit);
  const written = { run: numbersOf(run), body, runPage: options.pages?.run, create: say };
  const outcome = await keepComment({ ...addressOf(run, pullRequest), ...written });
  return { commentId: outcome.id, sentences: outcome.sentence === undefined ? [] : [outcome.sentence] };
}

async function keepSuggestions(run: ActionRun, pullRequest: PullRequest, linted: Linted): Promise<readonly string[]> {
  const { keepSuggestions } = await import("../../github/suggestions/suggestions.js");
  const { sentence } = await keepSuggestions({ ...addressOf(run, pullRequest), ...linted });
  return sentence === undefined ? [] : [sentence];
}

/** Where on GitHub, and as whom. */
function addressOf(run: ActionRun, { number, head }: PullRequest) {
  return {
    connect: run.connect,
    writer: writerOf(tokenOf(run)),
    repository: run.situation.repository,
    pullRequest: number,
    head,
    key: run.inputs.commentKey,
  };
}

function numbersOf({ runner }: ActionRun) {
  const { GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = runner.environment;
  return { id: Number(GITHUB_RUN_ID), attempt: Number(GITHUB_RUN_ATTEMPT) };
}
