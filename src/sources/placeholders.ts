import { type LocatedText, locatedText, type Piece, type Range, unknownPiece } from "../model/text.js";
import { TextCutter } from "../model/text-cutter.js";

/** What is filled in before a file is published, as template languages and deploy scripts write it. */
const PLACEHOLDER =
  /\{\{[^{}\n]{0,400}\}\}|\{%[^%\n]{0,400}%\}|\{#[^#\n]{0,400}#\}|\$\{[^{}\n]{0,400}\}|%\{[^{}\n]{0,400}\}|<%[^%\n]{0,400}%>|<<[A-Z_]{1,64}>>|@@?[A-Z][A-Z0-9_]{1,64}@@?|%%?[A-Z][A-Z0-9_]{2,64}%%?|__[A-Z][A-Z0-9_]{1,64}__|\$[A-Z][A-Z0-9_]{1,64}/g;

/** Quick refusal for the many texts that hold none. */
const MAY_HOLD = /[{$%<@]|__/;

/** The text with every placeholder as an unknown piece; the same object when there is none. */
export function withPlaceholders(text: LocatedText): LocatedText {
  if (!MAY_HOLD.test(text.value)) return text;
  const pieces: Piece[] = [];
  const parts = new TextCutter(text);
  let from = 0;
  for (const { 0: found, index } of text.value.matchAll(PLACEHOLDER)) {
    if (from < index) pieces.push(...parts.cut(from, index).pieces);
    pieces.push(placeholder(found, parts.cut(index, index + found.length).range));
    from = index + found.length;
  }
  if (from === 0) return text;
  if (from < text.value.length) pieces.push(...parts.cut(from, text.value.length).pieces);
  return locatedText(pieces, text.range, text.encode);
}

function placeholder(written: string, range: Range): Piece {
  return unknownPiece({ unknown: `${written} is filled in before it is published`, range, dependsOn: [] });
}
