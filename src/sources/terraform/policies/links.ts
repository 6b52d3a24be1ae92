import type { ModuleInstance, ResourceInstance } from "../values/instances.js";

/** Those of one block. */
interface Instances {
  /** Whether there is more than one, or could be. */
  readonly isRepeated: boolean;
  readonly all: readonly ResourceInstance[];
  /** By what stands behind the address of the block: `["example.com"]`, `[0]`. */
  readonly bySuffix: ReadonlyMap<string, ResourceInstance>;
}

/** Which resources of a module have to do with which: those that a block names, and those that name it. */
export class Links {
  readonly #byKey = new Map<string, Instances>();
  readonly #naming = new Map<string, Set<string>>();
  /** By key, what its block names. */
  readonly #named = new Map<string, ReadonlySet<string>>();

  constructor(module: ModuleInstance) {
    for (const [key, resources] of byKey(module.resources)) {
      const [first] = resources;
      if (!first) continue;
      this.#byKey.set(key, {
        isRepeated: resources.length > 1 || first.eachKey !== undefined || hasForEach(first),
        all: resources,
        bySuffix: new Map(resources.map((resource) => [suffixOf(resource), resource])),
      });
    }
    for (const [key, { all }] of this.#byKey) if (all[0]) this.#read(key, all[0]);
  }

  /** The instances next to one. Of a block that is repeated as well, only the one of the same key. */
  of(resource: ResourceInstance): readonly ResourceInstance[] {
    const key = keyOf(resource);
    const isRepeated = this.isOneOfMany(resource);
    const keys = new Set([...(this.#named.get(key) ?? []), ...(this.#naming.get(key) ?? [])]);
    return [...keys].flatMap((other) => {
      const instances = this.#byKey.get(other);
      if (!instances) return [];
      return isRepeated && instances.isRepeated ? (instances.bySuffix.get(suffixOf(resource)) ?? []) : instances.all;
    });
  }

  /** The instances whose blocks name a local value. */
  naming(local: string): readonly ResourceInstance[] {
    return [...(this.#naming.get(`local.${local}`) ?? [])].flatMap((key) => this.#byKey.get(key)?.all ?? []);
  }

  /** Whether there is more than one, or could be: then what surrounds all of them says nothing about one. */
  isOneOfMany(resource: ResourceInstance): boolean {
    return this.#byKey.get(keyOf(resource))?.isRepeated ?? false;
  }

  #read(key: string, { block, hcl }: ResourceInstance): void {
    const text = hcl.text.slice(block.span.start, block.span.end);
    const named = new Set<string>();
    for (const [word] of text.matchAll(REFERENCE)) {
      if (word === key || (!word.startsWith("local.") && !this.#byKey.has(word))) continue;
      named.add(word);
      const naming = this.#naming.get(word);
      if (naming) naming.add(key);
      else this.#naming.set(word, new Set([key]));
    }
    this.#named.set(key, named);
  }
}

const REFERENCE = /(?<![\w.-])(?:data\.)?[a-zA-Z][\w-]{0,100}\.[a-zA-Z_][\w-]{0,100}/g;

function keyOf({ mode, type, name }: ResourceInstance): string {
  return mode === "data" ? `data.${type}.${name}` : `${type}.${name}`;
}

function suffixOf(resource: ResourceInstance): string {
  const { address, module } = resource;
  return address.slice((module.address === "" ? 0 : module.address.length + 1) + keyOf(resource).length);
}

function byKey(resources: readonly ResourceInstance[]): ReadonlyMap<string, readonly ResourceInstance[]> {
  const groups = new Map<string, ResourceInstance[]>();
  for (const resource of resources) {
    const key = keyOf(resource);
    const group = groups.get(key);
    if (group) group.push(resource);
    else groups.set(key, [resource]);
  }
  return groups;
}

function hasForEach({ block }: ResourceInstance): boolean {
  return block.body.attributes.some(({ name }) => name === "for_each");
}
