import { realpathSync, type Stats, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { UsageError } from "./usage-error.js";

/** Where a folder lies in a repository. */
export interface Place {
  /** The root of the working tree, or the bare repository. */
  readonly top: string;
  /** The way from there to the folder: empty, or with `/` between the segments and at the end. */
  readonly prefix: string;
  readonly bare: boolean;
}

/** The absolute path of a folder, without symbolic links. */
export function realDirectory(directory: string): string {
  const absolute = resolve(directory);
  const found = statOf(absolute);
  if (!found) throw new UsageError(`There is no directory ${absolute}.`);
  if (!found.isDirectory()) throw new UsageError(`${absolute} is not a directory. Give the folder that holds it.`);
  return realpathSync.native(absolute);
}

/** Looks for a repository as git does: upwards, but not into another file system. */
export function findRepository(directory: string): Place | undefined {
  return find(directory, isGitDirectory);
}

/**
 * The same, for the working tree of a change by a stranger. No change can bring along a `.git`; but any folder in it can
 * look like a bare repository, with settings that start programs (git-config(1), safe.bareRepository).
 */
export function findCheckout(directory: string): Place | undefined {
  return find(directory, () => false);
}

function find(directory: string, isBare: (directory: string) => boolean): Place | undefined {
  const device = statOf(directory)?.dev;
  let top = directory;
  while (statOf(top)?.dev === device) {
    if (isDotGit(join(top, ".git"))) return { top, prefix: wayDown(top, directory), bare: false };
    if (isBare(top)) return { top, prefix: "", bare: true };
    const above = dirname(top);
    if (above === top) return undefined;
    top = above;
  }
  return undefined;
}

/** The way from one folder down to another: empty, or with `/` between the segments and at the end. */
export function wayDown(from: string, to: string): string {
  const way = relative(from, to);
  return way === "" ? "" : `${way.split(sep).join("/")}/`;
}

/** True when one absolute path without symbolic links is the other or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A file `.git` names the place of the repository: in submodules and in further working trees. */
function isDotGit(path: string): boolean {
  return statOf(path)?.isFile() === true || isGitDirectory(path);
}

function isGitDirectory(path: string): boolean {
  return (
    statOf(join(path, "HEAD"))?.isFile() === true &&
    statOf(join(path, "objects"))?.isDirectory() === true &&
    statOf(join(path, "refs"))?.isDirectory() === true
  );
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
