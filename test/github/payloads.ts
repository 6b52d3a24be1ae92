import { changed, example, ZERO } from "../../src/github/event/webhooks.testing.js";
import { idOf, nameOf } from "./people.js";
import { PULL_REQUEST, REPOSITORY } from "./world-of.js";

/** What a payload shall say. What is not given stays as it is in the example, or as below. */
export interface Adaptation {
  /** The type of activity: `opened`, `synchronize`, `submitted` and so on. The first example's when it is not given. */
  readonly action?: string;
  /** `owner/name`; REPOSITORY when it is not given. */
  readonly repository?: string;
  readonly number?: number;
  /** Object ids: what the pull request, the group or the push comes from and goes to. */
  readonly base?: string;
  readonly head?: string;
  /** Names of branches: `main` and `change`. */
  readonly baseBranch?: string;
  readonly branch?: string;
  /** The full name of the fork that holds the branch; null: a fork that was deleted. */
  readonly fork?: string | null;
  /** Who opened the pull request and started the run. */
  readonly author?: string;
  /** How many comments the pull request has. */
  readonly comments?: number;
  /** Of a push: `refs/heads/main` when it is not given. */
  readonly ref?: string;
  readonly forced?: boolean;
  /** Values below keys that a dot divides: `pull_request.merged`. */
  readonly changes?: Readonly<Record<string, unknown>>;
}

type Payload = Record<string, unknown>;

/** A copy of a real payload, of which all places say what is wanted. */
export function payloadOf(event: string, wanted: Adaptation = {}): Payload {
  const payload = moved(sampleOf(event, wanted), wanted);
  const changes = { ...changesOf(event, payload, wanted), ...wanted.changes };
  return changed(payload, changes) as Payload;
}

/** Which example comes nearest. */
function sampleOf(event: string, wanted: Adaptation): Payload {
  const activity = wanted.action === undefined ? {} : { action: wanted.action };
  switch (event) {
    case "pull_request_target":
      return example("pull_request", activity);
    case "push": {
      const isTag = wanted.ref?.startsWith("refs/tags/") ?? false;
      const deleted = wanted.head === ZERO;
      return example("push", isTag || deleted ? { deleted } : { ref: "refs/heads/master" });
    }
    case "schedule":
      return scheduled();
    default:
      return example(event, activity);
  }
}

/**
 * There is no webhook for it: https://github.com/octokit/webhooks/issues/141. Besides the line of the workflow that was due
 * the repository is there: https://github.blog/changelog/2022-09-27-github-actions-additional-information-available-in-github-event-payload-for-scheduled-workflow-runs/
 */
function scheduled(): Payload {
  const { repository, organization, workflow } = example("workflow_dispatch");
  return { schedule: "17 5 * * 1", repository, organization, workflow };
}

/** Names of the repository and numbers of the pull request stand in dozens of addresses. */
function moved(payload: Payload, { repository = REPOSITORY, number = PULL_REQUEST }: Adaptation): Payload {
  const before = payload.repository as { readonly full_name: string };
  const [old, now] = [nameOf(before.full_name), nameOf(repository)];
  const text = JSON.stringify(payload)
    .replaceAll(`${old.owner}/${old.repo}`, repository)
    .replaceAll(`"name":"${old.repo}"`, `"name":"${now.repo}"`)
    .replace(/(\/(?:pulls|pull|issues)\/)\d+/g, `$1${number}`);
  const copy: Payload = JSON.parse(text);
  const login = {
    "repository.owner.login": now.owner,
    "repository.owner.url": `https://api.github.com/users/${now.owner}`,
  };
  return changed(copy, { ...login, "repository.id": idOf(repository) }) as Payload;
}

