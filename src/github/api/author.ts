import { below, countIn } from "../payload.js";
import type { Client } from "./client.js";
import { OddAnswer } from "./failure.js";

/** Who wrote a comment. */
export interface Author {
  readonly id: number;
  readonly login: string;
  readonly isBot: boolean;
}

/** What a token writes as: an app, that of GitHub Actions among them, or a person. */
export type Writer = "bot" | "user";

/** The author in the `user` of an answer; undefined where the account is gone. */
export function authorIn(user: unknown): Author | undefined {
  const id = countIn(below(user, "id"));
  const login = below(user, "login");
  if (id === undefined || typeof login !== "string") return undefined;
  return { id, login, isBot: below(user, "type") === "Bot" };
}

/** Installation tokens begin with `ghs_`, in the past with `v1.`. */
export function writerOf(token: string): Writer {
  return /^(?:ghs_|v1\.)/.test(token) ? "bot" : "user";
}

const GITHUB_ACTIONS = "github-actions[bot]";

/**
 * Of comments with a marker of ours, those that we wrote.
 *
 * A person's token can ask who it belongs to, and only that account counts. It is told by its id, because a login can be
 * given up and taken by somebody else.
 *
 * An installation token can't ask (`GET /user` is refused). Its comments are by a bot, and nobody becomes a bot by
 * writing: an app comments as a bot only where an owner of the repository has installed it, and what a person does
 * through an app is shown as the person's. Where github-actions[bot] has written one, other bots don't count. What is
 * left is a workflow or an app of the same repository that copies a stranger's words into the first line of a comment
 * of its own: then the stranger can make us change that comment, or take it for a newer run's, so that ours is not
 * written. No finding is hidden by that: the verdict, the annotations and the summary do not look at comments.
 */
export async function writtenByUs<Comment extends { readonly author: Author | undefined }>(
  client: Client,
  writer: Writer,
  comments: readonly Comment[],
): Promise<readonly Comment[]> {
  if (comments.length === 0) return [];
  if (writer === "user") {
    const account = await ownAccount(client);
    return comments.filter(({ author }) => author?.id === account);
  }
  const byBots = comments.filter(({ author }) => author?.isBot);
  const byActions = byBots.filter(({ author }) => author?.login === GITHUB_ACTIONS);
  return byActions.length > 0 ? byActions : byBots;
}

/** Where it is not told, nothing is taken for ours and nothing may be written: it would be a double with every run. */
async function ownAccount(client: Client): Promise<number> {
  const { data } = await client.request("GET /user");
  const author = authorIn(data);
  if (author === undefined) throw new OddAnswer("an account");
  return author.id;
}
