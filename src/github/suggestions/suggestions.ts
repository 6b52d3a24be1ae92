import type { Finding } from "../../model/finding.js";
import type { Report } from "../../reporters/report.js";
import type { Writer } from "../api/author.js";
import type { Client, Connect } from "../api/client.js";
import { failureOf, mayBeDone } from "../api/failure.js";
import type { RepositoryName } from "../situation.js";
import { commentOf, type SuggestionComment, sameBody, TAKEN_BACK } from "./suggestion-body.js";
import {
  changedLines,
  findOwn,
  type OwnSuggestion,
  type ReviewPlace,
  remove,
  review,
  rewrite,
} from "./suggestion-calls.js";
import { candidatesOf, choose, pathsOf } from "./suggestion-choice.js";

export interface SuggestionTask {
  readonly connect: Connect;
  /** Whose comments are ours: `writerOf(token)`. */
  readonly writer: Writer;
  readonly repository: RepositoryName;
  /** The number of the pull request. */
  readonly pullRequest: number;
  /** The object id of the pull request's head. */
  readonly head: string;
  /** Any text, that of the comment: suggestions of different keys live side by side. */
  readonly key: string;
  /** With `headLines` for every file of a finding that has a fix. */
  readonly report: Report;
  /** See `lintToProve`. */
  readonly prove: (findings: readonly Finding[]) => Promise<Report["patch"]>;
}

export interface SuggestionOutcome {
  /** "kept": there are as many as `count` says. "superseded": the pull request has newer commits. */
  readonly what: "kept" | "none" | "superseded" | "failed";
  /** How many suggestions the pull request has of ours now, as far as is known. */
  readonly count: number;
  /** For the log: what was not possible, and the remedy; or why nothing was written. */
  readonly sentence?: string;
}

/**
 * Makes the suggestions on the pull request those that this report gives: leaves what says the same on the same lines,
 * rewrites, takes back and adds the rest. An outdated one is taken back and made anew where it still holds. Never
 * throws.
 */
export async function keepSuggestions(task: SuggestionTask): Promise<SuggestionOutcome> {
  try {
    return await keep(await task.connect(), task);
  } catch (error) {
    const { sentence } = failureOf(error);
    return { what: "failed", count: 0, sentence: `The suggestions were not all brought up to date. ${sentence}` };
  }
}

async function keep(client: Client, task: SuggestionTask): Promise<SuggestionOutcome> {
  const { report, prove, key } = task;
  const place: ReviewPlace = task;
  const candidates = candidatesOf(report);
  const own = await findOwn(client, place);
  if (own.length === 0 && candidates.length === 0) return { what: "none", count: 0 };
  const { head, stretches } = await changedLines(client, place, pathsOf(candidates, report));
  if (head !== undefined && head !== task.head) {
    return {
      what: "superseded",
      count: own.length,
      sentence: "The suggestions were left as they are: the pull request has newer commits.",
    };
  }
  const proposals = await choose({ report, prove }, stretches);
  const wanted = proposals.map((proposal) => commentOf(proposal, key));
  await bringAbout(client, task, wanted, own);
  return { what: wanted.length > 0 ? "kept" : "none", count: wanted.length };
}

/** The usual case needs the first look only. */
const MOST_LOOKS = 3;

/** Posts, and looks again when it is not sure whether that was done: with a look before each, two posts leave no double. */
async function bringAbout(
  client: Client,
  task: SuggestionTask,
  wanted: readonly SuggestionComment[],
  found: readonly OwnSuggestion[],
): Promise<void> {
  let isPosted = false;
  let doubt: unknown;
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const plan = planOf(wanted, look === 1 ? found : await findOwn(client, task));
    await tidy(client, task, plan);
    if (plan.missing.length === 0) return;
    if (look === MOST_LOOKS) break;
    try {
      await review(client, task, task.head, plan.missing);
      if (look === 1) return;
      isPosted = true;
    } catch (error) {
      if (!mayBeDone(failureOf(error))) throw error;
      doubt = error;
    }
  }
  if (!isPosted) throw doubt;
}

interface Plan {
  readonly rewritten: readonly { readonly id: number; readonly body: string }[];
  readonly takenBack: readonly OwnSuggestion[];
  readonly missing: readonly SuggestionComment[];
}

function planOf(wanted: readonly SuggestionComment[], own: readonly OwnSuggestion[]): Plan {
  const left = new Set(own);
  const rewritten: { id: number; body: string }[] = [];
  const missing: SuggestionComment[] = [];
  for (const comment of wanted) {
    const there = [...left].filter((one) => stands(one, comment));
    const same = there.find(({ body }) => sameBody(body, comment.body)) ?? there[0];
    if (!same) missing.push(comment);
    else {
      left.delete(same);
      if (!sameBody(same.body, comment.body)) rewritten.push({ id: same.id, body: comment.body });
    }
  }
  return { rewritten, takenBack: [...left], missing };
}

/** True when it is the suggestion that is wanted, on the lines it is wanted on, whatever it says. */
function stands(one: OwnSuggestion, { id, path, first, last }: SuggestionComment): boolean {
  return one.marker === id && one.path === path && one.first === first && one.last === last;
}

/** Octokit leaves a second between writing calls; the next run goes on. */
const MOST_TAKEN_BACK = 20;

/** Words of others are not left without what they answer. */
async function tidy(client: Client, place: ReviewPlace, { rewritten, takenBack }: Plan): Promise<void> {
  for (const { id, body } of rewritten) await rewrite(client, place, id, body);
  for (const { id, hasReplies } of takenBack.slice(0, MOST_TAKEN_BACK)) {
    await (hasReplies ? rewrite(client, place, id, TAKEN_BACK) : remove(client, place, id));
  }
}
