import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ObjectReader } from "./cat-file.js";
import type { Place } from "./repository.js";
import { UsageError } from "./usage-error.js";

/** Why a revision is not there, and what to do about it. */
export async function noSuchRevision(objects: ObjectReader, place: Place, revision: string): Promise<UsageError> {
  const head = revision === "HEAD" ? undefined : await objects.read("HEAD^{commit}", "commit");
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

export function isShallow({ top, bare }: Place): boolean {
  return existsSync(join(commonDirectory(bare ? top : join(top, ".git")), "shallow"));
}

/** Where a repository with several working trees keeps what they share. */
export function commonDirectory(dotGit: string): string {
  try {
    const target = /^gitdir: (.+)$/m.exec(readFileSync(dotGit, "utf8"))?.[1] ?? dotGit;
    const own = resolve(dotGit, "..", target);
    const common = join(own, "commondir");
    return existsSync(common) ? resolve(own, readFileSync(common, "utf8").trim()) : own;
  } catch {
    return dotGit;
  }
}
