import type { Commit, ObjectStore } from "./commit-snapshot.js";
import type { Place } from "./repository.js";
import { NO_TREE } from "./tree-reader.js";
import { UsageError } from "./usage-error.js";

/** Throws for what can't be a revision, before git gets to see it. */
export function checkRevision(revision: string, option: string): void {
  if (revision !== "" && !revision.startsWith("-") && !/[\u0000-\u001f\u007f]/.test(revision)) return;
  throw new UsageError(
    `${option} ${JSON.stringify(revision)} is not a revision. Give a commit, a branch or a tag, such as origin/main.`,
  );
}

/** The commit of a revision, which must have been checked, as seen from the folder of that place. */
export async function resolveCommit(store: ObjectStore, place: Place, revision: string): Promise<Commit> {
  const commit = await readCommit(store, place.prefix, `${revision}^{commit}`);
  if (!commit) throw await (await import("./missing-revision.js")).noSuchRevision(store.objects, place, revision);
  return commit;
}

/** The same; undefined when the store does not have it. `prefix` is the way to the folder, as in {@link Place}. */
export async function readCommit(store: ObjectStore, prefix: string, name: string): Promise<Commit | undefined> {
  const object = await store.objects.read(name, "commit");
  if (!object?.bytes) return undefined;
  const text = Buffer.from(object.bytes).toString("latin1");
  const [, tree] = /^tree ([0-9a-f]+)$/m.exec(text) ?? [];
  const [, seconds] = /^committer .* (\d+) [-+]\d+$/m.exec(text) ?? [];
  if (tree === undefined) throw new UsageError(`The commit ${object.oid} names no tree. Run \`git fsck\`.`);
  return {
    oid: object.oid,
    tree: await treeOfFolder(store, prefix, tree),
    time: new Date(Math.min(Number(seconds ?? 0) * 1000, MAX_TIME)),
  };
}

/** The last millisecond that a Date can hold. */
const MAX_TIME = 8.64e15;

async function treeOfFolder({ trees }: ObjectStore, prefix: string, root: string): Promise<string> {
  if (prefix === "") return root;
  const node = await trees.find(root, prefix.slice(0, -1));
  return node?.kind === "directory" ? node.oid : NO_TREE;
}
