import type { GitObject, ObjectReader, ObjectType } from "../../snapshots/cat-file.js";
import { MAX_FILE_BYTES } from "../../snapshots/file-content.js";
import { UsageError } from "../../snapshots/usage-error.js";
import type { Client, Connect } from "../api/client.js";
import { statusOf } from "../api/error-facts.js";
import { failureOf } from "../api/failure.js";
import type { RepositoryName } from "../situation.js";
import { answeredBlob, answeredCommit, answeredMergeBase, objectOf, sha1In } from "./answered-objects.js";
import { answeredTrees } from "./answered-trees.js";

/** What a run may ask for. A token has 1,000 requests an hour for all runs of a repository. */
const MOST_BLOBS = 1_000;
const MOST_TREE_CALLS = 300;
const MOST_BYTES = 200 * 1024 * 1024;
const AT_ONCE = 8;

export interface ApiSource {
  readonly connect: Connect;
  /** Where an object is looked for, in this order: a repository, and a fork of it. */
  readonly repositories: readonly RepositoryName[];
  /** What to do when there is too much to read, as a sentence. */
  readonly remedy: string;
}

/** The objects of a repository, through GitHub's API. */
export interface ApiObjects extends ObjectReader {
  /** The id of the commit of a branch or tag; undefined when there is none. */
  commitNamed(name: string): Promise<string | undefined>;
  /** The id of the commit where two commits parted; undefined when one of them is not there, or they share none. */
  mergeBase(base: string, head: string): Promise<string | undefined>;
}

/**
 * Asks for each object once, for a tree with all that is below it. Names are object ids only. All functions throw a
 * UsageError when GitHub does not answer, lacks a tree or a file, or more is asked for than a run may read.
 */
export function apiObjects(source: ApiSource): ApiObjects {
  const api = new Api(source);
  const known = new Map<string, Promise<GitObject | undefined>>();
  const ask = (oid: string, type: ObjectType): Promise<GitObject | undefined> => {
    switch (type) {
      case "commit":
        return api.commit(oid);
      case "tree":
        return api.tree(oid);
      case "blob":
        return api.blob(oid);
      default:
        return type satisfies never;
    }
  };
  return {
    read: async (name, expected) => {
      const oid = sha1In(name);
      if (oid === undefined) return undefined;
      const key = `${expected} ${oid}`;
      const object = known.get(key) ?? ask(oid, expected);
      known.set(key, object);
      return object;
    },
    commitNamed: (name) => api.commitNamed(name),
    mergeBase: async (base, head) => {
      return sha1In(base) && sha1In(head) ? api.mergeBase(base, head) : undefined;
    },
    close: () => {},
  };
}

/** Asks one repository. */
type Call = (client: Client, repository: RepositoryName) => Promise<{ readonly data: unknown }>;

class Api {
  readonly #source: ApiSource;
  readonly #trees = new Map<string, Uint8Array>();
  readonly #sizes = new Map<string, number>();
  readonly #atOnce = limitedTo(AT_ONCE);
  #treeCalls = 0;
  #blobs = 0;
  #bytes = 0;

  constructor(source: ApiSource) {
    this.#source = source;
  }

