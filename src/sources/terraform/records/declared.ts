import type { Range, Unknown } from "../../../model/text.js";
import type { BlockInstance, ResourceInstance } from "../values/instances.js";
import type { MapValue, Value } from "../values/value.js";
import { knownText, rangeOfValue } from "../values/values.js";
import { ignoredValues } from "./ignored-changes.js";
import { type WrittenName, writtenName } from "./names.js";
import { type RecordResource, SWITCHED_OFF } from "./providers.js";
import type { Words } from "./words.js";
import type { ZoneReference } from "./zone-references.js";

/** Records of one owner and type, as a resource declares them. */
export interface Declared {
  readonly resource: ResourceInstance;
  readonly provider: RecordResource;
  readonly zone: ZoneReference;
  readonly owner: WrittenName;
  /** In upper case. */
  readonly type: string;
  readonly ttl: Value | undefined;
  readonly values: readonly DeclaredValue[];
  /** True where an alias of the provider's own kind, or addresses, are published in place of the record. */
  readonly replaced: boolean;
  readonly range: Range;
}

export interface DeclaredValue {
  readonly value: Value;
  readonly priority: Value | undefined;
  /** Set when it is not known whether the record is there, or whether it is the one that answers. */
  readonly uncertain: Unknown | undefined;
}

/** Where arguments stand: in a resource, in a nested block or in an object. */
interface Arguments {
  argument(name: string): Value | undefined;
  readonly range: Range;
  readonly uncertain: Unknown | undefined;
}

/** Some providers take the number of a type for its name. */
const TYPES_BY_NUMBER: ReadonlyMap<string, string> = new Map([
  ["1", "A"],
  ["2", "NS"],
  ["5", "CNAME"],
  ["15", "MX"],
  ["16", "TXT"],
  ["28", "AAAA"],
]);

export interface Reading {
  readonly declared: readonly Declared[];
  /** The names of which nothing can be said. */
  readonly nameless: readonly Range[];
}

/** Everything that one resource declares. */
export function readResource(
  resource: ResourceInstance,
  provider: RecordResource,
  zone: ZoneReference,
  words: Words,
): Reading {
  const outer: Arguments = argumentsOf(resource, undefined);
  const declared: Declared[] = [];
  const nameless: Range[] = [];
  if (isOff(outer)) return { declared, nameless };
  for (const group of groupsIn(resource, provider, outer)) {
    const [first = outer] = group;
    const type = typeOf(first, provider);
    if (type === undefined) continue;
    const owner = ownerOf(first, provider, resource, words);
    if (owner === undefined) {
      nameless.push(first.range);
      continue;
    }
    const replaced = isReplaced(resource, provider);
    const values = replaced ? [] : group.flatMap((each) => valuesIn(each, provider, resource));
    const ttl = first.argument(provider.ttl);
    const { range } = provider.records === undefined ? outer : first;
    declared.push({ resource, provider, zone, owner, type, ttl, values, replaced, range });
  }
  return { declared, nameless };
}

/** The places with the values of one owner and type. */
function groupsIn(resource: ResourceInstance, provider: RecordResource, outer: Arguments): readonly Arguments[][] {
  if (provider.records !== undefined) {
    return innerArguments(resource, provider.records, provider, outer).map((each) => [each]);
  }
  return [provider.within === undefined ? [outer] : innerArguments(resource, provider.within, provider, outer)];
}

function argumentsOf(block: BlockInstance, around: Arguments | undefined): Arguments {
  return {
    argument: (name) => block.argument(name) ?? around?.argument(name),
    range: block.range,
    uncertain: block.uncertain?.unknown ?? around?.uncertain,
  };
}

/** Of nested blocks or, in place of these, of a value: a list of objects, or one. */
function innerArguments(
  resource: ResourceInstance,
  within: string,
  { values }: RecordResource,
  outer: Arguments,
): Arguments[] {
  const value = resource.argument(within);
  const places =
    value === undefined
      ? resource.blocks(within).map((block) => argumentsOf(block, outer))
      : elementsOf(value).map((element) => argumentsOfElement(element, values, outer));
  return places.filter((place) => !isOff(place));
}

function elementsOf(value: Value): readonly Value[] {
  if (value.kind === "list") return value.elements.filter(({ kind }) => kind !== "null");
  return value.kind === "null" ? [] : [value];
}

function argumentsOfElement(element: Value, values: readonly string[], outer: Arguments): Arguments {
  if (element.kind === "map") return argumentsOfMap(element, outer);
  const { uncertain } = outer;
  const argument = (name: string) => (values.includes(name) ? element : outer.argument(name));
  return { argument, range: rangeOfValue(element), uncertain };
}

function argumentsOfMap({ fields, range }: MapValue, outer: Arguments): Arguments {
  return { argument: (name) => fields.get(name)?.value ?? outer.argument(name), range, uncertain: outer.uncertain };
}

function isOff(place: Arguments): boolean {
  return SWITCHED_OFF.some(
    ([argument, value]) => knownText(place.argument(argument))?.toUpperCase() === value.toUpperCase(),
  );
}

function typeOf(place: Arguments, { type }: RecordResource): string | undefined {
  if ("fixed" in type) return type.fixed;
  const written = knownText(place.argument(type.argument))?.trim().toUpperCase();
  return written === undefined || written === "" ? undefined : (TYPES_BY_NUMBER.get(written) ?? written);
}

function ownerOf(
  place: Arguments,
  { name }: RecordResource,
  resource: ResourceInstance,
  words: Words,
): WrittenName | undefined {
  for (const argument of name) {
    const value = place.argument(argument);
    if (value !== undefined && value.kind !== "null") return writtenName(value, resource, words);
  }
  return { text: "", absolute: false, tail: undefined, known: true, range: place.range };
}

function isReplaced(resource: ResourceInstance, { alias, flattened }: RecordResource): boolean {
  if (alias !== undefined && resource.blocks(alias).length > 0) return true;
  const value = flattened === undefined ? undefined : resource.argument(flattened);
  return value !== undefined && value.kind !== "null" && knownText(value) !== "false";
}

function valuesIn(place: Arguments, provider: RecordResource, resource: ResourceInstance): readonly DeclaredValue[] {
  const priority = provider.priority
    ?.map((name) => place.argument(name))
    .find((value) => value && value.kind !== "null");
  const uncertain = place.uncertain ?? oneOfSeveral(resource);
  const ignored = ignoredValues(resource, provider);
  for (const argument of provider.values) {
    const value = place.argument(argument);
    if (value === undefined || value.kind === "null") continue;
    const values = elementsOf(value);
    return values.map((each) => ({ value: ignored ?? each, priority, uncertain }));
  }
  return [];
}

/** Weighted, by country, …: Route 53 answers with one of the records of a name and type. */
function oneOfSeveral(resource: ResourceInstance): Unknown | undefined {
  const identifier = resource.argument("set_identifier");
  if (identifier === undefined || identifier.kind === "null") return undefined;
  const reason = "it is one of several records of which a routing policy takes one";
  return { unknown: reason, range: rangeOfValue(identifier), dependsOn: [] };
}
