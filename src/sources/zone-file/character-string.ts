import {
  atomicPiece,
  type LocatedText,
  locatedText,
  type Piece,
  type Range,
  rangeOf,
  type SourceFile,
  textOf,
  unknownPiece,
} from "../../model/text.js";
import {
  AT,
  asciiOf,
  BACKSLASH,
  DOLLAR,
  decimalEscape,
  isDigit,
  LESS,
  OPEN_BRACE,
  PERCENT,
  UNDERSCORE,
} from "./bytes.js";
import { placeholderEnd } from "./placeholder.js";

/** One character-string (RFC 1035 section 5.1) in a file: what is between its quotes, or a bare word. */
export interface CharacterString {
  readonly start: number;
  readonly stop: number;
  readonly quoted: boolean;
}

export interface StringReading {
  readonly text: LocatedText;
  /** The escapes that mean nothing: `\9`, `\300`. */
  readonly badEscapes: readonly Range[];
  /** The strings that hold more than the 255 octets that fit. */
  readonly tooLong: readonly Range[];
}

const LONGEST_STRING = 255;
const lenient = new TextDecoder("utf-8", { ignoreBOM: true });

/** The strings of a TXT record, joined with nothing between (RFC 8461 section 3.1). There must be one at least. */
export function readStrings(file: SourceFile, strings: readonly CharacterString[]): StringReading {
  const pieces: Piece[] = [];
  const badEscapes: Range[] = [];
  const tooLong: Range[] = [];
  for (const string of strings) {
    const octets = readString(file, string, pieces, badEscapes);
    if (octets > LONGEST_STRING) tooLong.push(rangeOf(file, string.start, string.stop));
  }
  const [first] = strings;
  const start = first?.start ?? 0;
  const range = pieces.length > 0 ? undefined : rangeOf(file, start, start);
  const encode = strings.every((string) => string.quoted) ? encodeQuoted : encodeBare;
  return { text: locatedText(pieces, range, encode), badEscapes, tooLong };
}

/** Adds the pieces of one string; returns its length in octets, placeholders not counted. */
function readString(file: SourceFile, { start, stop }: CharacterString, pieces: Piece[], badEscapes: Range[]): number {
  const { bytes } = file;
  let octets = 0;
  let run = start;
  const flush = (at: number): void => {
    if (run < at) pieces.push(...textOf(file, run, at).pieces);
    octets += at - run;
  };
  for (let at = start; at < stop; ) {
    const byte = bytes[at] ?? 0;
    const behind = mayStartPlaceholder(byte) ? placeholderEnd(bytes, at, stop) : -1;
    if (behind !== -1) {
      flush(at);
      pieces.push(placeholderPiece(file, at, behind));
      run = at = behind;
    } else if (byte === BACKSLASH) {
      flush(at);
      const escaped = readEscapes(bytes, at, stop);
      const range = rangeOf(file, at, at + escaped.length);
      pieces.push(atomicPiece(escaped.text, range));
      if (escaped.bad) badEscapes.push(range);
      octets += escaped.octets;
      at += escaped.length;
      run = at;
    } else at += 1;
  }
  flush(stop);
  return octets;
}

function mayStartPlaceholder(byte: number): boolean {
  return (
    byte === OPEN_BRACE || byte === DOLLAR || byte === PERCENT || byte === LESS || byte === AT || byte === UNDERSCORE
  );
}

function placeholderPiece(file: SourceFile, start: number, stop: number): Piece {
  const written = asciiOf(file.bytes, start, stop);
  return unknownPiece({ unknown: `${written} is filled in later`, range: rangeOf(file, start, stop), dependsOn: [] });
}

interface Escape {
  readonly text: string;
  /** In bytes of the file. */
  readonly length: number;
  readonly octets: number;
  readonly bad: boolean;
}

/** One escape, or a run of `\DDD` above ASCII: only together they are characters. */
function readEscapes(bytes: Uint8Array, at: number, stop: number): Escape {
  const octets: number[] = [];
  for (let from = at; bytes[from] === BACKSLASH; from += 4) {
    const octet = decimalEscape(bytes, from, stop);
    if (octet === undefined || (octets.length > 0 && octet < 0x80)) break;
    octets.push(octet);
    if (octet < 0x80) break;
  }
  if (octets.length > 0) {
    return {
      text: lenient.decode(Uint8Array.from(octets)),
      length: octets.length * 4,
      octets: octets.length,
      bad: false,
    };
  }
  if (at + 1 >= stop) return { text: "\\", length: 1, octets: 1, bad: true };
  const bad = isDigit(bytes[at + 1]);
  let length = 2;
  // An escaped character of several bytes stays whole.
  while (at + length < stop && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length += 1;
  return { text: lenient.decode(bytes.subarray(at + 1, at + length)), length, octets: length - 1, bad };
}

/** What stands between quotes for a text. */
function encodeQuoted(text: string): string {
  return text.replace(/["\\]/g, "\\$&").replace(/[\0-\x1f\x7f]/g, decimal);
}

/** What stands as a bare word for a text. */
function encodeBare(text: string): string {
  return text.replace(/["\\;()]/g, "\\$&").replace(/[\0-\x20\x7f]/g, decimal);
}

function decimal(character: string): string {
  return `\\${String(character.charCodeAt(0)).padStart(3, "0")}`;
}

/** `\# length hex` (RFC 3597 section 5) of a TXT record that holds this text. */
export function encodeGeneric(text: string): string {
  const octets = new TextEncoder().encode(text);
  const wire: number[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += LONGEST_STRING) {
    const part = octets.subarray(at, at + LONGEST_STRING);
    wire.push(part.length, ...part);
  }
  return `\\# ${wire.length} ${wire.map((octet) => octet.toString(16).padStart(2, "0")).join("")}`;
}
