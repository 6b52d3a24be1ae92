import { randomUUID } from "node:crypto";
import { lstatSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isWithin } from "../../snapshots/repository.js";
import { reasonOf, UsageError } from "../../snapshots/usage-error.js";

/** Where a step may leave files. */
export interface WritablePlaces {
  /** GITHUB_WORKSPACE. */
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temporary: string | undefined;
}

/**
 * Writes a file that an input asks for, and the folders on the way to it. `path` is relative to the workspace, or leads
 * into the folder for temporary files. What is checked out there may be of a pull request: links on the way may not lead
 * out of that place nor into `.git`, and what stands at the path itself, be it a link, is replaced and not followed.
 * Throws a UsageError when it can't be written.
 */
export function writeReportFile(places: WritablePlaces, path: string, text: string): void {
  const target = resolve(places.workspace, path);
  if (path.includes("\0") || /[/\\]$/.test(path)) throw refusal(path, "it is not the name of a file");
  const root = [places.workspace, places.temporary].find((place) => place && isBelow(target, resolve(place)));
  if (!root) {
    throw refusal(
      path,
      "it is outside the workspace. Give it relative to the workspace, or below the folder that `runner.temp` names",
    );
  }
  attempt(path, () => {
    const realRoot = realpathSync.native(root);
    const folder = realFolder(dirname(join(realRoot, relative(resolve(root), target))));
    const place = join(folder, basename(target));
    checkPlace(place, realRoot, path);
    mkdirSync(folder, { recursive: true });
    replace(place, text);
  });
}

/** The folder without links on the way; it need not be there. */
function realFolder(folder: string): string {
  const isThere = lstatSync(folder, { throwIfNoEntry: false }) !== undefined;
  return isThere ? realpathSync.native(folder) : join(realFolder(dirname(folder)), basename(folder));
}

function checkPlace(place: string, root: string, path: string): void {
  if (!isBelow(place, root)) {
    throw refusal(path, "a symbolic link on the way leads out of that place. Choose another folder");
  }
  // Some systems do not tell `.GIT` from it.
  if (place.split(sep).some((name) => name.toLowerCase() === ".git")) {
    throw refusal(path, "that is inside .git. Choose another folder");
  }
  if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) {
    throw refusal(path, "it is a folder. Give it the name of a file");
  }
}

/** Whoever reads meanwhile sees the old file or the new one, and a link that stands there goes with the old. */
function replace(place: string, text: string): void {
  const draft = join(dirname(place), `.mta-sts-lint-${randomUUID()}`);
  try {
    writeFileSync(draft, text, { flag: "wx" });
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function isBelow(place: string, folder: string): boolean {
  return place !== folder && isWithin(folder, place);
}

function attempt(path: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    throw error instanceof UsageError ? error : refusal(path, `${reasonOf(error)}. Choose another place for it`);
  }
}

function refusal(path: string, reason: string): UsageError {
  return new UsageError(`${path} can't be written: ${reason}.`);
}
