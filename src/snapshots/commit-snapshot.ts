import type { SkippedFile, Snapshot } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";
import type { ObjectReader } from "./cat-file.js";
import { fileOf, SUBMODULE, SYMBOLIC_LINK, tooLarge } from "./file-content.js";
import type { TreeNode } from "./git-tree.js";
import { NO_TREE, type TreeReader } from "./tree-reader.js";

/** Where commits are read from. */
export interface ObjectStore {
  readonly objects: ObjectReader;
  readonly trees: TreeReader;
  /**
   * The paths below a tree at which `read` gives a text file with one of these ASCII words, letter case aside. Where
   * looking into files is dear there may be more of them.
   */
  search(words: readonly string[], tree: string, read: ReadFile): Promise<readonly string[]>;
}

/** A commit, seen from the folder that was given. */
export interface Commit {
  readonly oid: string;
  /** The id of the tree of that folder; {@link NO_TREE} when the commit does not have it. */
  readonly tree: string;
  readonly time: Date;
}

export type ReadFile = Snapshot["read"];

/** Files that are what the other side has too are read from there: `shared` gives undefined for all others. */
export function commitSnapshot(store: ObjectStore, commit: Commit, shared?: ReadFile): Snapshot {
  const ownFiles = treeFiles(store, commit.tree, shared ? "base" : undefined);
  const read: ReadFile = async (path) => (await shared?.(path)) ?? ownFiles(path);
  return {
    revision: commit.oid,
    list: async (enter) => sorted(await store.trees.files(commit.tree, enter)),
    read,
    search: async (words) => (commit.tree === NO_TREE ? [] : store.search(words, commit.tree, read)),
  };
}

/** A walk mostly gives paths in order already. */
function sorted(paths: readonly string[]): readonly string[] {
  const inOrder = paths.every((path, index) => index === 0 || (paths[index - 1] ?? "") <= path);
  return inOrder ? paths : [...paths].sort();
}

/** The files of a tree, each read once. */
export function treeFiles(store: ObjectStore, tree: string, side?: "base"): ReadFile {
  const files = new Map<string, ReturnType<ReadFile>>();
  const readNew: ReadFile = async (path) => {
    const node = await store.trees.find(tree, path);
    return node && readNode(store.objects, path, node, side);
  };
  return (path) => {
    const known = files.get(path) ?? readNew(path);
    files.set(path, known);
    return known;
  };
}

async function readNode(
  objects: ObjectReader,
  path: string,
  node: TreeNode,
  side?: "base",
): Promise<SourceFile | SkippedFile | undefined> {
  switch (node.kind) {
    case "directory":
      return undefined;
    case "link":
      return { path, skipped: SYMBOLIC_LINK };
    case "submodule":
      return { path, skipped: SUBMODULE };
    case "file":
      return readBlob(objects, path, node.oid, side);
    default:
      return node.kind satisfies never;
  }
}

export async function readBlob(
  objects: ObjectReader,
  path: string,
  oid: string,
  side?: "base",
): Promise<SourceFile | SkippedFile> {
  const blob = await objects.read(oid, "blob");
  if (blob?.type !== "blob") return { path, skipped: `unreadable: the repository lacks its content (${oid})` };
  return blob.bytes ? fileOf(path, blob.bytes, side) : { path, skipped: tooLarge(blob.size) };
}
