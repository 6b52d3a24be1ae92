import type { SourceFile } from "../../../model/text.js";

/** Why a file can't be read, as a clause that can follow "because". */
export interface Refused {
  readonly refused: string;
}

/**
 * The files that functions such as `file` and `templatefile` ask for. Evaluation is synchronous and reading is not: a file
 * that has not been loaded is noted, gives a reason for now, and the evaluation is done again once it is there.
 */
export interface FileReads {
  /**
   * The file at a path as written, relative to the folder of the root module. Never leaves the repository: absolute paths,
   * ways out of it and symbolic links are refused.
   */
  read(path: string): SourceFile | Refused;
  /** The same paths as `fileset` gives them, for a folder and a pattern; undefined where that can't be told. */
  list(folder: string, pattern: string): readonly string[] | Refused;
  /**
   * The library that `yamldecode` needs, which is loaded only where a configuration calls it: noted as wanted and refused
   * for now, like a file that has not been read yet.
   */
  yaml?(): YamlLibrary | Refused;
}

export type YamlLibrary = typeof import("yaml");
