import { idOf } from "./people.js";
import type { PullRequestSides, World } from "./world.js";

/** The repository and the pull request that there are if a test names no others. */
export const REPOSITORY = "octo-org/dns";
export const PULL_REQUEST = 1;

/** What there is at the beginning. */
export interface Contents {
  /** The folder of the git repository whose objects are served; without one there are only conversations. */
  readonly repository?: string;
  /** `owner/name` */
  readonly name?: string;
  readonly private?: boolean;
  /** Other repositories: full names and folders. */
  readonly others?: Readonly<Record<string, string>>;
  /**
   * The pull requests by number. When they are not given: 1, from `main` to `refs/pull/1/head`. The revisions are looked
   * up when a call asks for them, so that a pull request moves when its branch does.
   */
  readonly pullRequests?: Readonly<Record<number, PullRequestSides>>;
  /** Answers about trees with all below them have so many names at most, and say that they are cut. On GitHub: 100,000. */
  readonly treeLimit?: number;
  /** In bytes. As on GitHub: 100 MB. */
  readonly blobLimit?: number;
  /** In lines. As on GitHub: 20,000. */
  readonly patchLimit?: number;
}

export function worldOf(contents: Contents, url: string): World {
  const { repository, name = REPOSITORY, private: isPrivate = false, others = {} } = contents;
  const { treeLimit = 100_000, blobLimit = 100_000_000, patchLimit = 20_000 } = contents;
  const pullRequests = contents.pullRequests ?? { [PULL_REQUEST]: { base: "main", head: "refs/pull/1/head" } };
  const served = (full: string, folder: string | undefined) => ({
    name: full,
    id: idOf(full),
    private: isPrivate,
    folder,
  });
  // Ids are larger than 32 bits hold, as GitHub's are.
  let id = 5_100_000_000;
  let time = Date.parse("2026-04-01T12:00:00Z");
  return {
    url,
    // On GitHub Enterprise Server both are on one host, the API below /api/v3.
    server: new URL(url).pathname === "/" ? "https://github.com" : new URL(url).origin,
    repositories: [served(name, repository), ...Object.entries(others).map(([full, folder]) => served(full, folder))],
    state: {
      comments: [],
      reviewComments: [],
      reviews: [],
      pullRequests: new Map(Object.entries(pullRequests).map(([number, sides]) => [Number(number), sides])),
      locked: new Set(),
    },
    treeLimit,
    blobLimit,
    patchLimit,
    nextId: () => ++id,
    now: () => {
      time += 1000;
      return new Date(time).toISOString().replace(".000Z", "Z");
    },
  };
}
