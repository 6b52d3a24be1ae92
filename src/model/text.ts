/**
 * Text and places. Every offset in this project is a byte offset into the file as it is stored, so that an edit can be
 * applied to a file in any encoding without touching what it does not mean to change.
 */

/** A file of one snapshot; the only owner of its content. */
export interface SourceFile {
  /** Relative to the root of the snapshot, with `/` between the segments. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Set for a file that stands like this on the base side only. */
  readonly side?: "base";
}

/** A stretch of a file: `start` inclusive, `end` exclusive, in bytes. JSON-safe. */
export interface Range {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** Set when the place exists on the base side only. */
  readonly side?: "base";
}

/** Replaces the bytes of `range` (always of the head side) by `text`. */
export interface TextEdit {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A value and the place it was written at. */
export interface Located<T> {
  readonly value: T;
  readonly range: Range;
}

/** Written in the repository, but not knowable without running something. */
export interface Unknown {
  /** Why, as a clause that can follow "because": `the variable mail_host has no default`. */
  readonly unknown: string;
  readonly range: Range;
  /** What its value follows from, where that can be told: a change of one of these changes the value by itself. */
  readonly dependsOn: readonly Range[];
  /** True when it follows from these and nothing else: where all of them stay the same, so does the value. */
  readonly entirely?: boolean;
}

/**
 * A part of a text, with the place it comes from. A `verbatim` piece reads the same in the file (as UTF-8) as in the
 * value; any other is atomic: an escape such as `\;`, or an unknown part, whose text is {@link UNKNOWN_TEXT}.
 */
export interface Piece {
  readonly text: string;
  readonly range: Range;
  readonly verbatim: boolean;
  readonly unknown?: Unknown;
  /**
   * Set for a part that was computed, such as a hash: it can't be edited, and follows from these places and nothing else.
   */
  readonly computedFrom?: readonly Range[];
  /** Set where no words stand but code that makes the text: no edit may put words in its place. */
  readonly code?: true;
  /** As in {@link LocatedText}, where the pieces of a text are written in different ways. */
  readonly encode?: (text: string) => string;
}

/** A text put together from pieces, which may lie apart and in several files. */
export interface LocatedText extends Located<string> {
  readonly pieces: readonly Piece[];
  /** Writes a text as it has to stand in the place of these pieces: with the quoting and escaping used there. */
  readonly encode: (text: string) => string;
}

/** Stands for an unknown piece within a value: U+FFFC OBJECT REPLACEMENT CHARACTER. */
export const UNKNOWN_TEXT = "\uFFFC";

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === "object" && value !== null && "unknown" in value;
}

/** True when no part of the text is unknown. */
export function isKnown(text: LocatedText): boolean {
  return text.pieces.every((piece) => piece.unknown === undefined);
}

export function rangeOf(file: SourceFile, start = 0, end = file.bytes.length): Range {
  return file.side === undefined ? { path: file.path, start, end } : { path: file.path, start, end, side: file.side };
}

/** The shortest range that holds both, which must be of one file. */
export function spanOf(first: Range, last: Range): Range {
  return { ...first, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

export function verbatimPiece(text: string, range: Range): Piece {
  return { text, range, verbatim: true };
}

export function atomicPiece(text: string, range: Range): Piece {
  return { text, range, verbatim: false };
}

export function unknownPiece(unknown: Unknown): Piece {
  return { text: UNKNOWN_TEXT, range: unknown.range, verbatim: false, unknown };
}

const asItIs = (text: string): string => text;

/**
 * Joins pieces to a text. `range` is the place to point at when the whole text is meant (the pieces may be apart);
 * without it, it is the span of the pieces, of which there must then be one at least.
 */
export function locatedText(
  pieces: readonly Piece[],
  range?: Range,
  encode: (text: string) => string = asItIs,
): LocatedText {
  const [first] = pieces;
  const last = pieces.at(-1);
  const place = range ?? (first && last ? spanOf(first.range, last.range) : undefined);
  if (!place) throw new RangeError("a text without pieces needs a range");
  return { value: pieces.map((piece) => piece.text).join(""), range: place, pieces, encode: first?.encode ?? encode };
}

const encoder = new TextEncoder();

/** The length in UTF-8 of a stretch of a string, without making that string. */
function utf8Length(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) > 0x7f) return encoder.encode(text.slice(start, end)).length;
  }
  return end - start;
}

