import { type Name, ROOT } from "../../model/dns.js";
import type { Located, SourceFile } from "../../model/text.js";
import { ASTERISK, AT, DOLLAR, DOT, PERCENT, UNDERSCORE } from "./bytes.js";
import { Written } from "./compact-record.js";
import type { OwnerPlace } from "./interest.js";
import type { NameReader, NoName } from "./name-reader.js";

/** What the readers of a zone share: its names, and the apex once it is known. */
export interface Scope {
  readonly names: NameReader;
  apex: Name | undefined;
}

/**
 * The owner name that the next records have: read only when one of them is looked at, since most are not. The place is
 * told from the bytes alone wherever it can be.
 */
export class Owner {
  readonly #file: SourceFile;
  readonly #scope: Scope;
  /** Undefined as long as nobody asked. */
  #name: Located<Name> | NoName | undefined;
  #start = 0;
  #stop = 0;
  place: OwnerPlace = "elsewhere";
  /** False before the first record. */
  known = false;

  constructor(file: SourceFile, scope: Scope, inherited?: Owner) {
    this.#file = file;
    this.#scope = scope;
    if (!inherited) return;
    this.known = inherited.known;
    this.place = inherited.place;
    this.#name = inherited.known ? inherited.read() : undefined;
  }

  get start(): number {
    return this.#start;
  }

  get stop(): number {
    return this.#stop;
  }

  /** True when the name holds a placeholder: then nothing is known to be absent from the zone. */
  get open(): boolean {
    return this.#name === "placeholder";
  }

  /** `plain` is false for a token with a backslash or a placeholder in it. */
  take(start: number, stop: number, plain: boolean): void {
    this.#start = start;
    this.#stop = stop;
    this.#name = undefined;
    this.known = true;
    this.place = !plain || this.#mayMatter(start, stop) ? this.#placeOfName() : "elsewhere";
  }

  /** The name, or why there is none. Must be called before the origin changes. */
  read(): Located<Name> | NoName {
    if (this.#name === undefined) {
      const name = this.#scope.names.read(this.#file.bytes, this.#start, this.#stop);
      this.#name = typeof name === "string" ? new Written(name, this.#file, this.#start, this.#stop) : name.none;
    }
    return this.#name;
  }

  /** Reads it again, after the origin or the apex became known. */
  renew(): Located<Name> | NoName {
    this.#name = undefined;
    this.place = this.#placeOfName();
    return this.read();
  }

  #mayMatter(start: number, stop: number): boolean {
    const { bytes } = this.#file;
    const first = bytes[start] ?? 0;
    if (first === UNDERSCORE || first === ASTERISK || first === AT) return true;
    if (first === DOLLAR || first === PERCENT) return true;
    // `mta-sts`
    if ((first | 0x20) === 0x6d && ((bytes[start + 1] ?? 0) | 0x20) === 0x74 && bytes[start + 3] === 0x2d) return true;
    const { apex, names } = this.#scope;
    if (apex === undefined) return false;
    const length = stop - start;
    if (bytes[stop - 1] === DOT) return length - 1 === apex.length || apex === ROOT;
    const { origin } = names;
    return origin !== undefined && origin !== ROOT
      ? length + 1 + origin.length === apex.length
      : length === apex.length || first > 0x7a;
  }

  #placeOfName(): OwnerPlace {
    const read = this.read();
    if (typeof read === "object") return placeOf(read.value, this.#scope.apex);
    if (read !== "no-origin") return "elsewhere";
    const { names } = this.#scope;
    names.origin = ROOT;
    const relative = names.read(this.#file.bytes, this.#start, this.#stop);
    names.origin = undefined;
    return typeof relative === "string" ? placeOf(relative, ROOT) : "elsewhere";
  }
}

export function placeOf(name: Name, apex: Name | undefined): OwnerPlace {
  if (name === apex) return "apex";
  const dot = name.indexOf(".");
  switch (dot === -1 ? name : name.slice(0, dot)) {
    case "mta-sts":
    case "_mta-sts":
    case "_mta_sts":
    case "*":
      return "policy";
    case "_smtp":
      return name.startsWith("_smtp._tls.") || name === "_smtp._tls" ? "report" : "elsewhere";
    default:
      return "elsewhere";
  }
}
