import type { Finding, Observation, Severity, Undecided } from "./model/finding.js";
import { findingKey } from "./model/finding-key.js";
import { type Change, type State, variantOf } from "./model/policy-domain.js";
import { readable } from "./model/readable.js";
import type { Rule } from "./rules/rule.js";
import type { Said } from "./views.js";

export interface Judgement {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** Runs the rules over a change. What base has too is not introduced: told by rule, domain and subject, not by line. */
export async function judge(change: Change, rules: readonly Rule[]): Promise<Judgement> {
  const known = change.base ? keysOf(change.base, change, rules) : new Set<string>();
  const all: Said[] = [];
  const undecided: Undecided[] = [...unreadOn(change), ...change.head.undecided];
  for (const rule of rules) {
    for (const said of rule.check(change)) {
      if ("undecided" in said) undecided.push(said);
      else all.push({ rule, observation: said });
    }
  }
  const told = all.length > 0 && hasViews(change) ? (await import("./views.js")).inTheirViews(all, change) : all;
  const findings = told.map((said) => toFinding(said, known));
  return { findings: withoutRepeats(findings).sort(byWeight), undecided: undecided.map(undecidedInShort) };
}

/** True where a domain is there more than once, or depends on a set of variables. */
function hasViews({ base, head }: Change): boolean {
  return [head, ...(base ? [base] : [])].some(({ domains }) => {
    const names = new Set(domains.map(({ name }) => name));
    return names.size < domains.length || domains.some((domain) => variantOf(domain) !== undefined);
  });
}

/** All that rules say goes through here, with whatever they quote from files; what fixes write stays as it is. */
function inShort(said: Observation): Observation {
  const { steps, related, fixes } = said;
  return {
    ...said,
    message: readable(said.message),
    ...(steps && { steps: steps.map(readable) }),
    ...(related && { related: related.map((place) => ({ ...place, message: readable(place.message) })) }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, title: readable(fix.title) })) }),
  };
}

function undecidedInShort(said: Undecided): Undecided {
  return { ...said, undecided: readable(said.undecided), reason: readable(said.reason) };
}

/** What is not read on either side: what base holds there is not compared. */
function unreadOn({ base, head }: Change): readonly Undecided[] {
  const known = new Set(head.unread.map(({ undecided }) => undecided));
  return [...head.unread, ...(base?.unread ?? []).filter(({ undecided }) => !known.has(undecided))];
}

function keysOf(state: State, change: Change, rules: readonly Rule[]): Set<string> {
  const alone: Change = { head: state, isPublicSuffix: change.isPublicSuffix };
  const keys = new Set<string>();
  for (const rule of rules) {
    for (const said of rule.check(alone)) if (!("undecided" in said)) keys.add(findingKey({ ...said, rule: rule.id }));
  }
  return keys;
}

function toFinding({ rule, observation, introduced }: Said, known: ReadonlySet<string>): Finding {
  const finding = { fixes: [], related: [], severity: rule.severity, ...inShort(observation), rule: rule.id };
  return { ...finding, introduced: introduced ?? !known.has(findingKey({ ...observation, rule: rule.id })) };
}

/** A record that several domains share may be judged more than once: one mistake is one finding. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = `${findingKey(finding)}|${finding.range?.path}|${finding.range?.start}`;
    return !seen.has(key) && seen.add(key);
  });
}

function byWeight(one: Finding, other: Finding): number {
  return (
    WEIGHT[one.severity] - WEIGHT[other.severity] ||
    compare(one.range?.path ?? "", other.range?.path ?? "") ||
    (one.range?.start ?? 0) - (other.range?.start ?? 0) ||
    compare(one.rule, other.rule) ||
    compare(findingKey(one), findingKey(other))
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
