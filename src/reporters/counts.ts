import type { Finding, Severity } from "../model/finding.js";
import type { Report } from "./report.js";

const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];

/** The findings by weight, in the order they had within one severity. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => ofSeverity(findings, severity));
}

export function ofSeverity(findings: readonly Finding[], severity: Severity): readonly Finding[] {
  return findings.filter((finding) => finding.severity === severity);
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2 errors, 1 warning and 3 notices`; empty when there is nothing of these severities. */
export function countedFindings(findings: readonly Finding[], severities: readonly Severity[] = SEVERITIES): string {
  const parts = severities
    .map((severity) => ({ severity, count: ofSeverity(findings, severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, severity));
  return inWords(parts);
}

/** `a, b and c`. */
export function inWords(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/**
 * `3 policy domains and 1 policy of an unknown domain`. A domain that is seen in several views counts once, and one that
 * a change takes away counts too.
 */
export function checkedInWords({ state, baseState }: Report): string {
  const domains = new Set([...state.domains, ...(baseState?.domains ?? [])].map((domain) => domain.name)).size;
  const policies = state.unassigned.length;
  const alone = `${policies} ${policies === 1 ? "policy" : "policies"}`;
  if (policies === 0) return counted(domains, "policy domain");
  return domains === 0 ? alone : `${counted(domains, "policy domain")} and ${alone} of unknown domain`;
}

/** True when neither side holds anything that could be judged. */
export function nothingFound(report: Report): boolean {
  const sides = report.baseState ? [report.state, report.baseState] : [report.state];
  return (
    report.findings.length === 0 &&
    report.undecided.length === 0 &&
    sides.every((state) => state.domains.length === 0 && state.policies.length === 0)
  );
}
