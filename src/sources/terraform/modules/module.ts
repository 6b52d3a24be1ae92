import type { Range } from "../../../model/text.js";
import type { ModuleInstance, ResourceInstance } from "../values/instances.js";
import type { UnknownValue, Value } from "../values/value.js";
import { computedText, unknownValue } from "../values/values.js";
import { argumentOf, type Configuration, type ResourceDeclaration, resourceKey } from "./configuration.js";
import { expand, noSuch } from "./expansion.js";
import { placedAt, valueOfInstances } from "./instance-values.js";
import { openCall } from "./module-call.js";
import { wayTo } from "./paths.js";
import { referenceValue } from "./references.js";
import { Remembered, remembered } from "./remembered.js";
import { ModuleResource } from "./resource.js";
import type { Run } from "./run.js";
import { evaluateIn, type Surroundings } from "./surroundings.js";
import { valueOfVariable } from "./variables.js";

/** Where a module stands, and what it is given. */
export interface ModulePlace {
  /** "" for the root module. */
  readonly address: string;
  readonly parent: LocalModule | undefined;
  /** The value that a variable is given; undefined where it is given none. */
  given(name: string): Value | undefined;
  /** Why a variable without a value has none: `the variable id has no value in the repository`. */
  whyMissing(name: string): string;
  readonly uncertain: UnknownValue | undefined;
}

/** The instances of a block, and what its name stands for. */
interface ResourceGroup {
  readonly resources: readonly ModuleResource[];
  readonly value: () => Value;
}

interface ModuleGroup {
  readonly modules: readonly LocalModule[];
  readonly value: () => Value;
}

/** An instance of a module whose files are in the repository. Everything is evaluated when it is asked for. */
export class LocalModule implements ModuleInstance {
  readonly address: string;
  readonly folder: string;
  readonly parent: LocalModule | undefined;
  readonly configuration: Configuration;
  readonly run: Run;
  readonly place: ModulePlace;
  readonly surroundings: Surroundings;
  readonly #variables = new Remembered<Value | undefined>();
  readonly #groups = new Map<string, ResourceGroup>();
  readonly #calls = new Map<string, ModuleGroup>();
  #locals: ReadonlyMap<string, () => Value> | undefined;
  #outputs: ReadonlyMap<string, () => Value> | undefined;
  #resources: readonly ResourceInstance[] | undefined;

  constructor(configuration: Configuration, place: ModulePlace, run: Run) {
    this.address = place.address;
    this.folder = configuration.folder;
    this.parent = place.parent;
    this.configuration = configuration;
    this.run = run;
    this.place = place;
    const { budget, files, language } = run;
    this.surroundings = { lookup: (name, range) => this.#lookup(name, range), budget, files, language };
  }

  get resources(): readonly ResourceInstance[] {
    this.#resources ??= [...this.configuration.resources.values()].flatMap(
      (declared) => this.#group(declared).resources,
    );
    return this.#resources;
  }

