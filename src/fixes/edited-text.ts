import type { LocatedText, Piece, TextEdit } from "../model/text.js";
import { locatedText } from "../model/text.js";

/** True when both can't be done: they differ, and one takes away what the other stands on. */
export function conflict(one: TextEdit, other: TextEdit): boolean {
  if (one.path !== other.path || one.start >= other.end || other.start >= one.end) return false;
  return one.start !== other.start || one.end !== other.end || one.text !== other.text;
}

/** How many edits, which are in order of place, start before `offset`. */
export function countBefore(edits: readonly TextEdit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a text will be once edits have been made in its files. Its places mean the files as they were, so it is good for
 * reading and for nothing else.
 */
export function editedText(text: LocatedText, edits: readonly TextEdit[]): LocatedText {
  const paths = new Set(text.pieces.map((piece) => piece.range.path));
  const byPath = new Map([...paths].map((path) => [path, readableEdits(text, edits, path)]));
  const written = new Set<TextEdit>();
  const pieces = text.pieces.flatMap((piece, index) => {
    const { path, start } = piece.range;
    const before = text.pieces[index - 1]?.range;
    const from = before?.path === path ? Math.min(before.end, start) : start;
    const near = touching(byPath.get(path) ?? [], from, piece.range.end);
    const between = near.filter((edit) => edit.start >= from && edit.end <= start);
    const lead = takeTexts(between, written);
    const edited = editPiece(piece, near, written);
    return lead === "" ? edited : [readable(lead, piece), ...edited];
  });
  return locatedText(pieces, text.range, text.encode);
}

/** The edits of one file, each once, in order of place, with their line ends as they will read. */
function readableEdits(text: LocatedText, edits: readonly TextEdit[], path: string): readonly TextEdit[] {
  const newline = text.encode("\n");
  const ofFile = new Map<string, TextEdit>();
  for (const edit of edits) if (edit.path === path) ofFile.set(`${edit.start} ${edit.end} ${edit.text}`, edit);
  return [...ofFile.values()]
    .map((edit) => (newline === "\n" ? edit : { ...edit, text: edit.text.split(newline).join("\n") }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The edits that begin or end between two offsets or lie over both. */
function touching(edits: readonly TextEdit[], from: number, to: number): readonly TextEdit[] {
  let first = countBefore(edits, from);
  while (first > 0 && (edits[first - 1]?.end ?? 0) >= from) first -= 1;
  return edits.slice(first, countBefore(edits, to + 1));
}

/** An edit that lies over several pieces gives its text to the first of them. */
function takeTexts(edits: readonly TextEdit[], written: Set<TextEdit>): string {
  const fresh = edits.filter((edit) => !written.has(edit));
  for (const edit of fresh) written.add(edit);
  return fresh.map((edit) => edit.text).join("");
}

function readable(text: string, piece: Piece): Piece {
  return { text, range: piece.range, verbatim: false };
}

function editPiece(piece: Piece, edits: readonly TextEdit[], written: Set<TextEdit>): Piece[] {
  const { path, start, end } = piece.range;
  const over = edits.filter((edit) => edit.path === path && edit.start < end && edit.end > start);
  const behind = edits.filter((edit) => edit.path === path && edit.start === end && edit.end === end);
  const text = piece.verbatim ? editVerbatim(piece, over, written) : takeTexts(over, written);
  const kept = over.length === 0 ? [piece] : [readable(text, piece)];
  const tail = takeTexts(behind, written);
  return tail === "" ? kept : [...kept, readable(tail, piece)];
}

function editVerbatim(piece: Piece, edits: readonly TextEdit[], written: Set<TextEdit>): string {
  const bytes = new TextEncoder().encode(piece.text);
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const { start, end } = piece.range;
  const parts: string[] = [];
  let at = start;
  for (const edit of edits) {
    if (edit.start > at) parts.push(decoder.decode(bytes.subarray(at - start, edit.start - start)));
    parts.push(takeTexts([edit], written));
    at = Math.max(at, Math.min(edit.end, end));
  }
  parts.push(decoder.decode(bytes.subarray(at - start)));
  return parts.join("");
}
