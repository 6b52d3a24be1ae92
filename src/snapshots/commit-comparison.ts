import type { Snapshots } from "../model/snapshot.js";
import { type Commit, commitSnapshot, type ObjectStore, type ReadFile } from "./commit-snapshot.js";
import { changedPaths } from "./tree-diff.js";

/** Head against base, or head alone. */
export async function compareCommits(store: ObjectStore, head: Commit, base: Commit | undefined): Promise<Snapshots> {
  const headSnapshot = commitSnapshot(store, head);
  if (!base) return { head: headSnapshot, changed: [], time: head.time };

  return {
    head: headSnapshot,
    base: commitSnapshot(store, base, filesInCommon(store, base, head, headSnapshot.read)),
    changed: await changedPaths(store.trees, base.tree, head.tree),
    time: head.time,
  };
}

/** Reads, by what reads the other commit, the files that are the same in both; gives undefined for all others. */
export function filesInCommon({ trees }: ObjectStore, one: Commit, other: Commit, readOther: ReadFile): ReadFile {
  return async (path) => {
    const [node, same] = await Promise.all([trees.find(one.tree, path), trees.find(other.tree, path)]);
    return node && node.oid === same?.oid && node.kind === same.kind ? readOther(path) : undefined;
  };
}
