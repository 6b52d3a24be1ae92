import type { Node, Pair, ParsedNode } from "yaml";
import { decodeStrictly, type Located, type Range, rangeOf, type SourceFile } from "../model/text.js";
import type { ConfigError } from "./config.js";

/** A YAML document with places and without anything but text at the leaves: `off` and `1` are what was written. */
export type Tree =
  | { readonly kind: "map"; readonly fields: readonly TreeField[]; readonly range: Range }
  | { readonly kind: "list"; readonly values: readonly Tree[]; readonly range: Range }
  | { readonly kind: "text"; readonly value: string; readonly range: Range }
  | { readonly kind: "nothing"; readonly range: Range }
  /** An error has been noted already. */
  | { readonly kind: "refused"; readonly range: Range };

interface TreeField {
  readonly key: Located<string>;
  readonly value: Tree;
}

export interface ReadTree {
  /** Undefined when the file is empty or can't be read at all. */
  readonly tree: Tree | undefined;
  readonly errors: readonly ConfigError[];
}

/** In bytes. */
const MAX_SIZE = 1 << 20;
/** Deeper than any configuration, and shallow enough for every stack. */
const MAX_DEPTH = 20;
const TOO_DEEP = "This is nested too deeply.";
/** Where the library speaks to programmers. */
const OWN_WORDS: ReadonlyMap<string, string> = new Map([
  ["RESOURCE_EXHAUSTION", TOO_DEEP],
  [
    "MULTIPLE_DOCS",
    "A second YAML document begins here; the configuration is one. Delete the line `---` between them.",
  ],
]);
/** More errors than that are of no use to anyone. */
export const MAX_ERRORS = 50;

/** Reads the file of a configuration as YAML 1.2. Never throws, whatever the file holds. */
export async function readTree(file: SourceFile): Promise<ReadTree> {
  const refused = refuse(file);
  if (refused) return { tree: undefined, errors: [refused] };
  const text = decodeStrictly(file.bytes);
  if (text === undefined) return { tree: undefined, errors: [unreadable(file, "The file is not UTF-8.")] };
  const yaml = await import("yaml");
  const place = placesIn(file, text);
  try {
    // Keys are compared later: the library compares each with each.
    const document = yaml.parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: "error" });
    const errors = document.errors.slice(0, MAX_ERRORS).map(({ code, message, pos: [from, to] }) => ({
      message: OWN_WORDS.get(code) ?? `This is not valid YAML: ${message}`,
      range: place(from, to),
    }));
    if (errors.length > 0) return { tree: undefined, errors };
    const walk: Walk = { yaml, place, text, errors: [] };
    const tree = document.contents ? toTree(document.contents, place(0, text.length), 0, walk) : undefined;
    return { tree: tree?.kind === "nothing" ? undefined : tree, errors: walk.errors };
  } catch (error) {
    // What the library throws on some hostile input: the stack is at its end, or a tag can't be resolved.
    if (!(error instanceof Error)) throw error;
    return { tree: undefined, errors: [unreadable(file, "The file can't be read as YAML.")] };
  }
}

function refuse(file: SourceFile): ConfigError | undefined {
  if (file.bytes.length > MAX_SIZE) return unreadable(file, "The file is larger than 1 MiB.");
  const nul = file.bytes.indexOf(0);
  if (nul === -1) return undefined;
  return { message: "The file holds a NUL byte, so it is no text.", range: rangeOf(file, nul, nul + 1) };
}

function unreadable(file: SourceFile, message: string): ConfigError {
  return { message, range: rangeOf(file, 0, 0) };
}

type Place = (from: number, to: number) => Range;

/** The library counts in UTF-16 code units, this project in bytes. */
function placesIn(file: SourceFile, text: string): Place {
  const clamp = (at: number): number => Math.min(Math.max(at, 0), text.length);
  if (text.length === file.bytes.length)
    return (from, to) => rangeOf(file, clamp(from), Math.max(clamp(to), clamp(from)));
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    offsets[at] = bytes;
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    at += character.length;
    // Within a surrogate pair.
    if (character.length === 2) offsets[at - 1] = bytes;
  }
  offsets[at] = bytes;
  const offsetOf = (index: number): number => offsets[clamp(index)] ?? bytes;
  return (from, to) => rangeOf(file, offsetOf(from), Math.max(offsetOf(to), offsetOf(from)));
}

interface Walk {
  readonly yaml: typeof import("yaml");
  readonly place: Place;
  readonly text: string;
  readonly errors: ConfigError[];
}

function toTree(node: Node | ParsedNode | null, around: Range, depth: number, walk: Walk): Tree {
  const { yaml } = walk;
  const range = node?.range ? placeOf(node.range[0], node.range[1], walk) : around;
  if (depth > MAX_DEPTH) return refused(TOO_DEEP, range, walk);
  if (yaml.isAlias(node)) return refused("An alias can't be used here: write the value out.", range, walk);
  if (yaml.isSeq<Node>(node)) {
    return { kind: "list", values: node.items.map((value) => toTree(value, range, depth + 1, walk)), range };
  }
  if (yaml.isMap<Node, Node | null>(node)) {
    return { kind: "map", fields: node.items.flatMap((pair) => toField(pair, range, depth, walk)), range };
  }
  if (!yaml.isScalar(node) || node.value === null) return { kind: "nothing", range };
  return { kind: "text", value: node.source ?? String(node.value), range };
}

/** A block that is a map or a list ends for the library where the next one begins; for people where its text does. */
function placeOf(from: number, to: number, { place, text }: Walk): Range {
  let end = to;
  while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  return place(from, end);
}

function refused(message: string, range: Range, walk: Walk): Tree {
  walk.errors.push({ message, range });
  return { kind: "refused", range };
}

function toField(pair: Pair<Node, Node | null>, around: Range, depth: number, walk: Walk): readonly TreeField[] {
  const key = toTree(pair.key, around, depth + 1, walk);
  if (key.kind !== "text") {
    if (key.kind !== "refused") refused("A key has to be a single word.", key.range, walk);
    return [];
  }
  return [{ key, value: toTree(pair.value, key.range, depth + 1, walk) }];
}
