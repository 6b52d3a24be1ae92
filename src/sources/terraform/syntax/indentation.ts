import type { Segment } from "./ast.js";
import { leadingSpaces, textOfSegments, withoutFirst } from "./segments.js";
import type { TemplateToken, TextToken } from "./template-tokens.js";

/**
 * Takes away what the lines of a `<<-` heredoc are indented by: the least of all lines, those left out that are blank. A
 * line that begins with a sequence has no indentation. Gives the indentation.
 *
 * It counts what strip markers have left, so that `~}` at the end of a line keeps the indentation of the next. That is not
 * what the documentation says, but what Terraform does: https://github.com/hashicorp/terraform/issues/23710
 */
export function removeIndentation(tokens: TemplateToken[]): string {
  const starts = lineStarts(tokens);
  if (starts.length === 0) return "";
  const least = starts.reduce((least, { spaces }) => Math.min(least, spaces), Number.POSITIVE_INFINITY);
  let indent = "";
  for (const { token, before } of starts) {
    if (!token || least === 0) continue;
    indent ||= textOfSegments(token.segments).slice(0, least);
    const whole = token.segments;
    token.segments = withoutFirst(whole, least);
    const textStart = token.segments[0]?.start ?? whole.at(-1)?.end;
    if (before && textStart !== undefined) before.segments = withLineEndUntil(before.segments, textStart);
  }
  return indent;
}

interface LineStart {
  readonly spaces: number;
  /** The text that the line begins with; undefined where it begins with a sequence. */
  readonly token: TextToken | undefined;
  /** The line before it. */
  readonly before: TextToken | undefined;
}

function lineStarts(tokens: readonly TemplateToken[]): readonly LineStart[] {
  const starts: LineStart[] = [];
  let before: TextToken | undefined;
  let isLineStart = true;
  for (const token of tokens) {
    const text = token.kind === "text" ? textOfSegments(token.segments) : "";
    const spaces = leadingSpaces(text);
    const isBlank = spaces === text.length && text.endsWith("\n");
    if (isLineStart && !isBlank) starts.push({ spaces, token: token.kind === "text" ? token : undefined, before });
    isLineStart = text.endsWith("\n");
    before = token.kind === "text" ? token : undefined;
  }
  return starts;
}

/** The line end reaches to the text of the next line, so that no blanks are left over when lines are replaced. */
function withLineEndUntil(segments: readonly Segment[], end: number): readonly Segment[] {
  const last = segments.at(-1);
  if (!last || last.verbatim || !last.text.endsWith("\n")) return segments;
  return [...segments.slice(0, -1), { ...last, end }];
}
