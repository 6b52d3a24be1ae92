import { isSkipped, type SkippedFile } from "../../model/snapshot.js";
import type { SourceFile } from "../../model/text.js";

/** The line of the pull request's head that a line of the merge result is, both counted from 1; see `Report.headLines`. */
export type HeadLine = (line: number) => number | undefined;

type ReadHead = (path: string) => Promise<SourceFile | SkippedFile | undefined>;

/** Lines that come and go between the first and the last difference; more is not worth the time of a run. */
const MAX_EDIT_LENGTH = 2_000;
const MAX_MILLISECONDS = 2_000;

/**
 * For those files whose bytes are not the same in the merge result and on the pull request's head: which line is which.
 * Lines are as in model/position.ts; a line is the same only with the same line ending.
 */
export async function headLines(
  paths: Iterable<string>,
  ofMerge: ReadonlyMap<string, SourceFile>,
  readHead: ReadHead,
): Promise<Map<string, HeadLine>> {
  const lines = new Map<string, HeadLine>();
  const compared = [...new Set(paths)].map(async (path) => {
    const merged = ofMerge.get(path);
    if (!merged || merged.side === "base") return;
    const head = await readHead(path);
    if (!head || isSkipped(head)) lines.set(path, () => undefined);
    else if (Buffer.compare(merged.bytes, head.bytes) !== 0) lines.set(path, await lineMap(merged, head));
  });
  await Promise.all(compared);
  return lines;
}

async function lineMap(merged: SourceFile, head: SourceFile): Promise<HeadLine> {
  const numberOf = new Map<string, number>();
  const before = numberedLines(merged.bytes, numberOf);
  const after = numberedLines(head.bytes, numberOf);
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && before[first] === after[first]) first += 1;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last) === after.at(-1 - last)) last += 1;
  const between = await sameBetween(before.slice(first, before.length - last), after.slice(first, after.length - last));
  return (line) => {
    if (line < 1 || line > before.length) return undefined;
    if (line <= first) return line;
    if (line > before.length - last) return line + after.length - before.length;
    const other = between.get(line - 1 - first);
    return other === undefined ? undefined : other + 1 + first;
  };
}

/** Which index of `after` each index of `before` is. Nothing when they differ too much to find out. */
async function sameBetween(before: number[], after: number[]): Promise<ReadonlyMap<number, number>> {
  const same = new Map<number, number>();
  if (before.length === 0 || after.length === 0) return same;
  const { diffArrays } = await import("diff");
  const changes = diffArrays(before, after, { maxEditLength: MAX_EDIT_LENGTH, timeout: MAX_MILLISECONDS });
  let from = 0;
  let to = 0;
  for (const { added, removed, count } of changes ?? []) {
    if (!added && !removed) for (let at = 0; at < count; at++) same.set(from + at, to + at);
    if (!added) from += count;
    if (!removed) to += count;
  }
  return same;
}

/** A number for each line, the same for the same bytes. What is behind the last line ending is a line too. */
function numberedLines(bytes: Uint8Array, numberOf: Map<string, number>): number[] {
  // One character for each byte, whatever the encoding of the file.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$|(?<![^\r\n])$/g), ([line]) => {
    const number = numberOf.get(line) ?? numberOf.size;
    numberOf.set(line, number);
    return number;
  });
}
