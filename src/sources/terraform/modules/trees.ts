import type { SourceFile } from "../../../model/text.js";
import type { HclFile } from "../syntax/ast.js";
import { readHclJson } from "../syntax/json.js";
import { readHcl } from "../syntax/native.js";
import type { HclParser } from "../syntax/parser.js";
import { isJson } from "./folders.js";

/** Files are never changed, and both sides of a comparison share most of theirs. */
const trees = new WeakMap<SourceFile, HclFile>();

export function readConfigurationFile(parser: HclParser, file: SourceFile): HclFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = isJson(file.path) ? readHclJson(parser, file) : readHcl(parser, file);
  trees.set(file, tree);
  return tree;
}
