import type { Undecided } from "../../../model/finding.js";
import { rangeOf, type SourceFile } from "../../../model/text.js";
import { compare, isJson } from "./folders.js";
import { folderOf, foldersAbove, nameOf } from "./paths.js";
import type { Repository } from "./repository.js";
import type { RootPlan } from "./root-module.js";

/** Of one root. */
const MOST_VARIANTS = 64;
/** Files of values that are looked into. */
const MOST_FILES = 2000;

/** The evaluations of each root: one for each file of values that makes a difference. */
export function planRoots(
  roots: readonly string[],
  repository: Repository,
): { readonly plans: readonly RootPlan[]; readonly undecided: readonly Undecided[] } {
  const undecided: Undecided[] = [];
  const chosen = chooseFiles(roots, repository, undecided);
  const plans = roots.flatMap((folder): readonly RootPlan[] => {
    const loaded = loadedByItself(folder, repository);
    const variants = chosen.get(folder) ?? [];
    const taken = variants.slice(0, MOST_VARIANTS);
    const [cut] = variants.slice(MOST_VARIANTS);
    if (cut) undecided.push(tooMany(folder, cut));
    if (taken.length === 0) return [{ folder, variant: undefined, values: loaded }];
    return taken.map((file) => ({ folder, variant: file.path, values: [...loaded, file] }));
  });
  return { plans, undecided };
}

function tooMany(folder: string, file: SourceFile): Undecided {
  return {
    domain: undefined,
    undecided: `what ${folder || "the root folder"} declares with ${file.path} and others`,
    reason: `it has more than ${MOST_VARIANTS} files of values of variables`,
    range: rangeOf(file),
  };
}

/** `terraform.tfvars`, `terraform.tfvars.json`, then `*.auto.tfvars` by name: https://developer.hashicorp.com/terraform/language/values/variables */
function loadedByItself(folder: string, repository: Repository): readonly SourceFile[] {
  const files = (repository.folders.get(folder)?.values ?? []).filter(isLoadedByItself);
  const rank = (path: string): number => (isAutomatic(path) ? 2 : isJson(path) ? 1 : 0);
  return [...files].sort((one, other) => rank(one.path) - rank(other.path) || compare(one.path, other.path));
}

function isLoadedByItself({ path }: SourceFile): boolean {
  return /^terraform\.tfvars(?:\.json)?$/.test(nameOf(path)) || isAutomatic(path);
}

function isAutomatic(path: string): boolean {
  return /\.auto\.tfvars(?:\.json)?$/.test(path);
}

/** Which files of values are for which root, besides those that Terraform loads by itself. */
function chooseFiles(
  roots: readonly string[],
  repository: Repository,
  undecided: Undecided[],
): ReadonlyMap<string, readonly SourceFile[]> {
  const chosen = new Map<string, SourceFile[]>();
  const candidates = candidateFiles(repository);
  const [cut] = candidates.slice(MOST_FILES);
  if (cut) undecided.push({ ...tooMany("", cut), reason: `there are more than ${MOST_FILES} files of such values` });
  for (const file of candidates.slice(0, MOST_FILES)) {
    for (const root of rootsOf(file, roots, repository)) {
      const files = chosen.get(root);
      if (files) files.push(file);
      else chosen.set(root, [file]);
    }
  }
  return chosen;
}

function candidateFiles({ folders }: Repository): readonly SourceFile[] {
  return [...folders.values()].flatMap(({ configuration, values }) =>
    (configuration.length > 0 ? values.filter((file) => !isLoadedByItself(file)) : values).filter(
      (file) => !isSample(file),
    ),
  );
}

/** To be copied and filled in: `example.tfvars`, `terraform.sample.tfvars`. */
function isSample({ path }: SourceFile): boolean {
  return SAMPLE.test(nameOf(path));
}

const SAMPLE = /(?:^|[._-])(?:examples?|samples?|templates?|dummy|placeholder)[._-](?:.*\.)?tfvars(?:\.json)?$/i;

/** The root that it lies in or below, if it knows any of its variables; else all roots that know each of them. */
function rootsOf({ path }: SourceFile, roots: readonly string[], repository: Repository): readonly string[] {
  const file = repository.folders.get(folderOf(path))?.values.find((each) => each.path === path);
  const names = file ? repository.tree(file).body.attributes.map(({ name }) => name) : [];
  if (names.length === 0) return [];
  const owner = [folderOf(path), ...foldersAbove(folderOf(path))].find((folder) =>
    holdsConfiguration(folder, repository),
  );
  const declares = (root: string) => (name: string) => repository.configurationOf(root)?.variables.has(name) ?? false;
  if (owner === folderOf(path) && !roots.includes(owner)) return [];
  if (owner !== undefined && roots.includes(owner) && names.some(declares(owner))) return [owner];
  return roots.filter((root) => names.every(declares(root)));
}

function holdsConfiguration(folder: string, { folders }: Repository): boolean {
  return (folders.get(folder)?.configuration.length ?? 0) > 0;
}
