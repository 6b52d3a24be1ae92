import type { Writer } from "../api/author.js";
import type { Client, Connect } from "../api/client.js";
import { failureOf, mayBeDone } from "../api/failure.js";
import { MOST_LISTED } from "../api/pages.js";
import { COMMENT_ROOM, digest, isNewer, type Marker, type Run, writeMarker } from "../marker.js";
import { countIn } from "../payload.js";
import type { RepositoryName } from "../situation.js";
import { type Conversation, create, findOwn, type OwnComment, remove, update } from "./comment-calls.js";

/** What GitHub takes in a comment, in characters; longer ones are answered with 422. */
const MOST_CHARACTERS = 65_536;
/** What is left of that for a body. */
export const MOST_BODY_CHARACTERS = MOST_CHARACTERS - COMMENT_ROOM;

export interface CommentTask {
  readonly connect: Connect;
  /** Whose comments are ours: `writerOf(token)`. */
  readonly writer: Writer;
  readonly repository: RepositoryName;
  /** The number of the pull request. */
  readonly pullRequest: number;
  /** Any text; comments of different keys live side by side. */
  readonly key: string;
  readonly run: Run;
  /** The object id of the pull request's head. */
  readonly head: string;
  /** What it has to say: Markdown of at most MOST_BODY_CHARACTERS. */
  readonly body: string;
  /** The address of this run, which the body may name: another one alone is nothing new to say. */
  readonly runPage?: string | undefined;
  /** Whether to create one where there is none: not for good news that nobody waits for. */
  readonly create: boolean;
}

export interface CommentOutcome {
  readonly what: "created" | "updated" | "unchanged" | "superseded" | "none" | "failed";
  readonly id: number | undefined;
  /** For the log: what was not possible, and the remedy; or why nothing was written. */
  readonly sentence?: string;
}

const NONE: CommentOutcome = { what: "none", id: undefined };

/**
 * Makes the one comment of this key say `body`: creates it, updates it in place, or leaves it as it is when it says so
 * already or a newer run has written it. Only the body's digest is compared, so that words which somebody changed by
 * hand stay until there is something else to say. A comment that was hidden by a person stays hidden; one that was
 * deleted is made again when there is something to say. Never throws.
 */
export async function keepComment(task: CommentTask): Promise<CommentOutcome> {
  const marker: Marker = { key: digest(task.key), head: task.head, run: counted(task.run), body: digestOf(task) };
  const text = `${writeMarker(marker)}\n${task.body}`;
  if (text.length > MOST_CHARACTERS) {
    return failed(`It has ${text.length} characters, and GitHub takes ${MOST_CHARACTERS}.`);
  }
  const { repository, pullRequest, writer } = task;
  try {
    const client = await task.connect();
    return await keep(
      { client, conversation: { repository, pullRequest, writer, key: marker.key }, marker, text },
      task,
    );
  } catch (error) {
    return failed(failureOf(error).sentence);
  }
}

function digestOf({ body, runPage }: CommentTask): string {
  return digest(runPage ? body.replaceAll(runPage, "") : body);
}

/** Off a runner there may be no numbers; a marker without them could not be read again. */
function counted({ id, attempt }: Run): Run {
  return { id: countIn(id) ?? 0, attempt: countIn(attempt) ?? 0 };
}

function failed(sentence: string): CommentOutcome {
  return { ...NONE, what: "failed", sentence: `The comment was not written. ${sentence}` };
}

interface Writing {
  readonly client: Client;
  readonly conversation: Conversation;
  readonly marker: Marker;
  /** The marker and the body. */
  readonly text: string;
}

/** The usual case needs the first one only. */
const MOST_LOOKS = 3;

/**
 * Looks and writes, and looks again when the comment went away in between or nobody knows whether one was created: with
 * a look before each and one after the second, two posts leave no double.
 */
async function keep(writing: Writing, task: CommentTask): Promise<CommentOutcome> {
  let hasPosted = false;
  let posted: CommentOutcome | undefined;
  let doubt: unknown;
  for (let look = 1; look <= MOST_LOOKS; look++) {
    const own = await findOwn(writing.client, writing.conversation);
    if (own === undefined) return failed(`The conversation has more than ${MOST_LISTED} comments.`);
    const [oldest, ...younger] = own;
    try {
      if (oldest) return asPosted(await renew(writing, oldest, younger), hasPosted);
      if (!task.create) return NONE;
      if (look === MOST_LOOKS) break;
      hasPosted = true;
      posted = await post(writing);
      if (look === 1) return posted;
    } catch (error) {
      const failure = failureOf(error);
      if (!(oldest ? failure.reason === "missing" : mayBeDone(failure))) throw error;
      doubt = error;
    }
  }
  if (posted) return posted;
  throw doubt;
}

/** What we find to say the same already, after we posted it, is ours. */
function asPosted(outcome: CommentOutcome, hasPosted: boolean): CommentOutcome {
  return hasPosted && outcome.what === "unchanged" ? { ...outcome, what: "created" } : outcome;
}

async function post({ client, conversation, text }: Writing): Promise<CommentOutcome> {
  const { id } = await create(client, conversation, text);
  return { what: "created", id };
}

async function renew(writing: Writing, oldest: OwnComment, younger: readonly OwnComment[]): Promise<CommentOutcome> {
  const { client, conversation, marker, text } = writing;
  const newer = [oldest, ...younger].find((comment) => isNewer(comment.marker.run, marker.run));
  if (newer) return superseded(newer);

  const { id } = oldest;
  const isSaid = oldest.marker.body === marker.body;
  if (!isSaid) await update(client, conversation.repository, id, text);
  // With a person's token all are of one account; of bots, one never deletes what another wrote.
  const doubles = younger.filter(({ author }) => author?.id === oldest.author?.id);
  return { what: isSaid ? "unchanged" : "updated", id, ...(await withoutDoubles(writing, doubles)) };
}

function superseded({ id }: OwnComment): CommentOutcome {
  return { what: "superseded", id, sentence: "The comment was left as it is: a newer run has written it." };
}

/** Two runs at the same time may each have found none. */
async function withoutDoubles({ client, conversation }: Writing, doubles: readonly OwnComment[]) {
  try {
    for (const { id } of doubles) await remove(client, conversation.repository, id);
    return {};
  } catch (error) {
    return { sentence: `A second comment of ours was not deleted. ${failureOf(error).sentence}` };
  }
}
