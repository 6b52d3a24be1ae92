import { labelsOf, type Name, toName } from "../../../model/dns.js";
import type { Range, Unknown } from "../../../model/text.js";
import type { ResourceInstance } from "../values/instances.js";
import type { Value } from "../values/value.js";
import { piecesOf, rangeOfValue } from "../values/values.js";
import { unknownApex, type Words } from "./words.js";
import { zoneNameIn } from "./zone-resources.js";

/** A name as it is written, with words in angle brackets for what is not known: `_mta-sts.<var.domain>`. */
export interface WrittenName {
  readonly text: string;
  /** True when it ends with a dot, which is not part of `text`. */
  readonly absolute: boolean;
  /** The words that it consists of, or that stand behind its last dot: `<var.domain>`. */
  readonly tail: Name | undefined;
  readonly known: boolean;
  readonly range: Range;
}

/** A zone may be named by another zone's name, and so on. */
const DEEPEST = 4;

/** The name that a value holds; undefined where it holds none, or one of which nothing can be said. */
export function writtenName(value: Value, asker: ResourceInstance, words: Words): WrittenName | undefined {
  const parts = partsOf(value, asker, words, 0);
  if (parts === undefined) return undefined;
  const whole = parts.map((part) => (typeof part === "string" ? part.toLowerCase() : part.words)).join("");
  const absolute = whole.endsWith(".") && whole !== ".";
  const text = (absolute ? whole.slice(0, -1) : whole).trim();
  return { text, absolute, tail: tailOf(parts), known: parts.every(isText), range: placeOf(value) };
}

type Part = string | { readonly words: Name };

function isText(part: Part): part is string {
  return typeof part === "string";
}

function partsOf(value: Value, asker: ResourceInstance, words: Words, depth: number): readonly Part[] | undefined {
  if (value.kind === "unknown") {
    const zone = value.attributeOf?.resource;
    const found = zone && zonePartsOf(zone, value.attributeOf?.name, words, depth);
    if (found) return found;
  }
  const parts: Part[] = [];
  for (const piece of piecesOf(value) ?? []) {
    const found: readonly Part[] | undefined = piece.unknown
      ? unknownParts(piece.unknown, asker, words, depth)
      : [piece.text];
    if (found === undefined) return undefined;
    parts.push(...found);
  }
  return piecesOf(value) === undefined ? undefined : parts;
}

function unknownParts(
  unknown: Unknown,
  asker: ResourceInstance,
  words: Words,
  depth: number,
): readonly Part[] | undefined {
  const written = words.at(unknown.range, asker);
  if (written === undefined) return undefined;
  const zone = words.zoneResource(written, asker);
  const attribute = /\.([a-z_]+)(?:\[[^[\]]*\])*\W*$/.exec(written)?.[1];
  return (zone && zonePartsOf(zone, attribute, words, depth)) ?? [{ words: unknownApex(written) }];
}

/** Attributes of a zone that have nothing to do with its name. */
const NO_NAMES = /servers?$|^(?:status|account\w*|comment|description|arn)$/;

function zonePartsOf(
  zone: ResourceInstance,
  attribute: string | undefined,
  words: Words,
  depth: number,
): readonly Part[] | undefined {
  if (depth >= DEEPEST || (attribute !== undefined && NO_NAMES.test(attribute))) return undefined;
  const name = zoneNameIn(zone);
  const parts = name && partsOf(name, zone, words, depth + 1);
  return parts ?? (name === undefined ? [{ words: unknownApex(zone.address) }] : undefined);
}

function tailOf(parts: readonly Part[]): Name | undefined {
  const ended = parts.filter((part) => part !== "");
  if (ended.at(-1) === ".") ended.pop();
  const last = ended.at(-1);
  const before = ended.at(-2);
  if (last === undefined || isText(last)) return undefined;
  return before === undefined || (isText(before) && before.endsWith(".")) ? last.words : undefined;
}

/** The characters of the name alone, where they stand together in one place. */
function placeOf(value: Value): Range {
  const [piece, ...others] = piecesOf(value) ?? [];
  return piece?.verbatim && others.length === 0 ? piece.range : rangeOfValue(value);
}

/** A name below another, both as they are written; undefined where that makes no name. */
export function nameBelow(
  { text, known }: Pick<WrittenName, "text" | "known">,
  apex: Name | undefined,
): Name | undefined {
  if (text === "" || text === "@") return apex;
  if (known && (apex === undefined || !apex.includes("<"))) return toName(text, apex);
  const relative = known ? toName(text) : isPlausible(text) ? (text as Name) : undefined;
  if (relative === undefined) return undefined;
  return apex === undefined || apex === "" ? relative : (`${relative}.${apex}` as Name);
}

/** Room for the words in place of a name, whatever they come to. */
const LONGEST = 1000;

function isPlausible(text: string): boolean {
  return text.length <= LONGEST && !text.startsWith(".") && !text.includes("..") && labelsOf(text).length < 128;
}
