import { type Piece, type Range, type SourceFile, spanOf } from "../../../model/text.js";
import type { HclFile, Quoting, Span, Template } from "./ast.js";
import { ExpressionReading } from "./expression.js";
import { Faults } from "./faults.js";
import { openFile } from "./open-file.js";
import { EMPTY_BODY } from "./outline.js";
import type { HclParser } from "./parser.js";
import { AS_WRITTEN, Effort, type Layout } from "./reading.js";
import { readBareTemplate } from "./template.js";

/** A text that is a template, with what gives the places of its spans: a file without a body. */
export interface TemplateText {
  readonly template: Template;
  readonly hcl: HclFile;
}

const TEMPLATE_FILE: Quoting = { kind: "template-file" };
const NOTHING: Template = { kind: "template", parts: [], quoting: TEMPLATE_FILE, span: { start: 0, end: 0 } };

/** Reads a file that is a template from its first character to its last. */
export function readTemplateFile(parser: HclParser, file: SourceFile): TemplateText {
  let template = NOTHING;
  const hcl = openFile(file, ({ text, faults, effort }) => {
    const reading = { text, layout: AS_WRITTEN, parser, faults, effort, quoted: { kind: "quoted" } } as const;
    template = readBareTemplate(new ExpressionReading(reading), TEMPLATE_FILE, 1);
    return EMPTY_BODY;
  });
  return { template, hcl };
}

/**
 * Reads a text that is put together from pieces, as of the file that `templatefile` names. Spans are offsets into the whole
 * text. Undefined for a text of which a part is unknown, or that is empty.
 */
export function readTemplatePieces(
  parser: HclParser,
  pieces: readonly Piece[],
  whole: Range,
): TemplateText | undefined {
  if (pieces.some((piece) => piece.unknown !== undefined)) return undefined;
  const text = pieces.map((piece) => piece.text).join("");
  const faults = new Faults();
  const places = new PiecePlaces(pieces, whole);
  const reading = new ExpressionReading({
    text,
    layout: places,
    parser,
    faults,
    effort: new Effort(text.length),
    quoted: { kind: "quoted" },
  });
  const template = readBareTemplate(reading, TEMPLATE_FILE, 1);
  const range = (span: Span): Range => places.range(span);
  const file: SourceFile = { path: whole.path, bytes: new Uint8Array(0) };
  return { template, hcl: { file, text, body: EMPTY_BODY, problems: faults.problems(range), range } };
}

const encoder = new TextEncoder();

class PiecePlaces implements Layout {
  readonly #pieces: readonly Piece[];
  readonly #starts: readonly number[];
  readonly #whole: Range;

  constructor(pieces: readonly Piece[], whole: Range) {
    this.#pieces = pieces.filter((piece) => piece.text !== "");
    let at = 0;
    this.#starts = this.#pieces.map((piece) => {
      const start = at;
      at += piece.text.length;
      return start;
    });
    this.#whole = whole;
  }

  place(at: number): number {
    return at;
  }

  verbatimUntil(start: number, end: number): number {
    const index = this.#indexAt(start);
    const piece = this.#pieces[index];
    if (!piece?.verbatim) return start;
    return Math.min(end, (this.#starts[index] ?? 0) + piece.text.length);
  }

  range({ start, end }: Span): Range {
    const first = this.#rangeAt(start, start);
    const last = this.#rangeAt(Math.max(end - 1, start), end);
    return first.path === last.path ? spanOf(first, last) : first;
  }

  /** The place of the character at `at`; `until` says up to where. */
  #rangeAt(at: number, until: number): Range {
    const index = this.#indexAt(at);
    const piece = this.#pieces[index];
    const start = this.#starts[index] ?? 0;
    if (!piece) return this.#whole;
    if (!piece.verbatim) return piece.range;
    const from = piece.range.start + bytes(piece.text.slice(0, at - start));
    return { ...piece.range, start: from, end: piece.range.start + bytes(piece.text.slice(0, until - start)) };
  }

  /** The piece that holds a character: the last that begins at or before it. */
  #indexAt(at: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function bytes(text: string): number {
  return encoder.encode(text).length;
}
