import type { Finding } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import type { Range, TextEdit } from "../model/text.js";

/**
 * Without the fixes that would write into code that makes a text. Such a fix could even be proven: a record that is deleted
 * with the call that makes it has no mistakes.
 */
export function withoutCodeEdits(findings: readonly Finding[], { zones }: State): readonly Finding[] {
  const code = zones.flatMap(({ records }) =>
    records.flatMap((record) => (record.type === "TXT" ? record.text.pieces.filter((piece) => piece.code) : [])),
  );
  if (code.length === 0) return findings;
  const isInCode = (edit: TextEdit): boolean => code.some(({ range }) => touches(edit, range));
  return findings.map((finding) => ({
    ...finding,
    fixes: finding.fixes.filter(({ edits }) => !edits.some(isInCode)),
  }));
}

function touches(edit: TextEdit, { path, start, end }: Range): boolean {
  return edit.path === path && edit.start <= end && start <= edit.end;
}
