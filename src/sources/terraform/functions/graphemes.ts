import type { Budget } from "../evaluate/budget.js";

/** Each character one UTF-16 unit: no line end of two characters, nothing beyond ASCII. */
const SIMPLE = /^[\0-\x0c\x0e-\x7f]*$/;

/** A step of the budget for so many UTF-16 units: finding the bounds of characters is slow. */
const UNITS_PER_STEP = 8;

/**
 * Where the characters of a text begin, and where the last one ends, in UTF-16 units. What counts as a character is a
 * grapheme cluster, as in Terraform. Undefined for a text in which each unit is one; empty once the budget is used up.
 */
export function characterBounds(text: string, budget: Budget): readonly number[] | undefined {
  if (SIMPLE.test(text)) return undefined;
  if (!budget.step(Math.ceil(text.length / UNITS_PER_STEP))) return [];
  const bounds = Array.from(new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text), ({ index }) => index);
  return [...bounds, text.length];
}

export function characterCount(text: string, budget: Budget): number {
  const bounds = characterBounds(text, budget);
  return bounds === undefined ? text.length : Math.max(bounds.length - 1, 0);
}

/** The offset of a character in UTF-16 units; that of the end for one beyond. */
export function offsetOf(text: string, bounds: readonly number[] | undefined, character: number): number {
  return Math.min(bounds === undefined ? character : (bounds[character] ?? text.length), text.length);
}
