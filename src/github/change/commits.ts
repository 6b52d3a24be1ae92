import type { Snapshots } from "../../model/snapshot.js";
import type { ObjectReader } from "../../snapshots/cat-file.js";
import { type Checkout, openCheckout } from "../../snapshots/checkout.js";
import { compareCommits } from "../../snapshots/commit-comparison.js";
import type { Commit, ObjectStore } from "../../snapshots/commit-snapshot.js";
import { wayDown } from "../../snapshots/repository.js";
import { checkRevision, readCommit } from "../../snapshots/revision.js";
import { NO_TREE } from "../../snapshots/tree-reader.js";
import { UsageError } from "../../snapshots/usage-error.js";
import type { ApiObjects, ApiSource } from "../objects/api-objects.js";
import { layeredStore } from "../objects/layered-store.js";
import { nameInUrl } from "./origin-name.js";
import type { Folder } from "./workspace.js";

export interface CommitsOptions extends Omit<ApiSource, "remedy"> {
  readonly folder: Folder;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** True when commits are never brought into the workspace, and that they are read elsewhere goes without saying. */
  readonly asData: boolean;
}

/**
 * The commits of the repository that a run is about: those that the checkout has, those that are fetched into it, and
 * through GitHub's API what neither gives. An id stands for the same bytes wherever they come from.
 */
export class Commits {
  readonly checkout: Checkout | undefined;
  /** Why git can't read a checkout that is there, as a sentence. */
  readonly failure: string | undefined;
  readonly store: ObjectStore;
  /** The way from the root of the repository to the folder. */
  readonly prefix: string;
  /** What was not possible, and what was done instead: whole sentences. Grows while files are read. */
  readonly notes: string[] = [];
  readonly #options: CommitsOptions;
  /** Why the API has to be asked; undefined when that need not be said. */
  #reason: string | undefined;
  #fetchFailed = false;
  #api: Promise<ApiObjects> | undefined;

  private constructor(options: CommitsOptions, checkout: Checkout | undefined, failure?: string) {
    this.#options = options;
    this.checkout = checkout;
    this.failure = failure;
    this.#reason = options.asData ? undefined : (failure ?? reasonFor(checkout));
    this.prefix = wayDown(checkout?.place.top ?? options.folder.workspace, options.folder.path);
    this.store = layeredStore(
      checkout,
      () => this.api(),
      () => this.#tellOfApi(),
    );
  }

  /** Takes the checkout if there is one that git can read. */
  static async open(options: CommitsOptions): Promise<Commits> {
    const { folder, environment } = options;
    try {
      const checkout = await openCheckout(folder.nearest, folder.workspace, environment);
      return new Commits(options, checkout);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return new Commits(options, undefined, asSentence(error.message));
    }
  }

  close(): void {
    this.checkout?.close();
  }

