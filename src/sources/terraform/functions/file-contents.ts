import { decodeStrictly, rangeOf, type SourceFile, textOf } from "../../../model/text.js";
import type { TextValue, UnknownValue } from "../values/value.js";
import { textValue, unknownValue } from "../values/values.js";
import type { Call } from "./function.js";
import { failed, overspent } from "./results.js";

/** A file of the repository. Its bytes count as a text that is made. */
export function readFile(path: string, call: Call): SourceFile | UnknownValue {
  const { budget, files } = call.scope;
  const file = files.read(path);
  if ("refused" in file) return unknownValue(file.refused, call.range);
  return budget.text(file.bytes.length) ? file : overspent(call);
}

/** The text of a file, each part of which stands in that file. */
export function readText(path: string, call: Call): TextValue | UnknownValue {
  const file = readFile(path, call);
  if ("kind" in file) return file;
  if (decodeStrictly(file.bytes) === undefined) return failed(`${path} is not UTF-8`, call);
  const { pieces } = textOf(file);
  return textValue(pieces, rangeOf(file));
}
