import type { Snapshot, Snapshots } from "../model/snapshot.js";
import { type Commit, commitSnapshot, type ReadFile, readBlob, treeFiles } from "./commit-snapshot.js";
import { diskBelow } from "./disk.js";
import { SUBMODULE } from "./file-content.js";
import type { Git } from "./git.js";
import { textsHolding } from "./git-grep.js";
import type { Repository } from "./git-repository.js";
import { prunePaths } from "./listing.js";
import { type WorktreeChanges, worktreeChanges } from "./worktree-changes.js";

/**
 * A commit against the working tree. Files that are not changed are read from the commit, also where git writes them
 * to disk with other bytes (CRLF line ends, content filters): that is what a commit would hold. So whoever writes to
 * such a file must look at the bytes on disk first.
 */
export async function compareWithWorktree(
  repository: Repository,
  git: Git,
  base: Commit,
  untracked: readonly string[],
): Promise<Snapshots> {
  const disk = diskBelow(git.directory);
  const sides = { repository, git, disk, baseCommit: base.oid, baseTree: base.tree };
  const changes = await worktreeChanges(sides, untracked);
  const baseFiles = treeFiles(repository, base.tree);
  const shared: ReadFile = async (path) => (changes.departures.has(path) ? undefined : baseFiles(path));

  const departed = new Map<string, ReturnType<ReadFile>>();
  const readDeparted: ReadFile = async (path) => {
    const departure = changes.departures.get(path);
    switch (departure?.from) {
      case undefined:
      case "nowhere":
        return undefined;
      case "submodule":
        return { path, skipped: SUBMODULE };
      case "disk":
        return (
          disk.read(path) ??
          (departure.oid === undefined ? undefined : readBlob(repository.objects, path, departure.oid))
        );
      default:
        return departure satisfies never;
    }
  };
  const read: ReadFile = async (path) => {
    if (!changes.departures.has(path)) return baseFiles(path);
    const known = departed.get(path) ?? readDeparted(path);
    departed.set(path, known);
    return known;
  };
  const baseSnapshot = commitSnapshot(repository, base, shared);
  const head: Snapshot = {
    revision: "worktree",
    list: async (enter) => {
      const kept = (await repository.trees.files(base.tree, enter)).filter((path) => !changes.departures.has(path));
      const own = prunePaths(departedFiles(changes).sort(), enter).filter((path) =>
        isFile(changes, disk.hasFile, path),
      );
      return [...kept, ...own].sort();
    },
    read,
    // What base has too is looked for in its tree, which is several times quicker than on disk.
    search: async (words) => {
      const found = await baseSnapshot.search(words);
      const own = await textsHolding(words, { read }, departedFiles(changes));
      return [...found.filter((path) => !changes.departures.has(path)), ...own].sort();
    },
  };
  return { head, base: baseSnapshot, changed: changes.changed, time: new Date() };
}

function departedFiles({ departures }: WorktreeChanges): string[] {
  return [...departures].flatMap(([path, departure]) => (departure.from === "disk" ? [path] : []));
}

function isFile({ departures }: WorktreeChanges, hasFile: (path: string) => boolean, path: string): boolean {
  const departure = departures.get(path);
  return departure?.from === "disk" && (departure.oid !== undefined || hasFile(path));
}
