import type { CnameRecord, MxRecord, Name } from "../../model/dns.js";
import { type Located, type Range, rangeOf, type SourceFile } from "../../model/text.js";

/*
 * Large zones have MX and CNAME records by the hundred thousand, and rules look at a handful. So what is read of them
 * keeps offsets, and makes ranges when it is asked for them.
 */

/** A value and where in a file it is written. */
export class Written<T> implements Located<T> {
  readonly value: T;
  readonly #file: SourceFile;
  readonly #start: number;
  readonly #stop: number;

  constructor(value: T, file: SourceFile, start: number, stop: number) {
    this.value = value;
    this.#file = file;
    this.#start = start;
    this.#stop = stop;
  }

  get range(): Range {
    return rangeOf(this.#file, this.#start, this.#stop);
  }
}

/** What stands before the rdata of a record. */
export interface OwnerAndTtl {
  readonly owner: Located<Name>;
  readonly ttl: Located<number> | undefined;
  /** The offset of the record's first character. */
  readonly start: number;
}

export class WrittenCname implements CnameRecord {
  readonly type = "CNAME";
  readonly owner: Located<Name>;
  readonly ttl: Located<number> | undefined;
  readonly target: Located<Name>;
  readonly #file: SourceFile;
  readonly #start: number;
  readonly #end: number;

  constructor(file: SourceFile, head: OwnerAndTtl, end: number, target: Located<Name>) {
    this.owner = head.owner;
    this.ttl = head.ttl;
    this.target = target;
    this.#file = file;
    this.#start = head.start;
    this.#end = end;
  }

  get range(): Range {
    return rangeOf(this.#file, this.#start, this.#end);
  }
}

export class WrittenMx implements MxRecord {
  readonly type = "MX";
  readonly owner: Located<Name>;
  readonly ttl: Located<number> | undefined;
  readonly preference: number | undefined;
  readonly exchange: Located<Name>;
  readonly #file: SourceFile;
  readonly #start: number;
  readonly #end: number;

  constructor(
    file: SourceFile,
    head: OwnerAndTtl,
    end: number,
    preference: number | undefined,
    exchange: Located<Name>,
  ) {
    this.owner = head.owner;
    this.ttl = head.ttl;
    this.preference = preference;
    this.exchange = exchange;
    this.#file = file;
    this.#start = head.start;
    this.#end = end;
  }

  get range(): Range {
    return rangeOf(this.#file, this.#start, this.#end);
  }

  get written(): string {
    const { start, end } = this.exchange.range;
    return new TextDecoder().decode(this.#file.bytes.subarray(start, end));
  }
}
