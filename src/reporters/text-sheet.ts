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
  /** Whether places are named from the root of the repository, not from the folder that is checked. */
  readonly fromRoot: boolean;
}

export function labelOf(range: Range, { places, fromRoot }: Sheet): string {
  const label = places.label(range);
  return printable(fromRoot ? places.fromRoot(label) : label) + sideNote(range);
}
