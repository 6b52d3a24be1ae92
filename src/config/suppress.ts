import type { Finding } from "../model/finding.js";
import type { Config, IgnoreLine } from "./config.js";
import { matchesGlob } from "./glob.js";

/** Findings with the severities that the configuration gives their rules, without those of rules that are off. */
export function applySeverities(findings: readonly Finding[], config: Config): readonly Finding[] {
  return findings.flatMap((finding) => {
    const setting = config.rules.get(finding.rule)?.value;
    if (setting === undefined) return [finding];
    return setting === "off" ? [] : [{ ...finding, severity: setting }];
  });
}

export interface Suppression {
  readonly shown: readonly Finding[];
  readonly suppressed: readonly Finding[];
  /** The ignores that no finding needs, in the order of the file. */
  readonly unused: readonly IgnoreLine[];
}

/** Takes out the findings that the configuration ignores. */
export function suppress(findings: readonly Finding[], config: Config): Suppression {
  const used = new Set<IgnoreLine>();
  const shown: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of findings) {
    const ignores = config.ignores.filter((ignore) => covers(ignore, finding));
    for (const ignore of ignores) used.add(ignore);
    (ignores.length > 0 ? suppressed : shown).push(finding);
  }
  return { shown, suppressed, unused: config.ignores.filter((ignore) => !used.has(ignore)) };
}

function covers(ignore: IgnoreLine, finding: Finding): boolean {
  return (
    ignore.rule.value === finding.rule &&
    (!ignore.domain || ignore.domain.value === finding.domain) &&
    (!ignore.path || (finding.range !== undefined && matchesGlob(ignore.path.value, finding.range.path)))
  );
}
