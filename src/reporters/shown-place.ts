import type { Range } from "../model/text.js";
import type { Place, Places } from "./places.js";
import type { Report } from "./report.js";

/** A place as the pull request shows it. */
export interface ShownPlace {
  /** Undefined for a whole file, and where the pull request's head does not have the line. */
  readonly place: Place | undefined;
  /** To follow the path: ` line 12`, ` line 12 of the merge result`; empty for a whole file. */
  readonly words: string;
}

/** Places of head on the lines of the pull request's head, those of base on their own. */
export function shownPlace(range: Range, report: Report, places: Places): ShownPlace {
  const place = places.isWholeFile(range) ? undefined : places.at(range);
  if (!place) return { place, words: "" };
  const lineOnHead = range.side === "base" ? undefined : report.headLines?.get(range.path);
  if (!lineOnHead) return { place, words: ` line ${place.line}` };
  const line = lineOnHead(place.line);
  if (line === undefined) return { place: undefined, words: ` line ${place.line} of the merge result` };
  const end = lineOnHead(place.endLine);
  const ending = end !== undefined && end >= line ? { endLine: end } : { endLine: line, endColumn: place.column };
  return { place: { ...place, line, ...ending }, words: ` line ${line}` };
}
