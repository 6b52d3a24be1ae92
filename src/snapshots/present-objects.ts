import type { ObjectReader } from "./cat-file.js";
import { type Git, outputOf } from "./git.js";

/** The objects of a partial clone. */
export interface PresentObjects extends ObjectReader {
  /** To be called when some have been fetched. */
  renew(): void;
}

/**
 * Gives the objects that a partial clone has, and none of those that it lacks. Asked for one of these, git would fetch
 * each alone, or end where it may not: no version lets it just say no. So all ids that are there are listed first.
 */
export function presentObjects(git: Git, objects: ObjectReader): PresentObjects {
  let ids: Promise<Buffer> | undefined;
  return {
    read: async (name, expected) => {
      if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(name)) return objects.read(name, expected);
      ids ??= outputOf(git, ["cat-file", "--batch-all-objects", "--batch-check=%(objectname)", "--buffer"]);
      return holds(await ids, name) ? objects.read(name, expected) : undefined;
    },
    renew: () => {
      ids = undefined;
    },
    close: () => objects.close(),
  };
}

/** Searches lines of one length that git has sorted. */
function holds(lines: Buffer, id: string): boolean {
  const wanted = Buffer.from(`${id}\n`);
  let low = 0;
  let high = Math.floor(lines.length / wanted.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = lines.compare(wanted, 0, wanted.length, middle * wanted.length, (middle + 1) * wanted.length);
    if (order === 0) return true;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return false;
}
