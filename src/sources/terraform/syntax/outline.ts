import type { Attribute, Block, Body, Expression, Span } from "./ast.js";
import { skipTrivia, wordEnd } from "./characters.js";
import { CodeWalk, type Frame, type Sights } from "./code-walk.js";
import { readHeader } from "./header.js";
import type { Reading } from "./reading.js";
import { Recovery } from "./recovery.js";

/** Nested blocks of blocks. The provider with the deepest ones, of web application firewalls, has some twenty. */
const DEEPEST_BLOCKS = 60;

const CLOSES_NOTHING = "This } closes nothing. Remove it, or look for a { that is missing before.";
const NO_PART = "Terraform expects an argument or a block here. Remove this, or complete it.";
const NEITHER =
  "Terraform reads neither an argument nor a block here. Write NAME = VALUE, or a block with its { on this line.";

export const EMPTY_BODY: Body = { attributes: [], blocks: [] };

/**
 * Finds the attributes and blocks of a body without reading what is in them: expressions and the bodies of blocks are read
 * when they are asked for. A mistake within one of them ends at its end, since what follows is found without it.
 */
export function readBody(reading: Reading, start: number, end: number, depth: number): Body {
  if (depth > DEEPEST_BLOCKS || !reading.effort.spend(end - start)) {
    reading.faults.beyond(start, end, "Blocks are nested too deeply here, so mta-sts-lint does not read them.");
    return EMPTY_BODY;
  }
  return new Outline(reading, end, depth).read(start);
}

type Open = Pick<Frame, "kind" | "open" | "close">;

class Outline {
  readonly #reading: Reading;
  readonly #text: string;
  readonly #end: number;
  readonly #depth: number;
  readonly #sights: Sights;
  readonly #sightsOfAttribute: Sights;
  readonly #recovery: Recovery;
  /** Those in the attribute that is being read. */
  readonly #comments: Span[] = [];
  readonly #attributes: Attribute[] = [];
  readonly #blocks: Block[] = [];

  constructor(reading: Reading, end: number, depth: number) {
    this.#reading = reading;
    this.#text = reading.text;
    this.#end = end;
    this.#depth = depth;
    const fault: Sights["fault"] = (from, to, message) => reading.faults.mistake(from, to, message);
    this.#sights = { fault };
    this.#sightsOfAttribute = { fault, comment: (from, to) => this.#comments.push({ start: from, end: to }) };
    this.#recovery = new Recovery(reading.text, end, depth === 0);
  }

