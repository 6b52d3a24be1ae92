import { type Answer, type Call, notFound, numberIn, page, placeNumber, refuse, textIn } from "./exchange.js";
import { oidOf } from "./git-objects.js";
import { bodyIn, reactionsOf } from "./issue-comments.js";
import { isBot, userOf } from "./people.js";
import { type Hunk, hunkAt, hunksOf, mergeBase, movedLine, pullRequestOf } from "./pull-diff.js";
import type { ReviewComment, Side } from "./world.js";

/** A comment of a review that is asked for, found in the diff. */
type Draft = Pick<ReviewComment, "path" | "body" | "side" | "startSide" | "line" | "startLine" | "hunk">;

/** What GitHub said in https://github.com/parkerbxyz/suggest-changes/issues/64 */
const OUTSIDE =
  "Pull request review thread line must be part of the diff and Pull request review thread diff hunk can't be blank";
const TWO_HUNKS = "Pull request review thread start line must be part of the same hunk as the line.";

/** Nothing of a review is made when one of its comments can't be. */
export function createReview(call: Call): Answer {
  const { world, identity, body, repository } = call;
  const { head } = pullRequestOf(call);
  const number = placeNumber(call, "pull_number");
  const commit = textIn(body, "commit_id") ?? oidOf(repository, head) ?? notFound();
  const drafts = commentsIn(body).map((comment) => draft(call, commit, comment));
  const event = textIn(body, "event") ?? "PENDING";
  const text = textIn(body, "body") ?? "";
  if (event === "COMMENT" && text === "" && drafts.length === 0) unprocessable("Review body can't be blank");
  const review = { id: world.nextId(), number, author: identity.login, event, body: text };
  world.state.reviews.push(review);
  for (const made of drafts) {
    const now = world.now();
    const facts = { number, review: review.id, author: identity.login, created: now, updated: now, commit };
    world.state.reviewComments.push({ ...made, ...facts, id: world.nextId(), pending: event === "PENDING" });
  }
  const url = `${call.url}/pulls/${number}`;
  const html = `${world.server}/${repository.name}/pull/${number}#pullrequestreview-${review.id}`;
  const answer = {
    id: review.id,
    node_id: `PRR_${review.id}`,
    user: userOf(identity.login, world.url),
    body: text,
    state: { APPROVE: "APPROVED", REQUEST_CHANGES: "CHANGES_REQUESTED", COMMENT: "COMMENTED" }[event] ?? "PENDING",
    html_url: html,
    pull_request_url: url,
    author_association: associationOf(identity.login),
    _links: { html: { href: html }, pull_request: { href: url } },
    submitted_at: world.now(),
    commit_id: commit,
  };
  return { status: 200, body: answer };
}

function commentsIn(body: Call["body"]): Readonly<Record<string, unknown>>[] {
  return Array.isArray(body.comments) ? body.comments : [];
}

function unprocessable(message: string): never {
  return refuse(422, "Unprocessable Entity", { errors: [message] });
}

function draft(call: Call, commit: string, comment: Readonly<Record<string, unknown>>): Draft {
  const path = textIn(comment, "path") ?? "";
  const body = bodyIn({ ...call, body: comment }, "PullRequestReviewComment");
  const line = numberIn(comment, "line");
  if (line === undefined) return unprocessable("Line could not be resolved");
  const side = sideIn(comment, "side") ?? "RIGHT";
  const startLine = numberIn(comment, "start_line") ?? null;
  const startSide = startLine === null ? null : (sideIn(comment, "start_side") ?? side);
  const hunks = diffOf(call, commit, path);
  if (hunks.length === 0) return unprocessable("Path could not be resolved");
  const hunk = hunkAt(hunks, line, side);
  if (hunk === undefined) return unprocessable(OUTSIDE);
  if (startLine !== null && startSide !== null) {
    if (startLine >= line && startSide === side) {
      unprocessable("Pull request review thread start line must precede the end line.");
    }
    if (hunkAt(hunks, startLine, startSide) !== hunk) {
      unprocessable(TWO_HUNKS);
    }
  }
  return { path, body, side, startSide, line, startLine, hunk: shown(hunk, line, side) };
}

function sideIn(comment: Readonly<Record<string, unknown>>, key: string): Side | undefined {
  const side = textIn(comment, key);
  if (side === undefined || side === "LEFT" || side === "RIGHT") return side;
  return unprocessable("Side is not included in the list");
}

/** What the pull request shows of a file at one of its commits. */
function diffOf(call: Call, commit: string, path: string): Hunk[] {
  const { base, head } = pullRequestOf(call);
  const since = mergeBase(call.repository, base, head);
  const isOfIt = since !== undefined && mergeBase(call.repository, commit, head) === commit && commit !== since;
  if (!isOfIt) return unprocessable("The commit_id is not part of the pull request");
  return hunksOf(call.repository, since, commit, path);
}

