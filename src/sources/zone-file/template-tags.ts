import { asciiOf, LESS, OPEN_BRACE, PERCENT, SPACE, TAB } from "./bytes.js";
import { placeholderEnd, tagKind } from "./placeholder.js";
import type { Scanner } from "./scanner.js";
import type { ReadingState } from "./state.js";

/**
 * Passes over a line that holds template tags only, if this is one. What is between `if` and `end` may be published or
 * not, or several times, so the state keeps count of the open blocks.
 */
export function passTags(state: ReadingState, scanner: Scanner): boolean {
  const { bytes, end } = scanner;
  let at = afterBlanks(bytes, scanner.at);
  const tags: string[] = [];
  while (at < end && (bytes[at] === OPEN_BRACE || bytes[at] === LESS || bytes[at] === PERCENT)) {
    const behind = placeholderEnd(bytes, at, end);
    if (behind === -1) return false;
    tags.push(asciiOf(bytes, at, behind));
    at = afterBlanks(bytes, behind);
  }
  if (tags.length === 0 || (at < end && bytes[at] !== 0x0a && bytes[at] !== 0x0d)) return false;
  for (const tag of tags) takeTag(state, tag);
  scanner.at = at;
  return true;
}

function takeTag(state: ReadingState, tag: string): void {
  const kind = tagKind(tag);
  if (kind === "comment") return;
  // Whatever the tag puts here is not known.
  state.partial = true;
  if (kind === "opens") state.blocks += 1;
  if (kind === "closes" && state.blocks > 0) state.blocks -= 1;
}

function afterBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === SPACE || bytes[at] === TAB) at += 1;
  return at;
}
