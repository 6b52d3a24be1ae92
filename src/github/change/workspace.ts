import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { isWithin, realDirectory, wayDown } from "../../snapshots/repository.js";
import { UsageError } from "../../snapshots/usage-error.js";

/** The folder of `working-directory`, which need not be there: it may be what a change adds, or not checked out. */
export interface Folder {
  /** Absolute, without symbolic links. */
  readonly path: string;
  /** The nearest folder above it, or itself, that exists. */
  readonly nearest: string;
  /** The workspace that both lie in, without symbolic links. */
  readonly workspace: string;
}

/**
 * Throws a UsageError when there is no workspace, the folder lies outside, or a symbolic link is on the way to it: a
 * change that turns the link elsewhere would have another folder checked, and compared with itself.
 */
export function folderIn(workspace: string, directory: string): Folder {
  const top = realDirectory(workspace);
  const absolute = resolve(top, relative(resolve(workspace), resolve(directory)));
  let existing = absolute;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  const nearest = realDirectory(existing);
  const path = join(nearest, relative(existing, absolute));
  if (!isWithin(top, nearest) || !isWithin(top, path)) {
    throw new UsageError(
      `working-directory leads out of the workspace, to ${path}. Give a folder of the repository, without symbolic links out of it.`,
    );
  }
  if (nearest !== existing) {
    throw new UsageError(
      `working-directory goes through a symbolic link, to ${wayDown(top, path) || "the workspace itself"}. Give the folder without links on the way: a change could turn them elsewhere.`,
    );
  }
  return { path, nearest, workspace: top };
}

/** True where no step has put anything. */
export function isEmpty({ nearest }: Folder): boolean {
  return readdirSync(nearest).length === 0;
}
