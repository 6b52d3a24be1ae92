import type { Undecided } from "../../../model/finding.js";
import type { Range } from "../../../model/text.js";
import type { Configuration } from "./configuration.js";
import type { Surroundings } from "./surroundings.js";

/** What all modules of one evaluation share. */
export interface Run extends Pick<Surroundings, "budget" | "files" | "language"> {
  readonly rootFolder: string;
  /** The files of a folder, merged; undefined where there are none. */
  configurationOf(folder: string): Configuration | undefined;
  /** How many of that many instances may still be made. Where it is fewer, that is said once. */
  allow(count: number, range: Range): number;
  say(undecided: Undecided): void;
}
