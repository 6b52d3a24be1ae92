import type { ReadingProblem } from "../../model/policy-domain.js";
import type { Range } from "../../model/text.js";
import { keyText } from "./scalars.js";
import { segmentsOf } from "./segments.js";
import type { YamlFile } from "./yaml-file.js";
import type { MapNode, ScalarNode, SeqNode, YamlNode } from "./yaml-tree.js";

/** A node and the file it is written in, which an `!include` may make another one. */
export interface Place<N extends YamlNode = YamlNode> {
  readonly node: N;
  readonly file: YamlFile;
}

export interface Field {
  readonly key: Place<ScalarNode>;
  /** The key as octoDNS sees it, through `str()`. */
  readonly name: string;
  readonly value: Place | undefined;
}

const DEEPEST_INCLUDE = 16;
/** Of one file; whoever has more sees the rest once these are mended. */
const MOST_PROBLEMS = 100;
/** Tags that say what the node is anyway. The others make PyYAML's SafeLoader refuse the file. */
const HARMLESS_TAGS: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "null", "map", "seq", "timestamp", "merge"]
    .map((name) => `tag:yaml.org,2002:${name}`)
    .concat("!", "!include"),
);

/** The directory of a path, without a final slash; "" for the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

/** A path seen from a directory of the snapshot; undefined where it leaves the snapshot. */
export function joinPath(directory: string, relative: string): string | undefined {
  if (relative.startsWith("/") || relative.includes("\\") || relative.includes("\0")) return undefined;
  const segments = directory === "" ? [] : directory.split("/");
  for (const segment of relative.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join("/");
}

/** Walks a zone file and what it includes, and notes what is wrong on the way. */
export class Navigator {
  readonly problems: ReadingProblem[] = [];
  /** Set as soon as something was left out that octoDNS would have read. */
  broken = false;
  readonly #included: ReadonlyMap<string, YamlFile>;
  readonly #fields = new Map<MapNode, ReadonlyMap<string, Field>>();

  /** `included` holds the files of all `!include` tags, by path. */
  constructor(included: ReadonlyMap<string, YamlFile>) {
    this.#included = included;
  }

  note(range: Range, message: string, mistake: boolean): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ message, range, mistake });
  }

  fail(range: Range, message: string, mistake: boolean): undefined {
    this.broken = true;
    this.note(range, message, mistake);
    return undefined;
  }

  /** Without the line end that the library counts to a block. */
  rangeOf({ node, file }: Place): Range {
    let { end } = node;
    while (end > node.start && /\s/.test(file.text.charAt(end - 1))) end -= 1;
    return file.range(node.start, end);
  }

  /** The node itself, or what the file holds that it includes. */
  resolve(place: Place | undefined): Place | undefined {
    let at = place;
    for (let depth = 0; at; depth++) {
      if (at.node.kind === "missing") return undefined;
      const tag = at.node.tag;
      if (tag !== undefined && !HARMLESS_TAGS.has(tag)) return this.fail(this.rangeOf(at), refusedTag(tag), true);
      if (tag !== "!include" || at.node.kind !== "scalar") return at;
      if (depth === DEEPEST_INCLUDE) return this.fail(this.rangeOf(at), INCLUDES_TOO_DEEP, true);
      at = this.#open({ node: at.node, file: at.file });
    }
    return undefined;
  }

  #open({ node, file }: Place<ScalarNode>): Place | undefined {
    const path = joinPath(directoryOf(file.file.path), node.text);
    const included = path === undefined ? undefined : this.#included.get(path);
    if (!included) {
      const message = `The file ${node.text} can't be included: it is not in the repository beside this file. Add it, or correct the path.`;
      return this.fail(file.range(node.start, node.end), message, false);
    }
    if (included.broken) this.broken = true;
    return included.root && { node: included.root, file: included };
  }

  /** The fields of a mapping by name, merge keys resolved: its own keys win, and of two equal ones the last. */
  fieldsIn({ node, file }: Place<MapNode>): ReadonlyMap<string, Field> {
    const known = this.#fields.get(node);
    if (known) return known;
    // A mapping that merges itself finds what is known so far.
    const fields = new Map<string, Field>();
    this.#fields.set(node, fields);
    const own = new Map<string, Field>();
    for (const [keyNode, value] of node.pairs) {
      const key = this.resolve({ node: keyNode, file });
      if (key?.node.kind !== "scalar") continue;
      const place = value && { node: value, file };
      const plain = key.node.style === "plain" && key.node.tag === undefined;
      if (plain && key.node.text === "<<") this.#merge(place, fields);
      else
        this.#add(own, {
          key: { node: key.node, file: key.file },
          name: plain ? keyText(key.node.text) : key.node.text,
          value: place,
        });
    }
    for (const [name, field] of own) {
      fields.delete(name);
      fields.set(name, field);
    }
    return fields;
  }

  #add(own: Map<string, Field>, field: Field): void {
    const lost = own.get(field.name);
    if (lost) {
      const shown = field.name === "" ? "''" : field.name;
      this.note(
        this.rangeOf(lost.key),
        `The key ${shown} stands here and again further down. octoDNS takes the last one, so what is written here is never published. Put both into one.`,
        true,
      );
    }
    own.delete(field.name);
    own.set(field.name, field);
  }

  #merge(value: Place | undefined, into: Map<string, Field>): void {
    const source = this.resolve(value);
    if (!source) return;
    const { node, file } = source;
    const maps = node.kind === "seq" ? node.elements.map((element) => this.resolve({ node: element, file })) : [source];
    for (const map of maps) {
      if (map?.node.kind !== "map") {
        if (map)
          this.fail(this.rangeOf(map), "Only a mapping can be merged with <<, so octoDNS refuses the file.", true);
        continue;
      }
      // Of several merged mappings the first that has a key wins.
      for (const [name, field] of this.fieldsIn({ node: map.node, file: map.file })) {
        if (!into.has(name)) into.set(name, field);
      }
    }
  }

  asMap(place: Place | undefined): Place<MapNode> | undefined {
    const { node, file } = this.resolve(place) ?? {};
    return node?.kind === "map" && file ? { node, file } : undefined;
  }

  /** The elements of a list, or the one value itself; none where nothing is written. */
  listOf(place: Place | undefined): readonly Place[] {
    const found = this.resolve(place);
    if (!found) return [];
    const { node, file } = found;
    return node.kind === "seq" ? elementsOf({ node, file }) : [found];
  }
}

function elementsOf({ node, file }: Place<SeqNode>): readonly Place[] {
  return node.elements.map((element) => ({ node: element, file }));
}

const INCLUDES_TOO_DEEP = `Files include one another more than ${DEEPEST_INCLUDE} times here, perhaps in a circle. Break the circle.`;

function refusedTag(tag: string): string {
  return `The tag ${tag} is none that octoDNS loads, so it refuses the whole file. Remove the tag.`;
}

/** The range of a scalar's text, without its quotes; of the whole scalar where it is empty. */
export function innerRange({ node, file }: Place<ScalarNode>): Range {
  const segments = segmentsOf(node, file);
  const first = segments[0];
  const last = segments.at(-1);
  return first && last ? file.range(first.start, last.end) : file.range(node.start, node.end);
}
