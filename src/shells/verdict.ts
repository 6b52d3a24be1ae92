import type { FailOn } from "../config/config.js";
import type { Finding, Severity } from "../model/finding.js";

const RANK: Readonly<Record<Severity | "never", number>> = { never: 3, error: 2, warning: 1, notice: 0 };

/** True when something is at or above the level. */
export function fails(findings: readonly Finding[], failOn: FailOn): boolean {
  return findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
}