  /** GitHub's API; its code is loaded by the first call. */
  api(): Promise<ApiObjects> {
    this.#api ??= import("../objects/api-objects.js").then(({ apiObjects }) =>
      apiObjects({ ...this.#options, remedy: remedyOf(this.checkout, this.#options.asData) }),
    );
    return this.#api;
  }

  /** True when the checkout has the commit of that id. */
  async has(oid: string): Promise<boolean> {
    return (await this.checkout?.repository.objects.read(oid, "commit")) !== undefined;
  }

  /** Fetches those that the checkout lacks, in one go, so many generations of them. Failing, it leaves them to the API. */
  async bring(oids: readonly string[], generations = 1): Promise<void> {
    const { checkout } = this;
    if (!checkout || !this.#mayFetch) return;
    const there = await Promise.all(oids.map((oid) => this.has(oid)));
    const missing = oids.filter((_, index) => !there[index]);
    if (missing.length > 0) await this.#unlessItFails(() => checkout.fetch(missing, generations));
  }

  /** The id of the commit of a revision; undefined when it is nowhere to be found. Throws for what is no revision. */
  async locate(revision: string): Promise<string | undefined> {
    if (isOid(revision)) return revision;
    checkRevision(revision, "base-ref or head-ref");
    const there = await this.named(revision);
    return there ?? (await import("./named-revision.js")).locateNamed(revision, this);
  }

  /** The id of the commit that the checkout knows by that name. */
  async named(revision: string): Promise<string | undefined> {
    if (this.#options.asData) return undefined;
    return (await this.checkout?.repository.objects.read(`${revision}^{commit}`, "commit"))?.oid;
  }

  /** The id of the commit that the first of these references has at the origin, if one of them has any. */
  async oidAtOrigin(references: readonly string[]): Promise<string | undefined> {
    const { checkout } = this;
    if (!checkout || !this.#mayFetch) return undefined;
    return this.#unlessItFails(async () => (await checkout.origin()).oidOf(references));
  }

  /** The commit of an id, as seen from the folder; undefined when it is nowhere to be found. */
  commit(oid: string): Promise<Commit | undefined> {
    return readCommit(this.store, this.prefix, oid);
  }

  /** The ids of its parents, also of those that a shallow clone has cut off; undefined when there is no such commit. */
  async parents(oid: string, objects: ObjectReader = this.store.objects): Promise<readonly string[] | undefined> {
    const object = await objects.read(oid, "commit");
    if (!object?.bytes) return undefined;
    const [header = ""] = Buffer.from(object.bytes).toString("latin1").split("\n\n", 1);
    return [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? "");
  }

  /**
   * `owner/name` of the repository that is checked out, when it is another one than that of this commit. A fork, which
   * has one of its parents, is not another one.
   */
  async elsewhere(oid: string): Promise<string | undefined> {
    const { checkout } = this;
    if (!checkout || this.#options.asData || (await this.has(oid))) return undefined;
    const name = nameInUrl((await (await checkout.origin()).url()) ?? "");
    const isOurs = this.#options.repositories.some(({ owner, repo }) => `${owner}/${repo}`.toLowerCase() === name);
    if (name === undefined || isOurs) return undefined;
    const parents = (await orUndefined(this.parents(oid, await this.api()))) ?? [];
    const there = await Promise.all(parents.map((parent) => this.has(parent)));
    return there.includes(true) ? undefined : name;
  }

  /** Throws a UsageError when neither has the folder. */
  async compare(head: Commit, base: Commit | undefined): Promise<Snapshots> {
    if (head.tree !== NO_TREE || (base && base.tree !== NO_TREE)) {
      return compareCommits(await this.#storeOf(base ? [head, base] : [head]), head, base);
    }
    throw new UsageError(
      `The repository has no folder ${this.prefix.slice(0, -1)}. Correct working-directory, which is taken from the workspace.`,
    );
  }

  /** Git alone is the quickest, where it has all. */
  async #storeOf(commits: readonly Commit[]): Promise<ObjectStore> {
    const there = await Promise.all(commits.map(({ oid }) => this.has(oid)));
    return this.checkout?.complete && there.every(Boolean) ? this.checkout.repository : this.store;
  }

  get #mayFetch(): boolean {
    return !this.#fetchFailed && !this.#options.asData;
  }

  /** What fails once is not tried again: it may have taken long. */
  async #unlessItFails<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await task();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      this.#fetchFailed = true;
      this.#reason = asSentence(error.message);
      return undefined;
    }
  }

  #tellOfApi(): void {
    if (this.#reason !== undefined) this.notes.push(`${this.#reason} What was missing is read through GitHub's API.`);
    this.#reason = undefined;
  }
}

/** What git says ends without a full stop. */
export function asSentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

async function orUndefined<T>(value: Promise<T>): Promise<T | undefined> {
  try {
    return await value;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

export function isOid(revision: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(revision);
}

function reasonFor(checkout: Checkout | undefined): string {
  if (!checkout) return "There is no git repository in the workspace.";
  return checkout.complete
    ? "The checkout lacks commits."
    : "The checkout is a partial clone, which lacks files of its commits.";
}

function remedyOf(checkout: Checkout | undefined, asData: boolean): string {
  if (checkout && !checkout.complete) return "Check out without `filter` and `sparse-checkout`.";
  if (asData) {
    return "Add a step with actions/checkout before this one, as it is: it checks out the base. Do not let it check out the pull request.";
  }
  return checkout
    ? "Check out with `fetch-depth: 0`."
    : "Add a step with actions/checkout before this one; in a container, one that has git.";
}
