import { compareCommits, readNamedCommit } from "./commits.js";
import { type Answer, type Call, failure } from "./exchange.js";
import { readBlob, readCommit, readTree } from "./git-objects.js";
import { createComment, deleteComment, listComments, updateComment } from "./issue-comments.js";
import { NOBODY, type Permissions, profileOf } from "./people.js";
import { listFiles } from "./pull-diff.js";
import {
  createReview,
  deleteReviewComment,
  listReviewComments,
  replyToReviewComment,
  updateReviewComment,
} from "./review-comments.js";

interface Route {
  /** One of these permissions is enough. */
  readonly needs: readonly (keyof Permissions)[];
  readonly work: (call: Call) => Answer;
}

const objects = (work: Route["work"]): Route => ({ needs: ["contents"], work });
const conversation = (work: Route["work"]): Route => ({ needs: ["issues", "pull-requests"], work });
const review = (work: Route["work"]): Route => ({ needs: ["pull-requests"], work });

/** What the double can do. https://docs.github.com/rest/authentication/permissions-required-for-github-apps */
export const ROUTES: Readonly<Record<string, Route>> = {
  "GET /user": {
    needs: [],
    work: ({ identity, world }) => ({ status: 200, body: profileOf(identity.login, world.url) }),
  },
  "GET /repos/{owner}/{repo}/commits/{ref}": objects(readNamedCommit),
  "GET /repos/{owner}/{repo}/compare/{basehead}": objects(compareCommits),
  "GET /repos/{owner}/{repo}/git/commits/{commit_sha}": objects(readCommit),
  "GET /repos/{owner}/{repo}/git/trees/{tree_sha}": objects(readTree),
  "GET /repos/{owner}/{repo}/git/blobs/{file_sha}": objects(readBlob),
  "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": conversation(listComments),
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments": conversation(createComment),
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}": conversation(updateComment),
  "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": conversation(deleteComment),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/files": review(listFiles),
  "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments": review(listReviewComments),
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews": review(createReview),
  "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies": review(replyToReviewComment),
  "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}": review(updateReviewComment),
  "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}": review(deleteReviewComment),
};

/** What a call gives that is as GitHub's description wants it. Throws a Refusal where the work itself finds a reason. */
export function perform(route: string, call: Call): Answer {
  const known = ROUTES[route];
  if (known === undefined) throw new Error(`the double has no answer to ${route}: add it to test/github/routes.ts`);
  return refusalOf(route, known, call) ?? known.work(call);
}

function refusalOf(route: string, { needs }: Route, { identity, repository }: Call): Answer | undefined {
  const who = identity.kind === "installation" ? "integration" : "personal access token";
  const forbidden = failure(403, `Resource not accessible by ${who}`);
  if (route === "GET /user") {
    if (identity === NOBODY) return failure(401, "Requires authentication");
    return identity.kind === "installation" ? forbidden : undefined;
  }
  const reads = route.startsWith("GET ");
  const sees = !repository.private || (identity.sees?.includes(repository.name) ?? true);
  if (!sees) return failure(404, "Not Found");
  if (reads && !repository.private) return undefined;
  if (identity === NOBODY) return failure(401, "Requires authentication");
  const levels = needs.map((name) => identity.permissions[name]);
  return levels.some((level) => level === "write" || (reads && level === "read")) ? undefined : forbidden;
}
