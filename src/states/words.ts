import type { Snapshot } from "../model/snapshot.js";
import type { Source } from "../sources/source.js";

/** Prose, and the workflow that runs this very tool. */
const SAYS_NOTHING = /\.(?:md|markdown|rst|adoc|svg|html?)$|(?:^|\/)(?:\.github|\.gitlab|docs?|node_modules)\//i;

/** False when the source names words without which it has nothing to tell, and no file of the snapshot holds one. */
export async function hasWords({ words }: Source, snapshot: Snapshot): Promise<boolean> {
  if (words === undefined) return true;
  return (await snapshot.search(words)).some((path) => !SAYS_NOTHING.test(path));
}
