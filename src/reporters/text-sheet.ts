import type { Range } from "../model/text.js";
import type { Paint } from "./color.js";
import { type Places, sideNote } from "./places.js";
import { printable } from "./printable.js";
import type { Report } from "./report.js";

/** What the parts of one text share. */
export interface Sheet {
  readonly report: Report;
  readonly places: Places;
  readonly paint: Paint;
  readonly width: number;
  readonly prose: number;
}

export function labelOf(range: Range, sheet: Sheet): string {
  return printable(sheet.places.label(range)) + sideNote(range);
}
