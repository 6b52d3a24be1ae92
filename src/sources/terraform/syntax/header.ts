import { plainStringEnd, skipTrivia, wordEnd } from "./characters.js";
import { CodeWalk } from "./code-walk.js";
import type { Reading } from "./reading.js";
import { readText, textOfSegments } from "./segments.js";

export interface BlockHeader {
  readonly type: string;
  readonly labels: readonly string[];
  /** Behind the last label. */
  readonly end: number;
  readonly brace: number;
}

/** The type and labels of a block, whose opening brace is at `brace`; undefined where none follows. */
export function readHeader(reading: Reading, start: number, typeEnd: number, limit: number): BlockHeader | undefined {
  const { text, faults } = reading;
  const labels: string[] = [];
  let end = typeEnd;
  let at = skipTrivia(text, end, limit, false);
  while (at < limit) {
    const isQuoted = text[at] === '"';
    const labelEnd = isQuoted ? quotedEnd(text, at, limit) : wordEnd(text, at, limit);
    if (labelEnd <= at) break;
    labels.push(isQuoted ? quotedLabel(reading, at, labelEnd) : text.slice(at, labelEnd));
    end = labelEnd;
    at = skipTrivia(text, end, limit, false);
  }
  const brace = skipTrivia(text, at, limit, true);
  if (text[brace] !== "{" || brace >= limit) return undefined;
  if (text.slice(at, brace).includes("\n")) {
    faults.mistake(brace, brace + 1, "The { of a block has to stand on the line of its name. Move it there.");
  }
  return { type: text.slice(start, typeEnd), labels, end, brace };
}

function quotedEnd(text: string, start: number, limit: number): number {
  return plainStringEnd(text, start, limit) ?? new CodeWalk(text, limit).overTemplate(start);
}

function quotedLabel(reading: Reading, start: number, end: number): string {
  const { text, faults } = reading;
  if (plainStringEnd(text, start, end) === end) return text.slice(start + 1, end - 1);
  const close = text[end - 1] === '"' && end - 1 > start ? end - 1 : end;
  const read = readText(reading, start + 1, close, { hasEscapes: true });
  if (close === end) faults.mistake(start, end, 'This name has no closing ". Add it.');
  else if (read.end < close) {
    faults.mistake(start, end, "The name of a block can't be put together from other values. Write it out.");
    return text.slice(start + 1, close);
  }
  return textOfSegments(read.segments);
}
