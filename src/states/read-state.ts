import type { AssignmentHints } from "../join/assign.js";
import { join } from "../join/join.js";
import { isWholeName, type Name, type Zone } from "../model/dns.js";
import type { Undecided } from "../model/finding.js";
import { documentId, type PolicyDocument, type ReadingProblem, type State } from "../model/policy-domain.js";
import type { Runtime } from "../model/runtime.js";
import { isSkipped, type SkippedFile, type Snapshot } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";
import { domainOfPath } from "../sources/domain-of-path.js";
import { sources } from "../sources/index.js";
import { isPolicyName } from "../sources/policy-file/paths.js";
import type { ReadContext, Reading, Source, SourceReader } from "../sources/source.js";
import { isCandidate, type Layout, NO_LAYOUT } from "./candidates.js";
import type { Listing } from "./listing.js";

/** Which files of a snapshot to read. */
export interface Selection {
  readonly snapshot: Snapshot;
  /** Those to look into. */
  readonly candidates: readonly string[];
  /** Those that are known to be there. */
  readonly listing: Listing;
  /** False when files were left out that may concern other domains. */
  readonly whole: boolean;
}

/** What all reading of a run shares. */
export interface Reader {
  readonly layout: Layout;
  readonly runtime: Runtime;
  readonly memo: ReadContext["memo"];
}

/** Reads the selected files and brings them together. `otherSide` is the state of the other side, read before. */
export async function readState(selection: Selection, reader: Reader, otherSide: State | undefined): Promise<State> {
  const { layout } = reader;
  const loaded = await loadFiles(selection, otherSide);
  const context = contextOf(selection, reader, loaded.files);
  const readings: Reading[] = [];
  for (const [source, files] of await claimedByReader(loaded.files, layout))
    readings.push(await source.read(files, context));
  const policies = await servedPolicies(readings.flatMap((reading) => reading.policies));
  const { domains, unassigned, zones } = await joinReadings(
    readings,
    policies,
    layout,
    hintsOf(layout, otherSide, selection.whole),
  );
  for (const reading of readings) for (const file of reading.included) loaded.files.set(file.path, file);
  const problems = readings.flatMap((reading) => reading.problems);
  return {
    domains,
    zones,
    policies,
    unassigned,
    problems,
    undecided: [
      ...(await unreadOfConfigured(layout, selection, loaded)),
      ...readings.flatMap((reading) => reading.undecided),
      ...problems.filter(({ mistake }) => !mistake).map(beyondUs),
      ...(await withoutOwner(unassigned, zones, domains)),
    ],
    unread: loaded.unread,
    files: loaded.files,
  };
}

function beyondUs({ message, range }: ReadingProblem): Undecided {
  return { domain: undefined, undecided: `a part of ${range.path}`, reason: lowerFirst(message), range };
}

/** Where no zone is here, nobody asks whose a policy is. */
async function withoutOwner(
  unassigned: readonly PolicyDocument[],
  zones: readonly Zone[],
  domains: State["domains"],
): Promise<readonly Undecided[]> {
  if (unassigned.length === 0 || zones.length === 0) return [];
  return (await import("./unassigned.js")).ownersToName(unassigned, domains);
}

/** A sentence as a clause. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, "");
}

/** What is configured and not there; most repositories configure nothing. */
async function unreadOfConfigured(
  layout: Layout,
  selection: Selection,
  { found }: LoadedFiles,
): Promise<Iterable<Undecided>> {
  if (layout === NO_LAYOUT) return [];
  const { unreadFiles } = await import("./configured-files.js");
  return unreadFiles(layout, selection, {
    isThere: (path) => found.has(path),
    isCandidate: (path) => isCandidate(path, layout),
  });
}

async function joinReadings(
  readings: readonly Reading[],
  policies: readonly PolicyDocument[],
  layout: Layout,
  hints: AssignmentHints,
) {
  const all = readings.flatMap((reading) => reading.zones);
  const chosen = writtenZones(layout.zonePaths.size === 0 ? all : chosenZones(all, layout));
  const zones = hints.whole ? await named(chosen, policies) : chosen;
  return { zones, ...join(zones, policies, hints) };
}

/** Only programs have zones of which the name is not known. */
async function named(zones: readonly Zone[], policies: readonly PolicyDocument[]): Promise<readonly Zone[]> {
  if (zones.every(({ apex }) => isWholeName(apex))) return zones;
  return (await import("./unnamed-zones.js")).withNamedZone(zones, policies);
}

/** Without those that a tool makes of another zone that is here, whole: they follow when it runs again. */
function writtenZones(zones: readonly Zone[]): readonly Zone[] {
  if (zones.every(({ generatedFrom }) => generatedFrom === undefined)) return zones;
  const written = new Set(zones.filter(({ complete }) => complete).map(({ apex, format }) => `${format} ${apex}`));
  return zones.filter(
    ({ apex, generatedFrom }) => generatedFrom === undefined || !written.has(`${generatedFrom} ${apex}`),
  );
}

