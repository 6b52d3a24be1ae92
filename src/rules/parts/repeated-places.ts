import type { RelatedPlace } from "../../model/finding.js";
import type { LocatedText } from "../../model/text.js";

/** More places help nobody, and a hostile file has thousands. */
const MOST = 20;

/** The further places of a mistake that is made over and over: the first is the place of the finding itself. */
export function repeatedPlaces(texts: readonly LocatedText[], message: string): readonly RelatedPlace[] {
  return texts.slice(1, MOST + 1).map(({ range }) => ({ message, range }));
}
