import type { Finding, Undecided } from "../model/finding.js";
import { counted } from "./counts.js";
import { cell } from "./markdown-escape.js";
import { ruleLink } from "./markdown-finding.js";
import { type Page, placeCell } from "./markdown-place.js";

/** The rows of a table that are shown: it is there to be complete, not to be read. */
const MOST_ROWS = 50;

/** The table and, where rows were left out, a sentence that says so; nothing without rows. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { most = MOST_ROWS, rest = "" }: { readonly most?: number; readonly rest?: string } = {},
): string[] {
  if (rows.length === 0) return [];
  const more = rows.length - most;
  const lines = [columns, columns.map(() => "---"), ...rows.slice(0, most)].map((cells) => `| ${cells.join(" | ")} |`);
  return [lines.join("\n"), ...(more > 0 ? [`and ${counted(more, "more row")}${rest}.`] : [])];
}

/** Findings in a row each. */
export function findingsTable(findings: readonly Finding[], page: Page, most = MOST_ROWS): string[] {
  const rows = findings.map(({ message, rule, ...finding }) => [
    whereCell(finding, page),
    `${cell(message)} (${ruleLink(rule)})`,
  ]);
  return table(["Where", "What"], rows, { most, rest: ` in ${page.whole}` });
}

export function undecidedTable(undecided: readonly Undecided[], page: Page, most = MOST_ROWS): string[] {
  const rows = undecided.map((open) => [whereCell(open, page), cell(open.undecided), cell(open.reason)]);
  return table(["Where", "Not decided", "Because"], rows, { most, rest: ` in ${page.whole}` });
}

function whereCell({ range, domain }: Pick<Finding, "range" | "domain">, page: Page): string {
  if (range) return placeCell(range, page);
  return domain === undefined ? "" : cell(domain);
}

/** A part that opens on a click. `summary` is ours, in plain words. */
export function folded(summary: string, parts: readonly string[]): string {
  return [`<details>\n<summary>${summary}</summary>`, ...parts, "</details>"].join("\n\n");
}
