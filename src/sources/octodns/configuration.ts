import type { Located } from "../../model/text.js";
import { type Field, innerRange, type Navigator, type Place } from "./navigator.js";
import { plainBoolean, plainInteger } from "./scalars.js";
import type { YamlFile } from "./yaml-file.js";
import type { MapNode } from "./yaml-tree.js";

/** A YamlProvider, as far as it decides what is read. */
export interface YamlProvider {
  /** As written; undefined when it comes from the environment. */
  readonly directory: string | undefined;
  readonly defaultTtl: Located<number> | undefined;
  /** `stated` and true or false, or not stated; undefined when it comes from the environment. */
  readonly escapedSemicolons: boolean | "unstated" | undefined;
  readonly lenient: boolean;
  /** What follows the zone's name in the name of a folder of split files. */
  readonly splitExtension: string | undefined;
  readonly disableZonefile: boolean;
  readonly sharedFilename: string | undefined;
  /** Its records replace those of the sources before it. */
  readonly replaces: boolean;
}

export interface ConfiguredZone {
  /** As written, with its final dot; a pattern when it begins with `*`. */
  readonly name: string;
  readonly sources: readonly string[];
  /** The zone whose records it has. */
  readonly alias: string | undefined;
  readonly lenient: boolean;
  /** True when a processor that octoDNS does not bring along may add or drop records. */
  readonly reworked: boolean;
  readonly templated: boolean;
}

/** The main configuration of octoDNS. */
export interface Configuration {
  readonly path: string;
  /** Only the YamlProviders; any other source is a place that nothing is known of. */
  readonly providers: ReadonlyMap<string, YamlProvider>;
  readonly zones: readonly ConfiguredZone[];
}

const YAML_PROVIDER = /^octodns\.provider\.yaml\.(Split)?YamlProvider$/;

export function readConfiguration(navigator: Navigator, file: YamlFile): Configuration {
  const root = file.root && navigator.asMap({ node: file.root, file });
  const reader = new ConfigurationReader(navigator);
  const top = reader.fieldsOf(root);
  const processors = reader.processorsOf(top.get("processors"));
  const everywhere = reader.fieldsOf(navigator.asMap(top.get("manager")?.value)).get("processors");
  const general = reader.textsOf(everywhere);
  const providers = new Map<string, YamlProvider>();
  for (const { name, value } of reader.fieldsOf(navigator.asMap(top.get("providers")?.value)).values()) {
    const provider = reader.providerOf(navigator.asMap(value));
    if (provider) providers.set(name, provider);
  }
  const zones: ConfiguredZone[] = [];
  for (const { name, value } of reader.fieldsOf(navigator.asMap(top.get("zones")?.value)).values()) {
    zones.push(reader.zoneOf(name, navigator.asMap(value), processors, general));
  }
  return { path: file.file.path, providers, zones };
}

class ConfigurationReader {
  readonly #navigator: Navigator;

  constructor(navigator: Navigator) {
    this.#navigator = navigator;
  }

  fieldsOf(map: Place<MapNode> | undefined): ReadonlyMap<string, Field> {
    return map ? this.#navigator.fieldsIn(map) : new Map();
  }

  /** The classes of the processors, by id. */
  processorsOf(field: Field | undefined): ReadonlyMap<string, string> {
    const classes = new Map<string, string>();
    for (const { name, value } of this.fieldsOf(this.#navigator.asMap(field?.value)).values()) {
      classes.set(name, this.#text(this.fieldsOf(this.#navigator.asMap(value)).get("class")) ?? "");
    }
    return classes;
  }

  textsOf(field: Field | undefined): readonly string[] {
    const texts: string[] = [];
    for (const element of this.#navigator.listOf(field?.value)) {
      const found = this.#navigator.resolve(element);
      if (found?.node.kind === "scalar") texts.push(found.node.text);
    }
    return texts;
  }

  providerOf(map: Place<MapNode> | undefined): YamlProvider | undefined {
    const fields = this.fieldsOf(map);
    const [, split] = YAML_PROVIDER.exec(this.#text(fields.get("class")) ?? "") ?? [undefined, undefined];
    if (!YAML_PROVIDER.test(this.#text(fields.get("class")) ?? "")) return undefined;
    const extension = this.#text(fields.get(split ? "extension" : "split_extension"));
    const escaped = fields.get("escaped_semicolons");
    return {
      directory: this.#text(fields.get("directory")),
      defaultTtl: this.#ttl(fields.get("default_ttl")),
      escapedSemicolons: escaped ? this.#flag(escaped) : "unstated",
      lenient: this.#flag(fields.get("lenient")) === true,
      splitExtension: extension || (split ? "." : undefined),
      disableZonefile: split !== undefined || this.#flag(fields.get("disable_zonefile")) === true,
      sharedFilename: this.#text(fields.get("shared_filename")) || undefined,
      replaces: this.#flag(fields.get("populate_should_replace")) === true,
    };
  }

  zoneOf(
    name: string,
    map: Place<MapNode> | undefined,
    processors: ReadonlyMap<string, string>,
    general: readonly string[],
  ): ConfiguredZone {
    const fields = this.fieldsOf(map);
    const classes = [...general, ...this.textsOf(fields.get("processors"))].map((id) => processors.get(id) ?? "");
    return {
      name,
      sources: this.textsOf(fields.get("sources")),
      alias: this.#text(fields.get("alias")),
      lenient: this.#flag(fields.get("lenient")) === true,
      reworked: classes.some((name) => !name.startsWith("octodns.processor.")),
      templated: classes.some((name) => name.endsWith(".Templating")),
    };
  }

  /** A text that stands in the file; nulls, `false` and references to the environment are none. */
  #text(field: Field | undefined): string | undefined {
    const found = this.#navigator.resolve(field?.value);
    if (found?.node.kind !== "scalar") return undefined;
    const { text, style } = found.node;
    if (text.startsWith("env/") || (style === "plain" && /^(?:~|null|Null|NULL|)$/.test(text))) return undefined;
    return style === "plain" && plainBoolean(text) === false ? undefined : text;
  }

  #flag(field: Field | undefined): boolean | undefined {
    const found = this.#navigator.resolve(field?.value);
    return found?.node.kind === "scalar" && found.node.style === "plain" ? plainBoolean(found.node.text) : undefined;
  }

  #ttl(field: Field | undefined): Located<number> | undefined {
    const found = this.#navigator.resolve(field?.value);
    if (found?.node.kind !== "scalar") return undefined;
    const value = plainInteger(found.node.text);
    return value === undefined ? undefined : { value, range: innerRange({ node: found.node, file: found.file }) };
  }
}
