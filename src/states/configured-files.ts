import type { Name } from "../model/dns.js";
import type { Undecided } from "../model/finding.js";
import type { Layout } from "./candidates.js";
import type { Selection } from "./read-state.js";

/** What is known of files. */
interface Knowledge {
  /** True for a file that was found, of those that were looked for. */
  isThere(path: string): boolean;
  /** True for a file that is looked into when it is there. */
  isCandidate(path: string): boolean;
}

/**
 * What the configuration names and nobody has read: a check that silently does less than was asked for is worse than
 * none.
 */
export function* unreadFiles(layout: Layout, selection: Selection, knowledge: Knowledge): Iterable<Undecided> {
  const because = selection.whole ? inWhole(layout, selection, knowledge) : inPart(selection, knowledge);
  for (const { path, domain, what } of configuredFiles(layout)) {
    const why = because(path);
    if (why === undefined) continue;
    const reason = `the configuration says that it is in ${path}, and ${why}`;
    yield { domain, undecided: `${what} of ${domain}`, reason, range: undefined };
  }
}

const NO_FILE = "there is no such file";

function inWhole(layout: Layout, { listing }: Selection, { isCandidate }: Knowledge) {
  return (path: string): string | undefined => {
    if (!listing.has(path)) return NO_FILE;
    if (isCandidate(path)) return undefined;
    return layout.isExcluded(path) ? "`exclude` leaves that file out" : "files of that kind are not read";
  };
}

/** Only of what concerns the change. */
function inPart({ candidates }: Selection, { isThere }: Knowledge) {
  const asked = new Set(candidates);
  return (path: string): string | undefined => (asked.has(path) && !isThere(path) ? NO_FILE : undefined);
}

interface ConfiguredFile {
  readonly path: string;
  readonly domain: Name;
  readonly what: string;
}

function* configuredFiles({ policyPaths, zonePaths, origins }: Layout): Iterable<ConfiguredFile> {
  for (const [domain, paths] of policyPaths) for (const path of paths) yield { path, domain, what: "the policy" };
  for (const [domain, paths] of zonePaths) for (const path of paths) yield { path, domain, what: "the zone" };
  for (const [path, domain] of origins) yield { path, domain, what: "a part of the zone" };
}
