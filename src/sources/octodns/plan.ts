import type { Name } from "../../model/dns.js";
import type { Located } from "../../model/text.js";
import type { Configuration, ConfiguredZone, YamlProvider } from "./configuration.js";
import { directoryOf, joinPath } from "./navigator.js";
import { type PlacedProvider, placeProviders, toZone, zoneOfFile, zoneOfFolder } from "./placement.js";
import type { SemicolonStyle } from "./txt.js";

/** How the files of one folder are read. */
interface FolderSettings {
  readonly folder: string;
  readonly semicolons: SemicolonStyle;
  readonly lenient: boolean;
  readonly defaultTtl: Located<number> | undefined;
}

/** One file as a part of a zone. */
export interface ZonePart {
  readonly path: string;
  readonly settings: FolderSettings;
  /** Its records replace those of the parts before it. */
  readonly replaces: boolean;
  /** Read into every zone of its provider. */
  readonly shared: boolean;
}

/** A zone and the files that make it up, in the order in which octoDNS reads them. */
export interface ZonePlan {
  readonly apex: Name;
  readonly parts: readonly ZonePart[];
  /** False when other sources feed the zone too. */
  readonly whole: boolean;
  readonly lenient: boolean;
  readonly templated: boolean;
  /** True when only the file's name speaks for it; a file that others include is then no zone. */
  readonly guessed: boolean;
}

export interface Planning {
  readonly plans: readonly ZonePlan[];
  /** The files that no zone is known for. */
  readonly homeless: readonly string[];
}

/**
 * Which files make which zones: as the main configurations say, and by their names where none speaks of them.
 * `originOf` is what our own configuration says of a file.
 */
export function planZones(
  paths: readonly string[],
  configurations: readonly Configuration[],
  originOf: (path: string) => Name | undefined,
): Planning {
  const placed = configurations.map((configuration) => placeProviders(configuration, paths));
  const settings = settingsByFolder(placed.flatMap((providers) => [...providers.values()]));
  const plans = new Map<string, ZonePlan>();
  for (const [index, configuration] of configurations.entries()) {
    const views = new ConfiguredViews(configuration, placed[index] ?? new Map(), settings);
    for (const plan of views.plans()) addPlan(plans, plan);
  }
  const covered = new Set([...plans.values()].flatMap((plan) => plan.parts.map((part) => part.path)));
  const left = paths.filter((path) => !covered.has(path));
  return addByName(left, { placed, settings, isWhole: wholeness(configurations), originOf }, plans);
}

/** Tells a zone that only YamlProviders feed, wherever their folders are, from one that has other sources too. */
function wholeness(configurations: readonly Configuration[]): (apex: Name) => boolean {
  const fedElsewhere = configurations.flatMap(({ zones, providers }) =>
    zones.filter((zone) => zone.reworked || zone.sources.some((source) => !providers.has(source))),
  );
  const named = new Set(fedElsewhere.map((zone) => toZone(zone.name.replace(/\.$/, ""))));
  const patterns = fedElsewhere.filter((zone) => zone.name.startsWith("*"));
  return (apex) => !named.has(apex) && !patterns.some((zone) => matchesZone(zone, apex));
}

/** `*`, or `*.example.com.`; regular expressions and the like count as matching nothing. */
function matchesZone({ name }: ConfiguredZone, apex: Name): boolean {
  return name.startsWith("*") && `${apex}.`.endsWith(name.slice(1).toLowerCase());
}

/** The same files under two configurations are one zone: whole only where both say so. */
function addPlan(plans: Map<string, ZonePlan>, plan: ZonePlan): void {
  const key = JSON.stringify([plan.apex, plan.parts.map((part) => [part.path, part.replaces])]);
  const same = plans.get(key);
  plans.set(key, {
    ...plan,
    whole: plan.whole && same?.whole !== false,
    lenient: plan.lenient || same?.lenient === true,
    templated: plan.templated || same?.templated === true,
    guessed: plan.guessed && same?.guessed !== false,
  });
}

/** Two providers of one folder that disagree leave the matter open. */
function settingsByFolder(providers: readonly PlacedProvider[]): ReadonlyMap<string, FolderSettings> {
  const settings = new Map<string, FolderSettings>();
  for (const { provider, folder } of providers) {
    const one = {
      folder,
      semicolons: semicolonsOf(provider),
      lenient: provider.lenient,
      defaultTtl: provider.defaultTtl,
    };
    const other = settings.get(folder);
    settings.set(folder, other ? agree(one, other) : one);
  }
  return settings;
}

function agree(one: FolderSettings, other: FolderSettings): FolderSettings {
  return {
    folder: one.folder,
    semicolons: one.semicolons === other.semicolons ? one.semicolons : "unknown",
    lenient: one.lenient || other.lenient,
    defaultTtl: one.defaultTtl?.value === other.defaultTtl?.value ? one.defaultTtl : undefined,
  };
}

function semicolonsOf({ escapedSemicolons }: YamlProvider): SemicolonStyle {
  if (escapedSemicolons === "unstated") return "default";
  if (escapedSemicolons === undefined) return "unknown";
  return escapedSemicolons ? "escaped" : "unescaped";
}

/** The zones of one configuration: those it names, those that its patterns match, and aliases of either. */
class ConfiguredViews {
  readonly #configuration: Configuration;
  readonly #providers: ReadonlyMap<string, PlacedProvider>;
  readonly #settings: ReadonlyMap<string, FolderSettings>;

