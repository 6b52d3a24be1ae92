import type { CnameRecord, MxRecord, Name, NsRecord, OtherRecord, ResourceRecord, TxtRecord } from "../../model/dns.js";
import { labelsOf, toName } from "../../model/dns.js";
import type { ReadingProblem } from "../../model/policy-domain.js";
import type { Located, Range, Unknown } from "../../model/text.js";
import { type Field, innerRange, type Navigator, type Place } from "./navigator.js";
import { givesAddress } from "./record-types.js";
import { plainBoolean, plainInteger, plainKind } from "./scalars.js";
import { readTxt, type SemicolonStyle } from "./txt.js";
import type { MapNode, ScalarNode } from "./yaml-tree.js";

/** What the main configuration says about the files of a zone. */
export interface RecordSettings {
  readonly apex: Name;
  readonly semicolons: SemicolonStyle;
  /** For the zone or its provider. */
  readonly lenient: boolean;
  readonly defaultTtl: Located<number> | undefined;
  /** A processor fills in `{…}` within values. */
  readonly templated: boolean;
  /** A second record of one type at a name replaces the first, where it is an error otherwise. */
  readonly replaces: boolean;
  /** No configuration says that octoDNS reads the file at all: other tools have files that look alike. */
  readonly guessed: boolean;
}

export interface FileRecords {
  readonly records: readonly ResourceRecord[];
  /** Unescaped `;`, a mistake only if `\;` turns out to be due. */
  readonly unescaped: readonly ReadingProblem[];
  /** True when a `\;` stands in a TXT value. */
  readonly escapes: boolean;
  /** True when octoDNS leaves a record of the file to whoever else writes the zone. */
  readonly ignores: boolean;
}

/** Aliases can make a short file stand for endless records; no honest file holds this many values. */
const MOST_VALUES = 500_000;

export function readRecords(navigator: Navigator, root: Place | undefined, settings: RecordSettings): FileRecords {
  const reader = new RecordReader(navigator, settings);
  const found = navigator.resolve(root);
  if (found && found.node.kind === "map") {
    const { node, file } = found;
    for (const field of navigator.fieldsIn({ node, file }).values()) reader.readOwner(field);
  } else if (found && !isNull(found)) {
    const message = "A zone file is a mapping of owner names to records. Write it so.";
    navigator.fail(navigator.rangeOf(found), message, !settings.guessed);
  }
  return reader;
}

function isNull({ node }: Place): boolean {
  return node.kind === "scalar" && node.style === "plain" && plainKind(node.text) === "null";
}

interface RecordContext {
  readonly owner: Located<Name>;
  readonly ttl: Located<number> | undefined;
  readonly range: Range;
  readonly lenient: boolean;
}

class RecordReader implements FileRecords {
  readonly records: ResourceRecord[] = [];
  readonly unescaped: ReadingProblem[] = [];
  escapes = false;
  ignores = false;
  #values = 0;
  readonly #navigator: Navigator;
  readonly #settings: RecordSettings;

  constructor(navigator: Navigator, settings: RecordSettings) {
    this.#navigator = navigator;
    this.#settings = settings;
  }

  readOwner(field: Field): void {
    const name = this.#ownerOf(field);
    if (name === undefined) return;
    const owner = { value: name, range: innerRange(field.key) };
    const place = this.#navigator.resolve(field.value);
    const list = place?.node.kind === "seq";
    const types = new Set<string>();
    for (const element of this.#navigator.listOf(place)) {
      this.#values += 1;
      if (this.#values > MOST_VALUES) {
        this.#navigator.fail(owner.range, TOO_MANY_VALUES, false);
        return;
      }
      const map = this.#navigator.asMap(element);
      const type = map && this.#readRecord(map, owner, list || map.file !== field.key.file ? undefined : owner.range);
      if (type !== undefined && types.has(type) && !this.#settings.replaces) {
        const message = `octoDNS refuses two ${type} records of one name. Put the values of both into one record.`;
        this.#navigator.note(this.#navigator.rangeOf(map ?? element), message, true);
      }
      if (type !== undefined) types.add(type);
      if (!map) this.#navigator.fail(this.#navigator.rangeOf(element), NO_RECORD, !this.#settings.guessed);
    }
  }

