import type { ReadingProblem } from "../../model/policy-domain.js";
import { type Range, rangeOf, type SourceFile } from "../../model/text.js";
import { decodeFile } from "../byte-offsets.js";
import { composeTree, type YamlNode } from "./yaml-tree.js";

export type YamlLibrary = typeof import("yaml");

/** A YAML file, read. All offsets in its nodes are UTF-16; `range` turns them into bytes. */
export interface YamlFile {
  readonly file: SourceFile;
  readonly text: string;
  /** Undefined for an empty file and for one that is beyond reading. */
  readonly root: YamlNode | undefined;
  /** The paths of all `!include` tags in it, relative to the snapshot; undefined where one leaves it. */
  readonly includes: readonly string[];
  readonly problems: readonly ReadingProblem[];
  /** True when part of the file could not be read. */
  readonly broken: boolean;
  range(start: number, end: number): Range;
}

/** PyYAML takes none of these (its Reader.NON_PRINTABLE). */
const REFUSED_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\uFFFE\uFFFF]/;
const MOST_SYNTAX_PROBLEMS = 5;

/** `load` is asked for the library only where the file needs it. */
export async function readYamlFile(load: () => Promise<YamlLibrary>, file: SourceFile): Promise<YamlFile> {
  const { text, isUtf8, range } = decodeFile(file);
  const problems: ReadingProblem[] = [];
  if (!isUtf8) problems.push(invalidUtf8(file, text, range));
  const refused = REFUSED_CHARACTER.exec(text);
  if (refused) problems.push(refusedCharacter(range(refused.index, refused.index + 1)));
  const tree = composeTree(await load(), text);
  for (const { reason, start, end } of tree.faults.slice(0, MOST_SYNTAX_PROBLEMS)) {
    problems.push({
      message: `This is not valid YAML: ${reason}. octoDNS refuses the whole file until this is mended.`,
      range: range(start, end),
      mistake: true,
    });
  }
  if (tree.beyond !== undefined) {
    problems.push({ message: tree.beyond, range: rangeOf(file), mistake: false });
  }
  const broken = problems.length > 0;
  return { file, text, root: tree.root, includes: tree.includes, problems, broken, range };
}

function invalidUtf8(file: SourceFile, text: string, range: (start: number, end: number) => Range): ReadingProblem {
  const at = Math.max(text.indexOf("\uFFFD"), 0);
  return {
    message: "This byte is not UTF-8, so octoDNS refuses the whole file. Save the file as UTF-8.",
    range: file.bytes.length > 0 ? range(at, at + 1) : rangeOf(file),
    mistake: true,
  };
}

function refusedCharacter(range: Range): ReadingProblem {
  return {
    message: "This control character is not allowed in YAML, so octoDNS refuses the whole file. Remove it.",
    range,
    mistake: true,
  };
}
