import { type Name, toName } from "../../../model/dns.js";
import { domainOfPath } from "../../domain-of-path.js";
import type { ModuleInstance, ResourceInstance } from "../values/instances.js";
import { type PolicyGroup, resourcesOf } from "./groups.js";
import { Links } from "./links.js";
import { eachNames, namesIn } from "./resource-names.js";

/** The domains that policies serve, as far as their surroundings tell. Wrong pairing is worse than none. */
export class Domains {
  readonly #announced: ReadonlySet<Name>;
  readonly #groups: readonly PolicyGroup[];
  readonly #links = new Map<ModuleInstance, Links>();
  #nearest: ReadonlyMap<PolicyGroup, readonly ResourceInstance[]> | undefined;
  #held: ReadonlyMap<ResourceInstance, ReadonlySet<PolicyGroup>> | undefined;
  #inModule: ReadonlyMap<ModuleInstance, readonly PolicyGroup[]> | undefined;

  constructor(groups: readonly PolicyGroup[], announced: ReadonlySet<Name>) {
    this.#groups = groups;
    this.#announced = announced;
  }

  /** `path`: of the file that the policy is written in. */
  of(group: PolicyGroup, path: string): readonly Name[] {
    const steps = [
      () => this.#ofItsResources(group),
      () => this.#ofLinked(group),
      () => this.#ofDerived(group),
      () => this.#ofModuleKeys(group),
      () => this.#ofModule(group),
    ];
    for (const step of steps) {
      const found = step();
      if (found.length > 0) return [...new Set(found)];
    }
    const named = domainOfPath(path);
    return named === undefined ? [] : [named];
  }

  /** Each resource says it for itself. One that holds several policies says it only in what each of them is called. */
  #ofItsResources(group: PolicyGroup): readonly Name[] {
    this.#held ??= groupsByResource(this.#groups);
    const held = this.#held;
    const isOnly = (resource: ResourceInstance): boolean => held.get(resource)?.size === 1;
    const named = group.found.flatMap(({ resource, name }) =>
      resource && !isOnly(resource) ? this.#ofKeys(name) : [],
    );
    return [...named, ...[...resourcesOf(group)].filter(isOnly).flatMap((resource) => this.#ofResource(resource))];
  }

  /** `data["mta-sts.example.com.txt"]`. */
  #ofKeys(name: string): readonly Name[] {
    const [key, ...others] = keysIn(name).flatMap((each) => domainOfPath(each) ?? []);
    return key === undefined || others.length > 0 ? [] : [key];
  }

  #ofResource(resource: ResourceInstance): readonly Name[] {
    const { hosts, whole } = namesIn(resource);
    if (hosts.length > 0) return hosts;
    const { key, values } = eachNames(resource);
    for (const texts of [key, values, whole]) {
      const found = this.#onlyAnnounced(texts);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Several names are as good as none: one is the domain, others stand there for other reasons. */
  #onlyAnnounced(texts: readonly string[]): readonly Name[] {
    const names = new Set(texts.map((text) => (text.includes(".") ? toName(text) : undefined)));
    const announced = [...names].filter((name) => name !== undefined && this.#announced.has(name));
    return announced.length === 1 ? announced.flatMap((name) => name ?? []) : [];
  }

  #linksOf(module: ModuleInstance): Links {
    const links = this.#links.get(module) ?? new Links(module);
    this.#links.set(module, links);
    return links;
  }

  /** What other resources say that belong to those that hold it, at one step or two; the nearest say it. */
  #ofLinked(group: PolicyGroup): readonly Name[] {
    this.#nearest ??= this.#findNearest();
    return (this.#nearest.get(group) ?? []).flatMap((resource) => namesIn(resource).hosts);
  }

