import type { Segment, TemplatePart } from "./ast.js";
import { DEEPEST, type Reading } from "./reading.js";
import type { SequenceToken, TemplateToken } from "./template-tokens.js";

type Opening = Extract<SequenceToken, { readonly kind: "if" | "for" }>;

interface Frame {
  readonly opening: Opening;
  /** Of an `if` with `else`: what stands before `else`. */
  yes: readonly TemplatePart[] | undefined;
}

/** Puts the directives of a template together with what is between them. */
export function partsOf(reading: Reading, tokens: readonly TemplateToken[], depth: number): readonly TemplatePart[] {
  const assembly = new Assembly(reading, depth);
  for (const token of tokens) assembly.add(token);
  const parts = assembly.finish();
  // White space beside an interpolation makes a string of it, even where it is stripped away.
  const [only, second] = parts;
  const isStripped = tokens.length > 1 && !second && tokens.some((token) => token === only);
  return isStripped ? [...parts, { kind: "text", segments: [] }] : parts;
}

class Assembly {
  readonly #reading: Reading;
  readonly #depth: number;
  readonly #frames: Frame[] = [];
  readonly #levels: TemplatePart[][] = [[]];
  #text: Segment[] = [];

  constructor(reading: Reading, depth: number) {
    this.#reading = reading;
    this.#depth = depth;
  }

  add(token: TemplateToken): void {
    if (token.kind === "text") {
      for (const segment of token.segments) if (segment.text.length > 0) this.#text.push(segment);
      return;
    }
    this.#endText();
    switch (token.kind) {
      case "interpolation":
        this.#current().push(token);
        return;
      case "if":
      case "for":
        this.#open(token);
        return;
      case "else":
        this.#else(token);
        return;
      case "endif":
      case "endfor":
        this.#close(token);
        return;
    }
  }

  finish(): readonly TemplatePart[] {
    this.#endText();
    for (let frame = this.#frames.pop(); frame; frame = this.#frames.pop()) {
      const { kind, span } = frame.opening;
      this.#levels.pop();
      this.#invalid(span, `This %{ ${kind} } is never closed. Add %{ end${kind} } where it ends.`);
    }
    return this.#current();
  }

  #current(): TemplatePart[] {
    return this.#levels.at(-1) ?? [];
  }

  #endText(): void {
    if (this.#text.length > 0) this.#current().push({ kind: "text", segments: this.#text });
    this.#text = [];
  }

  #open(opening: Opening): void {
    if (this.#frames.length + this.#depth >= DEEPEST) {
      this.#reading.faults.beyond(
        opening.span.start,
        opening.span.end,
        "Directives are nested too deeply here to be read.",
      );
      return;
    }
    this.#frames.push({ opening, yes: undefined });
    this.#levels.push([]);
  }

  #else({ span }: SequenceToken): void {
    const frame = this.#frames.at(-1);
    if (frame?.opening.kind !== "if" || frame.yes) {
      this.#invalid(span, "This %{ else } belongs to no %{ if }. Remove it, or write the missing %{ if … }.");
      return;
    }
    frame.yes = this.#levels.pop() ?? [];
    this.#levels.push([]);
  }

  #close({ kind, span }: SequenceToken): void {
    const frame = this.#frames.at(-1);
    if (!frame || `end${frame.opening.kind}` !== kind) {
      this.#invalid(span, `This %{ ${kind} } closes nothing. Remove it, or write the directive that it closes.`);
      return;
    }
    this.#frames.pop();
    const inner = this.#levels.pop() ?? [];
    this.#current().push(joined(frame, inner, span.end));
  }

  /** What an unbalanced template comes to can't be told. */
  #invalid(span: SequenceToken["span"], message: string): void {
    this.#reading.faults.mistake(span.start, span.end, message);
    this.#current().push({ kind: "interpolation", expression: { kind: "invalid", span }, span });
  }
}

function joined({ opening, yes }: Frame, inner: readonly TemplatePart[], end: number): TemplatePart {
  const span = { start: opening.span.start, end };
  if (opening.kind === "if") {
    return { kind: "if", condition: opening.condition, yes: yes ?? inner, no: yes ? inner : [], span };
  }
  const { keyName, valueName, collection } = opening;
  return { kind: "for", keyName, valueName, collection, body: inner, span };
}
