import { accessSync, constants, type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { isSkipped, type Snapshot } from "../model/snapshot.js";
import { type Disk, diskBelow } from "./disk.js";
import { type Enter, MAX_PATHS, tooManyPaths } from "./listing.js";
import { UsageError } from "./usage-error.js";
import { wordFinder } from "./word-search.js";

/** Holds what others have written; nobody keeps zones there. */
const LEFT_OUT: ReadonlySet<string> = new Set([".git", "node_modules"]);
const MAX_DEPTH = 64;

/** The files of a folder that is in no repository. */
export function folderSnapshot(root: string): Snapshot {
  const disk = diskBelow(root);
  const files = new Map<string, ReturnType<Disk["read"]>>();
  return {
    revision: "worktree",
    list: async (enter) => pathsBelow(root, enter).sort(),
    read: async (path) => {
      if (path.split("/").some((name) => LEFT_OUT.has(name))) return undefined;
      if (!files.has(path)) files.set(path, disk.read(path));
      return files.get(path);
    },
    search: async (words) => {
      const holdsWord = wordFinder(words);
      return pathsBelow(root)
        .filter((path) => {
          const file = disk.read(path);
          return file !== undefined && !isSkipped(file) && holdsWord(file.bytes);
        })
        .sort();
    },
  };
}

function pathsBelow(root: string, enter?: Enter): string[] {
  refuseUnreadable(root);
  const paths: string[] = [];
  const waiting = [{ directory: "", depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const found of namesIn(join(root, next.directory))) {
      const path = next.directory === "" ? found.name : `${next.directory}/${found.name}`;
      // Of a symbolic link, isFile() and isDirectory() are false.
      if (found.isFile() || found.isSymbolicLink()) paths.push(path);
      else if (found.isDirectory() && next.depth < MAX_DEPTH && !LEFT_OUT.has(found.name) && (enter?.(path) ?? true)) {
        waiting.push({ directory: path, depth: next.depth + 1 });
      }
    }
    if (paths.length + waiting.length > MAX_PATHS) throw tooManyPaths();
  }
  return paths;
}

/** Of a folder that may not be listed nothing could be said but that all is well. */
function refuseUnreadable(root: string): void {
  try {
    accessSync(root, constants.R_OK | constants.X_OK);
  } catch {
    throw new UsageError(`${root} can't be listed: permission denied. Run this as a user who may read it.`);
  }
}

function namesIn(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
