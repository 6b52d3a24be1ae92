import { type Name, ROOT } from "../../model/dns.js";
import { ASTERISK, AT, asciiOf, BACKSLASH, DOT, decimalEscape, HYPHEN, SPACE, UNDERSCORE } from "./bytes.js";
import { placeholderEnd } from "./placeholder.js";

/** Why a token is no name that can be told. */
export type NoName = "invalid" | "placeholder" | "no-origin";

const LONGEST_LABEL = 63;
const LONGEST_NAME = 253;

/** A byte to itself in lower case when it is a letter, digit, hyphen, underscore or asterisk; else 0. */
const USUAL = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if (byte >= 0x41 && byte <= 0x5a) USUAL[byte] = byte | 0x20;
  else if (byte >= 0x61 && byte <= 0x7a) USUAL[byte] = byte;
  else if (byte >= 0x30 && byte <= 0x39) USUAL[byte] = byte;
  else if (byte === HYPHEN || byte === UNDERSCORE || byte === ASTERISK) USUAL[byte] = byte;
}

/** Makes names of tokens. Keeps the origin, and what the template's variable for the domain stands for. */
export class NameReader {
  /** Undefined while nothing tells it. */
  origin: Name | undefined;
  /** The text of the placeholder that stands for a known domain, and that domain. */
  binding: { readonly placeholder: string; readonly domain: Name } | undefined;
  readonly #scratch: number[] = [];

  constructor(origin: Name | undefined) {
    this.origin = origin;
  }

  /** The name as it is without {@link toName}, which takes strings: most names are made of usual bytes only. */
  read(bytes: Uint8Array, start: number, stop: number): Name | { readonly none: NoName } {
    const scratch = this.#scratch;
    let length = 0;
    let label = 0;
    for (let at = start; at < stop; at++) {
      const byte = USUAL[bytes[at] ?? 0] ?? 0;
      if (byte !== 0 && label < LONGEST_LABEL) {
        if (byte === UNDERSCORE && bytes[at + 1] === UNDERSCORE) return this.#readUnusual(bytes, start, stop);
        label += 1;
        scratch[length++] = byte;
      } else if (bytes[at] === DOT && label > 0) {
        label = 0;
        scratch[length++] = DOT;
      } else return this.#readUnusual(bytes, start, stop);
    }
    if (length === 0) return INVALID;
    if (label === 0) length -= 1;
    else {
      const { origin } = this;
      if (origin === undefined) return NO_ORIGIN;
      if (origin !== ROOT) {
        scratch[length++] = DOT;
        for (let at = 0; at < origin.length; at++) scratch[length++] = origin.charCodeAt(at);
        if (length > LONGEST_NAME) return this.#readUnusual(bytes, start, stop);
      }
    }
    if (length > LONGEST_NAME) return INVALID;
    scratch.length = length;
    return String.fromCharCode.apply(null, scratch) as Name;
  }

  #readUnusual(bytes: Uint8Array, start: number, stop: number): Name | { readonly none: NoName } {
    if (stop - start === 1 && bytes[start] === AT) return this.origin ?? NO_ORIGIN;
    if (stop - start === 1 && bytes[start] === DOT) return ROOT;
    const labels: string[] = [];
    let label = "";
    let octets = 0;
    let total = 0;
    for (let at = start; at < stop; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === DOT) {
        if (octets === 0 || octets > LONGEST_LABEL) return INVALID;
        labels.push(label);
        total += octets + 1;
        label = "";
        octets = 0;
        continue;
      }
      const behind = placeholderEnd(bytes, at, stop);
      if (behind !== -1) {
        const known = this.#bound(bytes, at, behind);
        if (known === undefined || label !== "") return PLACEHOLDER;
        label = known;
        octets = 1;
        total += known.length - 1;
        at = behind - 1;
        continue;
      }
      const escaped = byte === BACKSLASH ? escapedOctet(bytes, at, stop) : { octet: byte, length: 1 };
      if (!escaped) return INVALID;
      label += presentation(escaped.octet);
      octets += 1;
      at += escaped.length - 1;
    }
    if (octets > LONGEST_LABEL) return INVALID;
    if (octets > 0) {
      if (this.origin === undefined) return NO_ORIGIN;
      labels.push(label);
      total += octets + 1;
      if (this.origin !== ROOT) {
        labels.push(this.origin);
        total += octetsOf(this.origin) + 1;
      }
    }
    return total - 1 > LONGEST_NAME ? INVALID : (labels.join(".") as Name);
  }

  #bound(bytes: Uint8Array, start: number, stop: number): Name | undefined {
    const { binding } = this;
    return binding && asciiOf(bytes, start, stop) === binding.placeholder ? binding.domain : undefined;
  }
}

const INVALID = { none: "invalid" } as const;
const PLACEHOLDER = { none: "placeholder" } as const;
const NO_ORIGIN = { none: "no-origin" } as const;

function escapedOctet(
  bytes: Uint8Array,
  at: number,
  stop: number,
): { readonly octet: number; readonly length: number } | undefined {
  const octet = decimalEscape(bytes, at, stop);
  if (octet !== undefined) return { octet, length: 4 };
  const next = bytes[at + 1] ?? 0;
  return at + 1 < stop && !(next >= 0x30 && next <= 0x39) ? { octet: next, length: 2 } : undefined;
}

/** One octet of a label as RFC 1035 section 5.1 writes it, in lower case. */
function presentation(octet: number): string {
  if (octet <= SPACE || octet >= 0x7f) return `\\${String(octet).padStart(3, "0")}`;
  const character = String.fromCharCode(octet).toLowerCase();
  return /["();@$.\\]/.test(character) ? `\\${character}` : character;
}

function octetsOf(name: Name): number {
  return name.includes("\\") ? name.replace(/\\(?:\d{3}|.)/gs, "x").length : name.length;
}

/** The name of a wire-format name without compression at `at`, and the offset behind it. */
export function readWireName(bytes: Uint8Array, at: number): { readonly name: Name; readonly end: number } | undefined {
  const labels: string[] = [];
  for (let from = at; from < bytes.length; ) {
    const length = bytes[from] ?? 0;
    if (length === 0)
      return from - at <= LONGEST_NAME + 1 ? { name: labels.join(".") as Name, end: from + 1 } : undefined;
    if (length > LONGEST_LABEL || from + length >= bytes.length) return undefined;
    labels.push(Array.from(bytes.subarray(from + 1, from + 1 + length), presentation).join(""));
    from += length + 1;
  }
  return undefined;
}
