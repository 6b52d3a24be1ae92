import { type ResourceRecord, ROOT } from "../../model/dns.js";
import { type Located, rangeOf, type SourceFile } from "../../model/text.js";
import { ASTERISK, asciiOf, BLANK, DOLLAR, isDigit, NEWLINE, SEMICOLON } from "./bytes.js";
import { Written } from "./compact-record.js";
import { type IncludeRequest, type ReadingRequest, readDirective } from "./directives.js";
import { namesStandard } from "./interest.js";
import { placeholderEnd } from "./placeholder.js";
import { holdsPlaceholder, type SoaRecord } from "./rdata.js";
import { type RecordType, recordClass, recordType } from "./record-type.js";
import { END, FAULT, QUOTED, type Token, WORD } from "./scanner.js";
import { type Frame, newFrame, ownerOf, type ReadingState } from "./state.js";
import { passTags } from "./template-tags.js";
import { parseTtl } from "./ttl.js";
import { wholeName } from "./whole-name.js";

/** Reads one zone file, record by record, and stops where another file is to be included. */
export class ZoneReader {
  readonly state: ReadingState;
  readonly #frames: Frame[] = [];
  /** Of the record that is being read: what stands between owner and type. */
  #ttl: number | "placeholder" | undefined;
  #ttlStart = 0;
  #ttlStop = 0;
  #otherClass = false;

  constructor(state: ReadingState, file: SourceFile, templated: boolean) {
    this.state = state;
    this.#frames.push(newFrame(state, file, templated));
  }

  /** The files that are open, the one that includes all others first. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** Opens an included file: {@link run} goes on in it. */
  enter(file: SourceFile, templated: boolean, request: IncludeRequest): void {
    const frame = newFrame(this.state, file, templated, this.#frames.at(-1));
    if (request.origin !== undefined) this.state.scope.names.origin = request.origin;
    this.#frames.push(frame);
  }

  /** Reads on, to the next `$INCLUDE` or `$GENERATE` or to the end of all. */
  run(): ReadingRequest | undefined {
    for (let frame = this.#frames.at(-1); frame; frame = this.#frames.at(-1)) {
      const { scanner } = frame;
      while (scanner.at < scanner.end) {
        const request = this.#readLine(frame);
        if (scanner.fault) this.#recover(frame);
        if (request) return request;
      }
      if (this.#frames.length === 1) return undefined;
      // RFC 1035 section 5.1: the origin of the including file is not changed by what it includes.
      this.state.scope.names.origin = frame.originBefore;
      this.#frames.pop();
    }
    return undefined;
  }

  #recover({ file, scanner }: Frame): void {
    const { fault } = scanner;
    if (!fault) return;
    this.state.problems.addFault(file, fault);
    scanner.at = Math.max(fault.resume, fault.start + 1);
    scanner.fault = undefined;
  }

  #readLine(frame: Frame): ReadingRequest | undefined {
    const { scanner } = frame;
    const lineStart = scanner.at;
    const first = scanner.classOf(lineStart);
    if (first === NEWLINE) {
      scanner.at += 1;
      return undefined;
    }
    if (scanner.bytes[lineStart] === SEMICOLON) {
      scanner.at = scanner.lineAfter(lineStart);
      return undefined;
    }
    scanner.beginRecord();
    if (scanner.templated && passTags(this.state, scanner)) return undefined;
    let token = scanner.next();
    if (token === END || token === FAULT) return undefined;
    const { start } = scanner;
    if (first !== BLANK) {
      if (scanner.bytes[start] === DOLLAR && token === WORD && !isPlaceholder(scanner.bytes, start, scanner.stop)) {
        return readDirective(this.state, frame);
      }
      frame.owner.take(start, scanner.stop, scanner.plain);
      if (frame.owner.open) this.state.partial = true;
      token = scanner.next();
    }
    this.#readRecord(frame, start, token);
    return undefined;
  }

