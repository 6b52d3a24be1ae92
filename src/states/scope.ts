import { childOf, type Name, parentOf, ROOT } from "../model/dns.js";
import { EMPTY_STATE, type PolicyDomain, type State } from "../model/policy-domain.js";
import { NO_RUNTIME, type Runtime } from "../model/runtime.js";
import type { Snapshot, Snapshots } from "../model/snapshot.js";
import { isUnknown } from "../model/text.js";
import { domainFinder, domainOfPath } from "../sources/domain-of-path.js";
import { isCandidate, type Layout, matters, mayBeRead } from "./candidates.js";
import { listingOf, withDepartures } from "./listing.js";
import { type Reader, readState, type Selection } from "./read-state.js";

export interface States {
  readonly base: State | undefined;
  readonly head: State;
  /** Reads what was read of head once more, from a snapshot in which files hold something else. */
  readonly rereadHead: (snapshot: Snapshot) => Promise<State>;
}

/** Reading a part of a repository can show that more of it matters; this often, then all of it is read. */
const MAX_ROUNDS = 4;
/** A change to more domains than this is read with everything around it: selecting would cost more than it saves. */
const MAX_NAMES = 200;

/** Reads what has to be read to judge: everything without a base, else what the change concerns. */
export async function readStates(
  snapshots: Snapshots,
  layout: Layout,
  extent: "new" | "all" = "new",
  runtime: Runtime = NO_RUNTIME,
): Promise<States> {
  const { base, head } = snapshots;
  const reader: Reader = { layout, runtime, memo: new WeakMap() };
  if (!base) return stateAlone(await everything(head, layout), reader);
  const comparison = { head, base, changed: snapshots.changed };
  if (extent === "all" || (await isConcerned(comparison, layout))) return readComparison(comparison, extent, reader);
  return { base: EMPTY_STATE, head: EMPTY_STATE, rereadHead: async () => EMPTY_STATE };
}

async function isConcerned({ head, base, changed }: Comparison, layout: Layout): Promise<boolean> {
  if (changed.some((path) => matters(path, layout))) return true;
  if (!changed.some((path) => mayBeRead(path, layout))) return false;
  const { isDataReadIn } = await import("./words.js");
  return (await isDataReadIn(head, layout)) || isDataReadIn(base, layout);
}

async function stateAlone(selection: Selection, reader: Reader): Promise<States> {
  const read = (snapshot: Snapshot): Promise<State> => readState({ ...selection, snapshot }, reader, undefined);
  return { base: undefined, head: await read(selection.snapshot), rereadHead: read };
}

async function everything(snapshot: Snapshot, layout: Layout): Promise<Selection> {
  const listed = await snapshot.list();
  const candidates = listed.filter((path) => isCandidate(path, layout));
  return { snapshot, listing: listingOf(listed), candidates, whole: true };
}

interface Comparison {
  readonly head: Snapshot;
  readonly base: Snapshot;
  readonly changed: readonly string[];
}

async function readComparison(
  { head, base, changed }: Comparison,
  extent: "new" | "all",
  reader: Reader,
): Promise<States> {
  const { layout } = reader;
  const concern = new Concern(changed, layout);
  for (let round = 1; ; round++) {
    const whole = extent === "all" || round > MAX_ROUNDS || concern.isEverything;
    const ofHead = whole ? await everything(head, layout) : await concern.select(head);
    const ofBase = await onBase(ofHead, base, changed, layout);
    const baseState = await readState(ofBase, reader, undefined);
    const readHead = (snapshot: Snapshot): Promise<State> => readState({ ...ofHead, snapshot }, reader, baseState);
    const headState = await readHead(head);
    if (ofHead.whole || !concern.widen(baseState, headState)) {
      return { base: baseState, head: headState, rereadHead: readHead };
    }
  }
}

/** What is selected of head is selected of base: apart from what changed, both hold the same. */
async function onBase(head: Selection, base: Snapshot, changed: readonly string[], layout: Layout): Promise<Selection> {
  // Of nothing else does anybody ask; a change may hold thousands of pictures.
  const departed = changed.filter((path) => matters(path, layout));
  const read = await Promise.all(departed.map((path) => base.read(path)));
  const there = departed.filter((_, index) => read[index] !== undefined);
  const changes = new Set(departed);
  const unchanged = head.candidates.filter((path) => !changes.has(path));
  return {
    snapshot: base,
    listing: withDepartures(head.listing, changes, there),
    candidates: [...unchanged, ...there.filter((path) => isCandidate(path, layout))],
    whole: head.whole,
  };
}

