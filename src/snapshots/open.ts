import type { Snapshots } from "../model/snapshot.js";
import { objectReader } from "./cat-file.js";
import { type Commit, commitSnapshot, type ReadFile, type Repository } from "./commit-snapshot.js";
import { withoutContentFilters } from "./content-filters.js";
import { folderSnapshot } from "./folder.js";
import { type Environment, type Git, gitIn } from "./git.js";
import { findRepository, type Place, realDirectory } from "./repository.js";
import { checkRevision, resolveCommit } from "./revision.js";
import { changedPaths } from "./tree-diff.js";
import { treeReader } from "./tree-reader.js";
import { untrackedPaths } from "./untracked.js";
import { UsageError } from "./usage-error.js";

export interface OpenOptions {
  /** A folder, or a git repository, bare too. */
  readonly directory: string;
  /** What head is compared with: this revision itself, not where the two branched. */
  readonly base?: string | undefined;
  /** Default: the working tree, or the last commit of a bare repository. */
  readonly head?: string | undefined;
  /** Where PATH and git's own settings are from. Default: that of the process. */
  readonly environment?: Environment;
}

export interface Opened {
  readonly snapshots: Snapshots;
  /** The folder whose files the snapshots hold: absolute, without symbolic links. */
  readonly root: string;
  /** Ends the processes of git that serve the snapshots, which can't be read from then on. */
  close(): void;
}

/** Throws a UsageError when there is no such folder, repository or revision. */
export async function openSnapshots(options: OpenOptions): Promise<Opened> {
  if (options.base !== undefined) checkRevision(options.base, "--base");
  if (options.head !== undefined) checkRevision(options.head, "--head");
  const root = realDirectory(options.directory);
  const place = findRepository(root);
  if (!place) return openFolder(root, options);

  const git = gitIn(place.top, options.environment ?? process.env);
  const objects = objectReader(git);
  const repository: Repository = { git, objects, trees: treeReader(git, objects) };
  try {
    const snapshots = await snapshotsOf(repository, place, git.in(root), options);
    return { snapshots: { ...snapshots, prefix: place.prefix }, root, close: () => objects.close() };
  } catch (error) {
    objects.close();
    throw error;
  }
}

function openFolder(root: string, { base, head }: OpenOptions): Opened {
  if (base !== undefined || head !== undefined) {
    throw new UsageError(
      `${root} is not in a git repository, so there are no revisions. Leave out --base and --head, or give a repository.`,
    );
  }
  const snapshots = { head: folderSnapshot(root), changed: [], time: new Date() };
  return { snapshots, root, close: () => {} };
}

async function snapshotsOf(repository: Repository, place: Place, here: Git, options: OpenOptions): Promise<Snapshots> {
  const { base } = options;
  const head = options.head ?? (place.bare ? "HEAD" : undefined);
  const commitOf = (revision: string) => resolveCommit({ ...repository, place }, revision);
  if (head === undefined && base === undefined) {
    const { worktreeSnapshot } = await import("./worktree.js");
    return { head: await worktreeSnapshot(here, repository.objects), changed: [], time: new Date() };
  }
  if (head === undefined && base !== undefined) {
    const [commit, untracked, git, { compareWithWorktree }] = await Promise.all([
      commitOf(base),
      untrackedPaths(here),
      withoutContentFilters(repository.git),
      import("./worktree-comparison.js"),
    ]);
    return compareWithWorktree({ ...repository, git }, git.in(here.directory), commit, untracked);
  }
  return compareCommits(repository, commitOf, head ?? "HEAD", base);
}

async function compareCommits(
  repository: Repository,
  commitOf: (revision: string) => Promise<Commit>,
  headRevision: string,
  baseRevision: string | undefined,
): Promise<Snapshots> {
  const [head, base] = await Promise.all([
    commitOf(headRevision),
    baseRevision === undefined ? undefined : commitOf(baseRevision),
  ]);
  const headSnapshot = commitSnapshot(repository, head);
  if (!base) return { head: headSnapshot, changed: [], time: head.time };

  const { trees } = repository;
  // A file that is the same on both sides is read from head, by both.
  const shared: ReadFile = async (path) => {
    const [onBase, onHead] = await Promise.all([trees.find(base.tree, path), trees.find(head.tree, path)]);
    return onBase && onBase.oid === onHead?.oid && onBase.kind === onHead.kind ? headSnapshot.read(path) : undefined;
  };
  return {
    head: headSnapshot,
    base: commitSnapshot(repository, base, shared),
    changed: await changedPaths(trees, base.tree, head.tree),
    time: head.time,
  };
}