  read(start: number): Body {
    let partEnd = start;
    for (;;) {
      const at = skipTrivia(this.#text, partEnd, this.#end, true);
      if (at >= this.#end) break;
      partEnd = this.#part(at);
    }
    // A comment that is never closed has gone unnoticed.
    new CodeWalk(this.#text, this.#end, this.#sights).toClosingBrace(partEnd);
    return { attributes: this.#attributes, blocks: this.#blocks };
  }

  /** Reads one attribute or block, and gives where it ends. */
  #part(start: number): number {
    const text = this.#text;
    const nameEnd = wordEnd(text, start, this.#end);
    if (nameEnd === start) return this.#skip(start, text[start] === "}" ? CLOSES_NOTHING : NO_PART);
    const next = skipTrivia(text, nameEnd, this.#end, false);
    if (text[next] === "=" && text[next + 1] !== "=" && next < this.#end)
      return this.#attribute(start, nameEnd, next + 1);
    return this.#block(start, nameEnd);
  }

  #skip(start: number, message: string): number {
    const walk = new CodeWalk(this.#text, this.#end);
    const stop = walk.toLineEnd(start);
    // A closing brace that is one too many stops the walk where it is.
    const end = stop > start ? stop : start + 1;
    this.#reading.faults.mistake(start, start + 1, message);
    return end;
  }

  #attribute(start: number, nameEnd: number, valueStart: number): number {
    const limit = this.#recovery.limit(start);
    this.#comments.length = 0;
    const walk = new CodeWalk(this.#text, limit, this.#sightsOfAttribute);
    let stop = walk.toLineEnd(valueStart);
    if (walk.unclosed) stop = this.#unclosed(walk.unclosed, start, limit, "argument");
    const valueEnd = withoutTrailing(this.#text, valueStart, stop, this.#comments);
    const name = this.#text.slice(start, nameEnd);
    this.#attributes.push(new WrittenAttribute(this.#reading, name, { start, end: valueEnd }, valueStart));
    return this.#overBrace(stop);
  }

  /** A brace that closes nothing in this body; a body within another has none. */
  #overBrace(stop: number): number {
    if (this.#text[stop] !== "}" || stop >= this.#end) return stop;
    return this.#skip(stop, CLOSES_NOTHING);
  }

  #block(start: number, typeEnd: number): number {
    const limit = this.#recovery.limit(start);
    const header = readHeader(this.#reading, start, typeEnd, limit);
    if (!header) return this.#skip(start, NEITHER);
    const { type, labels, end: headerEnd, brace } = header;
    const walk = new CodeWalk(this.#text, limit, this.#sights);
    const close = walk.toClosingBrace(brace + 1);
    const isClosed = close < limit;
    const open: Open = walk.unclosed ?? { kind: "bracket", open: start, close: "}" };
    const bodyEnd = isClosed ? close : this.#unclosed(open, start, limit, "block");
    const end = isClosed ? close + 1 : bodyEnd;
    const body = { start: brace + 1, end: bodyEnd };
    this.#blocks.push(
      new WrittenBlock(this.#reading, type, labels, { start, end }, { start, end: headerEnd }, body, this.#depth),
    );
    return end;
  }

  /** Where a part that is never closed is taken to end. */
  #unclosed({ kind, open, close }: Open, start: number, limit: number, part: "block" | "argument"): number {
    const message =
      kind === "heredoc"
        ? `This heredoc is never closed. Add a line that holds ${close} and nothing else.`
        : `This is never closed. Add the missing ${close}, or look for one that is missing within.`;
    this.#reading.faults.mistake(open, open + 1, message);
    return this.#recovery.resume(start, limit, part);
  }
}

/** The end of a value, without the blanks and comments behind it. */
function withoutTrailing(text: string, start: number, stop: number, comments: readonly Span[]): number {
  let end = stop;
  let last = comments.length - 1;
  for (;;) {
    end = start + text.slice(start, end).trimEnd().length;
    const comment = comments[last];
    if (!comment || comment.end < end || comment.start < start) return end;
    if (comment.start < end) end = comment.start;
    last -= 1;
  }
}

class WrittenAttribute implements Attribute {
  readonly name: string;
  readonly span: Span;
  readonly #reading: Reading;
  readonly #valueStart: number;
  #expression: Expression | undefined;

  constructor(reading: Reading, name: string, span: Span, valueStart: number) {
    this.#reading = reading;
    this.name = name;
    this.span = span;
    this.#valueStart = valueStart;
  }

  get expression(): Expression {
    this.#expression ??= this.#reading.expression(this.#valueStart, Math.max(this.span.end, this.#valueStart), 1);
    return this.#expression;
  }
}

class WrittenBlock implements Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly span: Span;
  readonly header: Span;
  readonly #reading: Reading;
  readonly #within: Span;
  readonly #depth: number;
  #body: Body | undefined;

  constructor(
    reading: Reading,
    type: string,
    labels: readonly string[],
    span: Span,
    header: Span,
    within: Span,
    depth: number,
  ) {
    this.#reading = reading;
    this.type = type;
    this.labels = labels;
    this.span = span;
    this.header = header;
    this.#within = within;
    this.#depth = depth;
  }

  get body(): Body {
    this.#body ??= readBody(this.#reading, this.#within.start, this.#within.end, this.#depth + 1);
    return this.#body;
  }
}
