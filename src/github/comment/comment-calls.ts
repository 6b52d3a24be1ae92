import { type Author, authorIn, type Writer, writtenByUs } from "../api/author.js";
import type { Client } from "../api/client.js";
import { failureOf, OddAnswer } from "../api/failure.js";
import { type Marker, readMarker } from "../marker.js";
import { below, countIn } from "../payload.js";
import type { RepositoryName } from "../situation.js";

/** A comment in the conversation of a pull request, as the API gives it; nothing of it is trusted. */
interface Comment {
  readonly id: number;
  /** Its address, where that has the form of one. */
  readonly url: string | undefined;
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

const PER_PAGE = 100;
const MOST_PAGES = 30;
export const MOST_COMMENTS = PER_PAGE * MOST_PAGES;

/**
 * Our comments with the key, oldest first, of the first page that has any: doubles are made at the same time and so
 * stand together. Undefined when there are none among the first MOST_COMMENTS, and there are more.
 */
export async function findOwn(client: Client, conversation: Conversation): Promise<readonly OwnComment[] | undefined> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data, headers } = await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
      ...conversation.repository,
      issue_number: conversation.pullRequest,
      per_page: PER_PAGE,
      page,
    });
    if (!Array.isArray(data)) throw new OddAnswer("a list of comments");
    const found = await ownAmong(client, conversation, data);
    if (found.length > 0) return found;
    // A page may be short before the last one, because GitHub takes comments of suspended accounts out of it.
    if (data.length < PER_PAGE && !/rel="next"/.test(String(headers.link))) return [];
  }
  return undefined;
}

async function ownAmong(
  client: Client,
  { writer, key }: Conversation,
  comments: readonly unknown[],
): Promise<readonly OwnComment[]> {
  const marked = comments.slice(0, PER_PAGE).flatMap((data) => {
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
  const url = below(data, "html_url");
  if (!id) return undefined;
  return {
    id,
    url: typeof url === "string" && /^https?:\/\/[\w./:#-]{1,1000}$/.test(url) ? url : undefined,
    author: authorIn(below(data, "user")),
  };
}
