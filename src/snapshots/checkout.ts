import { readFileSync } from "node:fs";
import { join } from "node:path";
import { objectReader } from "./cat-file.js";
import { withoutContentFilters } from "./content-filters.js";
import { type Environment, type Git, gitIn, outputOf, withSettings } from "./git.js";
import type { Origin } from "./git-origin.js";
import { gitRepository, type Repository } from "./git-repository.js";
import { commonDirectory, isShallow } from "./missing-revision.js";
import { findCheckout, isWithin, type Place } from "./repository.js";

/** A repository that an earlier step of a workflow left in the workspace. */
export interface Checkout {
  readonly place: Place;
  readonly repository: Repository;
  /** False for a partial clone, which has commits without all of their files. */
  readonly complete: boolean;
  /** Where it was cloned from; the code for it is loaded by the first call. */
  origin(): Promise<Origin>;
  /** Brings commits from origin, so many generations of each when the clone is shallow. */
  fetch(oids: readonly string[], generations?: number): Promise<void>;
  close(): void;
}

/**
 * The repository around a folder, when it lies within the workspace. The workspace is the runner's own, so git is told to
 * trust it, also where the step runs as another user, as in containers. Throws a UsageError when git can't read it.
 */
export async function openCheckout(
  directory: string,
  workspace: string,
  environment: Environment,
): Promise<Checkout | undefined> {
  const place = findCheckout(directory);
  if (!place || !isWithin(workspace, place.top)) return undefined;
  const trusting = withSettings([["safe.directory", place.top]], environment);
  // Also where git starts in a folder of it, it looks for no other repository.
  const git = gitIn(place.top, trusting, { GIT_DIR: join(place.top, ".git"), GIT_WORK_TREE: place.top });
  const complete = !isPartialClone(place);
  const reader = objectReader(git);
  const present = complete ? undefined : (await import("./present-objects.js")).presentObjects(git, reader);
  const repository = gitRepository(git, present ?? reader);
  const origin = async () => (await import("./git-origin.js")).originOf(place.top, trusting);
  try {
    await reader.read("HEAD^{commit}", "commit");
  } catch (error) {
    reader.close();
    throw error;
  }
  return {
    place,
    repository,
    origin,
    complete,
    fetch: async (oids, generations = 1) => {
      await (await origin()).fetch(oids, isShallow(place) ? generations : undefined);
      present?.renew();
    },
    close: () => reader.close(),
  };
}

/** Git writes this itself when it clones or fetches with a filter, as actions/checkout does for a sparse checkout. */
function isPartialClone({ top }: Place): boolean {
  try {
    const config = readFileSync(join(commonDirectory(join(top, ".git")), "config"), "utf8");
    return /^\s*(?:promisor|partialclone)/im.test(config);
  } catch {
    return false;
  }
}

/** True when the working tree below the folder holds what its last commit holds, and nothing besides. */
export async function isClean(git: Git): Promise<boolean> {
  const options = ["-z", "--no-renames", "--untracked-files=normal", "--ignore-submodules=all"];
  const status = await outputOf(await withoutContentFilters(git), ["status", "--porcelain", ...options, "--", "."]);
  return status.length === 0;
}
