import type { Finding, Fix } from "../model/finding.js";
import type { SourceFile, TextEdit } from "../model/text.js";
import { completeFix } from "./compose.js";
import { conflict, countBefore } from "./edited-text.js";
import type { Sides } from "./sides.js";

/** A finding, its fix as the rule gave it, and what the fix comes to once its ids are chosen. */
export interface Candidate {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly edits: readonly TextEdit[];
  readonly idEdits: readonly TextEdit[];
}

/** More than a person reads; the rest is offered by the next run. */
const MAX_CANDIDATES = 500;

/** The first safe fix of each finding, of those that can be done together: where two exclude each other, the first. */
export function compatibleFixes(
  findings: readonly Finding[],
  files: ReadonlyMap<string, SourceFile>,
  sides: Sides,
): readonly Candidate[] {
  const taken: EditsByPath = new Map();
  const candidates: Candidate[] = [];
  // Findings that ask for the same share the list of their edits.
  const judged = new Map<readonly TextEdit[], boolean>();
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.safe);
    if (!fix || candidates.length === MAX_CANDIDATES) continue;
    const completed = completeFix(fix, sides);
    const { edits } = completed.fix;
    const candidate = { finding, fix, edits: fix.edits, idEdits: completed.idEdits };
    if (!judged.has(edits)) {
      const fits = completed.fix.safe && edits.length > 0 && fitTogether(edits, files) && !isTaken(candidate, taken);
      judged.set(edits, fits);
      if (fits) for (const edit of edits) take(edit, taken);
    }
    if (judged.get(edits)) candidates.push(candidate);
  }
  return candidates;
}

/** By path, in order of place. */
type EditsByPath = Map<string, TextEdit[]>;

function take(edit: TextEdit, taken: EditsByPath): void {
  const edits = taken.get(edit.path) ?? [];
  taken.set(edit.path, edits);
  const at = countBefore(edits, edit.start);
  const repeats = edits[at]?.start === edit.start && edits[at]?.end === edit.end && edits[at]?.text === edit.text;
  if (!repeats) edits.splice(countBefore(edits, edit.start + 1), 0, edit);
}

/** Two fixes that renew one id do not exclude each other: the id is chosen once, when both are done. */
function isTaken({ edits, idEdits }: Candidate, taken: EditsByPath): boolean {
  return (
    edits.some((edit) => takenPlaces(edit, taken).length > 0) ||
    idEdits.some((edit) => takenPlaces(edit, taken).some((other) => !samePlace(edit, other)))
  );
}

/** What of the edits that are taken excludes this one. */
function takenPlaces(edit: TextEdit, taken: EditsByPath): readonly TextEdit[] {
  const others = taken.get(edit.path) ?? [];
  const places: TextEdit[] = [];
  for (let at = countBefore(others, edit.end) - 1; at >= 0; at--) {
    const other = others[at];
    if (!other || (other.end <= edit.start && other.start < edit.start)) break;
    if (conflict(edit, other)) places.push(other);
  }
  return places;
}

function samePlace(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end;
}

/** True when the edits lie within their files and do not exclude each other. */
export function fitTogether(edits: readonly TextEdit[], files: ReadonlyMap<string, SourceFile>): boolean {
  const within = edits.every(({ path, start, end }) => {
    const length = files.get(path)?.bytes.length ?? -1;
    return start >= 0 && start <= end && end <= length;
  });
  if (!within) return false;
  const ordered = [...edits].sort(
    (one, other) =>
      (one.path === other.path ? 0 : one.path < other.path ? -1 : 1) || one.start - other.start || one.end - other.end,
  );
  return ordered.every((edit, index) => {
    const before = ordered[index - 1];
    return !before || !conflict(before, edit);
  });
}
