import { encodeScalar } from "../../octodns/scalar-encoding.js";
import { segmentsOf } from "../../octodns/segments.js";
import { composeTree, type MapNode, type ScalarNode, type SeqNode, type YamlNode } from "../../octodns/yaml-tree.js";
import type { MapField, TextValue, UnknownValue, Value } from "../values/value.js";
import { mapValue, nullValue, textOfPieces, tupleValue, unknownValue } from "../values/values.js";
import { DataPlaces, type DataSegment } from "./data-places.js";
import type { Call, TerraformFunction } from "./function.js";
import { type KnownText, known, unary } from "./parameters.js";
import { leftOut, overspent } from "./results.js";
import { type Meaning, meaningOf } from "./yaml-scalar.js";

/** Thrown within this file only, where the rest can't be read. */
class Unreadable extends Error {}

/** Turns the nodes of a document into values that stand where they are written. */
class YamlValues {
  readonly #text: string;
  readonly #call: Call;
  readonly #places: DataPlaces;
  /** Aliases give the same value again: a few lines can ask for billions of them. */
  readonly #values = new Map<YamlNode, Value | "under way">();

  constructor({ text, value }: KnownText, call: Call) {
    this.#text = text;
    this.#call = call;
    this.#places = new DataPlaces(value, call);
  }

  /** Nodes are nested no more than the tree allows. */
  valueOf(node: YamlNode): Value {
    const known = this.#values.get(node);
    if (known === "under way") throw new Unreadable("a part of the YAML holds itself");
    if (!this.#call.scope.budget.step()) throw new Unreadable();
    if (known) return known;
    this.#values.set(node, "under way");
    const value = this.#convert(node);
    this.#values.set(node, value);
    return value;
  }

  #convert(node: YamlNode): Value {
    switch (node.kind) {
      case "scalar":
        return this.#scalar(node);
      case "map":
        return this.#map(node);
      case "seq":
        return this.#seq(node);
      case "missing":
        throw new Unreadable("a part of the YAML is missing");
    }
  }

  #seq({ elements, start }: SeqNode): Value {
    return tupleValue(
      elements.map((element) => this.valueOf(element)),
      this.#places.at(start),
    );
  }

  #map({ pairs, start }: MapNode): Value {
    const fields = new Map<string, MapField>();
    for (const [key, node] of pairs) {
      const name = isMerge(key) ? undefined : this.#key(key);
      const value = node ? this.valueOf(node) : nullValue(this.#places.at(key.end));
      if (name) fields.set(textOfPieces(name.pieces), { key: name, value });
      else this.#merge(fields, value);
    }
    return mapValue(fields.values(), this.#places.at(start));
  }

  /** What comes later goes before what came earlier, whichever of both is merged. */
  #merge(fields: Map<string, MapField>, value: Value): void {
    for (const from of value.kind === "list" ? value.elements : [value]) {
      if (from.kind !== "map") throw new Unreadable("what is merged in the YAML is no object");
      if (!this.#call.scope.budget.step(from.fields.size)) throw new Unreadable();
      for (const [name, field] of from.fields) fields.set(name, field);
    }
  }

  #key(node: YamlNode): TextValue {
    const value = this.valueOf(node);
    if (value.kind === "text") return value;
    if (value.kind === "number" || value.kind === "bool")
      return { kind: "text", pieces: value.pieces, range: value.range };
    throw new Unreadable("a key in the YAML is no text");
  }

  #scalar(node: ScalarNode): Value {
    if (!this.#call.scope.budget.text(node.text.length)) throw new Unreadable();
    const meaning = meaningOfNode(node);
    switch (meaning.kind) {
      case "text":
        return this.#textOf(node, meaning.text);
      case "number":
        return { ...this.#textOf(node, meaning.text), kind: "number", value: Number(meaning.text) };
      case "bool":
        return { ...this.#textOf(node, String(meaning.value)), kind: "bool", value: meaning.value };
      case "null":
        return nullValue(this.#places.at(node.start));
      case "wrong":
        throw new Unreadable("a scalar in the YAML is none that Terraform takes");
    }
  }

  #textOf(node: ScalarNode, text: string): TextValue {
    const { start, end } = node;
    const segments: readonly DataSegment[] =
      text === node.text ? segmentsOf(node, { text: this.#text }) : [{ text, start, end, verbatim: false }];
    const first = segments[0]?.start ?? start;
    // A block scalar that could not be taken apart is one piece, header and all, and gives way to one in quotes.
    const isWhole = (node.style === "literal" || node.style === "folded") && first === start;
    const encode = (given: string): string =>
      isWhole ? `${JSON.stringify(given)}\n` : encodeScalar(node, () => blanksBefore(this.#text, first), given);
    return this.#places.textOf(segments, encode, start, end);
  }
}

function blanksBefore(text: string, at: number): string {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  return /^ */.exec(text.slice(line, at))?.[0] ?? "";
}

function isMerge(node: YamlNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && node.text === "<<" && node.tag === undefined;
}

/** Scalars in quotes are texts, those of blocks are looked at like plain ones. */
function meaningOfNode({ text, style, tag }: ScalarNode): Meaning {
  switch (tag) {
    case undefined:
      return style === "single" || style === "double" ? { kind: "text", text } : meaningOf(text);
    case "tag:yaml.org,2002:str":
    case "!!str":
      return { kind: "text", text };
    default:
      return { kind: "wrong" };
  }
}

const STEPS_PER_MARK = 4;
const UNITS_PER_STEP = 32;

/** In steps of the budget: the library takes long for whatever may part one scalar from the next. */
function costOf(text: string): number {
  let marks = 0;
  for (const character of text) if (MARKS.has(character)) marks += 1;
  return STEPS_PER_MARK * marks + Math.ceil(text.length / UNITS_PER_STEP);
}

const MARKS: ReadonlySet<string> = new Set("[]{},:-?\n\"'&*!#|>%@");

function decoded(call: Call, given: KnownText, values: readonly Value[]): Value | UnknownValue {
  const yaml = call.scope.files.yaml?.() ?? { refused: "YAML can't be read here" };
  if ("refused" in yaml) return unknownValue(yaml.refused, call.range);
  const { budget } = call.scope;
  if (!budget.text(given.text.length) || !budget.step(costOf(given.text))) return overspent(call);
  const { root, faults, beyond } = composeTree(yaml, given.text);
  // Whether Terraform reads it all the same can't be told: it does so with another library.
  if (beyond !== undefined || faults.length > 0) return leftOut("the YAML can't be read", call, values);
  try {
    return root ? new YamlValues(given, call).valueOf(root) : nullValue(call.range);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (call.scope.budget.isUsedUp) return overspent(call);
    return leftOut(error.message, call, values);
  }
}

/** What was read from a file points into that file. */
export const yamldecode: TerraformFunction = unary(known, decoded);
