import {
  type CnameRecord,
  isAddress,
  type MxRecord,
  type NsRecord,
  type OtherRecord,
  type ResourceRecord,
  type TxtRecord,
} from "../../model/dns.js";
import { type Located, type Range, rangeOf, type SourceFile, textOf, type Unknown } from "../../model/text.js";
import { asciiOf, BACKSLASH, isDigit, SEMICOLON, SPACE, TAB, ZERO } from "./bytes.js";
import { type CharacterString, readStrings } from "./character-string.js";
import { type OwnerAndTtl, Written, WrittenCname, WrittenMx } from "./compact-record.js";
import { readGeneric } from "./generic-rdata.js";
import { BAD_ESCAPE, COMMENT_TRAP, GENERIC_FORM, NOT_A_NAME, QUOTES, SOA_FORM, TOO_LONG } from "./messages.js";
import type { NameReader } from "./name-reader.js";
import { placeholderEnd } from "./placeholder.js";
import type { RecordType } from "./record-type.js";
import { END, FAULT, QUOTED, type Scanner, type Token } from "./scanner.js";
import { parseCounter } from "./ttl.js";

/** What stands before the rdata of a record, type included. */
export interface RecordHead extends OwnerAndTtl {
  readonly type: RecordType;
}

export type Complain = (start: number, end: number, message: string) => void;

export interface SoaRecord extends OtherRecord {
  readonly typeName: "SOA";
  /** The last number: the TTL of records for which nothing else says one (RFC 1035 section 5.1 with RFC 2308). */
  readonly minimum: Located<number> | undefined;
}

/** Reads rdata of one file. After each record the scanner is behind it, or has a fault. */
export class RdataReader {
  readonly #file: SourceFile;
  readonly #scanner: Scanner;
  readonly #names: NameReader;
  readonly #report: Complain;
  /** Said once the record has come to its end: when it never does, that is the mistake. */
  #complaints: Parameters<Complain>[] = [];
  /** True when the scanner has come to the end of the record. */
  #ended = false;

  constructor(file: SourceFile, scanner: Scanner, names: NameReader, report: Complain) {
    this.#file = file;
    this.#scanner = scanner;
    this.#names = names;
    this.#report = report;
  }

  /** Undefined when the rdata is no such rdata; why has then been said. */
  read(head: RecordHead): ResourceRecord | SoaRecord | undefined {
    this.#ended = false;
    const record = this.#readTyped(head);
    if (!this.#ended && !this.#scanner.fault) this.#scanner.skip();
    if (this.#complaints.length > 0) {
      if (!this.#scanner.fault) for (const complaint of this.#complaints) this.#report(...complaint);
      this.#complaints = [];
    }
    return this.#scanner.fault ? undefined : record;
  }

  #complain(...complaint: Parameters<Complain>): void {
    this.#complaints.push(complaint);
  }

  #readTyped(head: RecordHead): ResourceRecord | SoaRecord | undefined {
    const token = this.#next();
    if (token === FAULT) return undefined;
    if (this.#isGenericMark(token)) return this.#readGeneric(head);
    switch (head.type.name) {
      case "MX":
        return this.#readMx(head, token);
      case "TXT":
        return this.#readTxt(head, token);
      case "CNAME":
      case "NS":
        return this.#readTarget(head, head.type.name, token);
      case "SOA":
        return this.#readSoa(head, token);
      default:
        return this.#readOther(head, token);
    }
  }

  #next(): Token {
    const token = this.#scanner.next();
    if (token === END) this.#ended = true;
    return token;
  }

