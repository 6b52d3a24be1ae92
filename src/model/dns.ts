import type { Located, LocatedText, Range, Unknown } from "./text.js";

declare const nameBrand: unique symbol;

/**
 * A domain name: fully qualified, lower case, A-labels, without the final dot; the root is "". Octets that are not
 * letters, digits, hyphen, underscore or asterisk stand as in RFC 1035 section 5.1, `\.` or `\DDD`.
 */
export type Name = string & { readonly [nameBrand]: true };

export const ROOT = "" as Name;

/**
 * Makes a name of what a person wrote. A relative one is completed with `origin`; without an origin it counts as
 * fully qualified. Undefined when it can't be a name: empty label, label over 63, name over 253 octets.
 */
export function toName(text: string, origin?: Name): Name | undefined {
  if (text === "@" && origin !== undefined) return origin;
  if (text === ".") return ROOT;
  const absolute = endsWithDot(text);
  const relative = absolute ? text.slice(0, -1) : text;
  const written = absolute || !origin ? relative : `${relative}.${origin}`;
  const name = toALabels(written.toLowerCase());
  if (name === undefined) return undefined;
  return presentationLength(name) <= 253 && labelsOf(name).every(isLabel) ? (name as Name) : undefined;
}

function endsWithDot(text: string): boolean {
  return text.endsWith(".") && !/(?:^|[^\\])(?:\\\\)*\\\.$/.test(text);
}

/** The length without escapes: `\.` and `\046` are one octet. */
function presentationLength(name: string): number {
  return name.includes("\\") ? name.replace(/\\(?:\d{3}|.)/gsu, "x").length : name.length;
}

function isLabel(label: string): boolean {
  return label !== "" && presentationLength(label) <= 63;
}

/** IDNA for names that hold more than ASCII; undefined where IDNA refuses. */
function toALabels(name: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(name)) return name;
  const labels = name.split(".").map((label) => (/^[\0-\x7f]*$/.test(label) ? label : toALabel(label)));
  return labels.includes(undefined) ? undefined : labels.join(".");
}

function toALabel(label: string): string | undefined {
  // The URL parser is the one IDNA implementation that every JavaScript runtime has; the second label keeps it from
  // reading the first as an IPv4 address.
  const url = URL.canParse(`http://${label}.invalid`) ? new URL(`http://${label}.invalid`) : undefined;
  const [first] = url?.hostname.split(".") ?? [];
  return url && url.pathname === "/" && first?.startsWith("xn--") ? first : undefined;
}

/** The labels from left to right; none for the root. */
export function labelsOf(name: string): readonly string[] {
  if (name === "") return [];
  return name.includes("\\") ? name.split(/(?<!\\)\./) : name.split(".");
}

/** The name without its leftmost label; the parent of a single label is the root. */
export function parentOf(name: Name): Name {
  return labelsOf(name).slice(1).join(".") as Name;
}

/** True when `name` is `ancestor` or below it. */
export function isAtOrBelow(name: Name, ancestor: Name): boolean {
  return ancestor === ROOT || name === ancestor || name.endsWith(`.${ancestor}`);
}

/** `label` in front of `name`, without any check of the label's form. */
export function childOf(label: string, name: Name): Name {
  return (name === ROOT ? label : `${label}.${name}`) as Name;
}

/** False for a name that can't be told in full, in which words such as `<var.zone_id>` stand for a part. */
export function isWholeName(name: Name): boolean {
  return !name.includes("<");
}

/** True for the name that a record gets when its owner lacks the final dot: `d.tld.d.tld`. */
export function repeatsApex(name: Name, apex: Name): boolean {
  const length = labelsOf(apex).length;
  const labels = labelsOf(name);
  return length > 0 && labels.length >= 2 * length && labels.slice(-2 * length, -length).join(".") === apex;
}

/** A host name as in RFC 1123: letters, digits and hyphens in each label, with no hyphen at an end. */
export function isHostName(name: string): boolean {
  return (
    name.length <= 253 && labelsOf(name).every((label) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(label)) && name !== ""
  );
}

/** An IPv4 or IPv6 address, in brackets or bare. */
export function isAddress(text: string): boolean {
  if (/^\[?\d{1,3}(?:\.\d{1,3}){3}\]?$/.test(text)) return true;
  return /^\[?[0-9a-f:.]{2,45}\]?$/i.test(text) && text.indexOf(":") !== text.lastIndexOf(":");
}

interface RecordBase {
  readonly owner: Located<Name>;
  /** In seconds; undefined where the format leaves it to a default that is not in the repository. */
  readonly ttl?: Located<number> | undefined;
  /** The whole record, from owner or type to the last word. */
  readonly range: Range;
}

export interface MxRecord extends RecordBase {
  readonly type: "MX";
  readonly preference: number | undefined;
  /** The exchange as a name, or what was written where that is no name; the root is a null MX (RFC 7505). */
  readonly exchange: Located<Name> | Located<undefined> | Unknown;
  /** As written, to be shown. */
  readonly written: string;
}

export interface TxtRecord extends RecordBase {
  readonly type: "TXT";
  /** The character-strings joined with nothing between (RFC 8461 section 3.1), decoded as UTF-8. */
  readonly text: LocatedText;
}

export interface CnameRecord extends RecordBase {
  readonly type: "CNAME";
  readonly target: Located<Name> | Unknown;
}

export interface NsRecord extends RecordBase {
  readonly type: "NS";
  readonly target: Located<Name> | Unknown;
}

/** A record of which only owner and type matter: A, AAAA, SOA, a provider's own alias type, … */
export interface OtherRecord extends RecordBase {
  readonly type: "other";
  /** The type's name as the format has it, in upper case: `A`, `ALIAS`, `ROUTE53PROVIDER/ALIAS`. */
  readonly typeName: string;
  /** True when the type gives its owner an address: A, AAAA and all alias, redirect and pool types of providers. */
  readonly addresses: boolean;
}

export type ResourceRecord = MxRecord | TxtRecord | CnameRecord | NsRecord | OtherRecord;

/** What one source file, or one group of files that belong together, says about a zone. */
export interface Zone {
  readonly apex: Name;
  /** True only when the zone is known to be whole, so that absence can be argued from it. */
  readonly complete: boolean;
  /** Those of interest, in the order of the file; a reader may leave out records that no rule looks at. */
  readonly records: readonly ResourceRecord[];
  /** The file that stands for the zone. */
  readonly path: string;
  /** All files that it was read from, where these are more than `path`: a change of any may change the zone. */
  readonly files?: readonly string[];
  /** What tells it from others of its apex that the same files give: the path of a set of variables, the tag of a view. */
  readonly variant?: string | undefined;
  /**
   * `environments`: sets of variables, each of which is published for itself. Else variants are views of a split horizon,
   * and a sender sees one of them.
   */
  readonly variantsAre?: "environments";
  /** The format of what a tool made it of, as it says itself: it follows from that, and nobody edits it. */
  readonly generatedFrom?: Zone["format"];
  /** The file that stands for the zone, whole, or the place of its SOA. */
  readonly range: Range;
  /** How a record looks in this format; says how the fix to a missing record is to be shown. */
  readonly format: "zone-file" | "octodns" | "dnscontrol" | "terraform";
}
