import type { Name, Zone } from "../model/dns.js";
import type { Undecided } from "../model/finding.js";
import type { PolicyDocument, ReadingProblem } from "../model/policy-domain.js";
import type { Runtime } from "../model/runtime.js";
import type { SourceFile } from "../model/text.js";

/** What a source may ask for besides the files it claimed. */
export interface ReadContext {
  /** A file of the same snapshot; undefined when it is not there or can't be read. Never leaves the snapshot. */
  open(path: string): Promise<SourceFile | undefined>;
  /** True when a file of this path is in the snapshot. */
  has(path: string): boolean;
  /** The paths of the files that lie directly in a folder ("" is the root). */
  filesIn(folder: string): readonly string[];
  /** The origin that the configuration gives for a zone file. */
  originOf(path: string): Name | undefined;
  readonly runtime: Runtime;
  /** Keeps what was made of a file, for the other side of a comparison, where the file may be the same object. */
  readonly memo: WeakMap<SourceFile, unknown>;
}

export interface Reading {
  readonly zones: readonly Zone[];
  readonly policies: readonly PolicyDocument[];
  readonly problems: readonly ReadingProblem[];
  readonly undecided: readonly Undecided[];
  /** The files read on the way that were not handed in: `$INCLUDE`, `!include`, … They stand for nothing alone. */
  readonly included: readonly SourceFile[];
}

/** A format in which zones or policies are held, as far as paths tell: a run that has nothing to read loads no reader. */
export interface Source {
  readonly name: string;
  /** Whether it is worth looking into. Must be quick and generous. */
  mayClaim(path: string): boolean;
  /** Whether a file of this format may read that file: data, a template, the code of a web server. */
  mayRead?(path: string): boolean;
  /**
   * ASCII words, letter case aside, of which one stands in some text file wherever this source has anything to tell. Where
   * none does, its files are not even opened.
   */
  readonly words?: readonly string[];
  load(): Promise<SourceReader>;
}

/** Reading never throws, whatever the files hold. */
export interface SourceReader {
  /** From path and content: whether the file is of this format. A file goes to the first source that claims it. */
  claims(file: SourceFile): boolean;
  /** Reads all files it claimed at once, since some formats spread a zone over files. */
  read(files: readonly SourceFile[], context: ReadContext): Promise<Reading>;
}

export const EMPTY_READING: Reading = { zones: [], policies: [], problems: [], undecided: [], included: [] };
