import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ObjectReader } from "./cat-file.js";
import type { Commit } from "./commit-snapshot.js";
import type { Place } from "./repository.js";
import { NO_TREE, type TreeReader } from "./tree-reader.js";
import { UsageError } from "./usage-error.js";

/** Throws for what can't be a revision, before git gets to see it. */
export function checkRevision(revision: string, option: string): void {
  if (revision !== "" && !revision.startsWith("-") && !/[\u0000-\u001f\u007f]/.test(revision)) return;
  throw new UsageError(
    `${option} ${JSON.stringify(revision)} is not a revision. Give a commit, a branch or a tag, such as origin/main.`,
  );
}

interface RevisionSource {
  readonly objects: ObjectReader;
  readonly trees: TreeReader;
  readonly place: Place;
}

/** The commit of a revision, which must have been checked. */
export async function resolveCommit(source: RevisionSource, revision: string): Promise<Commit> {
  const object = await source.objects.read(`${revision}^{commit}`);
  if (!object?.bytes) throw await noSuchRevision(source, revision);
  const text = Buffer.from(object.bytes).toString("latin1");
  const [, tree] = /^tree ([0-9a-f]+)$/m.exec(text) ?? [];
  const [, seconds] = /^committer .* (\d+) [-+]\d+$/m.exec(text) ?? [];
  if (tree === undefined) throw new UsageError(`The commit ${object.oid} names no tree. Run \`git fsck\`.`);
  return {
    oid: object.oid,
    tree: await treeOfFolder(source, tree),
    time: new Date(Math.min(Number(seconds ?? 0) * 1000, MAX_TIME)),
  };
}

/** The last millisecond that a Date can hold. */
const MAX_TIME = 8.64e15;

async function treeOfFolder({ trees, place }: RevisionSource, root: string): Promise<string> {
  if (place.prefix === "") return root;
  const node = await trees.find(root, place.prefix.slice(0, -1));
  return node?.kind === "directory" ? node.oid : NO_TREE;
}

async function noSuchRevision({ objects, place }: RevisionSource, revision: string): Promise<UsageError> {
  const head = revision === "HEAD" ? undefined : await objects.read("HEAD^{commit}");
  if (!head && revision === "HEAD") return new UsageError("The repository has no commit yet. Make one first.");
  const missing = `No such revision: ${revision}.`;
  if (!head) return new UsageError(`${missing} The repository has no commit yet, so there is nothing to compare with.`);
  // In a shallow clone the parents of a commit have no names, so that they can't be fetched as HEAD^1.
  const fetch = /[\^~@]/.test(revision)
    ? "git fetch --deepen=1"
    : `git fetch --depth=1 origin ${revision.replace(/^(?:refs\/remotes\/)?origin\//, "")}`;
  if (isShallow(place)) {
    return new UsageError(
      `${missing} This is a shallow clone, which holds the newest commits only: run \`${fetch}\`, ` +
        "or check out with `fetch-depth: 0`.",
    );
  }
  return new UsageError(`${missing} Check how it is written; \`git fetch\` gets what only the remote has.`);
}

function isShallow({ top, bare }: Place): boolean {
  return existsSync(join(commonDirectory(bare ? top : join(top, ".git")), "shallow"));
}

/** Where a repository with several working trees keeps what they share. */
function commonDirectory(dotGit: string): string {
  try {
    const target = /^gitdir: (.+)$/m.exec(readFileSync(dotGit, "utf8"))?.[1] ?? dotGit;
    const own = resolve(dotGit, "..", target);
    const common = join(own, "commondir");
    return existsSync(common) ? resolve(own, readFileSync(common, "utf8").trim()) : own;
  } catch {
    return dotGit;
  }
}
