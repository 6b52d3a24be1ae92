import { RECORD_RESOURCES } from "../records/providers.js";
import type { BlockInstance, Evaluation, ModuleInstance, ResourceInstance } from "../values/instances.js";
import type { MapField, TextValue, UnknownValue, Value } from "../values/value.js";
import { knownText, textOfPieces } from "../values/values.js";
import { servedLocals } from "./switched-off.js";

/** A string of an evaluation, and where it is. */
export interface HeldText {
  readonly value: TextValue | UnknownValue;
  readonly module: ModuleInstance;
  /** Undefined for locals and outputs. */
  readonly resource: ResourceInstance | undefined;
  /** `content`, `data["mta-sts.txt"]`, `local.policy`. */
  readonly name: string;
  /** True where a name or path beside it says that it is served as the policy. */
  readonly isNamedPolicy: boolean;
}

/** How many values of one evaluation are looked at, and how deep they may lie. */
const MOST_VALUES = 500_000;
const DEEPEST = 12;

/**
 * All strings that may say something about policies: arguments of resources and data sources, nested blocks too, then locals
 * and outputs. Plain ones in which nothing is said of MTA-STS are passed over.
 */
export function textsIn(evaluation: Evaluation): readonly HeldText[] {
  const known = remembered.get(evaluation) ?? walkThrough(evaluation);
  remembered.set(evaluation, known);
  return known;
}

const remembered = new WeakMap<Evaluation, readonly HeldText[]>();

function walkThrough(evaluation: Evaluation): readonly HeldText[] {
  const walk = new Walk();
  for (const module of evaluation.modules) {
    for (const resource of module.resources) if (mayHoldText(resource)) walk.resource(resource, module);
  }
  for (const module of evaluation.modules) {
    walk.named("local", servedLocals(module, evaluation), module);
    walk.named("output", module.outputs, module);
  }
  return walk.found;
}

/** False for the many DNS records that are written as literals, none of which says anything of MTA-STS. */
function mayHoldText({ type, mode, block, hcl }: ResourceInstance): boolean {
  if (mode === "data" || !RECORD_RESOURCES.has(type)) return true;
  return /sts|[$%]\{|\b(?:local|var|each|module)\b/i.test(hcl.text.slice(block.span.start, block.span.end));
}

class Walk {
  readonly found: HeldText[] = [];
  #left = MOST_VALUES;
  #module: ModuleInstance | undefined;
  #resource: ResourceInstance | undefined;
  /** The way from the resource to the value, to be joined. */
  readonly #way: string[] = [];

  resource(resource: ResourceInstance, module: ModuleInstance): void {
    this.#module = module;
    this.#resource = resource;
    this.#block(resource);
  }

  named(kind: string, values: ReadonlyMap<string, () => Value>, module: ModuleInstance): void {
    this.#module = module;
    this.#resource = undefined;
    for (const [name, value] of values) this.#at(`${kind}.${name}`, () => this.#value(value(), false));
  }

  #at(step: string, look: () => void): void {
    this.#way.push(step);
    look();
    this.#way.pop();
  }

  #block(block: BlockInstance): void {
    if (this.#way.length > DEEPEST) return;
    const names = block.argumentNames;
    const isNamed = namesPolicy(names, (name) => block.argument(name));
    const before = this.#way.length === 0 ? "" : ".";
    for (const name of names) {
      const value = PROSE.test(name) ? undefined : block.argument(name);
      if (value) this.#at(`${before}${name}`, () => this.#argument(name, value, isNamed));
    }
    for (const type of block.blockTypes) {
      // Written as a value, it has been seen already.
      if (names.includes(type)) continue;
      for (const [index, nested] of block.blocks(type).entries()) {
        this.#at(`${before}${type}[${index}]`, () => this.#block(nested));
      }
    }
  }

  #argument(name: string, value: Value, isNamed: boolean): void {
    this.#value(value, isNamed && CONTENT.test(name));
    const content = FILES.test(name) ? fileNamedBy(value, this.#resource, isNamed) : undefined;
    if (content) this.#value(content, isNamed);
  }

  #value(value: Value, isNamed: boolean): void {
    this.#left -= 1;
    if (this.#left < 0 || this.#way.length > DEEPEST) return;
    switch (value.kind) {
      case "text":
      case "unknown":
        if (this.#module && (isNamed || saysSomething(value))) {
          const place = { module: this.#module, resource: this.#resource, name: this.#way.join("") };
          this.found.push({ value, ...place, isNamedPolicy: isNamed });
        }
        return;
      case "list":
        for (const [index, element] of value.elements.entries()) {
          this.#at(`[${index}]`, () => this.#value(element, false));
        }
        return;
      case "map":
        this.#map(value.fields);
        return;
      case "number":
      case "bool":
      case "null":
      case "reference":
        return;
    }
  }

  #map(fields: ReadonlyMap<string, MapField>): void {
    const isFile = namesPolicy([...fields.keys()], (name) => fields.get(name)?.value);
    for (const [key, { value }] of fields) {
      if (PROSE.test(key)) continue;
      const isNamed = isPolicyPath(key) || (isFile && CONTENT.test(key));
      this.#at(`[${JSON.stringify(key)}]`, () => this.#value(value, isNamed));
    }
  }
}

/** A mention, or something that is computed from other texts or not known. */
function saysSomething(value: TextValue | UnknownValue): boolean {
  if (value.kind === "unknown") return value.unknown.dependsOn.length > 0;
  if (value.pieces.some((piece) => piece.computedFrom !== undefined || piece.unknown !== undefined)) return true;
  return /sts/i.test(textOfPieces(value.pieces));
}

/** Arguments whose text is for people. */
const PROSE = /^(?:description|comments?|documentation|notes?|readme)$/;

/** What arguments that hold the text of a file are called. */
const CONTENT =
  /^(?:content|contents|content_base64|source_content|sensitive_content|content_body|body|message_body|response_body|text|value)$/;

/** What arguments that say where a text is served or stored are called. */
const PATHS =
  /^(?:key|key_name|path|name|file|file_path|filename|object|object_name|blob_name|output_path|destination)$/;

function namesPolicy(names: readonly string[], argument: (name: string) => Value | undefined): boolean {
  return names.some((name) => {
    const value = PATHS.test(name) ? argument(name) : undefined;
    return value !== undefined && isPolicyPath(knownText(value) ?? endOf(value));
  });
}

/** The known end of a text that is not known from its beginning: `${path.module}/site/.well-known/mta-sts.txt`. */
function endOf(value: Value): string {
  return value.kind === "text" ? (value.pieces.at(-1)?.text ?? "") : "";
}

function isPolicyPath(path: string): boolean {
  return /(?:^|\/)mta-sts\.txt$/i.test(path);
}

/** Arguments that name a file instead of holding its text. */
const FILES = /^(?:source|source_file|content_file)$/;
const WORTH_READING = /mta[-_]?sts[^/]*$|\.(?:[cm]?js|ts|py|vcl|conf)$/i;

/** The text of a file that is uploaded as it is. */
function fileNamedBy(path: Value, resource: ResourceInstance | undefined, isNamed: boolean): Value | undefined {
  if (path.kind !== "text" || (!isNamed && !WORTH_READING.test(textOfPieces(path.pieces)))) return undefined;
  return resource?.textOfFile?.(path);
}
