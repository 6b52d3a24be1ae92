import { type Answer, type Call, notFound, page, placeNumber, refuse, textIn } from "./exchange.js";
import { appOf, isBot, userOf } from "./people.js";
import type { Comment, World } from "./world.js";

export function listComments(call: Call): Answer {
  const number = conversation(call);
  const since = call.query.get("since");
  const comments = call.world.state.comments
    .filter((comment) => comment.number === number && (since === null || comment.updated >= since))
    .sort((one, other) => one.id - other.id);
  return page(call, comments, `/issues/${number}/comments`, (comment) => shape(call, comment));
}

export function createComment(call: Call): Answer {
  const { world, identity } = call;
  const number = conversation(call);
  // https://docs.github.com/communities/moderating-comments-and-conversations/locking-conversations
  if (world.state.locked.has(number)) refuse(403, "Unable to create comment because issue is locked.");
  const comment = say(world, number, identity.login, bodyIn(call, "IssueComment"));
  const body = shape(call, comment);
  return { status: 201, body, headers: { location: body.url } };
}

export function updateComment(call: Call): Answer {
  const comment = commentOf(call);
  comment.body = bodyIn(call, "IssueComment");
  comment.updated = call.world.now();
  return { status: 200, body: shape(call, comment) };
}

export function deleteComment(call: Call): Answer {
  const comment = commentOf(call);
  const { state } = call.world;
  state.comments = state.comments.filter((other) => other !== comment);
  return { status: 204 };
}

/** Somebody says something in a conversation. */
export function say(world: World, number: number, author: string, body: string): Comment {
  const now = world.now();
  const comment = { id: world.nextId(), number, author, body, created: now, updated: now };
  world.state.comments.push(comment);
  return comment;
}

/**
 * The text of a comment, if it is one; else what GitHub said in https://github.com/reg-viz/reg-actions/issues/123. How it
 * counts characters is not documented: counted are those of UTF-16, of which there are never fewer.
 */
export function bodyIn(call: Call, resource: string): string {
  const body = textIn(call.body, "body") ?? "";
  const error = (message: string) => ({ errors: [{ resource, code: "unprocessable", field: "data", message }] });
  if (body.length > 65_536) {
    refuse(422, "Validation Failed", error("Body is too long (maximum is 65536 characters)"));
  }
  if (body.trim() === "") refuse(422, "Validation Failed", error("Body can't be blank"));
  return body;
}

function conversation(call: Call): number {
  const number = placeNumber(call, "issue_number");
  return call.world.state.pullRequests.has(number) ? number : notFound();
}

function commentOf(call: Call): Comment {
  const id = placeNumber(call, "comment_id");
  return call.world.state.comments.find((comment) => comment.id === id) ?? notFound();
}

function shape(call: Call, comment: Comment) {
  const { world, repository, url } = call;
  const self = `${url}/issues/comments/${comment.id}`;
  return {
    url: self,
    html_url: `${world.server}/${repository.name}/pull/${comment.number}#issuecomment-${comment.id}`,
    issue_url: `${url}/issues/${comment.number}`,
    id: comment.id,
    node_id: `IC_${comment.id}`,
    user: userOf(comment.author, world.url),
    created_at: comment.created,
    updated_at: comment.updated,
    body: comment.body,
    author_association: isBot(comment.author) ? "NONE" : "OWNER",
    reactions: reactionsOf(self),
    performed_via_github_app: appOf(comment.author, world.url),
    minimized: comment.minimized === undefined ? null : { reason: comment.minimized },
  };
}

export function reactionsOf(url: string) {
  const none = { "+1": 0, "-1": 0, laugh: 0, confused: 0, heart: 0, hooray: 0, eyes: 0, rocket: 0 };
  return { url: `${url}/reactions`, total_count: 0, ...none };
}
