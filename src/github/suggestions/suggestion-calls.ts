import { type Author, authorIn, type Writer, writtenByUs } from "../api/author.js";
import type { Client } from "../api/client.js";
import { failureOf, OddAnswer } from "../api/failure.js";
import { MOST_LISTED, pagesOf } from "../api/pages.js";
import { below, countIn } from "../payload.js";
import type { RepositoryName } from "../situation.js";
import { type Stretch, stretchesOf } from "./hunks.js";
import { readMarker, type SuggestionComment } from "./suggestion-body.js";

/** The review of a pull request, and whose comments in it are ours. */
export interface ReviewPlace {
  readonly repository: RepositoryName;
  /** The number of the pull request. */
  readonly pullRequest: number;
  readonly writer: Writer;
  readonly key: string;
}

/** A suggestion of ours, as the API gives it. */
export interface OwnSuggestion {
  readonly id: number;
  readonly author: Author | undefined;
  /** The digest in its marker. */
  readonly marker: string;
  readonly body: string;
  readonly path: string | undefined;
  /** The lines of the pull request's newest commit that it is on; undefined when it is outdated. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Whether somebody has replied to it. */
  readonly hasReplies: boolean;
}

/** Our suggestions. Throws an OddAnswer where there are more comments than are looked through. */
export async function findOwn(client: Client, place: ReviewPlace): Promise<readonly OwnSuggestion[]> {
  const { writer, key } = place;
  const comments: unknown[] = [];
  let isWhole = false;
  const pages = pagesOf("a list of comments", (page) =>
    client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/comments", { ...target(place), ...page }),
  );
  for await (const { listed, isLast } of pages) {
    comments.push(...listed);
    isWhole = isLast;
  }
  if (!isWhole) throw new OddAnswer(`a review of ${MOST_LISTED} comments at most`);
  const replied = new Set(comments.map((comment) => countIn(below(comment, "in_reply_to_id"))));
  const marked = comments.flatMap((comment) => suggestionIn(comment, key, replied) ?? []);
  return writtenByUs(client, writer, marked);
}

function suggestionIn(
  comment: unknown,
  key: string,
  replied: ReadonlySet<number | undefined>,
): OwnSuggestion | undefined {
  const id = countIn(below(comment, "id"));
  const body = below(comment, "body");
  const marker = typeof body === "string" ? readMarker(body, key) : undefined;
  if (!id || typeof body !== "string" || marker === undefined) return undefined;
  const path = below(comment, "path");
  const last = countIn(below(comment, "line"));
  const first = countIn(below(comment, "start_line")) ?? last;
  const onHead = below(comment, "side") === "RIGHT" && typeof path === "string";
  return {
    id,
    author: authorIn(below(comment, "user")),
    marker,
    body,
    path: onHead ? path : undefined,
    first,
    last,
    hasReplies: replied.has(id),
  };
}

/** The pull request's diff as far as suggestions need it. */
export interface ChangedLines {
  /** The object id of the commit that it belongs to; undefined where the answer does not tell. */
  readonly head: string | undefined;
  /** By path from the root of the repository, for those asked for. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>;
}

/** Where these paths are changed by the pull request. GitHub lists 3,000 files at most. */
export async function changedLines(
  client: Client,
  place: ReviewPlace,
  paths: ReadonlySet<string>,
): Promise<ChangedLines> {
  const stretches = new Map<string, readonly Stretch[]>();
  let head: string | undefined;
  const pages = pagesOf("a list of files", (page) =>
    client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { ...target(place), ...page }),
  );
  for await (const { listed } of pages) {
    for (const file of listed) {
      head ??= commitIn(below(file, "contents_url"));
      const path = below(file, "filename");
      const patch = below(file, "patch");
      if (typeof path !== "string" || typeof patch !== "string" || !paths.has(path)) continue;
      stretches.set(path, stretchesOf(patch));
    }
    if (stretches.size === paths.size) break;
  }
  return { head, stretches };
}

/** `…/contents/zones/example.com?ref=<object id>` */
function commitIn(url: unknown): string | undefined {
  return typeof url === "string" ? /[?&]ref=([\da-f]{40,64})$/.exec(url)?.[1] : undefined;
}

/** All in one review: its authors get one message. GitHub takes it whole or not at all. */
export async function review(
  client: Client,
  place: ReviewPlace,
  head: string,
  comments: readonly SuggestionComment[],
): Promise<void> {
  const { data } = await client.request("POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews", {
    ...target(place),
    commit_id: head,
    event: "COMMENT",
    comments: comments.map(({ path, first, last, body }) => ({
      path,
      body,
      line: last,
      side: "RIGHT",
      ...(first < last ? { start_line: first, start_side: "RIGHT" } : {}),
    })),
  });
  if (!countIn(below(data, "id"))) throw new OddAnswer("a review");
}

export async function rewrite(client: Client, { repository }: ReviewPlace, id: number, body: string): Promise<void> {
  await unlessGone(async () => {
    const route = "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}";
    const { data } = await client.request(route, { ...repository, comment_id: id, body });
    if (countIn(below(data, "id")) !== id) throw new OddAnswer("a comment");
  });
}

export async function remove(client: Client, { repository }: ReviewPlace, id: number): Promise<void> {
  await unlessGone(async () => {
    const route = "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}";
    const { status } = await client.request(route, { ...repository, comment_id: id });
    if (status !== 204) throw new OddAnswer("that the comment is gone");
  });
}

/** A comment that a person has deleted meanwhile needs nothing more. */
async function unlessGone(call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (failureOf(error).reason !== "missing") throw error;
  }
}

function target({ repository, pullRequest }: ReviewPlace) {
  return { ...repository, pull_number: pullRequest };
}