/** A hunk down to the line that is spoken of. */
function shown({ header, lines }: Hunk, line: number, side: Side): string {
  const last = lines.findIndex((one) => one[side] === line);
  return [header, ...lines.slice(0, last + 1).map(({ text }) => text)].join("\n");
}

export function listReviewComments(call: Call): Answer {
  pullRequestOf(call);
  const number = placeNumber(call, "pull_number");
  const { query, world, identity } = call;
  const [key, since] = [query.get("sort") === "updated" ? "updated" : "created", query.get("since")] as const;
  const sign = query.get("direction") === "desc" ? -1 : 1;
  const comments = world.state.reviewComments
    .filter((comment) => comment.number === number && (!comment.pending || comment.author === identity.login))
    .filter((comment) => since === null || comment.updated >= since)
    .sort((one, other) => sign * (one[key] === other[key] ? one.id - other.id : one[key] < other[key] ? -1 : 1));
  return page(call, comments, `/pulls/${number}/comments`, (comment) => shape(call, comment));
}

export function replyToReviewComment(call: Call): Answer {
  pullRequestOf(call);
  const { world, identity } = call;
  const parent = reviewCommentOf(call);
  // Replies to replies are not known: https://docs.github.com/rest/pulls/comments#create-a-reply-for-a-review-comment
  if (parent.replyTo !== undefined || parent.number !== placeNumber(call, "pull_number")) notFound();
  const body = bodyIn(call, "PullRequestReviewComment");
  const reply = {
    ...parent,
    id: world.nextId(),
    author: identity.login,
    body,
    created: world.now(),
    replyTo: parent.id,
  };
  world.state.reviewComments.push({ ...reply, updated: reply.created });
  return { status: 201, body: shape(call, reply) };
}

export function updateReviewComment(call: Call): Answer {
  const comment = reviewCommentOf(call);
  comment.body = bodyIn(call, "PullRequestReviewComment");
  comment.updated = call.world.now();
  return { status: 200, body: shape(call, comment) };
}

export function deleteReviewComment(call: Call): Answer {
  const comment = reviewCommentOf(call);
  const { state } = call.world;
  state.reviewComments = state.reviewComments.filter((other) => other !== comment);
  return { status: 204 };
}

function reviewCommentOf(call: Call): ReviewComment {
  const id = placeNumber(call, "comment_id");
  return call.world.state.reviewComments.find((comment) => comment.id === id) ?? notFound();
}

function associationOf(login: string): string {
  return isBot(login) ? "NONE" : "OWNER";
}

/** Line and start line are null once the pull request shows them no longer as they were. */
function shape(call: Call, comment: ReviewComment) {
  const { world, repository, url } = call;
  const { id, number, path, commit, side } = comment;
  const self = `${url}/pulls/comments/${id}`;
  const html = `${world.server}/${repository.name}/pull/${number}#discussion_r${id}`;
  const pull = `${url}/pulls/${number}`;
  const { line, startLine, at } = linesNow(call, comment);
  return {
    url: self,
    pull_request_review_id: comment.review,
    id,
    node_id: `PRRC_${id}`,
    diff_hunk: comment.hunk,
    path,
    commit_id: at,
    original_commit_id: commit,
    user: userOf(comment.author, world.url),
    body: comment.body,
    created_at: comment.created,
    updated_at: comment.updated,
    html_url: html,
    pull_request_url: pull,
    author_association: associationOf(comment.author),
    _links: { self: { href: self }, html: { href: html }, pull_request: { href: pull } },
    reactions: reactionsOf(self),
    start_line: startLine,
    original_start_line: comment.startLine,
    start_side: comment.startSide,
    line,
    original_line: comment.line,
    side,
    subject_type: "line",
    position: line === null ? null : comment.hunk.split("\n").length - 1,
    original_position: comment.hunk.split("\n").length - 1,
    ...(comment.replyTo === undefined ? {} : { in_reply_to_id: comment.replyTo }),
  };
}

function linesNow(call: Call, { number, path, commit, side, line, startLine }: ReviewComment) {
  const gone = { line: null, startLine: null, at: commit };
  const { repository, world } = call;
  const sides = world.state.pullRequests.get(number);
  const head = sides === undefined ? undefined : oidOf(repository, sides.head);
  if (sides === undefined || head === undefined || head === commit || side === "LEFT")
    return { line, startLine, at: commit };
  const since = mergeBase(repository, sides.base, head);
  const now = movedLine(repository, commit, head, path, line);
  if (now === null || since === undefined) return gone;
  if (hunkAt(hunksOf(repository, since, head, path), now, side) === undefined) return gone;
  const start = startLine === null ? null : movedLine(repository, commit, head, path, startLine);
  return { line: now, startLine: start, at: head };
}
