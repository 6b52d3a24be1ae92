import type { CST, Document, ParsedNode, YAMLParseError } from "yaml";
import type { YamlLibrary } from "./yaml-file.js";

/** A tag as PyYAML names it; undefined for a node without one. */
type Tag = string | undefined;

type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded";

export interface ScalarNode {
  readonly kind: "scalar";
  /** With quotes, folds and escapes undone, and no further meaning: `yes` and `010` stay as they are. */
  readonly text: string;
  readonly style: ScalarStyle;
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
  /** Within `[]` or `{}`, where more characters need quotes. */
  readonly flow: boolean;
}

export interface MapNode {
  readonly kind: "map";
  readonly pairs: readonly (readonly [YamlNode, YamlNode | undefined])[];
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

export interface SeqNode {
  readonly kind: "seq";
  readonly elements: readonly YamlNode[];
  readonly tag: Tag;
  readonly start: number;
  readonly end: number;
}

/** A scalar with something behind it that can't be there, or an alias that goes nowhere. */
interface MissingNode {
  readonly kind: "missing";
  readonly start: number;
  readonly end: number;
}

export type YamlNode = ScalarNode | MapNode | SeqNode | MissingNode;

interface Fault {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

export interface YamlTree {
  readonly root: YamlNode | undefined;
  readonly includes: readonly string[];
  readonly faults: readonly Fault[];
  /** A sentence that says why the file is not read at all. */
  readonly beyond: string | undefined;
}

/** No zone needs more; the composer of the library calls itself for each level, and its stack must not run out. */
const DEEPEST = 100;
const TOO_DEEP = `Values are nested more than ${DEEPEST} levels deep here, so mta-sts-lint does not read this file.`;

/** The tree of the first document. Plain scalars stay text, since their meaning is PyYAML's and not that of YAML 1.2. */
export function composeTree(yaml: YamlLibrary, text: string): YamlTree {
  const tokens: CST.Token[] = [];
  try {
    for (const token of new yaml.Parser().parse(text)) tokens.push(token);
    if (isTooDeep(tokens)) return { root: undefined, includes: [], faults: [], beyond: TOO_DEEP };
    const options = {
      schema: "failsafe",
      version: "1.1",
      uniqueKeys: false,
      strict: false,
      logLevel: "silent",
    } as const;
    const documents = [...new yaml.Composer(options).compose(tokens, true, text.length)];
    return treeOf(yaml, text, documents);
  } catch (error) {
    // A library that fails on hostile text must not end the run.
    const reason = error instanceof Error ? error.message : String(error);
    return { root: undefined, includes: [], faults: [], beyond: `mta-sts-lint can't read this YAML: ${reason}.` };
  }
}

/** Measures without recursion. */
function isTooDeep(tokens: readonly CST.Token[]): boolean {
  let level: CST.Token[] = [...tokens];
  for (let depth = 0; level.length > 0; depth++) {
    // A collection within a collection takes one level of tokens, a document another one.
    if (depth > DEEPEST) return true;
    const below: CST.Token[] = [];
    for (const token of level) {
      if (token.type === "document") {
        if (token.value) below.push(token.value);
      } else if ("items" in token) {
        for (const { key, value } of token.items) {
          if (key) below.push(key);
          if (value) below.push(value);
        }
      }
    }
    level = below;
  }
  return false;
}

function treeOf(yaml: YamlLibrary, text: string, documents: readonly Document.Parsed[]): YamlTree {
  const [first, second] = documents;
  if (!first) return { root: undefined, includes: [], faults: [], beyond: undefined };
  const walk = new TreeWalk(yaml, endsOfCutScalars(text, first));
  const root = first.contents ? walk.convert(first.contents, false) : undefined;
  const faults = [...first.errors.map(faultOf), ...walk.faults];
  if (second) {
    const [start] = second.range;
    faults.push({ reason: "a second document begins here, and a zone file is one document", start, end: start });
  }
  return { root, includes: walk.includes, faults, beyond: undefined };
}

/** `"a" "b"`: where a scalar ends although more stands behind it. What it was meant to be can't be told. */
function endsOfCutScalars(text: string, { errors }: Document.Parsed): ReadonlySet<number> {
  const unexpected = errors.filter(({ code }) => code === "UNEXPECTED_TOKEN");
  const ends = unexpected.map(({ pos: [start] }) => {
    let end = start;
    while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end -= 1;
    return end;
  });
  return new Set(ends);
}

function faultOf({ code, message, pos: [start, end] }: YAMLParseError): Fault {
  return { reason: REASONS.get(code) ?? message.replace(/[.:]?(?:\n[\s\S]*)?$/, ""), start, end };
}

/** What people trip over most, in more words than the library has. */
const REASONS: ReadonlyMap<string, string> = new Map([
  [
    "BAD_DQ_ESCAPE",
    "double quotes don't know this escape; write the backslash twice, as in `\\\\;`, or use single quotes",
  ],
]);

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** Turns the library's nodes into ours, aliases resolved: an alias means the anchor last set before it. */
class TreeWalk {
  readonly includes: string[] = [];
  readonly faults: Fault[] = [];
  readonly #anchors = new Map<string, YamlNode>();
  readonly #yaml: YamlLibrary;
  readonly #cutAt: ReadonlySet<number>;

  constructor(yaml: YamlLibrary, cutAt: ReadonlySet<number>) {
    this.#yaml = yaml;
    this.#cutAt = cutAt;
  }

  convert(node: ParsedNode, flow: boolean): YamlNode {
    const [start, end] = node.range;
    if (this.#yaml.isAlias(node)) return this.#resolve(node.source, start, end);
    const tag = node.tag;
    if (this.#yaml.isScalar(node)) {
      if (this.#cutAt.has(end)) return { kind: "missing", start, end };
      const style = STYLES[node.type ?? ""] ?? "plain";
      const text = typeof node.value === "string" ? node.value : "";
      if (tag === "!include") this.includes.push(text);
      return this.#named(node.anchor, { kind: "scalar", text, style, tag, start, end, flow });
    }
    const inFlow = flow || node.flow === true;
    // Known by its name before it is filled, so that a node can hold itself.
    if (this.#yaml.isSeq(node)) {
      const elements: YamlNode[] = [];
      const seq = this.#named(node.anchor, { kind: "seq", elements, tag, start, end });
      for (const child of node.items) elements.push(this.#convertChild(child, inFlow, start));
      return seq;
    }
    const pairs: [YamlNode, YamlNode | undefined][] = [];
    const map = this.#named(node.anchor, { kind: "map", pairs, tag, start, end });
    for (const { key, value } of node.items) {
      const name = this.#convertChild(key, inFlow, start);
      pairs.push([name, value ? this.convert(value, inFlow) : undefined]);
    }
    return map;
  }

  #convertChild(child: unknown, flow: boolean, at: number): YamlNode {
    // Pairs may stand in a flow sequence, `[a: b]`; nothing in octoDNS does.
    const known = this.#yaml.isNode(child) && child.range ? (child as ParsedNode) : undefined;
    return known ? this.convert(known, flow) : { kind: "missing", start: at, end: at };
  }

  #named(anchor: string | undefined, node: YamlNode): YamlNode {
    if (anchor !== undefined) this.#anchors.set(anchor, node);
    return node;
  }

  #resolve(name: string, start: number, end: number): YamlNode {
    const target = this.#anchors.get(name);
    if (target) return target;
    const quoted = name === "" || /[.:]/.test(name) ? "; a name that begins with * needs quotes" : "";
    this.faults.push({ reason: `no anchor &${name} stands before this alias${quoted}`, start, end });
    return { kind: "missing", start, end };
  }
}
