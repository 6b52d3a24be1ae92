import type { Range } from "../../../model/text.js";
import type { Body, HclFile } from "../syntax/ast.js";
import type { BlockInstance } from "../values/instances.js";
import type { MapValue, UnknownValue, Value } from "../values/value.js";
import { unknownValue } from "../values/values.js";
import { type WrittenBody, type WrittenExpression, writtenArgument } from "./configuration.js";
import { expandDynamic, literalDynamics } from "./dynamic.js";
import { literalBodies } from "./literal-bodies.js";
import { Remembered } from "./remembered.js";
import { evaluateIn, type Surroundings } from "./surroundings.js";

export interface BlockFacts {
  /** For reasons: `aws_s3_object.policy`, `record of azurerm_dns_txt_record.sts`. */
  readonly name: string;
  readonly range: Range;
  readonly surroundings: Surroundings;
  readonly uncertain: UnknownValue | undefined;
}

/** A block whose arguments are written as expressions. */
export class WrittenBlockInstance implements BlockInstance {
  readonly range: Range;
  readonly uncertain: UnknownValue | undefined;
  protected readonly facts: BlockFacts;
  readonly #read: () => readonly WrittenBody[];
  readonly #hidden: ReadonlySet<string>;
  readonly #values = new Remembered();
  readonly #blocks = new Map<string, readonly BlockInstance[]>();
  #bodies: readonly WrittenBody[] | undefined;

  /** `read` gives what is written, that of override files last. `hidden`: what is there for Terraform alone. */
  constructor(read: () => readonly WrittenBody[], facts: BlockFacts, hidden: ReadonlySet<string> = new Set()) {
    this.#read = read;
    this.facts = facts;
    this.range = facts.range;
    this.uncertain = facts.uncertain;
    this.#hidden = hidden;
  }

  get #written(): readonly WrittenBody[] {
    this.#bodies ??= this.#read();
    return this.#bodies;
  }

  get argumentNames(): readonly string[] {
    const names = this.#written.flatMap(({ body }) => body.attributes.map((attribute) => attribute.name));
    return [...new Set(names)].filter((name) => !this.#hidden.has(name));
  }

  get blockTypes(): readonly string[] {
    const types = this.#written.flatMap(({ body, hcl }) => [
      ...body.blocks.map((block) => (block.type === "dynamic" ? block.labels[0] : block.type)),
      ...literalDynamics(body, hcl).map(({ type }) => type),
    ]);
    return [...new Set(types)].filter((type) => type !== undefined);
  }

  argument(name: string): Value | undefined {
    const written = this.#hidden.has(name) ? undefined : writtenArgument(this.#written, name);
    return (
      written &&
      this.#values.get(
        name,
        () => evaluateIn(this.facts.surroundings, written),
        () => this.#circular(written),
      )
    );
  }

  #circular({ attribute, hcl }: WrittenExpression): Value {
    return unknownValue(`${this.facts.name}.${attribute.name} refers to itself`, hcl.range(attribute.span));
  }

  blocks(type: string): readonly BlockInstance[] {
    const known = this.#blocks.get(type);
    if (known) return known;
    // Whoever asks again while they are being made is part of a circle.
    this.#blocks.set(type, []);
    const made = this.#makeBlocks(type);
    this.#blocks.set(type, made);
    return made;
  }

  /** Those of an override file take the place of all others of their type. */
  #makeBlocks(type: string): readonly BlockInstance[] {
    for (const { body, hcl } of [...this.#written].reverse()) {
      const found = this.#hidden.has(type) ? undefined : this.#blocksIn(body, hcl, type);
      if (found) return found;
    }
    return [];
  }

  #blocksIn(body: Body, hcl: HclFile, type: string): readonly BlockInstance[] | undefined {
    const found: BlockInstance[] = [];
    let isWritten = false;
    for (const block of body.blocks) {
      if (block.type === type) found.push(this.#nested(type, () => ({ body: block.body, hcl }), hcl.range(block.span)));
      else if (block.type === "dynamic" && block.labels[0] === type) {
        found.push(...this.#dynamic(type, { body: block.body, hcl }, hcl.range(block.span)));
      } else continue;
      isWritten = true;
    }
    for (const dynamic of literalDynamics(body, hcl)) {
      if (dynamic.type !== type) continue;
      isWritten = true;
      found.push(...this.#dynamic(type, dynamic.written, hcl.range(dynamic.of.span)));
    }
    const attribute = body.attributes.find(({ name }) => name === type);
    if (!attribute) return isWritten ? found : undefined;
    const literal = literalBodies(attribute.expression);
    if (!literal) return [...found, ...blocksOfValue(this.argument(type))];
    return [
      ...found,
      ...literal.map((each) => this.#nested(type, () => ({ body: each.body, hcl }), hcl.range(each.of.span))),
    ];
  }

  #nested(type: string, read: () => WrittenBody, range: Range): BlockInstance {
    const { name, surroundings } = this.facts;
    return new WrittenBlockInstance(() => [read()], {
      name: `${name}.${type}`,
      range,
      surroundings,
      uncertain: undefined,
    });
  }

  #dynamic(type: string, written: WrittenBody, range: Range): readonly BlockInstance[] {
    const { name, surroundings: around } = this.facts;
    return expandDynamic(type, written, range, around).map(
      ({ content, surroundings, uncertain }) =>
        new WrittenBlockInstance(() => [content], { name: `${name}.${type}`, range, surroundings, uncertain }),
    );
  }
}

/** Blocks that are written as a value: a list of maps, or a map. */
function blocksOfValue(value: Value | undefined): readonly BlockInstance[] {
  switch (value?.kind) {
    case "map":
      return [new ValueBlockInstance(value)];
    case "unknown":
      return [new ValueBlockInstance({ kind: "map", fields: new Map(), range: value.unknown.range }, value)];
    case "list":
      return value.elements.flatMap((element) => (element.kind === "list" ? [] : blocksOfValue(element)));
    case undefined:
    case "text":
    case "number":
    case "bool":
    case "null":
    case "reference":
      return [];
  }
}

class ValueBlockInstance implements BlockInstance {
  readonly uncertain: UnknownValue | undefined;
  readonly #value: MapValue;

  constructor(value: MapValue, uncertain?: UnknownValue) {
    this.#value = value;
    this.uncertain = uncertain;
  }

  get range(): Range {
    return this.#value.range;
  }

  get argumentNames(): readonly string[] {
    return [...this.#value.fields.keys()];
  }

  get blockTypes(): readonly string[] {
    return [];
  }

  argument(name: string): Value | undefined {
    return this.#value.fields.get(name)?.value;
  }

  blocks(type: string): readonly BlockInstance[] {
    return blocksOfValue(this.argument(type));
  }
}
