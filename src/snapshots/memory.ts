import { isSkipped, type SkippedFile, type Snapshot, type Snapshots } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";
import { fileOf, sameBytes } from "./file-content.js";
import { prunePaths } from "./listing.js";
import { wordFinder } from "./word-search.js";

/** Contents by path. A string stands for its UTF-8 bytes. */
export type MemoryFiles = Readonly<Record<string, string | Uint8Array>> | ReadonlyMap<string, string | Uint8Array>;

export interface MemoryOptions {
  /** Default: `worktree`. */
  readonly revision?: string;
  readonly side?: "base";
}

/** Stands for the object id of a base that is no commit. */
const BASE_REVISION = "b".repeat(40);

/** A snapshot of files that are held in memory. */
export function memorySnapshot(files: MemoryFiles, options: MemoryOptions = {}): Snapshot {
  const made = new Map<string, SourceFile | SkippedFile>();
  for (const [path, bytes] of contentsOf(files)) made.set(path, fileOf(path, bytes, options.side));
  return snapshotOf(made, options.revision ?? "worktree");
}

/** Two snapshots to compare, or one. A file that is the same on both sides is the same object on both. */
export function memorySnapshots(head: MemoryFiles, base?: MemoryFiles, time: Date = new Date(0)): Snapshots {
  const headContents = contentsOf(head);
  const headFiles = new Map([...headContents].map(([path, bytes]) => [path, fileOf(path, bytes)]));
  const headSnapshot = snapshotOf(headFiles, "worktree");
  if (!base) return { head: headSnapshot, changed: [], time };

  const baseContents = contentsOf(base);
  const baseFiles = new Map<string, SourceFile | SkippedFile>();
  const changed = new Set<string>();
  for (const path of headContents.keys()) {
    if (!baseContents.has(path)) changed.add(path);
  }
  for (const [path, bytes] of baseContents) {
    const onHead = headContents.get(path);
    const same = onHead && sameBytes(onHead, bytes) ? headFiles.get(path) : undefined;
    if (!same) changed.add(path);
    baseFiles.set(path, same ?? fileOf(path, bytes, "base"));
  }
  return { head: headSnapshot, base: snapshotOf(baseFiles, BASE_REVISION), changed: [...changed].sort(), time };
}

function contentsOf(files: MemoryFiles): ReadonlyMap<string, Uint8Array> {
  const pairs = isMap(files) ? files.entries() : Object.entries(files);
  const encoder = new TextEncoder();
  const contents = new Map<string, Uint8Array>();
  for (const [path, content] of pairs) {
    contents.set(path, typeof content === "string" ? encoder.encode(content) : content);
  }
  return contents;
}

function isMap(files: MemoryFiles): files is ReadonlyMap<string, string | Uint8Array> {
  return files instanceof Map;
}

function snapshotOf(files: ReadonlyMap<string, SourceFile | SkippedFile>, revision: string): Snapshot {
  const paths = [...files.keys()].sort();
  return {
    revision,
    list: async (enter) => prunePaths(paths, enter),
    read: async (path) => files.get(path),
    search: async (words) => {
      const holdsWord = wordFinder(words);
      return paths.filter((path) => {
        const file = files.get(path);
        return file !== undefined && !isSkipped(file) && holdsWord(file.bytes);
      });
    },
  };
}
