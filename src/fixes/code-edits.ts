import type { Finding } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import type { LocatedText, Piece, Range, TextEdit } from "../model/text.js";
import { isScattered } from "./scattered.js";

/**
 * Without the fixes that would write into code that makes a text, or empty one of several literals. Such a fix could even
 * be proven: a record that is deleted with the call that makes it has no mistakes.
 */
export function withoutCodeEdits(findings: readonly Finding[], { zones, files }: State): readonly Finding[] {
  const texts = zones.flatMap(({ records }) => records.flatMap((record) => (record.type === "TXT" ? record.text : [])));
  const code = texts.flatMap(({ pieces }) => pieces.filter((piece) => piece.code));
  const scattered = texts.filter((text) => text.pieces.length > 1 && isScattered(text, files));
  if (code.length === 0 && scattered.length === 0) return findings;
  const isInCode = (edit: TextEdit): boolean => code.some(({ range }) => touches(edit, range));
  return findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(
      ({ edits }) => !edits.some(isInCode) && !scattered.some((text) => emptiesLiteral(edits, text)),
    ),
  }));
}

/** True where a text goes into one of the literals that a record is put together from, and all of another one goes. */
function emptiesLiteral(edits: readonly TextEdit[], { pieces }: LocatedText): boolean {
  const within = edits.filter((edit) => pieces.some(({ range }) => touches(edit, range)));
  const isEmptied = ({ range: { path, start, end } }: Piece): boolean =>
    start < end &&
    within.some((edit) => edit.path === path && edit.text === "" && edit.start <= start && edit.end >= end);
  return within.some(({ text }) => text !== "") && pieces.some(isEmptied);
}

function touches(edit: TextEdit, { path, start, end }: Range): boolean {
  return edit.path === path && edit.start <= end && start <= edit.end;
}
