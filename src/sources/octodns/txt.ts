import {
  atomicPiece,
  type LocatedText,
  locatedText,
  type Piece,
  type Range,
  unknownPiece,
  verbatimPiece,
} from "../../model/text.js";
import type { Place } from "./navigator.js";
import { encodeDouble, encodeScalar } from "./scalar-encoding.js";
import { type Segment, segmentsOf } from "./segments.js";
import type { ScalarNode } from "./yaml-tree.js";

/**
 * How `;` is to be written. `escaped` and `unescaped` are stated (escaped_semicolons of the YamlProvider), `default`
 * is a main configuration that says nothing: escaped up to octoDNS 1, not from 2 on. `unknown`: no configuration.
 */
export type SemicolonStyle = "escaped" | "unescaped" | "default" | "unknown";

export interface TxtValue {
  readonly text: LocatedText;
  /** The first `;` that octoDNS refuses while `\;` is due: one that follows a word character. */
  readonly unescaped: Range | undefined;
  /** The first `;` that octoDNS finds escaped twice. */
  readonly doubled: Range | undefined;
  /** True when a `\;` stands in it. */
  readonly escapes: boolean;
}

/** Reads a TXT value as octoDNS does: outer quotes dropped, `" "` between chunks dropped, `\;` for `;`. */
export function readTxt(place: Place<ScalarNode>, style: SemicolonStyle, templated: boolean): TxtValue {
  const { node, file } = place;
  const value = node.text;
  const segments = segmentsOf(node, file);
  const quoted = value.startsWith('"');
  const start = quoted ? 1 : 0;
  const end = quoted ? Math.max(value.length - 1, 1) : value.length;
  const special = new RegExp(`" "${style === "unescaped" ? "" : "|\\\\;"}${templated ? "|\\{[^{}]*\\}" : ""}`, "g");
  const pieces = piecesOf(place, segments, value.slice(start, end), start, special);
  const escapes = value.includes("\\;");
  const encode = encoderOf(place, segments, writesEscaped(style, value));
  const inner = segments[0] ? undefined : file.range(node.start, node.end);
  const empty = segments[0] && file.range(segments[0].start + start, segments[0].start + start);
  return {
    text: locatedText(pieces, pieces.length > 0 ? undefined : (empty ?? inner), encode),
    unescaped: rangeAt(place, segments, /[\p{L}\p{N}_];/u.exec(value), 1),
    doubled: rangeAt(place, segments, (style === "unescaped" ? /\\;/ : /\\\\;/).exec(value), 0),
    escapes,
  };
}

/** What a rewritten `;` looks like here: as stated, else as its neighbours. */
function writesEscaped(style: SemicolonStyle, value: string): boolean {
  if (style === "escaped" || style === "unescaped") return style === "escaped";
  return value.includes("\\;") || !value.includes(";");
}

function piecesOf(
  { file }: Place,
  segments: readonly Segment[],
  value: string,
  start: number,
  special: RegExp,
): readonly Piece[] {
  const cursor = new SegmentCursor(segments);
  cursor.take(start);
  const pieces: Piece[] = [];
  const push = (piece: Piece): void => {
    const last = pieces.at(-1);
    // A stretch that could not be taken apart stays one piece, whatever was found in it.
    if (last && last.range.start === piece.range.start && last.range.end === piece.range.end) {
      pieces[pieces.length - 1] = { ...last, ...piece, text: last.text + piece.text };
    } else pieces.push(piece);
  };
  const pushAll = (parts: readonly Segment[]): void => {
    for (const part of parts) {
      const range = file.range(part.start, part.end);
      push(part.verbatim ? verbatimPiece(part.text, range) : atomicPiece(part.text, range));
    }
  };
  let from = 0;
  for (const { 0: found, index } of value.matchAll(special)) {
    pushAll(cursor.take(index - from));
    const parts = cursor.take(found.length);
    const first = parts[0];
    const last = parts.at(-1);
    if (first && last) push(specialPiece(found, file.range(first.start, last.end)));
    from = index + found.length;
  }
  pushAll(cursor.take(value.length - from));
  return pieces;
}

function specialPiece(found: string, range: Range): Piece {
  if (found === '" "') return atomicPiece("", range);
  if (found === "\\;") return atomicPiece(";", range);
  return unknownPiece({ unknown: `a processor of octoDNS fills in ${found}`, range, dependsOn: [] });
}

/** Hands out segments by length of their text, in order. */
class SegmentCursor {
  readonly #segments: readonly Segment[];
  #index = 0;
  #within = 0;

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  take(length: number): readonly Segment[] {
    const parts: Segment[] = [];
    for (let left = length; left > 0; ) {
      const segment = this.#segments[this.#index];
      if (!segment) break;
      const from = this.#within;
      const to = Math.min(from + left, segment.text.length);
      if (to > from || segment.text === "") parts.push(cut(segment, from, to));
      left -= to - from;
      const done = to === segment.text.length;
      this.#index += done ? 1 : 0;
      this.#within = done ? 0 : to;
    }
    return parts;
  }
}

function cut(segment: Segment, from: number, to: number): Segment {
  const text = segment.text.slice(from, to);
  return segment.verbatim
    ? { ...segment, text, start: segment.start + from, end: segment.start + to }
    : { ...segment, text };
}

function rangeAt(
  { file }: Place,
  segments: readonly Segment[],
  match: RegExpExecArray | null,
  skip: number,
): Range | undefined {
  if (!match) return undefined;
  const cursor = new SegmentCursor(segments);
  cursor.take(match.index + skip);
  const parts = cursor.take(match[0].length - skip);
  const first = parts[0];
  const last = parts.at(-1);
  return first && last ? file.range(first.start, last.end) : undefined;
}

function encoderOf({ node, file }: Place<ScalarNode>, segments: readonly Segment[], escaped: boolean) {
  return (text: string): string => {
    const written = escaped ? text.replaceAll(";", "\\;") : text;
    if (isWhole(node, segments)) return `"${encodeDouble(written)}"\n`;
    return encodeScalar(node, () => indentBefore(file.text, segments[0]?.start ?? 0), written);
  };
}

/** A block scalar that is one piece, header and all, gives way to a quoted one. */
function isWhole({ style, start }: ScalarNode, segments: readonly Segment[]): boolean {
  return (style === "literal" || style === "folded") && segments[0]?.start === start;
}

function indentBefore(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  let end = start;
  while (end < at && text.charAt(end) === " ") end += 1;
  return text.slice(start, end);
}
