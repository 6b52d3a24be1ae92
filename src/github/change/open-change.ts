import type { SkippedFile } from "../../model/snapshot.js";
import type { SourceFile } from "../../model/text.js";
import type { Commit } from "../../snapshots/commit-snapshot.js";
import type { Opened } from "../../snapshots/open.js";
import { UsageError } from "../../snapshots/usage-error.js";
import type { Connect } from "../api/client.js";
import type { Comparison, RepositoryName } from "../situation.js";
import { Commits, isOid } from "./commits.js";
import { headOfPullRequest } from "./pull-request-head.js";
import { folderIn } from "./workspace.js";

/** Where a run takes place. */
export interface Surroundings {
  /** The folder to check: an absolute path, in the workspace. */
  readonly directory: string;
  /** GITHUB_WORKSPACE. */
  readonly workspace: string;
  /** PATH, git's own settings, and GITHUB_SHA for where nothing is checked out. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** That of the event. */
  readonly repository: RepositoryName;
  readonly connect: Connect;
}

export interface OpenedChange extends Opened {
  /**
   * The files of the pull request's head, whose lines GitHub shows; absent where the snapshots hold these. What it needs
   * is fetched when it is first asked. Never fails: where that head can't be had, it gives the files of the merge.
   */
  readonly pullRequestHead?: (path: string) => Promise<SourceFile | SkippedFile | undefined>;
  /** What was not possible, and what was done instead: whole sentences for the log. Grows while files are read. */
  readonly notes: readonly string[];
}

/** What there is to look at. */
export type Compared = Exclude<Comparison, { readonly kind: "nothing" }>;

/** Revisions. */
interface Endpoints {
  readonly base: string;
  readonly head: string;
}

type Read = Pick<OpenedChange, "snapshots" | "pullRequestHead">;

/**
 * The snapshots of a comparison: from the checkout, from its origin, through the API, in this order. Throws a UsageError
 * when the folder lies outside the workspace or in neither commit, or a commit can't be had.
 */
export async function openChange(comparison: Compared, surroundings: Surroundings): Promise<OpenedChange> {
  const { workspace, directory, environment, repository, connect } = surroundings;
  const folder = folderIn(workspace, directory);
  const asData = comparison.kind === "data";
  const repositories = asData ? oneOrBoth(repository, comparison.headRepository) : [repository];
  const commits = await Commits.open({ folder, environment, repositories, connect, asData });
  try {
    const { snapshots, ...rest } = await read(comparison, commits, surroundings);
    return {
      snapshots: { ...snapshots, prefix: commits.prefix },
      ...rest,
      root: folder.path,
      notes: commits.notes,
      close: () => commits.close(),
    };
  } catch (error) {
    commits.close();
    throw error;
  }
}

function oneOrBoth(repository: RepositoryName, head: RepositoryName): readonly RepositoryName[] {
  const isSame = head.owner === repository.owner && head.repo === repository.repo;
  return isSame ? [repository] : [repository, head];
}

async function read(comparison: Compared, commits: Commits, surroundings: Surroundings): Promise<Read> {
  switch (comparison.kind) {
    case "merge":
      return ofMerge(comparison.merge, commits, surroundings);
    case "commits":
      return ofCommits(comparison, commits, surroundings);
    case "data":
      return ofData(comparison, commits);
    case "whole":
      return comparison.head === undefined
        ? ofCheckedOut(commits, surroundings)
        : ofCommits({ base: undefined, head: comparison.head }, commits, surroundings);
    default:
      return comparison satisfies never;
  }
}

