import type { SourceFile } from "../../../model/text.js";
import type { HclFile } from "../syntax/ast.js";
import type { Evaluation } from "../values/instances.js";

/** Where the values of an evaluation are written. */
export interface Places {
  readonly trees: ReadonlyMap<string, HclFile>;
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly folder: string;
  readonly variant: string | undefined;
}

/** To be made once everything that matters has been evaluated: files are read only then. */
export function placesOf({ trees = new Map(), files, folder, variant }: Evaluation): Places {
  return { trees, files: new Map(files.map((file) => [file.path, file])), folder, variant };
}
