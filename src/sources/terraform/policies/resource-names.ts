import { type Name, toName } from "../../../model/dns.js";
import type { BlockInstance, ResourceInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import { knownText, textOfPieces } from "../values/values.js";
import { policyDomainsInText } from "./policy-hosts.js";

/** What the texts of a resource say about domains. */
export interface ResourceNames {
  /** The domains D of hosts `mta-sts.D`. */
  readonly hosts: readonly Name[];
  /** Texts that are a name and nothing else: `zone = "example.com"`. */
  readonly whole: readonly Name[];
  /** The domains D of records at `_mta-sts.D`. */
  readonly announced: readonly Name[];
}

const MOST_VALUES = 2_000;
const DEEPEST = 8;
/** Longer ones are no names. In UTF-16 units. */
const LONGEST_NAME = 255;

const known = new WeakMap<ResourceInstance, ResourceNames>();

export function namesIn(resource: ResourceInstance): ResourceNames {
  const before = known.get(resource);
  if (before) return before;
  const hosts = new Set<Name>();
  const whole = new Set<Name>();
  const announced = new Set<Name>();
  for (const text of textsOfBlock(resource, new Bound(), 0)) {
    for (const domain of policyDomainsInText(text)) hosts.add(domain);
    const name = text.length <= LONGEST_NAME && text.includes(".") ? toName(text) : undefined;
    if (name?.startsWith("_mta-sts.")) announced.add(name.slice("_mta-sts.".length) as Name);
    else if (name !== undefined) whole.add(name);
  }
  const names = { hosts: [...hosts], whole: [...whole], announced: [...announced] };
  known.set(resource, names);
  return names;
}

/** The texts that an instance of `for_each` stands for. */
export function eachNames({ eachKey, eachValue }: ResourceInstance): {
  readonly key: readonly string[];
  readonly values: readonly string[];
} {
  const key = knownText(eachKey);
  return {
    key: key === undefined ? [] : [key],
    values: eachValue ? [...textsOfValue(eachValue, new Bound(), 0)] : [],
  };
}

class Bound {
  #left = MOST_VALUES;

  step(): boolean {
    this.#left -= 1;
    return this.#left >= 0;
  }
}

function* textsOfBlock(block: BlockInstance, bound: Bound, depth: number): Iterable<string> {
  if (depth > DEEPEST) return;
  for (const name of block.argumentNames) {
    const value = block.argument(name);
    if (value) yield* textsOfValue(value, bound, depth);
  }
  for (const type of block.blockTypes) {
    if (block.argument(type)) continue;
    for (const nested of block.blocks(type)) yield* textsOfBlock(nested, bound, depth + 1);
  }
}

function* textsOfValue(value: Value, bound: Bound, depth: number): Iterable<string> {
  if (!bound.step() || depth > DEEPEST) return;
  switch (value.kind) {
    case "text":
      yield textOfPieces(value.pieces);
      return;
    case "list":
      for (const element of value.elements) yield* textsOfValue(element, bound, depth + 1);
      return;
    case "map":
      for (const [key, field] of value.fields) {
        yield key;
        yield* textsOfValue(field.value, bound, depth + 1);
      }
      return;
    case "unknown":
    case "number":
    case "bool":
    case "null":
    case "reference":
      return;
  }
}
