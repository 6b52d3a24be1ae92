import type { ObjectReader } from "./cat-file.js";
import type { ObjectStore } from "./commit-snapshot.js";
import { type Git, outputOf, splitNul } from "./git.js";
import { grepTree, textFiles } from "./git-grep.js";
import { isSafeName } from "./git-tree.js";
import { treeReader } from "./tree-reader.js";

/** A repository that git reads. */
export interface Repository extends ObjectStore {
  readonly git: Git;
}

export function gitRepository(git: Git, objects: ObjectReader): Repository {
  return {
    git,
    objects,
    trees: treeReader(objects, (root) => listWhole(git, root)),
    search: async (words, tree, read) => textFiles({ read }, await grepTree(git, words, tree)),
  };
}

async function listWhole(git: Git, root: string): Promise<string[]> {
  const lines = splitNul(await outputOf(git, ["ls-tree", "-r", "-z", "--full-tree", root]));
  const files = lines.filter((line) => line.startsWith("100") || line.startsWith("120"));
  return files
    .map((line) => line.slice(line.indexOf("\t") + 1))
    .filter((path) => path.split("/").every(isSafeName))
    .sort();
}