  /** octoDNS puts the zone's name behind every key, and so refuses `@` and a full name with its final dot. */
  #ownerOf({ key, name }: Field): Name | undefined {
    const { apex, lenient } = this.#settings;
    const range = innerRange(key);
    if (name === "") return apex;
    if (name === "@") {
      const message = "octoDNS has no name @ and refuses the zone. Write '' for the zone itself.";
      this.#navigator.note(range, message, !lenient);
      return apex;
    }
    const owner = name.endsWith(".") ? undefined : toName(name, apex);
    if (owner === undefined) {
      const message = `The key ${name} can't be an owner name: octoDNS puts the name of the zone behind it. Write it without the zone's name and without a final dot.`;
      this.#navigator.fail(range, message, !lenient);
    }
    return owner;
  }

  #readRecord(map: Place<MapNode>, owner: Located<Name>, from: Range | undefined): string | undefined {
    const fields = this.#navigator.fieldsIn(map);
    const whole = this.#navigator.rangeOf(map);
    const range = from && from.start < whole.start ? { ...whole, start: from.start } : whole;
    const type = this.#scalar(fields.get("type"));
    if (!type) {
      return this.#navigator.fail(whole, NO_TYPE, !this.#settings.guessed);
    }
    const flags = this.#navigator.asMap(fields.get("octodns")?.value);
    const options = flags && this.#navigator.fieldsIn(flags);
    if (this.#isTrue(options?.get("ignored"))) {
      this.ignores = true;
      return undefined;
    }
    const lenient = this.#settings.lenient || this.#isTrue(options?.get("lenient"));
    const context = { owner, ttl: this.#ttlOf(fields.get("ttl")), range, lenient };
    this.#readValues(type.node.text, fields, context);
    return type.node.text;
  }

  #readValues(type: string, fields: ReadonlyMap<string, Field>, context: RecordContext): void {
    const typeName = type.toUpperCase();
    const values = this.#valuesOf(fields);
    this.#values += values.length;
    // A dynamic record answers with one of its pools; that it gives an address is all that is known.
    if (fields.has("dynamic") && typeName === "CNAME") {
      this.records.push(otherRecord(typeName, true, context));
      return;
    }
    const add = this.#readerOf(typeName);
    if (!add) this.records.push(otherRecord(typeName, givesAddress(typeName), context));
    else for (const value of values) add(value, context);
  }

  #readerOf(typeName: string): ((value: Place, context: RecordContext) => void) | undefined {
    switch (typeName) {
      case "TXT":
        return (value, context) => this.#addTxt(value, context);
      case "MX":
        return (value, context) => this.#addMx(value, context);
      case "CNAME":
      case "NS":
        return (value, context) => this.#addTarget(typeName, value, context);
      default:
        return undefined;
    }
  }

  /** `values` goes before `value`; both may be one value or a list (ValuesMixin). */
  #valuesOf(fields: ReadonlyMap<string, Field>): readonly Place[] {
    const field = fields.get("values") ?? fields.get("value");
    return this.#navigator.listOf(field?.value).filter((place) => !isNull(place));
  }

  #addTxt(value: Place, { owner, ttl, range, lenient }: RecordContext): void {
    const place = this.#navigator.resolve(value);
    if (place?.node.kind !== "scalar") {
      if (place) this.#navigator.fail(this.#navigator.rangeOf(place), "A TXT value is a text. Write it as one.", true);
      return;
    }
    const scalar = { node: place.node, file: place.file };
    const kind = scalar.node.style === "plain" && scalar.node.tag === undefined ? plainKind(scalar.node.text) : "text";
    if (kind !== "text") {
      const message = `Without quotes YAML reads ${scalar.node.text} as no text, and octoDNS fails on it. Put it in quotes.`;
      this.#navigator.note(this.#navigator.rangeOf(scalar), message, true);
    }
    const { text, unescaped, doubled, escapes } = readTxt(scalar, this.#settings.semicolons, this.#settings.templated);
    this.escapes ||= escapes;
    const record: TxtRecord = { type: "TXT", owner, ttl, range, text };
    this.records.push(record);
    // Where octoDNS is lenient it publishes the text as it is, which the record's own rules judge.
    if (unescaped && !lenient) this.#judgeUnescaped(unescaped);
    if (doubled && !lenient) this.#judgeDoubled(doubled);
  }

  #judgeUnescaped(range: Range): void {
    const { semicolons } = this.#settings;
    const problem = { message: UNESCAPED, range, mistake: true };
    if (semicolons === "escaped") this.#navigator.problems.push(problem);
    if (semicolons === "default") this.unescaped.push(problem);
  }

  #judgeDoubled(range: Range): void {
    const { semicolons } = this.#settings;
    if (semicolons === "unescaped") this.#navigator.note(range, SUPERFLUOUS, true);
    if (semicolons === "escaped") this.#navigator.note(range, DOUBLED, true);
  }

  #addMx(value: Place, { owner, ttl, range }: RecordContext): void {
    const place = this.#navigator.resolve(value);
    const map = this.#navigator.asMap(place);
    const fields = map && this.#navigator.fieldsIn(map);
    const exchange = this.#scalar(fields?.get("exchange")) ?? this.#scalar(fields?.get("value"));
    if (!fields || !exchange) {
      const message =
        "An MX value is a mapping with `preference` and `exchange`; octoDNS refuses this one. Write it so.";
      if (place) this.#navigator.fail(this.#navigator.rangeOf(place), message, true);
      return;
    }
    const preference = this.#integer(fields.get("preference") ?? fields.get("priority"))?.value;
    const written = `${preference ?? "?"} ${exchange.node.text}`;
    const target = this.#nameIn(exchange);
    const record: MxRecord = { type: "MX", owner, ttl, range, preference, exchange: target, written };
    this.records.push(record);
  }

  #addTarget(type: "CNAME" | "NS", value: Place, { owner, ttl, range }: RecordContext): void {
    const place = this.#navigator.resolve(value);
    if (place?.node.kind !== "scalar") {
      if (place)
        this.#navigator.fail(this.#navigator.rangeOf(place), `A ${type} value is a name. Write it as one.`, true);
      return;
    }
    const found = this.#nameIn({ node: place.node, file: place.file });
    const target = isName(found) || "unknown" in found ? found : unknownName(place.node.text, found.range);
    const record: CnameRecord | NsRecord = { type, owner, ttl, range, target };
    this.records.push(record);
  }

  /**
   * A name among the values. octoDNS never puts the zone behind it: without a final dot it refuses the name, or, where
   * it is lenient, hands it to the provider as it is. A single label is then anyone's guess.
   */
  #nameIn(place: Place<ScalarNode>): Located<Name> | Located<undefined> | Unknown {
    const text = place.node.text;
    const range = innerRange(place);
    if (this.#settings.templated && text.includes("{")) {
      return { unknown: "a processor of octoDNS fills in a part of the name", range, dependsOn: [] };
    }
    const name = toName(text);
    if (name !== undefined && !text.endsWith(".") && labelsOf(name).length === 1) return unknownName(text, range);
    return { value: name, range };
  }

  #scalar(field: Field | undefined): Place<ScalarNode> | undefined {
    const { node, file } = this.#navigator.resolve(field?.value) ?? {};
    return node?.kind === "scalar" && node.text !== "" && file ? { node, file } : undefined;
  }

  /** Python's `int()` takes texts of decimal digits too. */
  #integer(field: Field | undefined): Located<number> | undefined {
    const place = this.#scalar(field);
    if (!place) return undefined;
    const { text, style } = place.node;
    const number = style === "plain" ? plainInteger(text) : undefined;
    const value = number ?? (/^\s*[-+]?\d+\s*$/.test(text) ? Number(text) : undefined);
    return value === undefined ? undefined : { value, range: innerRange(place) };
  }

  #ttlOf(field: Field | undefined): Located<number> | undefined {
    return field ? this.#integer(field) : this.#settings.defaultTtl;
  }

  #isTrue(field: Field | undefined): boolean {
    const place = this.#scalar(field);
    return place !== undefined && place.node.style === "plain" && plainBoolean(place.node.text) === true;
  }
}

