import { readFileSync } from "node:fs";
import { nearestWord } from "../model/nearest.js";
import { rules } from "../rules/index.js";
import type { Rule } from "../rules/rule.js";
import { UsageError } from "../snapshots/usage-error.js";
import type { Terminal } from "./terminal.js";

/** Prints the list of rules. */
export function listRules(terminal: Terminal): 0 {
  const width = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, severity, summary } of rules)
    terminal.out(`${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`);
  terminal.out("\n`mta-sts-lint explain RULE` says more about one of them.\n");
  return 0;
}

/** Prints the page of a rule; its id or the name that another tool gives it will do. */
export function explainRule(id: string, terminal: Terminal): 0 {
  const rule = rules.find((known) => known.id === id || known.aliases.includes(id));
  if (!rule) {
    const nearest = nearestWord(
      id,
      rules.map((known) => known.id),
      6,
    );
    throw new UsageError(
      `There is no rule "${id}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`} \`mta-sts-lint rules\` lists them.`,
    );
  }
  terminal.out(`${terminal.color ? emphasize(pageOf(rule)) : pageOf(rule)}\n${factsOf(rule)}\n`);
  return 0;
}

/** The pages lie beside the code, here and in dist/. */
function pageOf(rule: Rule): string {
  return readFileSync(new URL(`../rules/${rule.id}.md`, import.meta.url), "utf8");
}

function emphasize(page: string): string {
  return page.replace(/^#+ (.*)$/gm, "\x1b[1m$1\x1b[0m");
}

function factsOf({ severity, rfc, aliases }: Rule): string {
  const names = aliases.length > 0 ? ` Elsewhere called ${aliases.join(", ")}.` : "";
  return `Severity: ${severity}. Rests on ${rfc}.${names}`;
}
