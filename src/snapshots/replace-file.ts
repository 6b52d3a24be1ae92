import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UsageError } from "./usage-error.js";

/**
 * Writes a file of the working tree anew, if it still holds what was read. Throws a UsageError when it does not, or when
 * its folder or the file itself has become a symbolic link.
 */
export function replaceFile(root: string, path: string, before: Uint8Array, after: Uint8Array): void {
  const file = join(root, path);
  const real = realpathSync.native(file);
  if (real !== join(realpathSync.native(root), path)) {
    throw new UsageError(`${path} is reached through a symbolic link. It is left as it is.`);
  }
  if (!readFileSync(file).equals(before)) {
    throw new UsageError(
      `${path} on disk is not what was checked, by its line ends or a change meanwhile. It is left as it is: use --patch FILE and git apply.`,
    );
  }
  writeFileSync(join(dirname(real), path.slice(path.lastIndexOf("/") + 1)), after);
}