function changesOf(event: string, payload: Payload, wanted: Adaptation): Payload {
  const { author, baseBranch = "main" } = wanted;
  const sender = author === undefined || payload.sender === undefined ? {} : { "sender.login": author };
  const branch = { "repository.default_branch": baseBranch };
  if (payload.pull_request !== undefined) return { ...sender, ...branch, ...ofPullRequest(payload, wanted) };
  if (event === "merge_group") return { ...sender, ...branch, ...ofMergeGroup(wanted) };
  if (event === "push") return { ...sender, ...branch, ...ofPush(payload, wanted) };
  return { ...sender, ...branch, ...("ref" in payload ? { ref: wanted.ref ?? `refs/heads/${baseBranch}` } : {}) };
}

/** Some events carry a pull request without its counts. */
function ofPullRequest(payload: Payload, wanted: Adaptation): Payload {
  const { number = PULL_REQUEST, author, comments, base, head } = wanted;
  const { baseBranch = "main", branch = "change", repository = REPOSITORY } = wanted;
  const { owner } = nameOf(repository);
  const headOwner = wanted.fork === undefined ? owner : nameOf(wanted.fork ?? "ghost/gone").owner;
  return {
    ...("number" in payload ? { number } : {}),
    "pull_request.number": number,
    "pull_request.base.ref": baseBranch,
    "pull_request.base.label": `${owner}:${baseBranch}`,
    "pull_request.base.repo": payload.repository,
    "pull_request.head.ref": branch,
    "pull_request.head.label": `${headOwner}:${branch}`,
    "pull_request.head.repo": headRepository(payload, wanted.fork),
    "pull_request.head.user": wanted.fork === null ? null : { login: headOwner, id: idOf(headOwner), type: "User" },
    ...(base === undefined ? {} : { "pull_request.base.sha": base }),
    ...(head === undefined ? {} : { "pull_request.head.sha": head }),
    ...(head === undefined || !("after" in payload) ? {} : { after: head }),
    ...(head === undefined || payload.review === undefined ? {} : { "review.commit_id": head }),
    ...(comments === undefined ? {} : { "pull_request.comments": comments }),
    ...(author === undefined ? {} : { "pull_request.user": { login: author, id: idOf(author), type: typeOf(author) } }),
  };
}

function typeOf(login: string): string {
  return login.endsWith("[bot]") ? "Bot" : "User";
}

function headRepository(payload: Payload, fork: string | null | undefined): unknown {
  if (fork === undefined) return payload.repository;
  if (fork === null) return null;
  const { owner, repo } = nameOf(fork);
  const { full_name: parent } = payload.repository as { readonly full_name: string };
  const copy: Payload = JSON.parse(JSON.stringify(payload.repository).replaceAll(parent, fork));
  return changed(copy, { id: idOf(fork), name: repo, "owner.login": owner, fork: true });
}

function ofMergeGroup({ base, head, number = PULL_REQUEST, baseBranch = "main" }: Adaptation): Payload {
  return {
    "merge_group.base_ref": `refs/heads/${baseBranch}`,
    "merge_group.head_ref": `refs/heads/gh-readonly-queue/${baseBranch}/pr-${number}-${base ?? ZERO}`,
    ...(base === undefined ? {} : { "merge_group.base_sha": base }),
    ...(head === undefined ? {} : { "merge_group.head_sha": head, "merge_group.head_commit.id": head }),
  };
}

function ofPush(payload: Payload, wanted: Adaptation): Payload {
  const { base = payload.before, head = payload.after, ref = "refs/heads/main", forced = false } = wanted;
  const { full_name: name } = payload.repository as { readonly full_name: string };
  const [created, deleted] = [base === ZERO, head === ZERO];
  const compare = `https://github.com/${name}/compare/${base}...${head}`;
  // A branch or tag that is gone has neither commits nor a head.
  const commits = deleted
    ? { commits: [], head_commit: null }
    : payload.head_commit === null
      ? {}
      : { "head_commit.id": head };
  return { ref, before: base, after: head, created, deleted, forced, compare, ...commits };
}
