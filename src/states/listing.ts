/** The files of a snapshot by path, as far as they were listed. */
export interface Listing {
  has(path: string): boolean;
  /** The paths of the files that lie directly in a folder ("" is the root). */
  filesIn(folder: string): readonly string[];
  /** The same at any depth. */
  filesBelow(folder: string): readonly string[];
}

/** `paths` must be sorted by code unit. */
export function listingOf(paths: readonly string[]): Listing {
  return {
    has: (path) => paths[firstAtOrAfter(paths, path)] === path,
    filesIn(folder) {
      const { length } = insideOf(folder);
      return below(paths, folder).filter((path) => !path.includes("/", length));
    },
    filesBelow: (folder) => below(paths, folder),
  };
}

/** The same files, but for these paths, of which only `there` are in it. */
export function withDepartures(listing: Listing, departed: ReadonlySet<string>, there: readonly string[]): Listing {
  const own = listingOf(there);
  return {
    has: (path) => (departed.has(path) ? own : listing).has(path),
    filesIn: (folder) => [...listing.filesIn(folder).filter((path) => !departed.has(path)), ...own.filesIn(folder)],
    filesBelow: (folder) =>
      [...listing.filesBelow(folder).filter((path) => !departed.has(path)), ...own.filesBelow(folder)].sort(),
  };
}

function insideOf(folder: string): string {
  return folder === "" ? "" : `${folder}/`;
}

function below(paths: readonly string[], folder: string): readonly string[] {
  const prefix = insideOf(folder);
  const start = firstAtOrAfter(paths, prefix);
  let end = start;
  while (paths[end]?.startsWith(prefix)) end += 1;
  return paths.slice(start, end);
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
