import { type Name, toName } from "../model/dns.js";
import { nearestWord } from "../model/nearest.js";
import type { Located, Range } from "../model/text.js";
import type { ConfigError } from "./config.js";
import type { Tree } from "./config-tree.js";

/** Takes the errors of a file, all of them. */
export type Complain = (range: Range, message: string) => void;

export function complainTo(errors: ConfigError[]): Complain {
  return (range, message) => {
    errors.push({ message, range });
  };
}

/** Long words are cut: a message is one line. */
export function quoted(word: string): string {
  return `\`${word.length > 60 ? `${word.slice(0, 60)}…` : word}\``;
}

/** ` Did you mean …?` where a candidate is near, else the list of all when it is short. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const nearest = nearestWord(word, candidates);
  if (nearest !== undefined) return ` Did you mean ${quoted(nearest)}?`;
  return candidates.length > 0 && candidates.length <= 8 ? ` It can be ${candidates.map(quoted).join(", ")}.` : "";
}

/** The fields of a map by key, each key once; nothing when the tree is no map. */
export function readFields(tree: Tree | undefined, what: string, complain: Complain): ReadonlyMap<string, KeyedTree> {
  const fields = new Map<string, KeyedTree>();
  if (!tree || isEmpty(tree)) return fields;
  if (tree.kind !== "map") {
    complain(tree.range, `${what} has to hold keys and values.`);
    return fields;
  }
  for (const { key, value } of tree.fields) {
    if (fields.has(key.value)) complain(key.range, `The key ${quoted(key.value)} is here a second time.`);
    else fields.set(key.value, { key, value });
  }
  return fields;
}

/** True for what holds nothing, or nothing about which something is left to say. */
export function isEmpty(tree: Tree): boolean {
  return tree.kind === "nothing" || tree.kind === "refused";
}

export interface KeyedTree {
  readonly key: Located<string>;
  readonly value: Tree;
}

/** As {@link readFields}, where only some keys have a meaning. */
export function readKnownFields(
  tree: Tree | undefined,
  what: string,
  keys: readonly string[],
  complain: Complain,
): ReadonlyMap<string, KeyedTree> {
  const fields = readFields(tree, what, complain);
  for (const { key } of fields.values()) {
    if (!keys.includes(key.value))
      complain(key.range, `${what} has no key ${quoted(key.value)}.${suggestion(key.value, keys)}`);
  }
  return fields;
}

export function readText(tree: Tree | undefined, what: string, complain: Complain): Located<string> | undefined {
  if (!tree) return undefined;
  if (tree.kind === "text" && tree.value.trim() !== "") return { value: tree.value, range: tree.range };
  if (tree.kind === "list" || tree.kind === "map") complain(tree.range, `${what} has to be text.`);
  else if (tree.kind !== "refused") complain(tree.range, `${what} is empty.`);
  return undefined;
}

export function readChoice<Choice extends string>(
  tree: Tree | undefined,
  what: string,
  choices: readonly Choice[],
  complain: Complain,
): Located<Choice> | undefined {
  const text = readText(tree, what, complain);
  if (!text) return undefined;
  const value = choices.find((choice) => choice === text.value);
  if (value !== undefined) return { value, range: text.range };
  complain(text.range, `${what} can't be ${quoted(text.value)}.${suggestion(text.value, choices)}`);
  return undefined;
}

/** A domain name, absolute with or without the final dot. */
export function readName(text: Located<string> | undefined, complain: Complain): Located<Name> | undefined {
  if (!text) return undefined;
  const value = toName(text.value.endsWith(".") ? text.value : `${text.value}.`);
  if (value !== undefined && value !== "" && !/[\s/*:@]/.test(value)) return { value, range: text.range };
  complain(text.range, `${quoted(text.value)} is not a domain name.`);
  return undefined;
}

/** A path from the root of the repository, without `./` in front. */
export function readPath(text: Located<string> | undefined, complain: Complain): Located<string> | undefined {
  const glob = readGlob(text, complain);
  if (!glob || !/[*?]/.test(glob.value)) return glob;
  complain(glob.range, `${quoted(glob.value)} has to be one path, without \`*\` and \`?\`.`);
  return undefined;
}

/** Longer than any path; keeps matching quick. */
const MAX_GLOB = 1000;

/** A path in which `*`, `**` and `?` may stand. */
export function readGlob(text: Located<string> | undefined, complain: Complain): Located<string> | undefined {
  if (!text) return undefined;
  const value = text.value.replace(/^(?:\.\/+)+/, "");
  const segments = value.split("/");
  if (value.length > MAX_GLOB || value.startsWith("/") || segments.includes("..") || value.includes("\\")) {
    const message = `${quoted(text.value)} is not a path within the repository: write it from the root, with \`/\`.`;
    complain(text.range, message);
    return undefined;
  }
  return { value, range: text.range };
}

/** One text, or a list of texts. */
export function readTexts(tree: Tree | undefined, what: string, complain: Complain): readonly Located<string>[] {
  const values = tree?.kind === "list" ? tree.values : tree ? [tree] : [];
  return values.flatMap((value) => readText(value, what, complain) ?? []);
}
