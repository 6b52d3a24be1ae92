import { printableLines } from "./printable.js";

/** True when a diff survives being shown and copied: nothing in it has to be replaced, and no line end gets lost. */
export function isExact(diff: string): boolean {
  return !diff.includes("\r") && printableLines(diff) === diff;
}
