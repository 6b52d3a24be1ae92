import type { Snapshots } from "../model/snapshot.js";
import { objectReader } from "./cat-file.js";
import { compareCommits } from "./commit-comparison.js";
import { withoutContentFilters } from "./content-filters.js";
import { folderSnapshot } from "./folder.js";
import { type Environment, type Git, gitIn } from "./git.js";
import { gitRepository, type Repository } from "./git-repository.js";
import { findRepository, type Place, realDirectory } from "./repository.js";
import { checkRevision, resolveCommit } from "./revision.js";
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
  try {
    const snapshots = await snapshotsOf(gitRepository(git, objects), place, git.in(root), options);
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
  const commitOf = (revision: string) => resolveCommit(repository, place, revision);
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
  const commits = [commitOf(head ?? "HEAD"), base === undefined ? undefined : commitOf(base)] as const;
  return compareCommits(repository, ...(await Promise.all(commits)));
}
