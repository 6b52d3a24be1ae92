import type { LocatedText, Range, SourceFile } from "../model/text.js";

type Files = ReadonlyMap<string, SourceFile>;

/** What stands between strings of one TXT record: quotes, blanks, brackets, and comments up to the end of their line. */
const BETWEEN_STRINGS = /^(?:[\s"'()\\]|;[^\n]*\n)*$/;
/** In bytes: strings of one record stand closer. */
const FARTHEST = 1024;

const decoder = new TextDecoder("latin1");

/**
 * True for a text that is put together from literals here and there. A new text could only go into one of them and empty
 * the others, which is not what a person would write.
 */
export function isScattered({ pieces }: LocatedText, files: Files): boolean {
  return pieces.some((piece, index) => {
    const before = pieces[index - 1];
    return before !== undefined && !isBeside(before.range, piece.range, files);
  });
}

function isBeside(one: Range, next: Range, files: Files): boolean {
  const file = one.path === next.path ? files.get(one.path) : undefined;
  if (!file || next.start < one.end || next.start - one.end > FARTHEST) return false;
  return BETWEEN_STRINGS.test(decoder.decode(file.bytes.subarray(one.end, next.start)));
}