  constructor(
    configuration: Configuration,
    providers: ReadonlyMap<string, PlacedProvider>,
    settings: ReadonlyMap<string, FolderSettings>,
  ) {
    this.#configuration = configuration;
    this.#providers = providers;
    this.#settings = settings;
  }

  plans(): readonly ZonePlan[] {
    const plans = new Map<Name, ZonePlan>();
    const { zones } = this.#configuration;
    const named = new Set(zones.map(({ name }) => toZone(name.replace(/\.$/, ""))));
    for (const zone of zones) {
      const apex = toZone(zone.name.replace(/\.$/, ""));
      if (apex !== undefined && zone.alias === undefined) this.#add(plans, zone, apex);
      if (!zone.name.startsWith("*")) continue;
      for (const found of this.#listed(zone)) if (!named.has(found) && !plans.has(found)) this.#add(plans, zone, found);
    }
    for (const zone of zones) {
      const apex = toZone(zone.name.replace(/\.$/, ""));
      const target = plans.get(toZone(zone.alias?.replace(/\.$/, "") ?? "") ?? ("" as Name));
      if (apex !== undefined && target) plans.set(apex, { ...target, apex });
    }
    return [...plans.values()];
  }

  #add(plans: Map<Name, ZonePlan>, zone: ConfiguredZone, apex: Name): void {
    const parts = zone.sources.flatMap((source) => this.#partsOf(this.#providers.get(source), apex));
    if (parts.length === 0) return;
    const whole = zone.sources.every((source) => this.#providers.has(source)) && !zone.reworked;
    plans.set(apex, { apex, parts, whole, lenient: zone.lenient, templated: zone.templated, guessed: false });
  }

  /** The zones that the sources of a dynamic one have and that its pattern matches. */
  #listed(zone: ConfiguredZone): readonly Name[] {
    const all = zone.sources.flatMap((source) => [...(this.#providers.get(source)?.files.keys() ?? [])]);
    return [...new Set(all)].filter((name) => matchesZone(zone, name) && name.includes("."));
  }

  #partsOf(placed: PlacedProvider | undefined, apex: Name): readonly ZonePart[] {
    if (!placed) return [];
    const { provider, folder, files } = placed;
    const shared = provider.sharedFilename && joinPath(folder, provider.sharedFilename);
    const paths = [...(files.get(apex) ?? [])];
    if (shared) paths.push(shared);
    const settings = this.#settings.get(folder) ?? withoutSettings(folder);
    return paths.sort().map((path) => ({ path, settings, replaces: provider.replaces, shared: path === shared }));
  }
}

function withoutSettings(folder: string): FolderSettings {
  return { folder, semicolons: "unknown", lenient: false, defaultTtl: undefined };
}

interface Surroundings {
  readonly placed: readonly ReadonlyMap<string, PlacedProvider>[];
  readonly settings: ReadonlyMap<string, FolderSettings>;
  readonly isWhole: (apex: Name) => boolean;
  readonly originOf: (path: string) => Name | undefined;
}

/** The zones of the files that no configuration names. */
function addByName(
  paths: readonly string[],
  { placed, settings, isWhole, originOf }: Surroundings,
  plans: Map<string, ZonePlan>,
): Planning {
  const homeless: string[] = [];
  const groups = new Map<string, { apex: Name; folder: string; paths: string[] }>();
  const known = knownZones(placed);
  for (const path of paths) {
    const place = placeOf(path, known, originOf);
    if (!place) {
      homeless.push(path);
      continue;
    }
    const key = JSON.stringify([place.folder, place.apex]);
    const group = groups.get(key);
    if (group) group.paths.push(path);
    else groups.set(key, { ...place, paths: [path] });
  }
  for (const { apex, folder, paths: files } of groups.values()) {
    const own = settings.get(folder) ?? withoutSettings(folder);
    const guessed = files.every((path) => !known.has(path) && originOf(path) === undefined);
    const parts = files.sort().map((path) => ({ path, settings: own, replaces: false, shared: false }));
    addPlan(plans, { apex, parts, whole: isWhole(apex), lenient: false, templated: false, guessed });
  }
  return { plans: [...plans.values()], homeless };
}

interface ZonePlace {
  readonly apex: Name;
  /** The folder that holds the zone's file, or its folder of split files. */
  readonly folder: string;
}

function knownZones(placed: readonly ReadonlyMap<string, PlacedProvider>[]): ReadonlyMap<string, ZonePlace> {
  const known = new Map<string, ZonePlace>();
  for (const { files, folder } of placed.flatMap((providers) => [...providers.values()])) {
    for (const [apex, paths] of files) for (const path of paths) known.set(path, { apex, folder });
  }
  return known;
}

function placeOf(
  path: string,
  known: ReadonlyMap<string, ZonePlace>,
  originOf: (path: string) => Name | undefined,
): ZonePlace | undefined {
  const folder = directoryOf(path);
  const stated = originOf(path);
  if (stated !== undefined) return { apex: stated, folder };
  const configured = known.get(path);
  // A name without a dot is a zone only where a configuration says so (list_zones of the YamlProvider).
  if (configured?.apex.includes(".")) return configured;
  const split = zoneOfFolder(folder.slice(folder.lastIndexOf("/") + 1), ".");
  if (split?.includes(".")) return { apex: split, folder: directoryOf(folder) };
  const own = zoneOfFile(path.slice(path.lastIndexOf("/") + 1).replace(/^\$/, ""));
  return own?.includes(".") ? { apex: own, folder } : undefined;
}
