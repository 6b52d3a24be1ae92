import { childOf, type Name, parentOf, ROOT } from "../model/dns.js";
import type { PolicyDomain, State } from "../model/policy-domain.js";
import type { Snapshot, Snapshots } from "../model/snapshot.js";
import { isUnknown } from "../model/text.js";
import { domainOfPath } from "../sources/domain-of-path.js";
import type { ReadContext } from "../sources/source.js";
import { isCandidate, type Layout, readState, type Selection } from "./read-state.js";

export interface States {
  readonly base: State | undefined;
  readonly head: State;
}

/** Reading a part of a repository can show that more of it matters; this often, then all of it is read. */
const MAX_ROUNDS = 4;
/** A change to more domains than this is read with everything around it: selecting would cost more than it saves. */
const MAX_NAMES = 200;

/** Reads what has to be read to judge: everything without a base, else what the change concerns. */
export async function readStates(
  snapshots: Snapshots,
  layout: Layout,
  memo: ReadContext["memo"] = new WeakMap(),
): Promise<States> {
  if (!snapshots.base)
    return {
      base: undefined,
      head: await readState(await everything(snapshots.head, layout), layout, memo, undefined),
    };
  if (!snapshots.changed.some((path) => matters(path, layout))) return { base: EMPTY_STATE, head: EMPTY_STATE };
  return readComparison(snapshots.head, snapshots.base, snapshots.changed, layout, memo);
}

const EMPTY_STATE: State = {
  domains: [],
  zones: [],
  policies: [],
  unassigned: [],
  problems: [],
  undecided: [],
  files: new Map(),
};

/** Besides DNS and policies: the files that say how GitHub Pages serves them. */
function matters(path: string, layout: Layout): boolean {
  return isCandidate(path, layout) || /(?:^|\/)(?:CNAME|\.nojekyll|_config\.yml)$/.test(path);
}

async function everything(snapshot: Snapshot, layout: Layout): Promise<Selection> {
  const listed = await snapshot.list();
  return { snapshot, listed, candidates: listed.filter((path) => isCandidate(path, layout)), whole: true };
}

async function readComparison(
  head: Snapshot,
  base: Snapshot,
  changed: readonly string[],
  layout: Layout,
  memo: ReadContext["memo"],
): Promise<Required<States>> {
  const concern = new Concern(changed, layout);
  for (let round = 1; ; round++) {
    const whole = round > MAX_ROUNDS || concern.isEverything;
    const [headFiles, baseFiles] = await Promise.all(
      [head, base].map((snapshot) => (whole ? everything(snapshot, layout) : concern.select(snapshot))),
    );
    if (!headFiles || !baseFiles) throw new Error("a comparison has two sides");
    const baseState = await readState(baseFiles, layout, memo, undefined);
    const headState = await readState(headFiles, layout, memo, baseState);
    if (headFiles.whole && baseFiles.whole) return { base: baseState, head: headState };
    if (!concern.widen(baseState, headState)) return { base: baseState, head: headState };
  }
}

/** What a change concerns: names of domains, found in paths and in what was read, and the files that belong to them. */
class Concern {
  readonly #names = new Set<Name>();
  /** Those above them, whose zones may hold them. */
  readonly #ancestors = new Set<Name>();
  #unbounded = false;
  readonly #layout: Layout;
  readonly #changed: ReadonlySet<string>;
  /** The folders that these lie in, at whatever depth. */
  readonly #changedFolders = new Set<string>();
  /** What to look for in files, and the files that were found to hold some of it. */
  readonly #words = new Set<string>();
  readonly #mentioning = new Set<string>();
  /** Both sides ask for nearly the same paths. */
  readonly #domains = new Map<string, Name | undefined>();