/** The part of a text from character `start` to `end` (UTF-16, as in `slice`), with the places of just that part. */
export function subtext(text: LocatedText, start: number, end: number = text.value.length): LocatedText {
  const pieces: Piece[] = [];
  let offset = 0;
  let edge: Range | undefined;
  for (const piece of text.pieces) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, piece.text.length);
    if (from < to) pieces.push(from === 0 && to === piece.text.length ? piece : cutPiece(piece, from, to));
    else if (offset <= start && start <= offset + piece.text.length) edge = edgeOf(piece, Math.max(from, 0));
    offset += piece.text.length;
  }
  const empty = edge ?? { ...text.range, start: text.range.end };
  return locatedText(pieces, pieces.length > 0 ? firstOfScattered(pieces) : empty, text.encode);
}

/** Pieces of different literals or files have no span that means them alone: the first of them is pointed at. */
function firstOfScattered(pieces: readonly Piece[]): Range | undefined {
  const [first] = pieces;
  if (!first) return undefined;
  const { encode } = first;
  const { path } = first.range;
  for (const piece of pieces) if (piece.range.path !== path || piece.encode !== encode) return first.range;
  return undefined;
}

function cutPiece(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to);
  if (!piece.verbatim) return { ...piece, text };
  const start = piece.range.start + utf8Length(piece.text, 0, from);
  return { ...piece, text, range: { ...piece.range, start, end: start + utf8Length(piece.text, from, to) } };
}

/** An empty range inside or at an end of a piece. */
function edgeOf(piece: Piece, at: number): Range {
  const within = Math.min(at, piece.text.length);
  const offset = piece.verbatim
    ? utf8Length(piece.text, 0, within)
    : within === 0
      ? 0
      : piece.range.end - piece.range.start;
  return { ...piece.range, start: piece.range.start + offset, end: piece.range.start + offset };
}

/** The edits that put `replacement` in the place of a text: the first piece takes it, the others go. */
export function replaceText(text: LocatedText, replacement: string): readonly TextEdit[] {
  const encoded = text.encode(replacement);
  if (text.pieces.length === 0) return [editOf(text.range, encoded)];
  const edits: TextEdit[] = [];
  for (const piece of text.pieces) {
    const last = edits.at(-1);
    if (last && last.path === piece.range.path && last.end === piece.range.start) {
      edits[edits.length - 1] = { ...last, end: piece.range.end };
    } else edits.push(editOf(piece.range, edits.length === 0 ? encoded : ""));
  }
  return edits;
}

export function editOf(range: Range, text: string): TextEdit {
  return { path: range.path, start: range.start, end: range.end, text };
}

const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The text of a stretch of a file, read as UTF-8. A byte that is not UTF-8 becomes an atomic piece of its own that
 * reads U+FFFD, so that places stay right and the rest can be edited.
 */
export function textOf(file: SourceFile, start = 0, end: number = file.bytes.length): LocatedText {
  const whole = decodeStrictly(file.bytes.subarray(start, end));
  if (whole !== undefined) {
    return locatedText([verbatimPiece(whole, rangeOf(file, start, end))], rangeOf(file, start, end));
  }
  return locatedText(invalidUtf8Pieces(file, start, end), rangeOf(file, start, end));
}

/** The string that bytes are as UTF-8 (a byte order mark stays in it), or undefined when they are not UTF-8. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function invalidUtf8Pieces(file: SourceFile, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let from = start;
  for (let at = start; at < end; ) {
    const length = utf8SequenceLength(file.bytes, at, end);
    if (length > 0) {
      at += length;
      continue;
    }
    if (from < at) pieces.push(validPiece(file, from, at));
    pieces.push(atomicPiece("\uFFFD", rangeOf(file, at, at + 1)));
    at += 1;
    from = at;
  }
  if (from < end) pieces.push(validPiece(file, from, end));
  return pieces;
}

function validPiece(file: SourceFile, start: number, end: number): Piece {
  return verbatimPiece(decodeStrictly(file.bytes.subarray(start, end)) ?? "", rangeOf(file, start, end));
}

/** The length of the well-formed sequence at `at` (Unicode, table 3-7), or 0. */
function utf8SequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > end) return 0;
  // No overlong forms, no surrogates, nothing beyond U+10FFFF.
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = at + 2; next < at + length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Applies edits to the bytes of one file. They must not overlap; equal edits count once. */
export function applyEdits(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array {
  const ordered = withoutRepeats([...edits].sort((a, b) => a.start - b.start || a.end - b.end));
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at || edit.end > bytes.length) throw new RangeError(`edits overlap in ${edit.path}`);
    parts.push(bytes.subarray(at, edit.start), encoder.encode(edit.text));
    at = edit.end;
  }
  parts.push(bytes.subarray(at));
  return concatBytes(parts);
}

function withoutRepeats(edits: readonly TextEdit[]): TextEdit[] {
  return edits.filter((edit, index) => {
    const before = edits[index - 1];
    return !before || before.start !== edit.start || before.end !== edit.end || before.text !== edit.text;
  });
}

function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