function otherRecord(typeName: string, addresses: boolean, { owner, ttl, range }: RecordContext): OtherRecord {
  return { type: "other", typeName, addresses, owner, ttl, range };
}

function isName(found: Located<Name> | Located<undefined> | Unknown): found is Located<Name> {
  return !("unknown" in found) && found.value !== undefined;
}

function unknownName(text: string, range: Range): Unknown {
  return { unknown: `${text} has no final dot, and octoDNS leaves open what it is relative to`, range, dependsOn: [] };
}

const TOO_MANY_VALUES = `This file stands for more than ${MOST_VALUES} values, some of them through aliases; mta-sts-lint reads no further.`;
const NO_TYPE = "This record has no type, so octoDNS refuses the zone. Add `type:`.";
const NO_RECORD = "This is no record: octoDNS wants a mapping with `type` and `value` or `values`. Write it so.";
const UNESCAPED =
  "octoDNS refuses an unescaped `;` in a TXT value as long as `escaped_semicolons` is true, so the zone can't be published. Write `\\;`.";
const DOUBLED = "The `;` is escaped twice here, which octoDNS refuses. Write `\\;`, with one backslash.";
const SUPERFLUOUS =
  "The YamlProvider has `escaped_semicolons: false`, so this backslash becomes part of the record and octoDNS refuses it. Write `;`.";