  commit(oid: string): Promise<GitObject | undefined> {
    return this.#read(
      `The commit ${oid}`,
      (client, repository) =>
        client.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", { ...repository, commit_sha: oid }),
      (answer) => answeredCommit(answer, oid),
    );
  }

  /** With this media type the answer is the id alone, and not all that the commit changes. */
  commitNamed(name: string): Promise<string | undefined> {
    const headers = { accept: "application/vnd.github.sha" };
    return this.#read(
      `The commit of ${JSON.stringify(name)}`,
      (client, repository) =>
        client.request("GET /repos/{owner}/{repo}/commits/{ref}", { ...repository, ref: name, headers }),
      (answer) => sha1In(typeof answer === "string" ? answer.trim() : undefined),
    );
  }

  /**
   * Ids name commits of all forks of a repository alike. The changed files, up to 300 with their patches, are on the
   * first page alone: https://docs.github.com/rest/commits/commits#compare-two-commits
   */
  mergeBase(base: string, head: string): Promise<string | undefined> {
    const asked = { basehead: `${base}...${head}`, per_page: 1, page: 2 };
    return this.#read(
      `Where ${head} parted from ${base}`,
      (client, repository) =>
        client.request("GET /repos/{owner}/{repo}/compare/{basehead}", { ...repository, ...asked }),
      (answer) => answeredMergeBase(answer, base),
    );
  }

  async tree(oid: string): Promise<GitObject> {
    // All at first. Of a truncated answer, this tree alone, and what is below it when it is asked for.
    for (const recursive of ["1", undefined] as const) {
      if (this.#trees.has(oid)) break;
      await this.#askTree(oid, recursive);
    }
    const bytes = this.#trees.get(oid);
    if (bytes) return objectOf(oid, "tree", bytes);
    throw this.#tooMuch("a folder with more files than GitHub's API lists");
  }

  async #askTree(oid: string, recursive: "1" | undefined): Promise<void> {
    this.#treeCalls += 1;
    if (this.#treeCalls > MOST_TREE_CALLS) throw this.#tooMuch(`more than ${MOST_TREE_CALLS} folders`);
    const parameters = { tree_sha: oid, ...(recursive === undefined ? {} : { recursive }) };
    const { trees, sizes } = await this.#named(
      `The tree ${oid}`,
      (client, repository) =>
        client.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", { ...repository, ...parameters }),
      (answer) => answeredTrees(answer, oid),
    );
    for (const [each, bytes] of trees) this.#trees.set(each, bytes);
    for (const [each, size] of sizes) this.#sizes.set(each, size);
  }

  async blob(oid: string): Promise<GitObject> {
    const size = this.#sizes.get(oid) ?? 0;
    if (size > MAX_FILE_BYTES) return { oid, type: "blob", size };
    this.#blobs += 1;
    if (this.#blobs > MOST_BLOBS) throw this.#tooMuch(`more than ${MOST_BLOBS} files`);
    this.#count(size);
    const blob = await this.#named(
      `The file ${oid}`,
      (client, repository) =>
        client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", { ...repository, file_sha: oid }),
      (answer) => answeredBlob(answer, oid),
    );
    this.#count(blob.size - size);
    return blob;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MOST_BYTES) throw this.#tooMuch(`files of more than ${MOST_BYTES / 1024 / 1024} MiB`);
  }

  #tooMuch(what: string): UsageError {
    return new UsageError(
      `To check this, ${what} would have to be read through GitHub's API, which is too much. ${this.#source.remedy}`,
    );
  }

  /** What a commit or tree has named must be there. */
  async #named<T>(what: string, call: Call, make: (answer: unknown) => T): Promise<T> {
    const made = await this.#read(what, call, make);
    if (made !== undefined) return made;
    throw new UsageError(
      `${what} can't be read through GitHub's API: it is not there, or not for this token. In a private repository, add \`contents: read\` under \`permissions\` in the workflow.`,
    );
  }

  /** What the first repository that has it answers. */
  async #read<T>(what: string, call: Call, make: (answer: unknown) => T): Promise<T | undefined> {
    try {
      for (const repository of this.#source.repositories) {
        const answer = await this.#atOnce(async () => answerOf(call(await this.#source.connect(), repository)));
        if (answer) return make(answer.data);
      }
      return undefined;
    } catch (error) {
      throw new UsageError(`${what} can't be read through GitHub's API. ${failureOf(error).sentence}`);
    }
  }
}

/** 409: the repository is empty. 422: no commit has that name. */
const ABSENT: ReadonlySet<number> = new Set([404, 409, 422]);

async function answerOf(call: ReturnType<Call>): Promise<{ readonly data: unknown } | undefined> {
  try {
    return await call;
  } catch (error) {
    if (ABSENT.has(statusOf(error))) return undefined;
    throw error;
  }
}

/** Lets no more than so many tasks run at once. */
function limitedTo(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      // Who waits longest goes on in this one's place.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
