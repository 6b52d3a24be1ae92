import type { Name, ResourceRecord } from "../../model/dns.js";
import { type Located, type Range, rangeOf, type SourceFile } from "../../model/text.js";
import type { Interest } from "./interest.js";
import { NOT_A_NAME } from "./messages.js";
import { NameReader } from "./name-reader.js";
import { Owner, type Scope } from "./owner.js";
import { Problems } from "./problems.js";
import { RdataReader } from "./rdata.js";
import { Scanner } from "./scanner.js";

/** One file in the course of being read: the zone file itself, or one that it includes. */
export interface Frame {
  readonly file: SourceFile;
  readonly scanner: Scanner;
  readonly owner: Owner;
  readonly rdata: RdataReader;
  /** The origin to go back to when the file has been read. */
  readonly originBefore: Name | undefined;
}

/** What has been read so far of one zone file and of those that it includes. */
export interface ReadingState {
  readonly scope: Scope;
  readonly interest: Interest;
  readonly problems: Problems;
  readonly records: ResourceRecord[];
  /** The owners of the SOA records with their places, in order. */
  readonly soas: Located<Name>[];
  /** The origin that the configuration or the path gives. */
  readonly initialOrigin: Name | undefined;
  /** What the first `$ORIGIN` says. */
  firstOrigin: Name | undefined;
  defaultTtl: Located<number> | undefined;
  lastTtl: Located<number> | undefined;
  /** Why the zone can't be known to be whole. */
  partial: boolean;
  /** A record about mail or MTA-STS whose owner is relative to nobody knows what. */
  withoutOrigin: Range | undefined;
  /** A record of interest that a template publishes only under a condition, or several times. */
  conditional: Range | undefined;
  /** How many records `$GENERATE` may still make. */
  generateLeft: number;
  /** How many template blocks are open. */
  blocks: number;
}

const MOST_GENERATED = 65_536;

export function newState(initialOrigin: Name | undefined, interest: Interest): ReadingState {
  return {
    scope: { names: new NameReader(initialOrigin), apex: initialOrigin },
    interest,
    problems: new Problems(),
    records: [],
    soas: [],
    initialOrigin,
    firstOrigin: undefined,
    defaultTtl: undefined,
    lastTtl: undefined,
    partial: false,
    withoutOrigin: undefined,
    conditional: undefined,
    generateLeft: MOST_GENERATED,
    blocks: 0,
  };
}

export function newFrame(state: ReadingState, file: SourceFile, templated: boolean, parent?: Frame): Frame {
  const scanner = new Scanner(file.bytes, templated, startsWithMark(file.bytes) ? 3 : 0);
  if (templated) state.problems.tolerate(file);
  const complain = (start: number, end: number, message: string): void => state.problems.add(file, start, end, message);
  return {
    file,
    scanner,
    owner: new Owner(file, state.scope, parent?.owner),
    rdata: new RdataReader(file, scanner, state.scope.names, complain),
    originBefore: state.scope.names.origin,
  };
}

/** A byte order mark; servers refuse it, editors add it. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/**
 * The owner of a record of interest; undefined when it can't be told, which has then been noted. Nothing is known of a
 * zone's names once one of them is unknown.
 */
export function ownerOf(state: ReadingState, { file, owner }: Frame, isAboutMail: boolean): Located<Name> | undefined {
  const read = owner.read();
  if (typeof read === "object") return read;
  state.partial = true;
  if (read === "no-origin" && isAboutMail) state.withoutOrigin ??= rangeOf(file, owner.start, owner.stop);
  if (read === "invalid") state.problems.add(file, owner.start, owner.stop, NOT_A_NAME);
  return undefined;
}
