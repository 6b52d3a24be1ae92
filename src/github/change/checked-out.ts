import { existsSync } from "node:fs";
import type { Snapshots } from "../../model/snapshot.js";
import { isClean } from "../../snapshots/checkout.js";
import type { Git } from "../../snapshots/git.js";
import { realDirectory } from "../../snapshots/repository.js";
import { NO_TREE } from "../../snapshots/tree-reader.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { oidIn } from "../payload.js";
import type { Commits } from "./commits.js";
import type { Surroundings } from "./open-change.js";
import { type Folder, folderIn, isEmpty } from "./workspace.js";

/**
 * All that is there, without a base. That is the working tree, since an earlier step may have written files that are not
 * committed (zones from a database, a site with its policy). Where it holds what the last commit holds, it is that
 * commit, which gives the same report and the same fix each time.
 */
export async function checkedOut(commits: Commits, surroundings: Surroundings): Promise<Snapshots> {
  const folder = folderIn(surroundings.workspace, surroundings.directory);
  const { checkout } = commits;
  if (checkout) return ofCheckout(commits, checkout.repository.git, folder);
  if (isEmpty(folder)) return ofEvent(commits, oidIn(surroundings.environment.GITHUB_SHA));
  if (commits.failure !== undefined) {
    commits.notes.push(`${commits.failure} So the files are checked as they lie in the folder.`);
  }
  const { folderSnapshot } = await import("../../snapshots/folder.js");
  return { head: folderSnapshot(realDirectory(folder.path)), changed: [], time: new Date() };
}

async function ofCheckout(commits: Commits, git: Git, { path }: Folder): Promise<Snapshots> {
  const object = await commits.store.objects.read("HEAD^{commit}", "commit");
  const commit = object && (await commits.commit(object.oid));
  // What git ignores altogether is in no commit, and is meant all the same by whoever names it.
  const isWorktree = existsSync(path) && (commit?.tree === NO_TREE || !(await isClean(git.in(path))));
  if (commit && !isWorktree) return commits.compare(commit, undefined);
  const here = git.in(realDirectory(path));
  const { worktreeSnapshot } = await import("../../snapshots/worktree.js");
  return { head: await worktreeSnapshot(here, commits.store.objects), changed: [], time: new Date() };
}

async function ofEvent(commits: Commits, oid: string | undefined): Promise<Snapshots> {
  const commit = oid === undefined ? undefined : await commits.commit(oid);
  if (!commit) {
    throw new UsageError(
      "The workspace is empty, so there is nothing to check. Add a step with actions/checkout before this one.",
    );
  }
  return commits.compare(commit, undefined);
}
