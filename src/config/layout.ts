import type { Name } from "../model/dns.js";
import type { Located } from "../model/text.js";
import type { Config, DomainConfig } from "./config.js";
import { matchesGlob } from "./glob.js";

/** What a configuration says about where things are, in the form that reading a snapshot takes. */
export interface ConfiguredLayout {
  /** Paths of policies by the domain they serve; without the domains of which nothing is said. */
  readonly policyPaths: ReadonlyMap<Name, readonly string[]>;
  /** Paths of the zones that count, by domain; as before. */
  readonly zonePaths: ReadonlyMap<Name, readonly string[]>;
  /** The origin of a zone file, by path. */
  readonly origins: ReadonlyMap<string, Name>;
  /** True for a file or folder that is not to be read. */
  isExcluded(path: string): boolean;
}

export function layoutOf(config: Config): ConfiguredLayout {
  return {
    policyPaths: pathsByDomain(config, (domain) => domain.policies),
    zonePaths: pathsByDomain(config, (domain) => domain.zones),
    origins: new Map([...config.zones].map(([path, origin]) => [path, origin.value])),
    isExcluded: (path) => config.exclude.some((glob) => matchesGlob(glob.value, path)),
  };
}

function pathsByDomain(
  config: Config,
  pathsOf: (domain: DomainConfig) => readonly Located<string>[],
): ReadonlyMap<Name, readonly string[]> {
  const paths = new Map<Name, readonly string[]>();
  for (const [name, domain] of config.domains) {
    const own = pathsOf(domain).map((path) => path.value);
    if (own.length > 0) paths.set(name, own);
  }
  return paths;
}
