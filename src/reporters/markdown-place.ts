import type { Range } from "../model/text.js";
import { codeSpan, withinCell } from "./markdown-escape.js";
import { type Places, sideNote } from "./places.js";
import type { Report, ReportOptions } from "./report.js";
import { shownPlace } from "./shown-place.js";

/** What the parts of one Markdown text share. */
export interface Page {
  readonly report: Report;
  readonly places: Places;
  readonly options: ReportOptions;
  /** Where the whole report is, to follow "in": `the log of this step`. */
  readonly whole: string;
}

/** `path`, line 12, in words, since a path and a number in one span are hard to take apart; a link where there are pages. */
export function placeSpan(range: Range, { report, places, options }: Page): string {
  const path = places.fromRoot(range.path);
  const { place, words } = shownPlace(range, report, places);
  const text = `${codeSpan(path)}${words}`;
  const files = options.pages?.files[range.side ?? "head"];
  const way = files === undefined ? undefined : urlPath(path);
  const linked = way === undefined ? text : `[${text}](${files}/${way}${place ? `#L${place.line}` : ""})`;
  return `${linked}${sideNote(range)}`;
}

/** The same in a cell of a table. */
export function placeCell(range: Range, page: Page): string {
  return withinCell(placeSpan(range, page));
}

/**
 * A path in an address, segment by segment, with nothing left in it that could end a link. Undefined for what a browser
 * would take for a way out of the repository, and for a path with a backtick: not all readers of Markdown see a link
 * round a code span of several.
 */
function urlPath(path: string): string | undefined {
  const segments = path.split("/");
  if (path.includes("`") || segments.some((segment) => /^\.{0,2}$/.test(segment))) return undefined;
  return segments.map(encodeSegment).join("/");
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD")).replace(
    /[!'()*_~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
