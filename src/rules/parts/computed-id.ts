import type { Change, PolicyDocument, State } from "../../model/policy-domain.js";
import type { LocatedText, Piece, Range } from "../../model/text.js";

/** What an id follows from. */
export interface IdOrigin {
  readonly places: readonly Range[];
  /** True when it follows from these alone: where they stay the same, so does the id. */
  readonly entirely: boolean;
}

export const COMPUTE_FROM_ALL =
  "Compute the id from the whole text of the policy, so that it changes with every part of it: the first 32 characters of its SHA-256 in hexadecimal do.";

/** Undefined for an id that a person writes. */
export function originOf(id: LocatedText): IdOrigin | undefined {
  const computed = id.pieces.filter((piece) => piece.unknown !== undefined || piece.computedFrom !== undefined);
  if (computed.length === 0) return undefined;
  return {
    places: computed.flatMap((piece) => piece.unknown?.dependsOn ?? piece.computedFrom ?? []),
    entirely: computed.every(({ unknown }) => unknown === undefined || unknown.entirely === true),
  };
}

/** The places that a text is made of: those of its pieces, and what computed ones follow from. */
export function placesOf(text: LocatedText): readonly Range[] {
  return text.pieces.flatMap((piece: Piece) => piece.unknown?.dependsOn ?? piece.computedFrom ?? [piece.range]);
}

export function overlap(one: Range, other: Range): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}

/** True when the id follows from the text of the policy, so that it changes by itself. */
export function dependsOnPolicy(id: LocatedText, { policy, range }: PolicyDocument): boolean {
  const places = [range, ...placesOf(policy.text)];
  return id.pieces.some((piece) =>
    piece.unknown?.dependsOn.some((from) => places.some((place) => overlap(from, place))),
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
