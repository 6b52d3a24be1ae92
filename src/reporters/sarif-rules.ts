import type { RuleFacts, Severity } from "../model/finding.js";
import { helpUri } from "./help.js";

/** The level of a severity, section 3.27.10. */
export const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  notice: "note",
};
/** The words of GitHub code scanning. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  notice: "recommendation",
};

/** SARIF 2.1.0, section 3.49. */
export function ruleDescriptor(rule: RuleFacts): object {
  const uri = helpUri(rule.id);
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${rule.summary}.` },
    fullDescription: { text: rule.why },
    help: {
      text: `${rule.summary}. ${rule.why} (${rule.rfc}) ${uri}`,
      markdown: `${rule.summary}. ${rule.why} (${rule.rfc})\n\n[How to mend it](${uri})`,
    },
    helpUri: uri,
    defaultConfiguration: { level: LEVELS[rule.severity] },
    properties: {
      tags: ["mta-sts", "email", "dns"],
      precision: "very-high",
      "problem.severity": PROBLEM_SEVERITIES[rule.severity],
      rfc: rule.rfc,
      ...(rule.aliases.length > 0 ? { aliases: rule.aliases } : {}),
    },
  };
}
