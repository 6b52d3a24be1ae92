import type { Name } from "../../../model/dns.js";
import type { Range, SourceFile } from "../../../model/text.js";
import type { Evaluation, ModuleInstance, ResourceInstance } from "../values/instances.js";
import { isZoneResource } from "./zone-resources.js";

/** In UTF-16 units: an expression that is longer says nothing to anybody. */
const MOST_WORDS = 120;

/**
 * The apex of a zone whose name is not known: the words that stand for it. It is the same on both sides of a comparison, and
 * reads in messages as `_mta-sts.<var.zone_id>`.
 */
export function unknownApex(words: string): Name {
  return `<${words}>` as Name;
}

/** True when the words seem to stand for a whole domain, rather than for a part of one. */
export function meansDomain(words: string): boolean {
  return /domain|zone|fqdn|apex/i.test(words) && !/sub_?-?domain/i.test(words);
}

/** Says of what is not known how it is written. */
export class Words {
  readonly #evaluation: Evaluation;
  readonly #files = new Map<string, SourceFile>();
  readonly #resources = new Map<string, ResourceInstance>();

  constructor(evaluation: Evaluation) {
    this.#evaluation = evaluation;
    for (const resource of evaluation.modules.flatMap((module) => module.resources)) {
      if (isZoneResource(resource.type)) this.#resources.set(resource.address, resource);
    }
  }

  /** What stands at a place, as one line; undefined where that is nothing that could be shown. */
  at(range: Range, asker: ResourceInstance): string | undefined {
    const bytes = this.#fileAt(range.path)?.bytes.subarray(range.start, range.end);
    if (bytes === undefined || bytes.length === 0 || bytes.length > 4 * MOST_WORDS) return undefined;
    const text = new TextDecoder()
      .decode(bytes)
      .replace(/[\s\p{Cc}\\<>\uFFFC]+/gu, " ")
      .trim();
    const words = /^"?\$\{ ?([^{}]*?) ?\}"?$/.exec(text)?.[1] ?? text;
    return words === "" || words.length > MOST_WORDS ? undefined : withKey(words, range, asker);
  }

  /** Files come to an evaluation while it is asked for things. */
  #fileAt(path: string): SourceFile | undefined {
    if (!this.#files.has(path)) for (const file of this.#evaluation.files) this.#files.set(file.path, file);
    return this.#files.get(path);
  }

  /** The zone that words such as `data.cloudflare_zone.main.id` speak of, seen from the module of a resource. */
  zoneResource(words: string, asker: ResourceInstance): ResourceInstance | undefined {
    const reference = /(?:\bdata\.)?\b[a-z]\w*\.[A-Za-z_][\w-]*(?:\[[^[\]]*\])?/.exec(words)?.[0];
    if (reference === undefined) return undefined;
    for (let module: ModuleInstance | undefined = asker.module; module; module = module.parent) {
      const prefix = module.address === "" ? "" : `${module.address}.`;
      const found = this.#resources.get(prefix + reference) ?? this.#resources.get(`${prefix}${reference}[0]`);
      if (found) return found;
    }
    return undefined;
  }

  /** The zone that other resources call by a label that is not its name. */
  *zoneResources(): Iterable<ResourceInstance> {
    yield* this.#resources.values();
  }
}

/** `each.key` is another thing in each instance. */
function withKey(words: string, range: Range, asker: ResourceInstance): string {
  if (!/\b(?:each\.(?:key|value)|count\.index)\b/.test(words)) return words;
  const own = range.path === asker.range.path && range.start >= asker.range.start && range.end <= asker.range.end;
  const address = own ? asker.address : asker.module.address;
  const key = /\[([^[\]]*)\]$/.exec(address)?.[1];
  return key === undefined ? words : words.replace(/\b(?:each\.(?:key|value)|count\.index)\b/g, () => key);
}
