import { UsageError } from "./usage-error.js";

/** Asks whether a directory, given without a final slash, is of interest. */
export type Enter = (directory: string) => boolean;

/** A tree can name the same subtree many times over: some kilobytes of objects may stand for billions of paths. */
export const MAX_PATHS = 1_000_000;

export function tooManyPaths(): UsageError {
  return new UsageError(
    `More than ${MAX_PATHS} files to look at. Give a folder of the repository with --directory instead.`,
  );
}

/** The paths that do not lie below a refused directory. They must be sorted by code unit. */
export function prunePaths(sorted: readonly string[], enter?: Enter): readonly string[] {
  if (!enter) return sorted;
  const kept: string[] = [];
  const entered = new Set<string>();
  for (let at = 0; at < sorted.length; ) {
    const path = sorted[at] ?? "";
    const refused = firstRefused(path, entered, enter);
    at += 1;
    if (refused === undefined) kept.push(path);
    else while (sorted[at]?.startsWith(`${refused}/`)) at += 1;
  }
  return kept;
}

function firstRefused(path: string, entered: Set<string>, enter: Enter): string | undefined {
  if (entered.has(path.slice(0, Math.max(path.lastIndexOf("/"), 0)))) return undefined;
  for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
    const directory = path.slice(0, slash);
    if (entered.has(directory)) continue;
    if (!enter(directory)) return directory;
    entered.add(directory);
  }
  return undefined;
}
