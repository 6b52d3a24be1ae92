import type { Name } from "../model/dns.js";
import { sources } from "../sources/index.js";
import type { Source } from "../sources/source.js";
import { isUnpublished } from "../sources/unpublished.js";

/** What the configuration says about where things are. */
export interface Layout {
  /** Paths of policies by the domain they serve. */
  readonly policyPaths: ReadonlyMap<Name, readonly string[]>;
  /** Paths of the zones that count, by domain. */
  readonly zonePaths: ReadonlyMap<Name, readonly string[]>;
  /** The origin of a zone file, by path. */
  readonly origins: ReadonlyMap<string, Name>;
  isExcluded(path: string): boolean;
}

/** Where nothing is configured. */
export const NO_LAYOUT: Layout = {
  policyPaths: new Map(),
  zonePaths: new Map(),
  origins: new Map(),
  isExcluded: () => false,
};

/** True for a file that a source may want and that somebody may publish. */
export function isCandidate(path: string, layout: Layout, wanting: readonly Source[] = sources): boolean {
  if (layout.isExcluded(path)) return false;
  return wanting.some((source) => source.mayClaim(path)) && (!isUnpublished(path) || isConfigured(path, layout));
}

function isConfigured(path: string, layout: Layout): boolean {
  if (layout.origins.has(path)) return true;
  return [...layout.policyPaths.values(), ...layout.zonePaths.values()].some((paths) => paths.includes(path));
}

/** Besides DNS and policies: the files that say how GitHub Pages serves them. */
export function matters(path: string, layout: Layout): boolean {
  return isCandidate(path, layout) || /(?:^|\/)(?:CNAME|\.nojekyll|_config\.yml)$/.test(path);
}

/** True for a file that means nothing by itself, but that a program of DNS configuration may read: data, a template. */
export function mayBeRead(path: string, layout: Layout): boolean {
  return sources.some((source) => source.mayRead?.(path)) && !layout.isExcluded(path);
}

/** Where nothing is configured: whether such a path may concern any domain. */
export function concernsAnybody(path: string): boolean {
  return matters(path, NO_LAYOUT) || mayBeRead(path, NO_LAYOUT);
}
