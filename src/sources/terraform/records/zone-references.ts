import type { Name } from "../../../model/dns.js";
import type { ResourceInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import { knownText } from "../values/values.js";
import { nameBelow, writtenName } from "./names.js";
import type { RecordResource } from "./providers.js";
import { unknownApex, type Words } from "./words.js";
import { asZoneName, isInner, isZoneResource, zoneLabelOf, zoneNameIn } from "./zone-resources.js";

/** The zone that a record is put into, as far as it is said there. */
export interface ZoneReference {
  /** Its name, or what stands for it: equal for records of one zone. */
  readonly apex: Name;
  /** False where the apex is made of words alone: then other things may tell more. */
  readonly known: boolean;
  /** True for a zone that the public never sees. */
  readonly inner: boolean;
}

const NOWHERE: ZoneReference = { apex: unknownApex("zone"), known: false, inner: false };

/** Finds zones, and remembers them: thousands of records may refer to one. */
export class ZoneReferences {
  readonly #words: Words;
  readonly #byResource = new Map<ResourceInstance, ZoneReference>();
  readonly #byLabel = new Map<string, ResourceInstance>();

  constructor(words: Words) {
    this.#words = words;
    for (const resource of words.zoneResources()) {
      const label = zoneLabelOf(resource);
      if (label !== undefined) this.#byLabel.set(label, resource);
    }
  }

  of(record: ResourceInstance, { zone }: RecordResource): ZoneReference {
    for (const argument of zone) {
      const value = record.argument(argument);
      if (value !== undefined && value.kind !== "null") return this.#read(value, record) ?? NOWHERE;
    }
    return NOWHERE;
  }

  #read(value: Value, record: ResourceInstance): ZoneReference | undefined {
    const resource = this.#resourceOf(value, record);
    if (resource) return this.#ofResource(resource);
    const text = knownText(value);
    const name = text === undefined ? undefined : asZoneName(text);
    if (name !== undefined) return { apex: name, known: true, inner: false };
    if (text !== undefined)
      return text === "" ? undefined : { apex: unknownApex(text.slice(0, 100)), known: false, inner: false };
    return this.#named(value, record);
  }

  /** The zone's own resource, where the value comes from it, or is the label of one. */
  #resourceOf(value: Value, record: ResourceInstance): ResourceInstance | undefined {
    const text = knownText(value);
    if (text !== undefined) return this.#byLabel.get(text);
    const resource = value.kind === "unknown" ? value.attributeOf?.resource : undefined;
    if (resource && isZoneResource(resource.type)) return resource;
    if (value.kind === "reference")
      return value.resource && isZoneResource(value.resource.type) ? value.resource : undefined;
    const written = value.kind === "unknown" ? this.#words.at(value.unknown.range, record) : undefined;
    return written === undefined ? undefined : this.#words.zoneResource(written, record);
  }

  #ofResource(resource: ResourceInstance): ZoneReference {
    const before = this.#byResource.get(resource);
    if (before) return before;
    const value = zoneNameIn(resource);
    const named = value && this.#named(value, resource);
    const found = { ...(named ?? { apex: unknownApex(resource.address), known: false }), inner: isInner(resource) };
    this.#byResource.set(resource, found);
    return found;
  }

  #named(value: Value, asker: ResourceInstance): ZoneReference | undefined {
    const written = writtenName(value, asker, this.#words);
    const apex = written && nameBelow(written, undefined);
    if (written === undefined || apex === undefined) return undefined;
    return { apex, known: written.text !== written.tail, inner: false };
  }
}
