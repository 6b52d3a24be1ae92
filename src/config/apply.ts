import type { Finding } from "../model/finding.js";
import type { Config } from "./config.js";
import { applySeverities, suppress } from "./suppress.js";
import { unusedIgnoreFacts, unusedIgnoreFinding } from "./unused-ignore.js";

/** Findings as the configuration wants them: with its severities, without what it ignores. */
export function applyConfig(findings: readonly Finding[], config: Config, compared: boolean) {
  const { shown, suppressed, unused } = suppress(applySeverities(findings, config), config);
  // A comparison reads only what the change concerns: what is ignored elsewhere is not seen.
  const notices = compared ? [] : applySeverities(unused.map(unusedIgnoreFinding), config);
  return { findings: [...shown, ...notices], suppressed: suppressed.length, facts: [unusedIgnoreFacts] };
}
