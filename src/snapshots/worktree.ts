import type { Snapshot } from "../model/snapshot.js";
import type { ObjectReader } from "./cat-file.js";
import { readBlob } from "./commit-snapshot.js";
import { diskBelow } from "./disk.js";
import { SUBMODULE } from "./file-content.js";
import { folderSnapshot } from "./folder.js";
import { type Git, outputOf, splitNul } from "./git.js";
import { grepIndex, grepWorktree, textFiles } from "./git-grep.js";
import { kindOf } from "./git-tree.js";
import { prunePaths } from "./listing.js";

/** What stands at a path of a working tree. */
type Standing =
  | { readonly in: "disk" }
  | { readonly in: "submodule" }
  /** Not checked out (a sparse checkout), yet part of what will be committed. */
  | { readonly in: "object"; readonly oid: string };

/**
 * What is in the folder now, except what git ignores. `git` must start in that folder.
 * A folder that git ignores altogether is taken as a plain one: whoever names it means it.
 */
export async function worktreeSnapshot(git: Git, objects: ObjectReader): Promise<Snapshot> {
  const listing = ["-z", "-t", "--stage", "--cached", "--deleted", "--others", "--exclude-standard"];
  const standing = standingFiles(splitNul(await outputOf(git, ["ls-files", ...listing])));
  return standing.size === 0 ? folderSnapshot(git.directory) : snapshotOf(git, objects, standing);
}

const IN_DISK: Standing = { in: "disk" };

/** Each line is a tag and a path, and between them, unless it is untracked, mode, id and stage with a tab. */
function standingFiles(lines: readonly string[]): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const line of lines) {
    const tag = line[0];
    const tab = line.indexOf("\t");
    if (tag === "?") {
      // A repository in the repository ends in a slash.
      if (!line.endsWith("/")) standing.set(line.slice(2), IN_DISK);
      continue;
    }
    const path = line.slice(tab + 1);
    const [mode = "", oid = ""] = line.slice(2, tab).split(" ");
    // In this order: a deleted file comes twice, first as one of the index (H), then as removed (R).
    if (tag === "R") standing.delete(path);
    else if (kindOf(mode) === "submodule") standing.set(path, { in: "submodule" });
    else if (tag === "S") standing.set(path, { in: "object", oid });
    else standing.set(path, IN_DISK);
  }
  return standing;
}

function snapshotOf(git: Git, objects: ObjectReader, standing: ReadonlyMap<string, Standing>): Snapshot {
  const disk = diskBelow(git.directory);
  const sorted = [...standing.keys()].sort();
  const files = new Map<string, ReturnType<Snapshot["read"]>>();

  const readNew: Snapshot["read"] = async (path) => {
    const place = standing.get(path);
    switch (place?.in) {
      case undefined:
        return undefined;
      case "disk":
        return disk.read(path);
      case "submodule":
        return { path, skipped: SUBMODULE };
      case "object":
        return disk.read(path) ?? readBlob(objects, path, place.oid);
      default:
        return place satisfies never;
    }
  };
  const read: Snapshot["read"] = (path) => {
    const known = files.get(path) ?? readNew(path);
    files.set(path, known);
    return known;
  };
  const isFile = (path: string) => {
    const place = standing.get(path)?.in;
    return place === "object" || (place === "disk" && disk.hasFile(path));
  };
  const isObject = (path: string) => standing.get(path)?.in === "object";
  const sparse = sorted.some(isObject);
  return {
    revision: "worktree",
    list: async (enter) => prunePaths(sorted, enter).filter(isFile),
    read,
    search: async (words) => {
      const [found, staged] = await Promise.all([grepWorktree(git, words), sparse ? grepIndex(git, words) : []]);
      return textFiles({ read }, [...new Set([...found, ...staged.filter(isObject)])]);
    },
  };
}
