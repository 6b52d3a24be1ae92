import { type Author, authorIn, type Writer, writtenByUs } from "../api/author.js";
import type { Client } from "../api/client.js";
import { failureOf, OddAnswer } from "../api/failure.js";
import { pagesOf } from "../api/pages.js";
import { type Marker, readMarker } from "../marker.js";
import { below, countIn } from "../payload.js";
import type { RepositoryName } from "../situation.js";

/** A comment in the conversation of a pull request, as the API gives it; nothing of it is trusted. */
interface Comment {
  readonly id: number;
  readonly author: Author | undefined;
}

/** A comment of ours. */
export interface OwnComment extends Comment {
  readonly marker: Marker;
}

export interface Conversation {
  readonly repository: RepositoryName;
  /** The number of the pull request. */
  readonly pullRequest: number;
  readonly writer: Writer;
  /** The digest in the markers of our comments here. */
  readonly key: string;
}

/**
 * Our comments with the key, oldest first, of the first page that has any: doubles are made at the same time and so
 * stand together. Undefined when there are none among the first MOST_LISTED, and there are more.
 */
export async function findOwn(client: Client, conversation: Conversation): Promise<readonly OwnComment[] | undefined> {
  const { repository, pullRequest } = conversation;
  const pages = pagesOf("a list of comments", (page) =>
    client.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...repository,
      issue_number: pullRequest,
      ...page,
    }),
  );
  for await (const { listed, isLast } of pages) {
    const found = await ownAmong(client, conversation, listed);
    if (found.length > 0) return found;
    if (isLast) return [];
  }
  return undefined;
}

async function ownAmong(
  client: Client,
  { writer, key }: Conversation,
  comments: readonly unknown[],
): Promise<readonly OwnComment[]> {
  const marked = comments.flatMap((data) => {
    const text = below(data, "body");
    const marker = typeof text === "string" ? readMarker(text) : undefined;
    const comment = commentIn(data);
    return marker?.key === key && comment !== undefined ? [{ ...comment, marker }] : [];
  });
  const own = await writtenByUs(client, writer, marked);
  return own.toSorted((one, other) => one.id - other.id);
}

export async function create(client: Client, conversation: Conversation, body: string): Promise<Comment> {
  const { data } = await client.request("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", {
    ...conversation.repository,
    issue_number: conversation.pullRequest,
    body,
  });
  return written(data);
}

export async function update(client: Client, repository: RepositoryName, id: number, body: string): Promise<void> {
  const { data } = await client.request("PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}", {
    ...repository,
    comment_id: id,
    body,
  });
  written(data);
}

/** It is as good when it is gone already: a repeated request finds what the first one did. */
export async function remove(client: Client, repository: RepositoryName, id: number): Promise<void> {
  try {
    await client.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      ...repository,
      comment_id: id,
    });
  } catch (error) {
    if (failureOf(error).reason !== "missing") throw error;
  }
}

function written(data: unknown): Comment {
  const comment = commentIn(data);
  if (comment === undefined) throw new OddAnswer("a comment");
  return comment;
}

function commentIn(data: unknown): Comment | undefined {
  const id = countIn(below(data, "id"));
  return id ? { id, author: authorIn(below(data, "user")) } : undefined;
}
