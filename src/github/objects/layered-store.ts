import type { Checkout } from "../../snapshots/checkout.js";
import type { ObjectStore } from "../../snapshots/commit-snapshot.js";
import { treeReader } from "../../snapshots/tree-reader.js";
import type { ApiObjects } from "./api-objects.js";

/** Reads from the checkout what it has, and the rest through the API. `told` is called when that had to give something. */
export function layeredStore(
  checkout: Checkout | undefined,
  api: () => Promise<ApiObjects>,
  told: () => void,
): ObjectStore {
  const local = checkout?.repository;
  const objects: ObjectStore["objects"] = {
    read: async (name, expected) => {
      const there = await local?.objects.read(name, expected);
      if (there) return there;
      const object = await (await api()).read(name, expected);
      if (object) told();
      return object;
    },
    close: () => local?.objects.close(),
  };
  const trees = treeReader(objects);
  return {
    objects,
    trees,
    search: async (words, tree, read) => {
      if (local && checkout?.complete && (await local.objects.read(tree, "tree")))
        return local.search(words, tree, read);
      // Of all paths only those of zones and policies are read then, which is less than a search would read.
      return trees.files(tree);
    },
  };
}
