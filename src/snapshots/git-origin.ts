import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { type Environment, type Git, gitIn, outputOf, withSettings } from "./git.js";
import { UsageError } from "./usage-error.js";

/** The repository that this one was cloned from. Every function throws a UsageError when git fails or takes too long. */
export interface Origin {
  /**
   * Brings commits, by object id, into the repository, without a name for them. `depth` is how many generations, for a
   * shallow clone; into any other clone all that belongs to them is brought, since a depth would cut off its history.
   */
  fetch(oids: readonly string[], depth: number | undefined): Promise<void>;
  /** The id of the commit that the first of these full names of references has there, if one of them has any. */
  oidOf(references: readonly string[]): Promise<string | undefined>;
  /** Its address, as it is configured; undefined when there is none. */
  url(): Promise<string | undefined>;
}

const TIME_LIMIT = 45_000;

/** What `ext::` and other helpers of git would start is no transfer, but any program. */
const PROTOCOLS = "https:http:ssh:file";

/** No question to a person, who is not there, and no work of housekeeping, which would go on behind our back. */
const SETTINGS = [
  ["credential.interactive", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
] as const;

/** What git needs to be let in is what its own configuration says; actions/checkout leaves the token there. */
export function originOf(directory: string, environment: Environment, timeLimit = TIME_LIMIT): Origin {
  const git = gitIn(directory, withSettings(SETTINGS, environment), { GIT_ALLOW_PROTOCOL: PROTOCOLS });
  const run = (args: readonly string[], accepted?: number[]): Promise<Buffer> =>
    outputWithin(timeLimit, git, args, accepted);
  return {
    fetch: async (oids, depth) => {
      const traceless = ["--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--refmap="];
      await run(["fetch", ...traceless, ...(depth === undefined ? [] : [`--depth=${depth}`]), "origin", ...oids]);
    },
    oidOf: async (references) => {
      const lines = (await run(["ls-remote", "--quiet", "origin", ...references])).toString().split("\n");
      // Git also gives references that only end in these names.
      const found = new Map(lines.map((line) => [line.slice(line.indexOf("\t") + 1), line.split("\t")[0] ?? ""]));
      return references.map((reference) => found.get(reference)).find((oid) => oid !== undefined);
    },
    // 1: there is none.
    url: async () => (await run(["config", "--get", "remote.origin.url"], [0, 1])).toString().trim() || undefined,
  };
}

/** Ends git, with all that it started, when it takes longer, in milliseconds. */
async function outputWithin(
  timeLimit: number,
  git: Git,
  args: readonly string[],
  accepted?: number[],
): Promise<Buffer> {
  let end = (): void => {};
  const endable: Git = {
    ...git,
    start: (given) => {
      const child = git.start(given, true);
      end = () => endGroup(child);
      return child;
    },
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      end();
      reject(new UsageError(`\`git ${args[0]}\` in ${git.directory} took more than ${timeLimit / 1000} seconds.`));
    }, timeLimit);
  });
  try {
    return await Promise.race([outputOf(endable, args, accepted), late]);
  } finally {
    clearTimeout(timer);
  }
}

function endGroup(child: ChildProcessWithoutNullStreams): void {
  const { pid } = child;
  // It was not started, and 0 would stand for our own group.
  if (!pid) return;
  const signal = (name: "SIGTERM" | "SIGKILL"): void => {
    try {
      process.kill(-pid, name);
    } catch {
      // Already at an end, or on Windows, which has no groups.
      child.kill(name);
    }
  };
  // At this one git takes away its locks; the other is for when it hangs.
  signal("SIGTERM");
  setTimeout(() => signal("SIGKILL"), 2_000).unref();
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
  child.unref();
}
