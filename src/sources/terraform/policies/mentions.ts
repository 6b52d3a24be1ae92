import type { SourceFile } from "../../../model/text.js";
import type { Evaluation } from "../values/instances.js";

/** The words themselves, or a function that reads a file, which may hold them. */
const MENTION = /mta[-_]?sts|stsv\d|\b(?:template)?file\s{0,8}\(/i;

const known = new WeakMap<SourceFile, boolean>();

/** Whether an evaluation may have to do with MTA-STS; in most repositories none does, and nothing has to be evaluated. */
export function mentionsPolicy(evaluation: Evaluation): boolean {
  // The files of called modules are among them once these are opened.
  return evaluation.modules.length > 0 && evaluation.files.some(mentions);
}

function mentions(file: SourceFile): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = MENTION.test(new TextDecoder().decode(file.bytes));
  known.set(file, found);
  return found;
}
