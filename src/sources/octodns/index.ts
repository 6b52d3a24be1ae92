import type { SourceFile } from "../../model/text.js";
import { EMPTY_READING, type ReadContext, type Reading, type SourceReader } from "../source.js";
import { kindOf } from "./claims.js";

/** Zones in the YAML files of octoDNS: https://github.com/octodns/octodns */
export const octodns: SourceReader = {
  claims: (file) => kindOf(file.bytes) !== undefined,
  read,
};

async function read(files: readonly SourceFile[], context: ReadContext): Promise<Reading> {
  if (files.length === 0) return EMPTY_READING;
  const { readOctodns } = await import("./read.js");
  // The library is slow to load, and many a repository can do without.
  return readOctodns(() => import("yaml"), files, context);
}
