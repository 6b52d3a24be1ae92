import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { tooManyPaths } from "./listing.js";
import { UsageError } from "./usage-error.js";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Starts git in one directory. */
export interface Git {
  readonly directory: string;
  in(directory: string): Git;
  /** The same with these settings emptied, whatever the repository and the user say. */
  without(settings: readonly string[]): Git;
  /** `detached`: in a process group of its own, without a terminal to ask on. */
  start(args: readonly string[], detached?: boolean): ChildProcessWithoutNullStreams;
}

/** Nothing of a repository may start a program: its hooks, its file system monitor. No index is written. */
const QUIET = [
  "--no-optional-locks",
  "--no-pager",
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "submodule.recurse=false",
];

/**
 * Git sets these for its hooks. The repository that we look at is the one around the directory we were given, whatever
 * git is doing meanwhile; where the objects lie is kept, since a pre-receive hook sees the new ones only through it.
 */
const OVERRIDING: ReadonlySet<string> = new Set([
  "GIT_DIR",
  "GIT_WORK_TREE",
  "GIT_COMMON_DIR",
  "GIT_INDEX_FILE",
  "GIT_PREFIX",
  "GIT_NAMESPACE",
  "GIT_EXTERNAL_DIFF",
  "GIT_LITERAL_PATHSPECS",
  "GIT_GLOB_PATHSPECS",
  "GIT_NOGLOB_PATHSPECS",
  "GIT_ICASE_PATHSPECS",
]);

/** `variables` are set for git beyond what is set for all that is read; they may name the repository. */
export function gitIn(directory: string, environment: Environment, variables?: Environment): Git {
  const program = findGit(environment);
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => !OVERRIDING.has(name))),
    GIT_TERMINAL_PROMPT: "0",
    // In a partial clone git would fetch what is missing: over the network, by programs that the repository names.
    GIT_ALLOW_PROTOCOL: "none",
    // An object is what its id says, also where refs/replace says otherwise.
    GIT_NO_REPLACE_OBJECTS: "1",
    LC_ALL: "C",
    ...variables,
  };
  const at = (cwd: string, settled: Environment): Git => ({
    directory: cwd,
    in: (other) => at(other, settled),
    without: (settings) =>
      at(
        cwd,
        withSettings(
          settings.map((setting) => [setting, ""]),
          settled,
        ),
      ),
    start: (args, detached) => spawn(program, [...QUIET, ...args], { cwd, env: settled, detached, windowsHide: true }),
  });
  return at(directory, env);
}

/**
 * An environment in which git goes by these settings, pairs of name and value, whatever else is set. Not by `-c`, which
 * would end a name at the first `=` in it.
 */
export function withSettings(settings: readonly (readonly [string, string])[], env: Environment): Environment {
  const first = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
  const added = settings.flatMap(([setting, value], index) => [
    [`GIT_CONFIG_KEY_${first + index}`, setting],
    [`GIT_CONFIG_VALUE_${first + index}`, value],
  ]);
  return { ...env, ...Object.fromEntries(added), GIT_CONFIG_COUNT: String(first + settings.length) };
}

/**
 * Looked up here, since the search of the operating system takes an empty part of PATH (and on Windows always) for the
 * current directory, which belongs to whoever wrote the repository.
 */
function findGit(environment: Environment): string {
  const windows = process.platform === "win32";
  const path =
    Object.entries(environment).find(([name]) => (windows ? name.toUpperCase() : name) === "PATH")?.[1] ?? "";
  for (const folder of path.split(delimiter)) {
    const program = join(folder, windows ? "git.exe" : "git");
    if (isAbsolute(folder) && isExecutable(program)) return program;
  }
  throw new UsageError("git was not found on PATH, and this folder is a git repository. Install git, or correct PATH.");
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** More output than a million paths make: it is not worth waiting for the rest. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

/** What a git command wrote to its standard output. Any exit code but the ones `accepted` is an error. */
export async function outputOf(git: Git, args: readonly string[], accepted = [0], input?: string): Promise<Buffer> {
  const child = git.start(args);
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  let size = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MAX_OUTPUT_BYTES) child.kill();
    else output.push(chunk);
  });
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new UsageError(`git could not be started: ${error.message}.`)));
    child.on("close", (code) => {
      if (size > MAX_OUTPUT_BYTES) reject(tooManyPaths());
      else if (code !== null && accepted.includes(code)) resolve(Buffer.concat(output));
      else reject(gitFailure(args[0] ?? "", git.directory, Buffer.concat(complaints).toString()));
    });
  });
}

/** Says what git complained about, in our words where the remedy is known. */
export function gitFailure(command: string, directory: string, complaint: string): UsageError {
  if (complaint.includes("dubious ownership")) {
    const repository = /repository at '(.*)'$/m.exec(complaint)?.[1] ?? directory;
    return new UsageError(
      `Git does not trust the repository ${repository}, since it belongs to another user. ` +
        `If you trust it, run \`git config --global --add safe.directory ${quoted(repository)}\`.`,
    );
  }
  if (complaint.includes("promisor remote")) {
    return new UsageError(
      `The repository ${directory} is a partial clone and lacks files that are needed here; nothing is fetched by this tool. ` +
        "Run `git fetch --refetch --no-filter`, or check out without `filter`.",
    );
  }
  if (complaint.includes("not a git repository")) {
    return new UsageError(`Git finds no repository at ${directory}. Is its .git folder complete?`);
  }
  const reason = complaint.split("\n").find((line) => line.startsWith("fatal: ") || line.startsWith("error: "));
  return new UsageError(
    `\`git ${command}\` failed in ${directory}: ${reason ?? (complaint.trim() || "it said nothing")}`,
  );
}

/** As one word of a POSIX shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The parts of an output that was asked for with `-z`. */
export function splitNul(output: Buffer): string[] {
  const parts = output.toString().split("\0");
  parts.pop();
  return parts;
}
