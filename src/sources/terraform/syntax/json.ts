import type { SourceFile } from "../../../model/text.js";
import type { Attribute, Block, Body, Expression, HclFile, ObjectField, Span } from "./ast.js";
import { BYTE_ORDER_MARK } from "./characters.js";
import { type JsonFacts, jsonTemplate, jsonText } from "./json-strings.js";
import { type JsonNode, type JsonProperty, readJson } from "./json-text.js";
import { openFile } from "./open-file.js";
import type { HclParser } from "./parser.js";

/** How many names the blocks at the top of a file have. Anything else is an attribute. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["module", 1],
  ["variable", 1],
  ["output", 1],
  ["provider", 1],
  ["check", 1],
  ["locals", 0],
  ["terraform", 0],
  ["moved", 0],
  ["removed", 0],
  ["import", 0],
]);

/**
 * Reads a file of the JSON syntax: `.tf.json`, `.tofu.json`, `.tfvars.json`. What is a block there, and what a value, only
 * the provider knows. So only the blocks at the top of a file are blocks here; everything within them is an attribute, and
 * a nested block is one whose expression is an object, or a tuple of objects.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
export function readHclJson(parser: HclParser, file: SourceFile): HclFile {
  return openFile(file, ({ text, faults, effort }) => {
    const root = readJson(text, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0, faults);
    const facts: JsonFacts = { text, parser, faults, effort };
    // https://developer.hashicorp.com/terraform/language/values/variables: values in such a file are no templates.
    if (file.path.endsWith(".tfvars.json")) return bodyOf(facts, objectsIn(facts, root), () => true);
    return topBody(facts, objectsIn(facts, root));
  });
}

type JsonObject = Extract<JsonNode, { readonly kind: "object" }>;

/** An object, or the objects of an array: the same thing written apart. */
function objectsIn(facts: JsonFacts, node: JsonNode | undefined): readonly JsonObject[] {
  if (!node) return [];
  const nodes = node.kind === "array" ? node.elements : [node];
  return nodes.flatMap((each) => (each.kind === "object" ? [each] : noObjects(facts, each)));
}

function noObjects({ faults }: JsonFacts, node: JsonNode): readonly JsonObject[] {
  const isNull = node.kind === "word" && node.word === "null";
  if (!isNull) faults.mistake(node.start, node.end, "Terraform expects an object here, in braces. Write one.");
  return [];
}

function topBody(facts: JsonFacts, objects: readonly JsonObject[]): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const property of propertiesOf(facts, objects)) {
    const count = LABELS.get(property.name);
    if (count === undefined) attributes.push(new JsonAttribute(facts, property, false));
    else blocks.push(...blocksOf(facts, property.name, property, count));
  }
  return { attributes, blocks };
}

interface NamedProperty extends JsonProperty {
  readonly name: string;
}

/** Without comments, which are properties with the name `//`. */
function propertiesOf(facts: JsonFacts, objects: readonly JsonObject[]): readonly NamedProperty[] {
  return objects
    .flatMap(({ properties }) => properties)
    .map((property) => ({ ...property, name: jsonText(facts, property.key) }))
    .filter(({ name }) => name !== "//");
}

/** The names of a block are properties within properties. */
function blocksOf(facts: JsonFacts, type: string, outermost: JsonProperty, count: number): readonly Block[] {
  let named: readonly { readonly labels: readonly string[]; readonly property: JsonProperty }[] = [
    { labels: [], property: outermost },
  ];
  for (let level = 0; level < count; level++) {
    named = named.flatMap(({ labels, property }) =>
      propertiesOf(facts, objectsIn(facts, property.value)).map((inner) => ({
        labels: [...labels, inner.name],
        property: inner,
      })),
    );
  }
  return named.flatMap(({ labels, property }) =>
    objectsIn(facts, property.value).map((object) => new JsonBlock(facts, type, labels, property.key, object)),
  );
}

function bodyOf(facts: JsonFacts, objects: readonly JsonObject[], isLiteral: (name: string) => boolean): Body {
  const properties = propertiesOf(facts, objects);
  return {
    attributes: properties.map((property) => new JsonAttribute(facts, property, isLiteral(property.name))),
    blocks: [],
  };
}

class JsonBlock implements Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly span: Span;
  readonly header: Span;
  readonly #facts: JsonFacts;
  readonly #object: JsonObject;
  #body: Body | undefined;

  constructor(facts: JsonFacts, type: string, labels: readonly string[], key: Span, object: JsonObject) {
    this.type = type;
    this.labels = labels;
    this.span = { start: key.start, end: object.end };
    this.header = { start: key.start, end: key.end };
    this.#facts = facts;
    this.#object = object;
  }

  get body(): Body {
    // The default of a variable is evaluated before there is anything to refer to, which in JSON makes its strings literal.
    const isLiteral = (name: string): boolean => this.type === "variable" && name === "default";
    this.#body ??= bodyOf(this.#facts, [this.#object], isLiteral);
    return this.#body;
  }
}

class JsonAttribute implements Attribute {
  readonly name: string;
  readonly span: Span;
  readonly #facts: JsonFacts;
  readonly #value: JsonNode;
  readonly #literal: boolean;
  #expression: Expression | undefined;

  constructor(facts: JsonFacts, { name, key, value }: NamedProperty, literal: boolean) {
    this.name = name;
    this.span = { start: key.start, end: value.end };
    this.#facts = facts;
    this.#value = value;
    this.#literal = literal;
  }

  get expression(): Expression {
    this.#expression ??= expressionOf(this.#facts, this.#value, this.#literal, 1);
    return this.#expression;
  }
}

function expressionOf(facts: JsonFacts, node: JsonNode, literal: boolean, depth: number): Expression {
  const span = { start: node.start, end: node.end };
  switch (node.kind) {
    case "string":
      return jsonTemplate(facts, node, literal, depth);
    case "number":
      return numberExpression(facts, span);
    case "word":
      return node.word === "null" ? { kind: "null", span } : { kind: "bool", value: node.word === "true", span };
    case "array":
      return {
        kind: "tuple",
        elements: node.elements.map((each) => expressionOf(facts, each, literal, depth + 1)),
        span,
      };
    case "object":
      return {
        kind: "object",
        fields: node.properties.map((each) => new JsonField(facts, each, literal, depth + 1)),
        span,
      };
  }
}

/** The sign belongs to a number of JSON; in the other syntax it is an operator. */
function numberExpression({ text }: JsonFacts, span: Span): Expression {
  const written = text.slice(span.start, span.end);
  if (!written.startsWith("-")) return { kind: "number", written, span };
  const operand: Expression = {
    kind: "number",
    written: written.slice(1),
    span: { start: span.start + 1, end: span.end },
  };
  return { kind: "unary", operator: "-", operand, span };
}

class JsonField implements ObjectField {
  readonly #facts: JsonFacts;
  readonly #property: JsonProperty;
  readonly #literal: boolean;
  readonly #depth: number;
  #key: Expression | undefined;
  #value: Expression | undefined;

  constructor(facts: JsonFacts, property: JsonProperty, literal: boolean, depth: number) {
    this.#facts = facts;
    this.#property = property;
    this.#literal = literal;
    this.#depth = depth;
  }

  get key(): Expression {
    this.#key ??= jsonTemplate(this.#facts, this.#property.key, this.#literal, this.#depth);
    return this.#key;
  }

  get value(): Expression {
    this.#value ??= expressionOf(this.#facts, this.#property.value, this.#literal, this.#depth);
    return this.#value;
  }
}
