import type { Snapshot } from "../model/snapshot.js";
import { sources } from "../sources/index.js";
import type { Source } from "../sources/source.js";
import { isCandidate, type Layout } from "./candidates.js";

/** Prose, and the workflow that runs this very tool. */
const SAYS_NOTHING = /\.(?:md|markdown|rst|adoc|svg|html?)$|(?:^|\/)(?:\.github|\.gitlab|docs?|node_modules)\//i;

/** False when the source names words without which it has nothing to tell, and no file of the snapshot holds one. */
async function hasWords({ words }: Source, snapshot: Snapshot): Promise<boolean> {
  if (words === undefined) return true;
  const answers = searched.get(snapshot) ?? new Map<readonly string[], Promise<boolean>>();
  searched.set(snapshot, answers);
  const answer = answers.get(words) ?? search(words, snapshot);
  answers.set(words, answer);
  return answer;
}

/** Sources may share their words, and a change is read in rounds: each snapshot is searched once. */
const searched = new WeakMap<Snapshot, Map<readonly string[], Promise<boolean>>>();

async function search(words: readonly string[], snapshot: Snapshot): Promise<boolean> {
  return (await snapshot.search(words)).some((path) => !SAYS_NOTHING.test(path));
}

/** The paths without those that only sources may claim which have nothing to tell here. `asking`: sources that name words. */
export async function pathsOfBusySources(
  paths: readonly string[],
  asking: readonly Source[],
  snapshot: Snapshot,
): Promise<readonly string[]> {
  const idle = new Set<Source>();
  for (const source of asking) if (!(await hasWords(source, snapshot))) idle.add(source);
  return idle.size === 0 ? paths : paths.filter((path) => sources.some((one) => !idle.has(one) && one.mayClaim(path)));
}

/** True when the snapshot holds a program that may read data, and anything about MTA-STS. */
export async function isDataReadIn(snapshot: Snapshot, layout: Layout): Promise<boolean> {
  const reading = sources.filter(({ mayRead }) => mayRead !== undefined);
  const listed = await snapshot.list();
  if (!listed.some((path) => isCandidate(path, layout, reading))) return false;
  const worthwhile = await Promise.all(reading.map((source) => hasWords(source, snapshot)));
  return worthwhile.includes(true);
}
