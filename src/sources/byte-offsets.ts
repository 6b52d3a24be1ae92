import { decodeStrictly, type Range, rangeOf, type SourceFile, textOf } from "../model/text.js";

/** A file as a string, for readers that count in UTF-16 units. */
export interface DecodedFile {
  /** A byte order mark stays in it; a byte that is not UTF-8 reads U+FFFD. */
  readonly text: string;
  /** False where some byte is not UTF-8. */
  readonly isUtf8: boolean;
  /** The place in bytes of a stretch of `text`. */
  range(start: number, end: number): Range;
}

export function decodeFile(file: SourceFile): DecodedFile {
  const decoded = decodeStrictly(file.bytes);
  const text = decoded ?? textOf(file).value;
  const isUtf8 = decoded !== undefined;
  // In ASCII both counts are the same.
  const isPlain = text.length === file.bytes.length;
  let table: Uint32Array | undefined;
  const byteOf = (at: number): number => {
    const within = Math.min(at, text.length);
    if (isPlain) return within;
    table ??= byteOffsets(file, text, isUtf8);
    return table[within] ?? within;
  };
  return { text, isUtf8, range: (start, end) => rangeOf(file, byteOf(start), byteOf(end)) };
}

/** The byte offset of each UTF-16 offset, and of the end; a surrogate pair counts at its first half. */
function byteOffsets(file: SourceFile, text: string, isUtf8: boolean): Uint32Array {
  const table = new Uint32Array(text.length + 1);
  if (isUtf8) fillOffsets(table, text, 0, 0);
  else {
    let at = 0;
    for (const piece of textOf(file).pieces) {
      if (piece.verbatim) fillOffsets(table, piece.text, at, piece.range.start);
      else table[at] = piece.range.start;
      at += piece.text.length;
    }
  }
  table[text.length] = file.bytes.length;
  return table;
}

function fillOffsets(table: Uint32Array, text: string, at: number, byte: number): void {
  let offset = byte;
  for (let index = 0; index < text.length; index++) {
    table[at + index] = offset;
    const unit = text.charCodeAt(index);
    // Four bytes for a surrogate pair, all of them after its second half.
    if (unit >= 0xd800 && unit < 0xdc00) continue;
    offset += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xdc00 && unit < 0xe000 ? 4 : 3;
  }
}