  constructor(changed: readonly string[], layout: Layout) {
    const relevant = changed.filter((path) => matters(path, layout));
    this.#changed = new Set(relevant);
    this.#layout = layout;
    for (const path of relevant) {
      for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1))
        this.#changedFolders.add(path.slice(0, at));
      const name = domainOfPath(path);
      if (name !== undefined) this.#add(name);
      else if (isPossibleFragment(path)) this.#words.add(baseName(path));
    }
    for (const [domain, paths] of [...layout.policyPaths, ...layout.zonePaths]) {
      if (paths.some((path) => this.#changed.has(path))) this.#add(domain);
    }
  }

  get isEverything(): boolean {
    return this.#unbounded || this.#names.size > MAX_NAMES;
  }

  /** The files of these domains, those whose path names no domain, and those that mention one. */
  async select(snapshot: Snapshot): Promise<Selection> {
    let whole = true;
    const enter = (directory: string): boolean => {
      const wanted = this.#isWanted(directory) || this.#changedFolders.has(directory);
      whole &&= wanted;
      return wanted;
    };
    const [listed, mentions] = await Promise.all([snapshot.list(enter), this.#search(snapshot)]);
    const certain = new Set([...mentions, ...this.#configuredPaths()]);
    const candidates: string[] = [];
    for (const path of new Set([...listed, ...mentions])) {
      const chosen = certain.has(path) || this.#changed.has(path) || this.#isWanted(path);
      if (chosen && isCandidate(path, this.#layout)) candidates.push(path);
      else if (!chosen) whole = false;
    }
    return { snapshot, listed, candidates, whole };
  }

  /** Takes in what was found. True when that asks for more files. */
  widen(...states: readonly State[]): boolean {
    const before = this.#names.size;
    for (const state of states) {
      // Whose such a policy is can only be told from all domains.
      if (state.unassigned.length > 0) this.#unbounded = true;
      for (const name of this.#namesIn(state)) this.#add(name);
    }
    return this.isEverything || this.#names.size > before;
  }

  *#namesIn(state: State): Iterable<Name> {
    for (const zone of state.zones) {
      // A zone that mentions a changed fragment may include it.
      if (!this.#changed.has(zone.path) && !this.#mentioning.has(zone.path)) continue;
      yield zone.apex;
      for (const record of zone.records) {
        if (record.owner.value.startsWith("_mta-sts.")) yield record.owner.value.slice("_mta-sts.".length) as Name;
      }
    }
    for (const domain of state.domains) {
      const aliased = [...aliasedDomains(domain)];
      // What leads to a domain of the change, over however many aliases, shares its policy or its record.
      const concerned =
        this.#names.has(domain.name) ||
        aliased.some((name) => this.#names.has(name)) ||
        domain.policies.some(({ path }) => this.#changed.has(path));
      if (!concerned) continue;
      yield domain.name;
      for (const zone of domain.zones) yield zone.apex;
      yield* aliased;
    }
  }

  #add(name: Name): void {
    this.#names.add(name);
    for (let above = parentOf(name); above !== ROOT; above = parentOf(above)) this.#ancestors.add(above);
    this.#words.add(`mta-sts.${name}`);
    this.#words.add(`$ORIGIN ${name}`);
  }

  async #search(snapshot: Snapshot): Promise<readonly string[]> {
    if (this.#words.size === 0) return [];
    const found = await snapshot.search([...this.#words]);
    for (const path of found) this.#mentioning.add(path);
    return found;
  }

  #isWanted(path: string): boolean {
    if (!this.#domains.has(path)) this.#domains.set(path, domainOfPath(path));
    const name = this.#domains.get(path);
    return name === undefined || this.#names.has(name) || this.#ancestors.has(name);
  }

  *#configuredPaths(): Iterable<string> {
    for (const [domain, paths] of [...this.#layout.policyPaths, ...this.#layout.zonePaths]) {
      if (this.#names.has(domain)) yield* paths;
    }
  }
}

/** Other files may include it by its name, unless the name is one that stands everywhere. */
function isPossibleFragment(path: string): boolean {
  return /^[ -~]{5,}$/.test(baseName(path)) && !/(?:mta-sts\.txt|\.nojekyll|CNAME)$/.test(path);
}

function* aliasedDomains({ name, records }: PolicyDomain): Iterable<Name> {
  for (const label of ["mta-sts", "_mta-sts"]) {
    for (const record of records.get(childOf(label, name)) ?? []) {
      if (record.type !== "CNAME" || isUnknown(record.target)) continue;
      yield record.target.value.replace(/^_?mta-sts\./, "") as Name;
    }
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
