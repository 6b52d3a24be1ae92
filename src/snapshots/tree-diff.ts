import type { TreeNode } from "./git-tree.js";
import { MAX_PATHS, tooManyPaths } from "./listing.js";
import { NO_TREE, type TreeReader } from "./tree-reader.js";

interface DirectoryPair {
  readonly prefix: string;
  readonly base: string;
  readonly head: string;
}

/** The paths that differ between two trees, sorted: as `git diff --name-only --no-renames`. */
export async function changedPaths(trees: TreeReader, base: string, head: string): Promise<string[]> {
  const changed = new Set<string>();
  let level: DirectoryPair[] = base === head ? [] : [{ prefix: "", base, head }];
  while (level.length > 0) {
    const pairs = await Promise.all(level.map((pair) => trees.differing(pair.base, pair.head)));
    const below: DirectoryPair[] = [];
    for (const [index, pair] of pairs.entries()) {
      const prefix = level[index]?.prefix ?? "";
      for (const name of new Set([...pair.base.keys(), ...pair.head.keys()])) {
        const one = pair.base.get(name);
        const other = pair.head.get(name);
        if (one?.oid === other?.oid && one?.mode === other?.mode) continue;
        if (isLeaf(one) || isLeaf(other)) changed.add(prefix + name);
        const directories = { base: treeOf(one), head: treeOf(other) };
        if (directories.base !== directories.head) below.push({ prefix: `${prefix + name}/`, ...directories });
      }
      if (changed.size + below.length > MAX_PATHS) throw tooManyPaths();
    }
    // All that is below a directory which one side does not have differs.
    const oneSided = below.filter((pair) => pair.base === NO_TREE || pair.head === NO_TREE);
    const leaves = await trees.leaves(oneSided.map((pair) => ({ prefix: pair.prefix, oid: pair.base || pair.head })));
    for (const path of leaves) changed.add(path);
    level = below.filter((pair) => pair.base !== NO_TREE && pair.head !== NO_TREE);
  }
  return [...changed].sort();
}

function isLeaf(node: TreeNode | undefined): boolean {
  return node !== undefined && node.kind !== "directory";
}

function treeOf(node: TreeNode | undefined): string {
  return node?.kind === "directory" ? node.oid : NO_TREE;
}
