import {
  BACKSLASH,
  BLANK,
  CLASSES,
  CLOSE,
  LF,
  NEWLINE,
  OPEN,
  ORDINARY,
  QUOTE,
  SEMICOLON,
  SPECIAL,
  STARTER,
  TEMPLATE_CLASSES,
} from "./bytes.js";
import { placeholderEnd } from "./placeholder.js";

/** What {@link Scanner.next} came upon: the end of the record, a bare word, a string in quotes, a syntax error. */
export const END = 0;
export const WORD = 1;
export const QUOTED = 2;
export const FAULT = 3;
export type Token = typeof END | typeof WORD | typeof QUOTED | typeof FAULT;

export interface Fault {
  readonly kind: "quote-open" | "parenthesis-open" | "parenthesis-stray";
  readonly start: number;
  readonly end: number;
  /** Where to read on. */
  readonly resume: number;
}

/** After so many parentheses that stay open to the end of the file, one that is still open at its line's end is wrong. */
const MOST_LOOKS_TO_THE_END = 16;

/**
 * Cuts the bytes of a zone file into tokens, one record at a time. The state is in plain fields, since a zone may have
 * millions of records and only few of them are looked at.
 */
export class Scanner {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly templated: boolean;
  /** The next byte to read. */
  at: number;
  /** The token: without its quotes when it has some. */
  start = 0;
  stop = 0;
  /** False when the token holds a backslash or a placeholder. */
  plain = true;
  fault: Fault | undefined;
  /** The end of the last token, quotes included. */
  lastEnd = 0;

  readonly #classes: Uint8Array;
  #depth = 0;
  #opened = 0;
  #looksToTheEnd = 0;

  constructor(bytes: Uint8Array, templated: boolean, at = 0) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.templated = templated;
    this.#classes = templated ? TEMPLATE_CLASSES : CLASSES;
    this.at = at;
  }

  /** To be called at the start of a line. */
  beginRecord(): void {
    this.#depth = 0;
    this.fault = undefined;
  }

  /** Goes back to where a token ended, outside of parentheses. */
  rewind(at: number): void {
    this.at = at;
    this.#depth = this.#depthAtMark;
  }

  #depthAtMark = 0;

  /** Remembers the state for {@link rewind}. */
  mark(): number {
    this.#depthAtMark = this.#depth;
    return this.at;
  }

  classOf(at: number): number {
    return this.#classes[this.bytes[at] ?? 0] ?? ORDINARY;
  }

  next(): Token {
    const { bytes, end } = this;
    const classes = this.#classes;
    for (let at = this.at; ; at++) {
      if (at >= end) return this.#endOfFile();
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === BLANK) continue;
      if (kind === ORDINARY || kind === STARTER || byte === BACKSLASH) return this.#word(at);
      if (kind === NEWLINE) {
        if (this.#depth === 0) return this.#endOfRecord(at);
        if (this.#looksToTheEnd > MOST_LOOKS_TO_THE_END) return this.#unclosed();
      } else if (byte === SEMICOLON) at = this.#commentEnd(at) - 1;
      else if (byte === QUOTE) return this.#quoted(at);
      else if (!this.#parenthesis(byte, at)) return FAULT;
    }
  }

  /** Passes over the rest of the record; false on a syntax error. */
  skip(): boolean {
    const { bytes, end } = this;
    const classes = this.#classes;
    for (let at = this.at; ; at++) {
      while (at < end && (classes[bytes[at] ?? 0] ?? 0) <= BLANK) at += 1;
      if (at >= end) return this.#endOfFile() === END;
      const byte = bytes[at] ?? 0;
      if (classes[byte] === NEWLINE) {
        if (this.#depth === 0) return this.#endOfRecord(at) === END;
        if (this.#looksToTheEnd > MOST_LOOKS_TO_THE_END) return this.#unclosed() === END;
      } else if (byte === BACKSLASH) {
        if (classes[bytes[at + 1] ?? 0] !== NEWLINE) at += 1;
      } else if (byte === SEMICOLON) at = this.#commentEnd(at) - 1;
      else if (byte === QUOTE) {
        if (this.#quoted(at) === FAULT) return false;
        at = this.at - 1;
      } else if (classes[byte] === STARTER) at = Math.max(at, placeholderEnd(bytes, at, end) - 1);
      else if (!this.#parenthesis(byte, at)) return false;
    }
  }

  /** The start of the next line, wherever in a line `at` is. */
  lineAfter(at: number): number {
    const next = this.bytes.indexOf(LF, at);
    return next === -1 ? this.end : next + 1;
  }

  #word(start: number): Token {
    const { bytes, end } = this;
    const classes = this.#classes;
    let plain = true;
    let at = start;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      const kind = classes[byte];
      if (kind === ORDINARY) continue;
      if (kind === STARTER) {
        const behind = placeholderEnd(bytes, at, end);
        if (behind === -1) continue;
        plain = false;
        at = behind - 1;
      } else if (byte === BACKSLASH && kind === SPECIAL) {
        plain = false;
        // A line's end is never escaped outside of quotes.
        if (classes[bytes[at + 1] ?? 0] !== NEWLINE) at += 1;
      } else break;
    }
    this.start = start;
    this.stop = this.lastEnd = this.at = Math.min(at, end);
    this.plain = plain;
    return WORD;
  }

  #quoted(quote: number): Token {
    const { bytes, end } = this;
    let plain = true;
    for (let at = quote + 1; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        this.start = quote + 1;
        this.stop = at;
        this.lastEnd = this.at = at + 1;
        this.plain = plain;
        return QUOTED;
      }
      if (byte === LF) return this.#fail("quote-open", quote, at, at + 1);
      if (byte === BACKSLASH) {
        plain = false;
        at += 1;
      } else if (this.#classes[byte] === STARTER) {
        const behind = placeholderEnd(bytes, at, end);
        if (behind !== -1) {
          plain = false;
          at = behind - 1;
        }
      }
    }
    return this.#fail("quote-open", quote, end, end);
  }

  /** The offset of the line end behind a comment. */
  #commentEnd(at: number): number {
    const end = this.bytes.indexOf(LF, at);
    return end === -1 ? this.end : end;
  }

  #endOfRecord(newline: number): Token {
    this.at = newline + 1;
    return END;
  }

  #endOfFile(): Token {
    this.at = this.end;
    if (this.#depth === 0) return END;
    this.#looksToTheEnd += 1;
    return this.#unclosed();
  }

  #unclosed(): Token {
    return this.#fail("parenthesis-open", this.#opened, this.#opened + 1, this.lineAfter(this.#opened));
  }

  #parenthesis(byte: number, at: number): boolean {
    if (byte === OPEN) {
      if (this.#depth === 0) this.#opened = at;
      this.#depth += 1;
      return true;
    }
    if (byte === CLOSE && this.#depth > 0) {
      this.#depth -= 1;
      return true;
    }
    this.#fail("parenthesis-stray", at, at + 1, this.lineAfter(at));
    return false;
  }

  #fail(kind: Fault["kind"], start: number, end: number, resume: number): Token {
    this.fault = { kind, start, end, resume };
    return FAULT;
  }
}
