import type { SourceFile } from "../../../model/text.js";
import { folderOf, nameOf } from "./paths.js";

/** The files of Terraform that lie directly in a folder. */
export interface Folder {
  readonly path: string;
  /** In the order in which Terraform merges them: by name, override files last. */
  readonly configuration: readonly SourceFile[];
  /** Files of values of variables, by name. */
  readonly values: readonly SourceFile[];
}

const CONFIGURATION = /\.(?:tf|tofu)(?:\.json)?$/;
const VALUES = /\.tfvars(?:\.json)?$/;
const OVERRIDE = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/;

export function isTerraform(path: string): boolean {
  return CONFIGURATION.test(path) || VALUES.test(path);
}

export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

export function isOverride(path: string): boolean {
  return OVERRIDE.test(nameOf(path));
}

/** All folders that hold files of Terraform, by path, in the order of their paths. */
export function foldersOf(files: readonly SourceFile[]): ReadonlyMap<string, Folder> {
  const byFolder = new Map<string, SourceFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    if (isIgnored(file.path)) continue;
    const others = byFolder.get(folder);
    if (others) others.push(file);
    else byFolder.set(folder, [file]);
  }
  const folders = [...byFolder].sort(([one], [other]) => compare(one, other));
  return new Map(folders.map(([path, held]) => [path, folderWith(path, held)]));
}

function folderWith(path: string, files: readonly SourceFile[]): Folder {
  const ordered = [...files].sort((one, other) => compare(one.path, other.path));
  const names = new Set(ordered.map((file) => file.path));
  const written = ordered.filter((file) => CONFIGURATION.test(file.path) && !isReplaced(file.path, names));
  return {
    path,
    configuration: [
      ...written.filter((file) => !isOverride(file.path)),
      ...written.filter((file) => isOverride(file.path)),
    ],
    values: ordered.filter((file) => VALUES.test(file.path)),
  };
}

/** OpenTofu leaves out `main.tf` where there is a `main.tofu`. */
function isReplaced(path: string, paths: ReadonlySet<string>): boolean {
  return paths.has(path.replace(/\.tf(\.json)?$/, ".tofu$1")) && /\.tf(?:\.json)?$/.test(path);
}

/** Terraform reads no hidden files and no copies that editors leave, and keeps what it fetched in `.terraform`. */
function isIgnored(path: string): boolean {
  return nameOf(path).startsWith(".") || folderOf(path).split("/").includes(".terraform");
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
