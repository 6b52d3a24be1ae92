import { filesInCommon } from "../../snapshots/commit-comparison.js";
import { type Commit, type ReadFile, treeFiles } from "../../snapshots/commit-snapshot.js";
import { UsageError } from "../../snapshots/usage-error.js";
import { asSentence, type Commits } from "./commits.js";

/**
 * Reads the files of the pull request's head, which is fetched by the first question. What is the same in the merge is
 * read as there. Where the head can't be had, the files of the merge are given: mostly their lines are the same.
 */
export function headOfPullRequest(commits: Commits, oid: string, merge: Commit, readMerge: ReadFile): ReadFile {
  let opened: Promise<ReadFile> | undefined;
  let failed = false;
  const open = async (): Promise<ReadFile> => {
    await commits.bring([oid]);
    const commit = await commits.commit(oid);
    if (!commit) throw new UsageError(`There is no commit ${oid}.`);
    const shared = filesInCommon(commits.store, commit, merge, readMerge);
    const own = treeFiles(commits.store, commit.tree);
    return async (path) => (await shared(path)) ?? own(path);
  };
  return async (path) => {
    opened ??= open();
    try {
      return await (await opened)(path);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (!failed) {
        commits.notes.push(
          `${asSentence(error.message)} So lines are told as they are after the merge, which may differ.`,
        );
      }
      failed = true;
      return readMerge(path);
    }
  };
}