/** Those that the configuration chooses of an apex; all where none of those is there, since one may have moved. */
function chosenZones(zones: readonly Zone[], { zonePaths }: Layout): readonly Zone[] {
  const isChosen = ({ apex, path }: Zone): boolean => zonePaths.get(apex)?.includes(path) ?? false;
  const decided = new Set(zones.filter(isChosen).map(({ apex }) => apex));
  return zones.filter((zone) => !decided.has(zone.apex) || isChosen(zone));
}

function hintsOf(layout: Layout, otherSide: State | undefined, whole: boolean): AssignmentHints {
  const names = new Map<string, Name[]>();
  for (const domain of otherSide?.domains ?? []) {
    for (const id of domain.policies.map(documentId)) names.set(id, [...(names.get(id) ?? []), domain.name]);
  }
  return { configured: layout.policyPaths, otherSide: names, whole };
}

/** Most repositories hold their policies in one way. */
async function servedPolicies(policies: readonly PolicyDocument[]): Promise<readonly PolicyDocument[]> {
  if (policies.every(({ key }) => key === undefined)) return policies;
  return (await import("./served-policies.js")).withoutServedTwice(policies);
}

interface LoadedFiles {
  readonly files: Map<string, SourceFile>;
  /** The paths of all that is there, whether it can be read or not. */
  readonly found: ReadonlySet<string>;
  readonly unread: readonly Undecided[];
}

async function loadFiles({ snapshot, candidates }: Selection, otherSide: State | undefined): Promise<LoadedFiles> {
  const files = new Map<string, SourceFile>();
  const found = new Set<string>();
  const unread: Undecided[] = [];
  const worthwhile = await withoutIdleSources(candidates, snapshot);
  for (const read of await Promise.all(worthwhile.map((path) => snapshot.read(path)))) {
    if (!read) continue;
    found.add(read.path);
    if (!isSkipped(read)) files.set(read.path, read);
    else if (isWorthSaying(read) || otherSide?.files.has(read.path)) {
      unread.push({
        domain: undefined,
        undecided: `what ${read.path} holds`,
        reason: `it is ${read.skipped}`,
        range: { path: read.path, start: 0, end: 0 },
      });
    }
  }
  return { files, found, unread };
}

/** Without the files of sources that have nothing to tell here. */
async function withoutIdleSources(paths: readonly string[], snapshot: Snapshot): Promise<readonly string[]> {
  const asking = sources.filter(({ words, mayClaim }) => words !== undefined && paths.some(mayClaim));
  return asking.length === 0 ? paths : (await import("./words.js")).pathsOfBusySources(paths, asking, snapshot);
}

/** Links and binaries lie about everywhere; only one that looks like a policy or a zone is missed by somebody. */
function isWorthSaying({ path, skipped }: SkippedFile): boolean {
  if (isPolicyName(path) || ZONE_NAME.test(path) || skipped.startsWith("larger")) return true;
  return /\.ya?ml$/i.test(path) && domainOfPath(path) !== undefined;
}

const ZONE_NAME = /\.(?:zone|db|dns)$|(?:^|\/)(?:db|named|zone)\.[^/]+$/i;

async function claimedByReader(
  files: Map<string, SourceFile>,
  layout: Layout,
): Promise<ReadonlyMap<SourceReader, readonly SourceFile[]>> {
  const readers = await loadReaders([...files.keys()]);
  const claimed = new Map<SourceReader, SourceFile[]>();
  for (const file of files.values()) {
    const claims = ([source, reader]: readonly [Source, SourceReader]): boolean =>
      source.mayClaim(file.path) && reader.claims(file);
    const reader = readers.find(claims)?.[1] ?? (isConfiguredPolicy(file, layout) ? await policyReader() : undefined);
    if (!reader) {
      files.delete(file.path);
      continue;
    }
    const others = claimed.get(reader);
    if (others) others.push(file);
    else claimed.set(reader, [file]);
  }
  return claimed;
}

/** Of those sources that may have something to read, in their order. */
async function loadReaders(paths: readonly string[]): Promise<readonly (readonly [Source, SourceReader])[]> {
  const wanted = sources.filter((source) => paths.some((path) => source.mayClaim(path)));
  return Promise.all(wanted.map(async (source) => [source, await source.load()] as const));
}

/** What the configuration names as a policy is read as one, when its content does not tell. */
function isConfiguredPolicy({ path }: SourceFile, layout: Layout): boolean {
  return [...layout.policyPaths.values()].some((paths) => paths.includes(path));
}

async function policyReader(): Promise<SourceReader | undefined> {
  return sources.find((source) => source.name === "policy-file")?.load();
}

function contextOf(
  selection: Selection,
  { layout, runtime, memo }: Reader,
  files: ReadonlyMap<string, SourceFile>,
): ReadContext {
  const { snapshot, listing } = selection;
  return {
    async open(path) {
      const loaded = files.get(path);
      if (loaded) return loaded;
      const file = await snapshot.read(path);
      return file && !isSkipped(file) ? file : undefined;
    },
    has: (path) => listing.has(path),
    filesIn: (folder) => listing.filesIn(folder),
    filesBelow: (folder) => listing.filesBelow(folder),
    originOf: (path) => layout.origins.get(path),
    runtime,
    memo,
  };
}