  #readRecord(frame: Frame, start: number, token: Token): void {
    const { scanner, owner } = frame;
    const type = this.#readToType(frame, start, token);
    if (!type || this.#otherClass) {
      if (!scanner.fault && token !== END) scanner.skip();
      return;
    }
    if (type.name === "SOA") {
      this.#readSoa(frame, start, type);
      return;
    }
    const wanted = this.state.interest(type, owner.place);
    if (wanted === "no") {
      scanner.skip();
      return;
    }
    const mark = scanner.mark();
    if (wanted === "by-text" || this.state.blocks > 0) {
      if (!scanner.skip() || (wanted === "by-text" && !namesStandard(scanner.bytes, mark, scanner.at))) return;
      if (this.state.blocks > 0) {
        this.state.conditional ??= rangeOf(frame.file, start, scanner.lastEnd);
        return;
      }
      scanner.rewind(mark);
    }
    this.#readWanted(frame, start, type);
  }

  #readWanted(frame: Frame, start: number, type: RecordType): void {
    const { owner, scanner, rdata } = frame;
    if (!owner.known) {
      this.state.problems.add(frame.file, start, scanner.stop, NO_OWNER, false);
      scanner.skip();
      return;
    }
    const name = ownerOf(this.state, frame, isAboutMail(frame, type));
    if (!name) {
      scanner.skip();
      return;
    }
    const record = rdata.read({ owner: name, ttl: this.#ttlOfRecord(frame.file), start, type });
    if (record) this.state.records.push(record);
  }

  /** The type, with TTL and class before it in either order; undefined when there is none, which has been said. */
  #readToType(frame: Frame, start: number, first: Token): RecordType | undefined {
    const { scanner, file } = frame;
    const { bytes } = scanner;
    this.#ttl = undefined;
    this.#otherClass = false;
    let classSeen = false;
    for (let token = first; token !== FAULT; token = scanner.next()) {
      if (token === END) {
        if (this.#ttl !== "placeholder") this.state.problems.add(file, start, scanner.lastEnd, NO_TYPE);
        else this.state.partial = true;
        return undefined;
      }
      const { start: from, stop } = scanner;
      if (token !== QUOTED) {
        if (isDigit(bytes[from]) && this.#ttl === undefined && this.#takeTtl(file, bytes, from, stop)) continue;
        const found: "IN" | "other" | undefined = classSeen ? undefined : recordClass(bytes, from, stop);
        classSeen ||= found !== undefined;
        this.#otherClass ||= found === "other";
        if (found !== undefined) continue;
        const type = recordType(bytes, from, stop);
        if (type) return type;
      }
      if (isAge(bytes, from, stop)) continue;
      if (holdsPlaceholder(bytes, from, stop)) this.#ttl = "placeholder";
      else return this.#refuseType(frame, from, stop);
    }
    return undefined;
  }

  #refuseType({ file, owner }: Frame, start: number, stop: number): undefined {
    this.state.partial = true;
    if (this.#ttl === "placeholder" || (owner.known && owner.read() === "placeholder")) return undefined;
    const word = asciiOf(file.bytes, start, Math.min(stop, start + 40));
    const message = `"${word}" is no record type such as MX or TXT. Correct the type; a name goes to the start of the line, a comment behind ";".`;
    this.state.problems.add(file, start, stop, message);
    return undefined;
  }

  #takeTtl(file: SourceFile, bytes: Uint8Array, start: number, stop: number): boolean {
    const value = parseTtl(bytes, start, stop);
    if (value === undefined) return false;
    this.#ttl = value;
    this.#ttlStart = start;
    this.#ttlStop = stop;
    // With a default, nobody asks for the one before.
    if (this.state.defaultTtl === undefined) this.state.lastTtl = this.#writtenTtl(file, value);
    return true;
  }

  #writtenTtl(file: SourceFile, value: number): Located<number> {
    return new Written(value, file, this.#ttlStart, this.#ttlStop);
  }

  /** Said with the record, else by `$TTL` (RFC 2308 section 4), else by the record before (RFC 1035 section 5.1). */
  #ttlOfRecord(file: SourceFile): Located<number> | undefined {
    if (typeof this.#ttl === "number") return this.#writtenTtl(file, this.#ttl);
    return this.#ttl === "placeholder" ? undefined : (this.state.defaultTtl ?? this.state.lastTtl);
  }

  #readSoa(frame: Frame, start: number, type: RecordType): void {
    const { state } = this;
    const { owner, scanner } = frame;
    if (owner.known && owner.read() === "placeholder") bindOwner(state, frame);
    if (owner.known) completeApex(state, frame);
    const name = owner.known ? ownerOf(state, frame, false) : undefined;
    if (!name) {
      state.partial = true;
      scanner.skip();
      return;
    }
    const record = frame.rdata.read({ owner: name, ttl: this.#ttlOfRecord(frame.file), start, type });
    state.scope.apex = name.value;
    owner.place = "apex";
    if (!record) return;
    state.soas.push({ value: name.value, range: record.range });
    state.records.push(this.#withoutMinimum(record));
  }

  #withoutMinimum(record: ResourceRecord | SoaRecord): ResourceRecord {
    if (!("minimum" in record)) return record;
    const { minimum, ...soa } = record;
    const ttl = soa.ttl ?? minimum;
    this.state.lastTtl ??= minimum;
    return { ...soa, ttl };
  }
}

/** `{{ domain }}. SOA` in the file of a known domain tells what the placeholder stands for. */
function bindOwner({ scope, initialOrigin }: ReadingState, { file, owner }: Frame): void {
  if (initialOrigin === undefined) return;
  const end = placeholderEnd(file.bytes, owner.start, owner.stop);
  if (end === -1 || owner.stop - end > 1) return;
  scope.names.binding = { placeholder: asciiOf(file.bytes, owner.start, end), domain: initialOrigin };
  owner.renew();
}

/** Reads an apex that lacks the root dot as it is meant. */
function completeApex(state: ReadingState, { file, owner }: Frame): void {
  const whole = wholeName(state, file.bytes, owner.start, owner.stop);
  if (whole === undefined) return;
  const { names } = state.scope;
  const { origin } = names;
  names.origin = ROOT;
  owner.renew();
  names.origin = origin ?? whole;
}

/** What is said of a record whose domain nobody can tell has to be worth it. */
function isAboutMail({ scanner, owner }: Frame, type: RecordType): boolean {
  if (type.name === "MX" || owner.place === "report") return true;
  return type.name === "TXT"
    ? owner.place !== "apex"
    : owner.place === "policy" && scanner.bytes[owner.start] !== ASTERISK;
}

/** Windows DNS servers write `[AGE:3612345]` before the TTL of records that clients registered. */
function isAge(bytes: Uint8Array, start: number, stop: number): boolean {
  return bytes[start] === 0x5b && /^\[AGE:\d+\]$/i.test(asciiOf(bytes, start, Math.min(stop, start + 40)));
}

function isPlaceholder(bytes: Uint8Array, start: number, stop: number): boolean {
  if (placeholderEnd(bytes, start, stop) === -1) return false;
  return !/^\$(?:ORIGIN|TTL|INCLUDE|GENERATE|DATE)$/.test(asciiOf(bytes, start, Math.min(stop, start + 20)));
}

const NO_TYPE = 'This record has no type and no value. Complete it, or put it behind ";" if it is a comment.';
const NO_OWNER =
  "This record takes the owner name of the record before it, but it is the first one. Write the owner name at the start of the line.";
