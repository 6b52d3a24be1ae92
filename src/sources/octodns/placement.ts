import { type Name, toName } from "../../model/dns.js";
import type { Configuration, YamlProvider } from "./configuration.js";
import { directoryOf, joinPath } from "./navigator.js";

/** A YamlProvider with its folder in the snapshot, and the files it has for each zone. */
export interface PlacedProvider {
  readonly provider: YamlProvider;
  readonly folder: string;
  readonly files: ReadonlyMap<Name, readonly string[]>;
}

/** The YamlProviders of a configuration whose folders can be told, by id. */
export function placeProviders(configuration: Configuration, paths: readonly string[]): Map<string, PlacedProvider> {
  const placed = new Map<string, PlacedProvider>();
  for (const [id, provider] of configuration.providers) {
    const folder = folderOf(provider, configuration.path, paths);
    if (folder !== undefined) placed.set(id, { provider, folder, files: filesOf(provider, folder, paths) });
  }
  return placed;
}

/** octoDNS takes folders from where it is run: mostly the root, else somewhere above the configuration. */
function folderOf(provider: YamlProvider, path: string, paths: readonly string[]): string | undefined {
  const { directory } = provider;
  if (directory === undefined) return undefined;
  const bases = [""];
  for (let base = directoryOf(path); base !== ""; base = directoryOf(base)) bases.push(base);
  const folders = bases.map((base) => joinPath(base, directory)).filter((folder) => folder !== undefined);
  return folders.find((folder) => paths.some((each) => folder === "" || each.startsWith(`${folder}/`))) ?? folders[0];
}

function filesOf(provider: YamlProvider, folder: string, paths: readonly string[]): Map<Name, string[]> {
  const files = new Map<Name, string[]>();
  const inside = folder === "" ? "" : `${folder}/`;
  const extension = provider.splitExtension;
  for (const path of paths) {
    if (!path.startsWith(inside)) continue;
    const [name = "", below, deeper] = path.slice(inside.length).split("/");
    if (deeper !== undefined) continue;
    const zone =
      below === undefined ? (provider.disableZonefile ? undefined : zoneOfFile(name)) : zoneOfFolder(name, extension);
    if (zone === undefined) continue;
    const known = files.get(zone);
    if (known) known.push(path);
    else files.set(zone, [path]);
  }
  return files;
}

/** The zone that the name of a file names. */
export function zoneOfFile(name: string): Name | undefined {
  return /\.ya?ml$/.test(name) ? toZone(name.replace(/\.?\.ya?ml$/, "")) : undefined;
}

/** The zone that the name of a folder of split files names. */
export function zoneOfFolder(name: string, extension: string | undefined): Name | undefined {
  return extension && name.endsWith(extension) ? toZone(name.slice(0, -extension.length)) : undefined;
}

/** The apex without its final dot; undefined when it is no name of a zone. */
export function toZone(text: string): Name | undefined {
  return text === "" || /[\s$*@]/.test(text) ? undefined : toName(`${text}.`);
}
