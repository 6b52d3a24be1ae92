import type { Finding } from "../model/finding.js";
import { type IgnoreLine, UNUSED_IGNORE } from "./config.js";

/** What the reporters tell of the one finding that no rule makes. */
export const unusedIgnoreFacts = {
  id: UNUSED_IGNORE,
  summary: "The configuration ignores a finding that is not there",
  severity: "notice",
  rfc: "none: it is about the configuration file",
  why: "An ignore that nothing needs any more will hide the next mistake of its kind.",
  aliases: [],
} as const;

export function unusedIgnoreFinding({ rule, domain, range }: IgnoreLine): Finding {
  const where = domain ? ` for ${domain.value}` : "";
  return {
    rule: UNUSED_IGNORE,
    severity: "notice",
    message: `The configuration ignores ${rule.value}${where}, but there is no such finding.`,
    steps: ["Delete these lines."],
    domain: domain?.value,
    range,
    subject: rule.value,
    related: [],
    fixes: [],
    introduced: true,
  };
}
