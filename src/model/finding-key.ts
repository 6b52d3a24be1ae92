import type { Finding } from "./finding.js";

/**
 * What makes two findings the same, on base and head or in two runs: rule, domain and subject, never the line. Rule ids
 * and domains hold no `|`, so no two triples share a key.
 */
export function findingKey(finding: Pick<Finding, "rule" | "domain" | "subject">): string {
  return `${finding.rule}|${finding.domain ?? ""}|${finding.subject}`;
}
