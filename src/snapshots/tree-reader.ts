import type { ObjectReader } from "./cat-file.js";
import { differingNodes, type NodeKind, Tree, type TreeNode, type TreePair } from "./git-tree.js";
import { type Enter, MAX_PATHS, prunePaths, tooManyPaths } from "./listing.js";
import { UsageError } from "./usage-error.js";

/** Stands for a tree without names, as of a folder that a commit does not have. */
export const NO_TREE = "";

/** Longer paths can't be checked out; a chain of trees could make them as long as one likes. */
const MAX_PATH_LENGTH = 4_096;

export interface TreeReader {
  /** What two trees do not have in common. */
  differing(baseOid: string, headOid: string): Promise<TreePair>;
  /** What stands at a path; undefined when there is nothing, or only behind a symbolic link. */
  find(root: string, path: string): Promise<TreeNode | undefined>;
  /** The paths of the files below a tree, not sorted. */
  files(root: string, enter?: Enter): Promise<readonly string[]>;
  /** All paths but those of directories below some trees, not sorted. */
  leaves(directories: readonly Directory[]): Promise<readonly string[]>;
}

/** So many trees take longer to ask for, one by one, than it takes git to list all that is there. */
const MANY_TREES = 1_000;

const FILES: ReadonlySet<NodeKind> = new Set(["file", "link"]);
const LEAVES: ReadonlySet<NodeKind> = new Set(["file", "link", "submodule"]);

interface Directory {
  /** Empty, or with a final slash. */
  readonly prefix: string;
  readonly oid: string;
}

/** Gives the paths of all files and links below a tree, sorted, without reading one tree after the other. */
export type ListWhole = (root: string) => Promise<readonly string[]>;

/** Reads every tree once. What is known is given without waiting, since a walk asks for thousands. */
export function treeReader(objects: ObjectReader, listWhole?: ListWhole): TreeReader {
  const bytesByOid = new Map<string, Promise<Uint8Array>>();
  const parsed = new Map<string, Tree>([[NO_TREE, new Tree(new Uint8Array(), 20)]]);
  const coming = new Map<string, Promise<Tree>>();
  const wholes = new Map<string, Promise<readonly string[]>>();

  const bytesOf = (oid: string) => {
    if (oid === NO_TREE) return Promise.resolve(new Uint8Array());
    const bytes = bytesByOid.get(oid) ?? readTree(objects, oid);
    bytesByOid.set(oid, bytes);
    return bytes;
  };
  const load = async (oid: string) => {
    const tree = new Tree(await (bytesByOid.get(oid) ?? readTree(objects, oid)), oid.length / 2);
    parsed.set(oid, tree);
    coming.delete(oid);
    return tree;
  };
  const treeOf: TreeOf = (oid) => {
    const known = parsed.get(oid) ?? coming.get(oid);
    if (known) return known;
    const tree = load(oid);
    coming.set(oid, tree);
    return tree;
  };
  return {
    differing: async (baseOid, headOid) => {
      const [base, head] = await Promise.all([bytesOf(baseOid), bytesOf(headOid)]);
      return differingNodes(base, head, Math.max(baseOid.length, headOid.length) / 2);
    },
    find: async (root, path) => {
      let node: TreeNode | undefined = { kind: "directory", mode: "040000", oid: root };
      for (const name of path.split("/")) {
        if (node?.kind !== "directory") return undefined;
        const tree = treeOf(node.oid);
        node = (tree instanceof Promise ? await tree : tree).get(name);
      }
      return node;
    },
    files: async (root, enter = () => true) => {
      const many = (level: readonly Directory[]) =>
        listWhole !== undefined &&
        level.length > MANY_TREES &&
        level.filter(({ oid }) => !parsed.has(oid)).length > MANY_TREES;
      const paths = await pathsBelow(treeOf, [{ prefix: "", oid: root }], { enter, kinds: FILES, giveUp: many });
      if (paths || !listWhole) return paths ?? [];
      const whole = wholes.get(root) ?? listWhole(root);
      wholes.set(root, whole);
      return prunePaths(await whole, enter);
    },
    leaves: async (directories) =>
      (await pathsBelow(treeOf, directories, { enter: () => true, kinds: LEAVES, giveUp: () => false })) ?? [],
  };
}

type TreeOf = (oid: string) => Tree | Promise<Tree>;

async function readTree(objects: ObjectReader, oid: string): Promise<Uint8Array> {
  const object = await objects.read(oid, "tree");
  if (object?.type === "tree" && object.bytes) return object.bytes;
  throw new UsageError(`The repository lacks the tree ${oid}. Run \`git fsck\`, or fetch again.`);
}

interface Walk {
  readonly enter: Enter;
  readonly kinds: ReadonlySet<NodeKind>;
  /** Whether to stop at the sight of the next level, and to have no result. */
  readonly giveUp: (level: readonly Directory[]) => boolean;
}

async function pathsBelow(treeOf: TreeOf, start: readonly Directory[], walk: Walk): Promise<string[] | undefined> {
  const paths: string[] = [];
  // A level at a time, so that all its trees are asked for at once.
  let level = start;
  while (level.length > 0) {
    if (walk.giveUp(level)) return undefined;
    const asked = level.map((directory) => treeOf(directory.oid));
    await Promise.all(asked.filter((tree) => tree instanceof Promise));
    const below: Directory[] = [];
    for (const { prefix, oid } of level) {
      const tree = treeOf(oid);
      const known = tree instanceof Promise ? await tree : tree;
      for (const [index, name] of known.names.entries()) {
        const path = prefix + name;
        const kind = known.kindAt(index);
        if (kind !== undefined && walk.kinds.has(kind)) paths.push(path);
        if (kind === "directory" && path.length < MAX_PATH_LENGTH && walk.enter(path)) {
          below.push({ prefix: `${path}/`, oid: known.nodeAt(index)?.oid ?? NO_TREE });
        }
        if (paths.length + below.length > MAX_PATHS) throw tooManyPaths();
      }
    }
    level = below;
  }
  return paths;
}