  /** Each resource that names a policy host goes to the one policy that is next to it. */
  #findNearest(): ReadonlyMap<PolicyGroup, readonly ResourceInstance[]> {
    const claims = new Map<ResourceInstance, { distance: number; groups: Set<PolicyGroup> }>();
    for (const group of this.#groups) {
      for (const [resource, distance] of this.#around(group)) {
        const claim = claims.get(resource);
        if (!claim || distance < claim.distance) claims.set(resource, { distance, groups: new Set([group]) });
        else if (distance === claim.distance) claim.groups.add(group);
      }
    }
    const nearest = new Map<PolicyGroup, ResourceInstance[]>();
    for (const [resource, { groups, distance }] of claims) {
      const [only, ...others] = groups;
      if (!only || others.length > 0 || distance === 0) continue;
      nearest.set(only, [...(nearest.get(only) ?? []), resource]);
    }
    return nearest;
  }

  /** The resources that hold a policy, and those at up to two steps, with how far they are. */
  #around(group: PolicyGroup): ReadonlyMap<ResourceInstance, number> {
    const distances = new Map<ResourceInstance, number>();
    const own = resourcesOf(group);
    for (const resource of own) distances.set(resource, 0);
    let edge: readonly ResourceInstance[] = own.size > 0 ? [...own] : this.#namingLocals(group);
    if (own.size === 0) for (const resource of edge) distances.set(resource, 1);
    for (let distance = own.size > 0 ? 1 : 2; distance <= FARTHEST; distance++) {
      const next: ResourceInstance[] = [];
      for (const resource of edge) {
        if (distance > 1 && IS_SHARED.test(resource.type)) continue;
        for (const neighbour of this.#linksOf(resource.module).of(resource)) {
          if (distances.has(neighbour) || this.#isForMany(resource, neighbour)) continue;
          distances.set(neighbour, distance);
          next.push(neighbour);
        }
      }
      edge = next;
    }
    return distances;
  }

  /** One of several policies says nothing by belonging to what belongs to all of them. */
  #isForMany(resource: ResourceInstance, neighbour: ResourceInstance): boolean {
    const links = this.#linksOf(resource.module);
    return links.isOneOfMany(resource) && !links.isOneOfMany(neighbour);
  }

  #namingLocals({ found }: PolicyGroup): readonly ResourceInstance[] {
    return found.flatMap(({ module, name }) => {
      const local = /^local\.([\w-]+)/.exec(name)?.[1];
      return local === undefined ? [] : this.#linksOf(module).naming(local);
    });
  }

  /** A record whose id is computed from the policy announces it. */
  #ofDerived({ derived }: PolicyGroup): readonly Name[] {
    return derived.flatMap(({ resource }) => {
      const { hosts, announced } = namesIn(resource);
      return announced.length > 0 ? announced : hosts;
    });
  }

  /** `module.mail["example.com"]`. */
  #ofModuleKeys({ found }: PolicyGroup): readonly Name[] {
    return found.flatMap(({ module }) => {
      return this.#onlyAnnounced(keysIn(module.address));
    });
  }

  /** The only policy of a module serves the only domain that the module speaks of. */
  #ofModule(group: PolicyGroup): readonly Name[] {
    const [module, ...others] = new Set(group.found.map((found) => found.module));
    if (!module || others.length > 0) return [];
    this.#inModule ??= groupsByModule(this.#groups);
    if ((this.#inModule.get(module) ?? []).length !== 1) return [];
    const names = module.resources.map(namesIn);
    const hosts = new Set(names.flatMap((each) => each.hosts));
    const spokenOf =
      hosts.size > 0 ? hosts : new Set(names.flatMap(({ whole, announced }) => [...this.#known(whole), ...announced]));
    return spokenOf.size === 1 ? [...spokenOf] : [];
  }

  #known(names: readonly Name[]): readonly Name[] {
    return names.filter((name) => this.#announced.has(name));
  }
}

/** In steps from one resource to another. */
const FARTHEST = 2;

/** What many resources of a module belong to, whatever they are for. */
const IS_SHARED =
  /(?:^|_)(?:zones?|(?<!storage_)accounts?|organi[sz]ation|(?<!pages_)project|resource_group|vpc|subnet|cluster|region|namespace|caller_identity|provider|user|role|kms_key|log_group)(?:_|$)/;

/** The keys in an address: `module.mail["example.com"]`. */
function keysIn(address: string): readonly string[] {
  return [...address.matchAll(/\["([^"\\]{1,255})"\]/g)].map((match) => match[1] ?? "");
}

function groupsByResource(groups: readonly PolicyGroup[]): ReadonlyMap<ResourceInstance, ReadonlySet<PolicyGroup>> {
  const byResource = new Map<ResourceInstance, Set<PolicyGroup>>();
  for (const group of groups) {
    for (const resource of resourcesOf(group)) {
      const held = byResource.get(resource);
      if (held) held.add(group);
      else byResource.set(resource, new Set([group]));
    }
  }
  return byResource;
}

function groupsByModule(groups: readonly PolicyGroup[]): ReadonlyMap<ModuleInstance, readonly PolicyGroup[]> {
  const byModule = new Map<ModuleInstance, PolicyGroup[]>();
  for (const group of groups) {
    for (const module of new Set(group.found.map(({ module }) => module))) {
      byModule.set(module, [...(byModule.get(module) ?? []), group]);
    }
  }
  return byModule;
}
