import type { Name } from "../model/dns.js";
import { applyEdits, type SourceFile, type TextEdit } from "../model/text.js";
import { type Candidate, fitTogether } from "./compatible.js";
import { completeFix } from "./compose.js";
import type { Sides } from "./sides.js";
import { unifiedDiff } from "./unified-diff.js";

/** Fixes put together and applied to a copy, not yet linted. */
export interface Draft {
  readonly candidates: readonly Candidate[];
  /** Without repeats, by path. */
  readonly edits: readonly TextEdit[];
  /** The edited files. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** A unified diff of all of them. */
  readonly diff: string;
}

/** Where fixes are drafted. */
interface Ground {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly sides: Sides;
  /** Stands before the paths in the diff. */
  readonly prefix?: string;
}

/**
 * Puts fixes together, with an id for each domain that needs one and for those in `renewed`. Leaves out those in files of
 * which a diff can't be written. Undefined when nothing is left, or when the ids and the other edits exclude each other.
 */
export function draftOf(
  candidates: readonly Candidate[],
  renewed: ReadonlySet<Name>,
  ground: Ground,
): Draft | undefined {
  const { files, sides, prefix = "" } = ground;
  if (candidates.length === 0) return undefined;
  const renewIdOf = [...new Set([...renewed, ...candidates.flatMap(({ fix }) => fix.renewIdOf ?? [])])];
  const edits = candidates.flatMap((candidate) => candidate.edits);
  const { fix } = completeFix({ title: "", safe: true, edits, renewIdOf }, sides);
  if (!fix.safe || !fitTogether(fix.edits, files)) return undefined;
  const byPath = groupByPath(fix.edits);
  const edited = new Map<string, Uint8Array>();
  const diffs: string[] = [];
  const unwritable = new Set<string>();
  for (const [path, ofFile] of byPath) {
    const before = files.get(path)?.bytes ?? new Uint8Array();
    const diff = unifiedDiff(prefix + path, before, ofFile);
    if (diff === undefined) unwritable.add(path);
    else diffs.push(diff);
    edited.set(path, applyEdits(before, ofFile));
  }
  if (unwritable.size > 0) {
    const writable = candidates.filter((candidate) => !touches(candidate, unwritable));
    return writable.length < candidates.length ? draftOf(writable, renewed, ground) : undefined;
  }
  const diff = diffs.join("");
  return diff === "" ? undefined : { candidates, edits: [...byPath.values()].flat(), files: edited, diff };
}

function touches({ edits, idEdits }: Candidate, paths: ReadonlySet<string>): boolean {
  return [...edits, ...idEdits].some(({ path }) => paths.has(path));
}

/** In the order of the paths, each edit once, those at one place in the order they came. */
function groupByPath(edits: readonly TextEdit[]): ReadonlyMap<string, readonly TextEdit[]> {
  const groups = new Map<string, Map<string, TextEdit>>();
  for (const edit of edits) {
    const group = groups.get(edit.path) ?? new Map<string, TextEdit>();
    group.set(`${edit.start} ${edit.end} ${edit.text}`, edit);
    groups.set(edit.path, group);
  }
  return new Map([...groups.keys()].sort().map((path) => [path, [...(groups.get(path)?.values() ?? [])]]));
}
