import type { Policy, PolicyField, PolicyLine } from "../../model/policy.js";

/** An `mx:` without a value, and lines below it that list the hosts as YAML does: `  - mail.example.com`. */
export interface MxList {
  readonly field: PolicyField;
  readonly lines: readonly PolicyLine[];
  /** The listed values, one of each line. */
  readonly values: readonly string[];
}

export function mxLists(policy: Policy): readonly MxList[] {
  const lists: MxList[] = [];
  for (const field of policy.fields) {
    if (field.name.value !== "mx" || field.value.value !== "") continue;
    const lines: PolicyLine[] = [];
    for (let line = policy.lines[field.line.number]; line && isListed(line); line = policy.lines[line.number]) {
      lines.push(line);
    }
    const values = lines.map((line) => line.text.value.trim().slice(1).trim());
    if (lines.length > 0) lists.push({ field, lines, values });
  }
  return lists;
}

function isListed(line: PolicyLine): boolean {
  return /^[ \t]*-[ \t]*[^ \t-]/.test(line.text.value);
}

/** The numbers of the lines that belong to such lists, without that of the `mx:`. */
export function listLines(policy: Policy): ReadonlySet<number> {
  return new Set(mxLists(policy).flatMap(({ lines }) => lines.map((line) => line.number)));
}
