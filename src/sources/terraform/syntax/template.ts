import type { Quoting, Template } from "./ast.js";
import { BYTE_ORDER_MARK } from "./characters.js";
import type { TemplateSpan } from "./code-walk.js";
import { removeIndentation } from "./indentation.js";
import type { Reading } from "./reading.js";
import { leadingSpaces, type TextRules, textOfSegments, withoutFirst, withoutTrailingSpaces } from "./segments.js";
import { partsOf } from "./template-parts.js";
import { readTokens, type Sequence, type TemplateToken, type TextToken } from "./template-tokens.js";

const QUOTED: TextRules = { hasEscapes: true };
const LINES: TextRules = { hasEscapes: false };

/** A string or heredoc. */
export function readTemplate(reading: Reading, written: TemplateSpan, depth: number): Template {
  const { layout, quoted } = reading;
  const span = { start: layout.place(written.start), end: layout.place(written.end) };
  const { innerStart, innerEnd } = written;
  if (written.kind === "quoted") {
    const tokens = strip(readTokens(reading, innerStart, innerEnd, QUOTED, depth));
    return { kind: "template", parts: partsOf(reading, tokens, depth), quoting: quoted, span };
  }
  const tokens = strip(readTokens(reading, innerStart, innerEnd, LINES, depth));
  const indent = written.isFlush ? removeIndentation(tokens) : "";
  return { kind: "template", parts: partsOf(reading, tokens, depth), quoting: { kind: "heredoc", indent }, span };
}

/** A text that is a template from its start to its end: of a file, or a string of JSON. */
export function readBareTemplate(reading: Reading, quoting: Quoting, depth: number): Template {
  const { layout, text } = reading;
  const start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  const parts = partsOf(reading, strip(readTokens(reading, start, text.length, LINES, depth)), depth);
  return { kind: "template", parts, quoting, span: { start: layout.place(0), end: layout.place(text.length) } };
}

/**
 * Takes white space away where strip markers ask for it. As HCL does it, from the neighbouring token alone: text of several
 * lines is a token for each line, so that `~}` eats the rest of its line, and no indentation of the next.
 */
function strip(tokens: readonly (TextToken | Sequence)[]): TemplateToken[] {
  const stripped: TemplateToken[] = [];
  let stripsNext = false;
  for (const token of tokens) {
    if ("kind" in token) {
      const { segments } = token;
      const count = stripsNext ? leadingSpaces(textOfSegments(segments)) : 0;
      stripped.push({ kind: "text", segments: count > 0 ? withoutFirst(segments, count) : segments });
      stripsNext = false;
      continue;
    }
    const before = stripped.at(-1);
    if (token.stripsBefore && before?.kind === "text") before.segments = withoutTrailingSpaces(before.segments);
    stripped.push(token.token);
    stripsNext = token.stripsAfter;
  }
  return stripped;
}