  #isGenericMark(token: Token): boolean {
    const { bytes, start, stop } = this.#scanner;
    return (
      token !== END && token !== QUOTED && stop - start === 2 && bytes[start] === BACKSLASH && bytes[start + 1] === 0x23
    );
  }

  #readMx(head: RecordHead, token: Token): MxRecord | undefined {
    const scanner = this.#scanner;
    if (token === END) return this.#missing(head, "a preference and the name of a mail host");
    if (token === QUOTED) return this.#quotes();
    const preference = this.#preference(head);
    if (preference === false) return undefined;
    const next = this.#next();
    if (next === FAULT) return undefined;
    if (next === END) return this.#missing(head, "the name of a mail host behind the preference");
    if (next === QUOTED) return this.#quotes();
    const { start, stop, lastEnd } = scanner;
    if (!this.#atEnd(head)) return undefined;
    const name = this.#names.read(scanner.bytes, start, stop);
    if (typeof name === "string") {
      return new WrittenMx(this.#file, head, lastEnd, preference, new Written(name, this.#file, start, stop));
    }
    const range = rangeOf(this.#file, start, stop);
    const written = textOf(this.#file, start, stop).value;
    const { owner, ttl } = head;
    const place = rangeOf(this.#file, head.start, lastEnd);
    const exchange = this.#noName(name.none, range, written);
    return { type: "MX", owner, ttl, range: place, preference, exchange, written };
  }

  /** Undefined for a placeholder, false when it is no preference. */
  #preference(head: RecordHead): number | undefined | false {
    const { bytes, start, stop } = this.#scanner;
    let value = 0;
    for (let at = start; at < stop; at++) {
      if (!isDigit(bytes[at]) || value > 65_535) {
        if (this.#hasPlaceholder(start, stop)) return undefined;
        value = Number.NaN;
        break;
      }
      value = value * 10 + (bytes[at] ?? 0) - ZERO;
    }
    if (value <= 65_535 && stop > start) return value;
    const message = `The MX record of ${shown(head)} needs a preference from 0 to 65535 before the mail host, as in "10 mail.example.com.".`;
    this.#complain(start, stop, message);
    return false;
  }

  #noName(none: string, range: Range, written: string): Unknown | { readonly value: undefined; readonly range: Range } {
    if (none === "placeholder") return { unknown: `${written} is filled in later`, range, dependsOn: [] };
    if (none === "no-origin") return { unknown: `nothing tells what ${written} is relative to`, range, dependsOn: [] };
    this.#complain(range.start, range.end, NOT_A_NAME);
    return { value: undefined, range };
  }

  #readTarget(head: RecordHead, type: "CNAME" | "NS", token: Token): CnameRecord | NsRecord | undefined {
    const scanner = this.#scanner;
    if (token === END) return this.#missing(head, "a name");
    if (token === QUOTED) return this.#quotes();
    const { start, stop, lastEnd } = scanner;
    if (!this.#atEnd(head)) return undefined;
    const name = this.#names.read(scanner.bytes, start, stop);
    const { owner, ttl } = head;
    if (typeof name === "string") {
      const target = new Written(name, this.#file, start, stop);
      if (type === "CNAME") return new WrittenCname(this.#file, head, lastEnd, target);
      return { type, owner, ttl, range: rangeOf(this.#file, head.start, lastEnd), target };
    }
    const range = rangeOf(this.#file, start, stop);
    const place = rangeOf(this.#file, head.start, lastEnd);
    const target = this.#noName(name.none, range, asciiOf(scanner.bytes, start, stop));
    return "unknown" in target ? { type, owner, ttl, range: place, target } : undefined;
  }

  #readTxt(head: RecordHead, first: Token): TxtRecord | undefined {
    const scanner = this.#scanner;
    const strings: CharacterString[] = [];
    for (let token = first; token !== END; token = this.#next()) {
      if (token === FAULT) return undefined;
      strings.push({ start: scanner.start, stop: scanner.stop, quoted: token === QUOTED });
    }
    if (strings.length === 0) return this.#missing(head, "a text in quotes");
    const { text, badEscapes, tooLong } = readStrings(this.#file, strings);
    for (const range of badEscapes) this.#complain(range.start, range.end, BAD_ESCAPE);
    for (const range of tooLong) this.#complain(range.start, range.end, TOO_LONG);
    this.#warnOfComment(strings);
    const { owner, ttl } = head;
    return { type: "TXT", owner, ttl, range: rangeOf(this.#file, head.start, scanner.lastEnd), text };
  }

  /** `TXT v=STSv1; id=1` without quotes is cut at the `;`, where a comment begins (RFC 1035 section 5.1). */
  #warnOfComment(strings: readonly CharacterString[]): void {
    const { bytes } = this.#scanner;
    const [only] = strings;
    if (!only || only.quoted || strings.length > 1) return;
    if (!/^v=(?:STSv1|TLSRPTv1)$/.test(asciiOf(bytes, only.start, only.stop))) return;
    let at = only.stop;
    while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
    if (bytes[at] === SEMICOLON) this.#complain(at, at + 1, COMMENT_TRAP);
  }

  #readSoa(head: RecordHead, first: Token): SoaRecord | undefined {
    const scanner = this.#scanner;
    let minimum: Located<number> | undefined;
    let count = 0;
    for (let token = first; token !== END; token = this.#next(), count++) {
      if (token === FAULT) return undefined;
      const { bytes, start, stop } = scanner;
      if (count < 2 || this.#hasPlaceholder(start, stop)) continue;
      const value = parseCounter(bytes, start, stop);
      if (count > 6 || value === undefined) {
        this.#complain(start, stop, SOA_FORM);
        return undefined;
      }
      if (count === 6) minimum = { value, range: rangeOf(this.#file, start, stop) };
    }
    if (count !== 7) return this.#missing(head, "two names and five numbers");
    const range = rangeOf(this.#file, head.start, scanner.lastEnd);
    return { type: "other", typeName: "SOA", addresses: false, owner: head.owner, ttl: head.ttl, range, minimum };
  }

  #readOther(head: RecordHead, first: Token): OtherRecord | undefined {
    const { name, addresses } = head.type;
    const { bytes, start, stop } = this.#scanner;
    if (first === END) return this.#missing(head, "a value");
    if (name === "A" || name === "AAAA") {
      if (first === QUOTED) return this.#quotes();
      if (!this.#atEnd(head)) return undefined;
      const written = asciiOf(bytes, start, stop);
      if (!isAddressOf(name, written) && !this.#hasPlaceholder(start, stop)) {
        this.#complain(
          start,
          stop,
          `This is no IPv${name === "A" ? 4 : 6} address, which ${article(name)} record needs.`,
        );
        return undefined;
      }
    } else this.#ended = this.#scanner.skip();
    const range = rangeOf(this.#file, head.start, this.#scanner.lastEnd);
    return { type: "other", typeName: name, addresses, owner: head.owner, ttl: head.ttl, range };
  }

  #readGeneric(head: RecordHead): ResourceRecord | undefined {
    const scanner = this.#scanner;
    const from = scanner.start;
    const words: string[] = [];
    for (let token = this.#next(); token !== END; token = this.#next()) {
      if (token === FAULT) return undefined;
      words.push(asciiOf(scanner.bytes, scanner.start, scanner.stop));
    }
    const range = rangeOf(this.#file, from, scanner.lastEnd);
    const record = readGeneric(head, words, range, rangeOf(this.#file, head.start, scanner.lastEnd));
    if (!record) this.#complain(range.start, range.end, GENERIC_FORM);
    return record;
  }

  /** True when nothing follows the token that was read last. */
  #atEnd(head: RecordHead): boolean {
    const token = this.#next();
    if (token === END) return true;
    if (token === FAULT) return false;
    const { start, stop } = this.#scanner;
    if (!this.#hasPlaceholder(start, stop)) {
      const type = head.type.name;
      this.#complain(start, stop, `This is one value too many for ${article(type)} record. Put a comment behind ";".`);
    }
    return false;
  }

  #missing(head: RecordHead, what: string): undefined {
    const { lastEnd } = this.#scanner;
    const type = head.type.name;
    this.#complain(
      head.start,
      Math.max(lastEnd, head.start + 1),
      `The ${type} record of ${shown(head)} lacks ${what}.`,
    );
  }

  #quotes(): undefined {
    const { start, stop } = this.#scanner;
    this.#complain(start - 1, stop + 1, QUOTES);
  }

  #hasPlaceholder(start: number, stop: number): boolean {
    return holdsPlaceholder(this.#scanner.bytes, start, stop);
  }
}

export function holdsPlaceholder(bytes: Uint8Array, start: number, stop: number): boolean {
  for (let at = start; at < stop; at++) if (placeholderEnd(bytes, at, stop) !== -1) return true;
  return false;
}

function isAddressOf(type: "A" | "AAAA", text: string): boolean {
  if (type === "AAAA") return text.includes(":") && isAddress(text) && URL.canParse(`http://[${text}]`);
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split(".").every((part) => Number(part) <= 255);
}

function article(type: string): string {
  return /^[AEFHILMNORSX]/.test(type) && type !== "URL" ? `an ${type}` : `a ${type}`;
}

function shown(head: RecordHead): string {
  return head.owner.value === "" ? "the root" : head.owner.value;
}
