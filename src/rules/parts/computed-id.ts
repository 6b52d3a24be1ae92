import type { Change, PolicyDocument, State } from "../../model/policy-domain.js";
import type { LocatedText, Range } from "../../model/text.js";

/** True when the id follows from the text of the policy, so that it changes by itself. */
export function dependsOnPolicy(id: LocatedText, { path, range }: PolicyDocument): boolean {
  return id.pieces.some((piece) =>
    piece.unknown?.dependsOn.some((place) => place.path === path && place.start < range.end && range.start < place.end),
  );
}

/** True when an id that can't be read is written as it was, and so is all that it is known to follow from. */
export function isWrittenAsBefore(
  { base, head }: Pick<Change, "base" | "head">,
  before: LocatedText | undefined,
  after: LocatedText,
): boolean {
  if (!base || !before || before.value !== after.value) return false;
  const [old, now] = [sourceOf(before, base), sourceOf(after, head)];
  return old.length === now.length && old.every((text, index) => text === now[index]);
}

const decoder = new TextDecoder("latin1");

/** The words in the files that the unknown parts of an id come from. */
function sourceOf(id: LocatedText, state: State): readonly string[] {
  const places = id.pieces.flatMap(({ unknown, range }): readonly Range[] =>
    unknown ? [range, ...unknown.dependsOn] : [],
  );
  return places.map(({ path, start, end }) => decoder.decode(state.files.get(path)?.bytes.subarray(start, end)));
}
