import type { Name, ResourceRecord } from "../../model/dns.js";
import { atomicPiece, locatedText, type Range } from "../../model/text.js";
import { encodeGeneric } from "./character-string.js";
import { readWireName } from "./name-reader.js";
import type { RecordHead } from "./rdata.js";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * Rdata in the form of RFC 3597 section 5, where `words` are what follows `\#`: the length and groups of hexadecimal
 * digits. Undefined when it has not that form, or its octets are no rdata of the type.
 */
export function readGeneric(
  { owner, ttl, type }: RecordHead,
  words: readonly string[],
  place: Range,
  range: Range,
): ResourceRecord | undefined {
  const wire = octetsOf(words);
  if (!wire) return undefined;
  switch (type.name) {
    case "TXT": {
      const text = joinStrings(wire);
      if (text === undefined) return undefined;
      const pieces = text === "" ? [] : [atomicPiece(text, place)];
      return { type: "TXT", owner, ttl, range, text: locatedText(pieces, place, encodeGeneric) };
    }
    case "MX": {
      const name = wire.length > 2 ? wholeName(wire, 2) : undefined;
      if (name === undefined) return undefined;
      const preference = (wire[0] ?? 0) * 256 + (wire[1] ?? 0);
      return {
        type: "MX",
        owner,
        ttl,
        range,
        preference,
        exchange: { value: name, range: place },
        written: `${name}.`,
      };
    }
    case "CNAME":
    case "NS": {
      const name = wholeName(wire, 0);
      return name === undefined
        ? undefined
        : { type: type.name, owner, ttl, range, target: { value: name, range: place } };
    }
    default: {
      const length = type.name === "A" ? 4 : type.name === "AAAA" ? 16 : wire.length;
      if (wire.length !== length) return undefined;
      return { type: "other", typeName: type.name, addresses: type.addresses, owner, ttl, range };
    }
  }
}

function octetsOf([length = "", ...words]: readonly string[]): Uint8Array | undefined {
  const hex = words.join("");
  if (!/^\d{1,5}$/.test(length) || !/^(?:[0-9a-f]{2})*$/i.test(hex) || hex.length !== Number(length) * 2)
    return undefined;
  return Uint8Array.from({ length: Number(length) }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

function joinStrings(wire: Uint8Array): string | undefined {
  const octets: number[] = [];
  for (let at = 0; at < wire.length; ) {
    const length = wire[at] ?? 0;
    if (at + 1 + length > wire.length) return undefined;
    octets.push(...wire.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return wire.length === 0 ? undefined : decoder.decode(Uint8Array.from(octets));
}

function wholeName(wire: Uint8Array, at: number): Name | undefined {
  const read = readWireName(wire, at);
  return read?.end === wire.length ? read.name : undefined;
}