async function ofMerge(oid: string, commits: Commits, surroundings: Surroundings): Promise<Read> {
  const elsewhere = await commits.elsewhere(oid);
  if (elsewhere !== undefined) return ofAnother(elsewhere, commits, surroundings);
  await commits.bring([oid], 2);
  const [published, proposed] = (await commits.parents(oid)) ?? [];
  if (published === undefined) return ofCommits({ base: undefined, head: oid }, commits, surroundings);
  // The second parent is needed only to tell lines, when there is something to tell: it comes along, or when asked for.
  if (!(await commits.has(published)))
    await commits.bring(proposed === undefined ? [published] : [published, proposed]);
  const [merge, base] = await Promise.all([commitAt(commits, oid), commitAt(commits, published)]);
  const snapshots = await commits.compare(merge, base);
  if (proposed === undefined) return { snapshots };
  return { snapshots, pullRequestHead: headOfPullRequest(commits, proposed, merge, snapshots.head.read) };
}

/** Two commits, or where there is no base, one. */
async function ofCommits(
  { base, head }: { readonly base: string | undefined; readonly head: string },
  commits: Commits,
  surroundings: Surroundings,
): Promise<Read> {
  const headOid = await locate(commits, head);
  const elsewhere = await commits.elsewhere(headOid);
  if (elsewhere !== undefined) return ofAnother(elsewhere, commits, surroundings);
  const baseOid = base === undefined ? undefined : await locate(commits, base);
  await commits.bring(baseOid === undefined ? [headOid] : [headOid, baseOid]);
  const headCommit = await commitAt(commits, headOid);
  const baseCommit = baseOid === undefined ? undefined : await commits.commit(baseOid);
  if (!baseCommit && base !== undefined) {
    if (!isOid(base)) throw noSuchCommit(base);
    commits.notes.push(
      `The commit ${base}, to compare with, is not there any more, as after a forced push. So all that is there is checked.`,
    );
  }
  return { snapshots: await commits.compare(headCommit, baseCommit) };
}

/**
 * What head has changed since it left base. Compared with base itself, whatever base has got since would look as if head
 * took it away. Where the commit at which they parted can't be had, there is no verdict at all: one that compares with
 * base may blame the pull request for the work of others, and one about all of head for mistakes that were there before.
 */
async function ofData({ base, head }: Endpoints, commits: Commits): Promise<Read> {
  const headCommit = await commitAt(commits, await locate(commits, head));
  const baseOid = await locate(commits, base);
  const parted = await (await commits.api()).mergeBase(baseOid, headCommit.oid);
  if (parted === undefined) {
    throw new UsageError(
      `GitHub knows no commit where the pull request's head ${headCommit.oid} parted from its base ${baseOid}, so what it changes can't be told. Merge the base into the pull request, which runs the job again.`,
    );
  }
  return { snapshots: await commits.compare(headCommit, await commitAt(commits, parted)) };
}

/** A run about one repository with another one checked out: the two are never compared. */
async function ofAnother(name: string, commits: Commits, surroundings: Surroundings): Promise<Read> {
  const { owner, repo } = surroundings.repository;
  commits.notes.push(
    `What is checked out is ${name}, while the event is about ${owner}/${repo}. So nothing is compared: all that is checked out is checked.`,
  );
  return ofCheckedOut(commits, surroundings);
}

async function ofCheckedOut(commits: Commits, surroundings: Surroundings): Promise<Read> {
  const { checkedOut } = await import("./checked-out.js");
  return { snapshots: await checkedOut(commits, surroundings) };
}

async function locate(commits: Commits, revision: string): Promise<string> {
  const oid = await commits.locate(revision);
  if (oid === undefined) throw noSuchCommit(revision);
  return oid;
}

async function commitAt(commits: Commits, oid: string): Promise<Commit> {
  const commit = await commits.commit(oid);
  if (!commit) throw noSuchCommit(oid);
  return commit;
}

function noSuchCommit(revision: string): UsageError {
  const remedy = isOid(revision)
    ? "Run the job again; in a private repository, add `contents: read` under `permissions` in the workflow."
    : "Check base-ref and head-ref, and for an ancestor such as HEAD~1 check out with `fetch-depth: 0`.";
  return new UsageError(`There is no commit ${revision}, neither in the checkout nor at GitHub. ${remedy}`);
}
