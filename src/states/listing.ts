/** The files of a snapshot by path, as far as they were listed. */
export interface Listing {
  has(path: string): boolean;
  /** The paths of the files that lie directly in a folder ("" is the root). */
  filesIn(folder: string): readonly string[];
}

/** `paths` must be sorted by code unit. */
export function listingOf(paths: readonly string[]): Listing {
  return {
    has: (path) => paths[firstAtOrAfter(paths, path)] === path,
    filesIn(folder) {
      const prefix = folder === "" ? "" : `${folder}/`;
      const found: string[] = [];
      for (let at = firstAtOrAfter(paths, prefix); paths[at]?.startsWith(prefix); at++) {
        const path = paths[at] ?? "";
        if (!path.includes("/", prefix.length)) found.push(path);
      }
      return found;
    },
  };
}

/** The same files, but for these paths, of which only `there` are in it. */
export function withDepartures(listing: Listing, departed: ReadonlySet<string>, there: readonly string[]): Listing {
  const own = listingOf(there);
  return {
    has: (path) => (departed.has(path) ? own : listing).has(path),
    filesIn: (folder) => [...listing.filesIn(folder).filter((path) => !departed.has(path)), ...own.filesIn(folder)],
  };
}

/** The index of the first path that does not sort before this one. */
function firstAtOrAfter(paths: readonly string[], path: string): number {
  let low = 0;
  let high = paths.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? "") < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
