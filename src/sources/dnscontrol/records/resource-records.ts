import type { Name, ResourceRecord } from "../../../model/dns.js";
import { isAtOrBelow, toName } from "../../../model/dns.js";
import type { ReadingProblem } from "../../../model/policy-domain.js";
import {
  isUnknown,
  type Located,
  type LocatedText,
  locatedText,
  type Range,
  type Unknown,
  unknownPiece,
} from "../../../model/text.js";
import { WITHOUT_ADDRESS } from "../language/record-functions.js";
import { placeRecord, type RecordPlaces } from "../places/places.js";
import type { Scripts } from "../places/scripts.js";
import type { MadeRecord } from "../programs/told.js";

/** The domain that records are of, and where it is declared. */
export interface Declaration {
  readonly name: string;
  readonly apex: Name;
  readonly range: Range;
  /** True when what is computed may be another value each time. */
  readonly volatile: boolean;
}

export interface ReadRecord {
  readonly record?: ResourceRecord;
  readonly problem?: ReadingProblem;
}

/** A record as the model has it; nothing where its label is no name. */
export function readRecord(made: MadeRecord, declaration: Declaration, scripts: Scripts): ReadRecord {
  const { apex, name, range } = declaration;
  const owner = toName(made.label === "" ? "@" : made.label, apex);
  if (owner === undefined) return {};
  const places: RecordPlaces =
    (made.stack === "" ? undefined : placeRecord(made, [name, apex, owner], scripts)) ?? unplaced(made, range);
  const refused = whyRefused(made.label, owner, declaration);
  const read = isAtOrBelow(owner, apex) ? recordAt(owner, made, places, declaration) : {};
  return refused === undefined ? read : { ...read, problem: { message: refused, range: places.owner, mistake: true } };
}

function recordAt(owner: Name, made: MadeRecord, places: RecordPlaces, declaration: Declaration): ReadRecord {
  const base = {
    owner: { value: owner, range: places.owner },
    ttl: isTtl(made.ttl) ? { value: made.ttl, range: places.range } : undefined,
    range: places.range,
  };
  switch (made.type) {
    case "TXT":
      return {
        record: { ...base, type: "TXT", text: declaration.volatile ? withoutComputed(places.value) : places.value },
      };
    case "MX":
      return mxRecord(base, made, places, declaration);
    case "CNAME":
    case "NS": {
      const { target, problem } = targetOf(made, places, declaration);
      if (isUnknown(target)) return { record: { ...base, type: made.type, target } };
      // What is no name leads nowhere that could be known.
      if (target.value === undefined) return problem ? { problem } : {};
      const record: ResourceRecord = { ...base, type: made.type, target: { ...target, value: target.value } };
      return problem ? { record, problem } : { record };
    }
    default: {
      const typeName = made.type.toUpperCase();
      return { record: { ...base, type: "other", typeName, addresses: !WITHOUT_ADDRESS.has(typeName) } };
    }
  }
}

/** The words of a host where they stand as one, with the final dot elsewhere or not at all. */
function hostRange({ pieces, range }: LocatedText): Range {
  const [host, ...others] = pieces.filter(({ text }) => text !== ".");
  return host && !host.code && others.length === 0 ? host.range : range;
}

function volatileAt(range: Range): Unknown {
  return { unknown: "it may follow from the time, or from a random number", range, dependsOn: [] };
}

function withoutComputed(text: LocatedText): LocatedText {
  const pieces = text.pieces.map((piece) => (piece.code ? unknownPiece(volatileAt(piece.range)) : piece));
  return locatedText(pieces, text.range, text.encode);
}

/** What DNSControl says to such a name, in words that tell what to do; nothing to most. */
function whyRefused(label: string, owner: Name, { name, apex }: Declaration): string | undefined {
  if (label === "") return 'DNSControl refuses a record without a name. Write "@" for the domain itself.';
  if (isAtOrBelow(owner, apex)) return undefined;
  return `DNSControl refuses the name ${JSON.stringify(label)} here, since it is not in ${name}. Declare the record in the D() of its own domain.`;
}

type Base = Pick<ResourceRecord, "owner" | "ttl" | "range">;

function mxRecord(base: Base, made: MadeRecord, places: RecordPlaces, declaration: Declaration): ReadRecord {
  const { target, problem } = targetOf(made, places, declaration);
  const common = { ...base, type: "MX", preference: made.preference, written: made.value } as const;
  if (isUnknown(target)) return { record: { ...common, exchange: target } };
  const exchange = target.value === undefined ? { ...target, value: undefined } : { ...target, value: target.value };
  const record: ResourceRecord = { ...common, exchange };
  return problem ? { record, problem } : { record };
}

function unplaced({ value }: MadeRecord, range: Range): RecordPlaces {
  return { range, owner: range, value: locatedText([{ text: value, range, verbatim: false, code: true }], range) };
}

function isTtl(ttl: number): boolean {
  return Number.isInteger(ttl) && ttl > 0 && ttl <= 2_147_483_647;
}

interface Target {
  readonly target: Located<Name | undefined> | Unknown;
  readonly problem?: ReadingProblem;
}

/**
 * A target is a short name within the domain or that of D_EXTEND, or a full one with its final dot. Anything between,
 * DNSControl refuses, because people mean both: https://docs.dnscontrol.org/language-reference/why-the-dot
 */
function targetOf(made: MadeRecord, places: RecordPlaces, { apex, volatile }: Declaration): Target {
  const { type, value, subdomain } = made;
  const { pieces } = places.value;
  const range = hostRange(places.value);
  if (volatile && pieces.some(({ code }) => code)) return { target: volatileAt(range) };
  const origin = subdomain === "" ? apex : toName(subdomain, apex);
  if (!value.includes(".") || value.endsWith(".")) return { target: { value: toName(value, origin), range } };
  const message = `DNSControl refuses the target ${JSON.stringify(value)} of this ${type} record: a name with dots has to end with one. Write ${JSON.stringify(`${value}.`)}.`;
  return { target: { value: toName(`${value}.`), range }, problem: { message, range, mistake: true } };
}
