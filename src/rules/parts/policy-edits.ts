import type { Policy, PolicyLine } from "../../model/policy.js";
import { editOf, type LocatedText, replaceText, type TextEdit } from "../../model/text.js";

/** The line ending that most lines of a policy have; LF when there is none to go by. */
export function lineEndingOf(policy: Policy): "\n" | "\r\n" {
  let balance = 0;
  for (const { ending } of policy.lines) {
    if (ending.value === "\r\n") balance += 1;
    else if (ending.value === "\n") balance -= 1;
  }
  return balance > 0 ? "\r\n" : "\n";
}

/** Takes a line out, with its line ending. */
export function deleteLine(line: PolicyLine): readonly TextEdit[] {
  return [...deleteText(line.text), ...deleteText(line.ending)];
}

export function deleteText(text: LocatedText): readonly TextEdit[] {
  return text.pieces.length > 0 ? replaceText(text, "") : [];
}

/** Puts a line in front of all others. */
export function insertFirstLine(policy: Policy, text: string): readonly TextEdit[] {
  const place = policy.lines[0]?.text ?? policy.text;
  const range = { ...place.range, end: place.range.start };
  return [editOf(range, place.encode(`${text}${lineEndingOf(policy)}`))];
}

/** Puts lines behind another. */
export function insertLinesAfter(policy: Policy, line: PolicyLine, texts: readonly string[]): readonly TextEdit[] {
  const range = { ...line.text.range, start: line.text.range.end };
  const ending = lineEndingOf(policy);
  return [editOf(range, line.text.encode(texts.map((text) => `${ending}${text}`).join("")))];
}

/** Writes the values of an `mx` field as a line each, in the place of the one value. */
export function replacePatterns(policy: Policy, value: LocatedText, patterns: readonly string[]): readonly TextEdit[] {
  return replaceText(value, patterns.join(`${lineEndingOf(policy)}mx: `));
}

/** Blanks and indentation next to a part that is filled in may go when it is: template languages trim them. */
export function isBesideUnknown(policy: Policy, line: PolicyLine): boolean {
  const beside = [policy.lines[line.number - 2], policy.lines[line.number]];
  return beside.some(
    (other) => other !== undefined && !other.field && other.text.pieces.some((piece) => piece.unknown),
  );
}
