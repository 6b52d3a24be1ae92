import type { Expression, Quoting, Span } from "./ast.js";
import { isSpace, skipTrivia } from "./characters.js";
import { CodeWalk, type TemplateSpan } from "./code-walk.js";
import { Conversion } from "./conversion.js";
import type { Faults } from "./faults.js";
import { maskedCode } from "./masked-code.js";
import type { HclParser, SyntaxNode } from "./parser.js";
import { DEEPEST, type Effort, type Layout, type Reading } from "./reading.js";
import { readSimple } from "./simple-expression.js";
import { readTemplate } from "./template.js";

/** What the grammar wants before an expression. */
const ARGUMENT = "_=";
const TOO_DEEP = "Expressions are nested too deeply here, so mta-sts-lint does not read this one.";

export interface ReadingFacts {
  readonly text: string;
  readonly layout: Layout;
  readonly parser: HclParser;
  readonly faults: Faults;
  readonly effort: Effort;
  readonly quoted: Quoting;
}

/** Reads expressions of a text: their grammar with tree-sitter, the templates in them by the rules of HCL. */
export class ExpressionReading implements Reading {
  readonly text: string;
  readonly layout: Layout;
  readonly parser: HclParser;
  readonly faults: Faults;
  readonly effort: Effort;
  readonly quoted: Quoting;

  constructor(facts: ReadingFacts) {
    this.text = facts.text;
    this.layout = facts.layout;
    this.parser = facts.parser;
    this.faults = facts.faults;
    this.effort = facts.effort;
    this.quoted = facts.quoted;
  }

  expression(from: number, to: number, depth: number): Expression {
    const start = skipTrivia(this.text, from, to, true);
    const end = this.#withoutTrailingBlanks(start, to);
    if (start >= end) {
      const at = Math.min(start, to);
      this.faults.mistake(
        this.layout.place(Math.max(from - 1, 0)),
        this.layout.place(at),
        "A value is missing here. Write one, or null.",
      );
      return this.#invalid(from, at);
    }
    if (depth > DEEPEST || !this.effort.spend(to - from)) return this.#tooDeep(start, end);
    return readSimple(this, start, end) ?? this.#read(start, end, depth);
  }

  #withoutTrailingBlanks(start: number, to: number): number {
    let end = to;
    while (end > start && isSpace(this.text.charAt(end - 1))) end -= 1;
    return end;
  }

  #read(start: number, end: number, depth: number): Expression {
    const templates: TemplateSpan[] = [];
    const comments: Span[] = [];
    const walk = new CodeWalk(this.text, end, {
      template: (span) => templates.push(span),
      comment: (from, to) => comments.push({ start: from, end: to }),
    });
    walk.toClosingBrace(start);
    const [first] = templates;
    if (first && first.start === start && first.end === end) return readTemplate(this, first, depth);
    if (walk.deepest > DEEPEST) return this.#tooDeep(start, end);
    const code = maskedCode(this.text, start, end, templates, comments);
    const read = this.parser.parse(ARGUMENT + code, (root) => this.#convert(root, start, end, templates, depth));
    return read ?? this.#tooDeep(start, end);
  }

  #convert(
    root: SyntaxNode,
    start: number,
    end: number,
    templates: readonly TemplateSpan[],
    depth: number,
  ): Expression {
    const conversion = new Conversion(this, start - ARGUMENT.length, templates);
    const body = root.children.length === 1 ? root.firstChild : null;
    const attribute = body?.type === "body" && body.children.length === 1 ? body.firstChild : null;
    const value = attribute?.type === "attribute" && attribute.children.length === 3 ? attribute.lastChild : null;
    if (root.hasError) this.#blame(conversion.faultyPlace(root), start, end);
    else if (!value) this.#blame(undefined, start, end);
    if (value?.type !== "expression") return this.#invalid(start, end);
    const expression = conversion.expression(value, depth);
    return conversion.isTooDeep ? this.#tooDeep(start, end) : expression;
  }

  #blame(place: Span | undefined, start: number, end: number): void {
    const { layout, faults } = this;
    const whole = { start: layout.place(start), end: layout.place(end) };
    if (faults.isAnyWithin(whole.start, whole.end)) return;
    // It may begin before the expression, in what was put before it for the grammar, or be where something is missing.
    const isWithin = place && place.start >= whole.start && place.start < place.end;
    const { start: from, end: to } = isWithin ? place : whole;
    faults.mistake(
      from,
      to,
      "Terraform can't read this expression. Look for a missing comma, operator or bracket here, or for a second one too many.",
    );
  }

  #invalid(start: number, end: number): Expression {
    return { kind: "invalid", span: { start: this.layout.place(start), end: this.layout.place(end) } };
  }

  #tooDeep(start: number, end: number): Expression {
    this.faults.beyond(this.layout.place(start), this.layout.place(end), TOO_DEEP);
    return this.#invalid(start, end);
  }
}