  get locals(): ReadonlyMap<string, () => Value> {
    this.#locals ??= new Map(
      [...this.configuration.locals].map(([name, written]) => [
        name,
        remembered(
          () => evaluateIn(this.surroundings, written),
          () => unknownValue(`local.${name} refers to itself`, written.hcl.range(written.attribute.span)),
        ),
      ]),
    );
    return this.#locals;
  }

  get outputs(): ReadonlyMap<string, () => Value> {
    this.#outputs ??= new Map(
      [...this.configuration.outputs].map(([name, declaration]) => {
        const [{ block, hcl }] = declaration;
        const range = hcl.range(block.header);
        return [
          name,
          remembered(
            () => {
              const written = argumentOf(declaration, "value");
              return written
                ? evaluateIn(this.surroundings, written)
                : unknownValue(`the output ${name} has no value`, range);
            },
            () => unknownValue(`the output ${name} refers to itself`, range),
          ),
        ];
      }),
    );
    return this.#outputs;
  }

  /** Those that it calls, each behind the one that calls it. */
  *called(): Iterable<LocalModule> {
    for (const name of this.configuration.calls.keys()) {
      for (const module of this.#call(name)?.modules ?? []) {
        yield module;
        yield* module.called();
      }
    }
  }

  #lookup(name: string, range: Range): Value | undefined {
    switch (name) {
      case "var":
        return referenceValue("var", range, (each, at) => this.#variable(each, at));
      case "local":
        return referenceValue("local", range, (each, at) => this.locals.get(each)?.() ?? noSuch("local", each, at));
      case "module":
        return referenceValue("module", range, (each, at) => this.#moduleValue(each, at));
      case "data":
        return referenceValue("data", range, (type, at) => this.#resourcesOfType("data", type, at));
      case "resource":
        return referenceValue("resource", range, (type, at) => this.#resourcesOfType("resource", type, at));
      case "path":
        return referenceValue("path", range, (each, at) => this.#path(each, at));
      case "terraform":
      case "tofu":
        return referenceValue(name, range, (each, at) =>
          unknownValue(`${name}.${each} is chosen where Terraform runs`, at),
        );
      default:
        // The names of all types of resources begin with that of their provider.
        return name.includes("_") ? this.#resourcesOfType("resource", name, range) : undefined;
    }
  }

  #variable(name: string, range: Range): Value {
    const declaration = this.configuration.variables.get(name);
    if (!declaration) return unknownValue(`there is no variable ${name}`, range);
    const [{ block, hcl }] = declaration;
    const value = this.#variables.get(
      name,
      () => valueOfVariable(declaration, this.place.given(name), this.surroundings),
      () => unknownValue(`var.${name} refers to itself`, hcl.range(block.header)),
    );
    return value ?? unknownValue(this.place.whyMissing(name), range);
  }

  #path(name: string, range: Range): Value {
    switch (name) {
      case "module":
        return computedText(wayTo(this.run.rootFolder, this.folder), range, []);
      case "root":
      // Absolute in truth, but whatever is read by it lies where Terraform is run, which is the root module.
      case "cwd":
        return computedText(".", range, []);
      default:
        return noSuch("path", name, range);
    }
  }

  #resourcesOfType(mode: "resource" | "data", type: string, range: Range): Value {
    const name = mode === "data" ? `data.${type}` : type;
    return referenceValue(name, range, (each, at) => {
      const declared = this.configuration.resources.get(resourceKey(mode, type, each));
      if (!declared) return unknownValue(`there is no ${name}.${each} in this module`, at);
      return placedAt(this.#group(declared).value(), at);
    });
  }

  #group(declared: ResourceDeclaration): ResourceGroup {
    const key = resourceKey(declared.mode, declared.type, declared.name);
    const known = this.#groups.get(key);
    if (known) return known;
    const [{ block, hcl }] = declared.written;
    const range = hcl.range(block.header);
    // Stands for it as long as it is being made: a count that asks for the resource itself.
    const circular = unknownValue(`how often ${key} is there refers to itself`, range);
    this.#groups.set(key, { resources: [], value: () => circular });
    const expansion = expand(declared.written, this.surroundings, this.run);
    const resources = expansion.members.map((each) => new ModuleResource(declared, each, this, this.place.uncertain));
    const references = (): readonly Value[] => resources.map((resource) => resource.reference(range));
    const value = remembered(
      () => valueOfInstances(key, expansion, references(), range),
      () => circular,
    );
    this.#groups.set(key, { resources, value });
    return { resources, value };
  }

  #call(name: string): ModuleGroup | undefined {
    const declaration = this.configuration.calls.get(name);
    const known = this.#calls.get(name);
    if (known || !declaration) return known;
    const [{ block, hcl }] = declaration;
    const range = hcl.range(block.header);
    const circular = unknownValue(`module.${name} refers to itself`, range);
    this.#calls.set(name, { modules: [], value: () => circular });
    const call = openCall(name, declaration, this, (found, place) => new LocalModule(found, place, this.run));
    const { modules } = call;
    const references = (): readonly Value[] => modules.map((module) => module.#reference(name, range));
    const value = remembered<Value>(
      () => (call.expansion ? valueOfInstances(`module.${name}`, call.expansion, references(), range) : call.unknown),
      () => circular,
    );
    this.#calls.set(name, { modules, value });
    return { modules, value };
  }

  #moduleValue(name: string, range: Range): Value {
    const call = this.#call(name);
    return call ? placedAt(call.value(), range) : unknownValue(`there is no module ${name}`, range);
  }

  #reference(name: string, range: Range): Value {
    const attribute = (asked: string, at: Range): Value =>
      this.outputs.get(asked)?.() ?? unknownValue(`the module ${name} has no output ${asked}`, at);
    return referenceValue(`module.${name}`, range, attribute, { attributeNames: [...this.outputs.keys()] });
  }
}