/** What a change concerns: names of domains, found in paths and in what was read, and the files that belong to them. */
class Concern {
  readonly #names = new Set<Name>();
  /** Those above them, whose zones may hold them. */
  readonly #ancestors = new Set<Name>();
  #unbounded = false;
  readonly #domainOf = domainFinder();
  readonly #layout: Layout;
  readonly #changed: ReadonlySet<string>;
  /** The folders that these lie in, at whatever depth. */
  readonly #changedFolders = new Set<string>();
  /** What to look for in files, and the files that were found to hold some of it. */
  readonly #words = new Set<string>();
  readonly #mentioning = new Set<string>();

  constructor(changed: readonly string[], layout: Layout) {
    const relevant = changed.filter((path) => matters(path, layout) || mayBeRead(path, layout));
    this.#changed = new Set(relevant);
    this.#layout = layout;
    for (const path of relevant) {
      for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1))
        this.#changedFolders.add(path.slice(0, at));
      const name = domainOfPath(path);
      if (name !== undefined) this.#add(name);
      else for (const word of wordsThatRead(path)) this.#words.add(word);
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
    // Looked for as soon as something is left out, while the listing goes on; where all is read it need not be.
    let search: Promise<readonly string[]> | undefined;
    const leaveOut = (): false => {
      if (search) return false;
      search = this.#search(snapshot);
      // When the listing fails too, that is what is told.
      search.catch(() => undefined);
      return false;
    };
    const enter = (directory: string): boolean =>
      this.#isWanted(directory) || this.#changedFolders.has(directory) || leaveOut();
    const listed = await snapshot.list(enter);
    const configured = new Set(this.#configuredPaths());
    const isChosen = (path: string): boolean =>
      configured.delete(path) || this.#changed.has(path) || this.#isWanted(path) || leaveOut();
    const chosen = new Set(listed.filter(isChosen));
    // What is configured or mentioned may lie in folders that were not entered.
    for (const path of [...configured, ...((await search) ?? [])]) chosen.add(path);
    const candidates = [...chosen].filter((path) => isCandidate(path, this.#layout));
    return { snapshot, listing: listingOf(listed), candidates, whole: search === undefined };
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
      const files = zone.files ?? [zone.path];
      if (!files.some((path) => this.#changed.has(path) || this.#mentioning.has(path))) continue;
      yield zone.apex;
      for (const record of zone.records) {
        if (record.owner.value.startsWith("_mta-sts.")) yield record.owner.value.slice("_mta-sts.".length) as Name;
      }
    }
    // A fix that touches such a policy takes a new id of all domains that it serves.
    const ours = state.domains.filter(({ name }) => this.#names.has(name)).flatMap(({ policies }) => policies);
    const policyPaths = new Set(ours.map(({ path }) => path));
    for (const domain of state.domains) {
      const aliased = [...aliasedDomains(domain)];
      // What leads to a domain of the change, over however many aliases, shares its policy or its record.
      const concerned =
        this.#names.has(domain.name) ||
        aliased.some((name) => this.#names.has(name)) ||
        domain.policies.some(({ path }) => this.#changed.has(path) || policyPaths.has(path));
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
    const name = this.#domainOf(path);
    return name === undefined || this.#names.has(name) || this.#ancestors.has(name);
  }

  *#configuredPaths(): Iterable<string> {
    for (const [domain, paths] of [...this.#layout.policyPaths, ...this.#layout.zonePaths]) {
      if (this.#names.has(domain)) yield* paths;
    }
  }
}

/** How other files may name it: as a fragment by its name, unless that stands everywhere, or as a module by its folder. */
function* wordsThatRead(path: string): Iterable<string> {
  const parts = path.split("/");
  const [folder, name = ""] = parts.slice(-2);
  if (parts.length > 1 && /\.(?:tf|tofu)(?:\.json)?$/.test(name)) yield `/${folder}"`;
  else if (/^[ -~]{5,}$/.test(name) && !/(?:mta-sts\.txt|\.nojekyll|CNAME)$/.test(path)) yield name;
}

function* aliasedDomains({ name, records }: PolicyDomain): Iterable<Name> {
  for (const label of ["mta-sts", "_mta-sts"]) {
    for (const record of records.get(childOf(label, name)) ?? []) {
      if (record.type !== "CNAME" || isUnknown(record.target)) continue;
      yield record.target.value.replace(/^_?mta-sts\./, "") as Name;
    }
  }
}
