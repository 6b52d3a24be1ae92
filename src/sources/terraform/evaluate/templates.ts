import { atomicPiece, type Piece, type Range, type Unknown, unknownPiece, verbatimPiece } from "../../../model/text.js";
import type { Segment, Template, TemplatePart } from "../syntax/ast.js";
import { encoderFor } from "../syntax/encoding.js";
import type { TextValue, UnknownValue, Value } from "../values/value.js";
import { computedText, failedValue, knownText, piecesOf, textValue, unknownFrom } from "../values/values.js";
import { kindOf } from "./convert.js";
import { haveSameContent } from "./equality.js";
import { type Evaluate, placeOf, sourcesIn, tooMuch, unknownBranch } from "./evaluating.js";
import { roundsOf } from "./loops.js";
import { loopScope } from "./named-scope.js";
import { toCondition } from "./operators.js";
import type { Scope } from "./scope.js";

/**
 * A string. `"${x}"` alone is whatever x is.
 * https://developer.hashicorp.com/terraform/language/expressions/strings#interpolation
 */
export function evaluateTemplate(template: Template, scope: Scope, range: Range, evaluate: Evaluate): Value {
  const [first, second] = template.parts;
  if (first?.kind === "interpolation" && !second) return evaluate(first.expression, scope);
  const rendering = new Rendering(evaluate, encodingOf(template));
  rendering.add(template.parts, scope);
  if (scope.budget.isUsedUp) return tooMuch(range);
  const { pieces } = rendering;
  return textValue(pieces.length === 0 ? betweenQuotes(template, scope) : pieces, range);
}

/** A function of its own for each literal: by that, pieces of different ones are told apart. */
function encodingOf({ quoting }: Template): (text: string) => string {
  const encode = encoderFor(quoting);
  return (text) => encode(text);
}

/** An empty string has a place where something can be written. */
function betweenQuotes(template: Template, { hcl }: Scope): readonly Piece[] {
  const { parts, quoting, span } = template;
  const isEmpty = parts.every((part) => part.kind === "text") && span.end - span.start === 2;
  if (!isEmpty || (quoting.kind !== "quoted" && quoting.kind !== "json")) return [];
  const place = hcl.range({ start: span.start + 1, end: span.start + 1 });
  return [{ ...verbatimPiece("", place), encode: encodingOf(template) }];
}

/** The pieces of a template. All that are written in it share one way of writing, by which they are known to belong together. */
class Rendering {
  readonly pieces: Piece[] = [];
  readonly #evaluate: Evaluate;
  readonly #encode: (text: string) => string;

  constructor(evaluate: Evaluate, encode: (text: string) => string) {
    this.#evaluate = evaluate;
    this.#encode = encode;
  }

  add(parts: readonly TemplatePart[], scope: Scope): void {
    for (const part of parts) {
      if (!scope.budget.step()) return;
      switch (part.kind) {
        case "text":
          for (const segment of part.segments) this.#push(this.#written(segment, scope), scope);
          break;
        case "interpolation":
          this.#addValue(this.#evaluate(part.expression, scope), placeOf(part, scope), scope);
          break;
        case "if":
          this.#deeper(part, scope, () => this.#addIf(part, scope));
          break;
        case "for":
          this.#deeper(part, scope, () => this.#addFor(part, scope));
          break;
      }
    }
  }

  #written({ text, verbatim, start, end }: Segment, { hcl }: Scope): Piece {
    const place = hcl.range({ start, end });
    return { ...(verbatim ? verbatimPiece(text, place) : atomicPiece(text, place)), encode: this.#encode };
  }

  #push(piece: Piece, { budget }: Scope): void {
    if (budget.step() && budget.text(piece.text.length)) this.pieces.push(piece);
  }

  #pushUnknown(unknown: Unknown, scope: Scope): void {
    this.#push(unknownPiece(unknown), scope);
  }

  #addValue(value: Value, range: Range, scope: Scope): void {
    for (const piece of partsOfText(value, range)) this.#push(piece, scope);
  }

  #addIf(part: Extract<TemplatePart, { kind: "if" }>, scope: Scope): void {
    const condition = toCondition(this.#evaluate(part.condition, scope), placeOf(part.condition, scope));
    if (condition.kind === "bool") this.add(condition.value ? part.yes : part.no, scope);
    else this.#addValue(this.#eitherOf(condition, part, scope), placeOf(part, scope), scope);
  }

  #eitherOf(condition: UnknownValue, part: Extract<TemplatePart, { kind: "if" }>, scope: Scope): Value {
    const range = placeOf(part, scope);
    const [yes, no] = [this.#apart(part.yes, range, scope), this.#apart(part.no, range, scope)];
    if (!haveSameContent(yes, no, scope.budget)) return unknownBranch(condition, [yes, no], range, scope);
    return computedText(knownText(yes) ?? "", range, sourcesIn([yes, no], scope));
  }

  #apart(parts: readonly TemplatePart[], range: Range, scope: Scope): TextValue {
    const rendering = new Rendering(this.#evaluate, this.#encode);
    rendering.add(parts, scope);
    return textValue(rendering.pieces, range);
  }

  #addFor(part: Extract<TemplatePart, { kind: "for" }>, scope: Scope): void {
    const rounds = roundsOf(this.#evaluate(part.collection, scope), placeOf(part, scope), scope);
    if ("kind" in rounds) {
      this.#pushUnknown(rounds.unknown, scope);
      return;
    }
    for (const round of rounds) {
      if (!scope.budget.step()) return;
      this.add(part.body, loopScope(part, round, scope));
    }
  }

  #deeper(part: TemplatePart & { readonly kind: "if" | "for" }, scope: Scope, work: () => void): void {
    scope.budget.within(work, () => this.#pushUnknown(tooMuch(placeOf(part, scope)).unknown, scope));
  }
}

/** What a value reads as within a text; where it does not, the failure is the piece. */
function partsOfText(value: Value, range: Range): readonly Piece[] {
  if (value.kind === "reference") return [unknownPiece(unknownFrom([value], range).unknown)];
  const pieces = piecesOf(value);
  return pieces ?? [unknownPiece(failedValue(`${kindOf(value)} can't be part of a text`, range).unknown)];
}
