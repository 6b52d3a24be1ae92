import { accessSync, constants, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reasonOf, UsageError } from "./usage-error.js";

/** A file of the working tree that is to hold something else. */
export interface Replacement {
  readonly path: string;
  /** What was read. */
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * Writes files of the working tree anew. Throws a UsageError, before anything is written, when one of them does not hold
 * any more what was read, can't be written, or is reached through a symbolic link.
 */
export function replaceFiles(root: string, replacements: readonly Replacement[]): void {
  const real = attempt(() => realpathSync.native(root), root);
  for (const replacement of replacements) checkReplaceable(real, replacement);
  for (const { path, after } of replacements) attempt(() => writeFileSync(join(real, path), after), path);
}

function checkReplaceable(root: string, { path, before }: Replacement): void {
  const file = join(root, path);
  if (attempt(() => realpathSync.native(file), path) !== file) {
    throw new UsageError(`${path} is reached through a symbolic link. It is left as it is.`);
  }
  attempt(() => accessSync(file, constants.W_OK), path);
  if (!attempt(() => readFileSync(file), path).equals(before)) {
    throw new UsageError(
      `${path} on disk is not what was checked, by its line ends or a change meanwhile. It is left as it is: use --patch FILE and git apply.`,
    );
  }
}

function attempt<Result>(step: () => Result, path: string): Result {
  try {
    return step();
  } catch (error) {
    throw new UsageError(`${path} can't be written: ${reasonOf(error)}.`);
  }
}
