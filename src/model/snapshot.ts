import type { SourceFile } from "./text.js";

/** A file that is there but not read, and why: `a symbolic link`, `larger than 100 MiB`. */
export interface SkippedFile {
  readonly path: string;
  readonly skipped: string;
}

/** One state of a repository or folder. There is no other access to files. */
export interface Snapshot {
  /** The object id of a commit, or "worktree". */
  readonly revision: string;
  /**
   * The paths of all regular files and of symbolic links, which are only named, sorted by code unit. A directory for which `enter` says no is left out with all
   * that is below it; it gets the path without a final slash.
   */
  list(enter?: (directory: string) => boolean): Promise<readonly string[]>;
  /** Undefined when there is no such file. A file that is the same on both sides is the same object on both. */
  read(path: string): Promise<SourceFile | SkippedFile | undefined>;
  /** The paths of those text files that hold one of these ASCII words, letter case aside. */
  search(words: readonly string[]): Promise<readonly string[]>;
}

/** What is to be linted: one snapshot, or two to compare. */
export interface Snapshots {
  readonly head: Snapshot;
  readonly base?: Snapshot | undefined;
  /** With a base: the paths that differ between base and head, sorted. */
  readonly changed: readonly string[];
  /** The time of the head commit, or now for a working tree. */
  readonly time: Date;
  /** The way from the root of the repository to these files: empty, or with a final slash. Default: empty. */
  readonly prefix?: string;
}

export function isSkipped(file: SourceFile | SkippedFile): file is SkippedFile {
  return "skipped" in file;
}
