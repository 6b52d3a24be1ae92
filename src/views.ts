import type { Name } from "./model/dns.js";
import type { Observation, Severity } from "./model/finding.js";
import { findingKey } from "./model/finding-key.js";
import { type Change, type DomainPair, isInternalView, type PolicyDomain, variantOf } from "./model/policy-domain.js";
import { changeInViews, type SeveralViews, severalViews, sideOf } from "./model/views.js";
import { series } from "./rules/parts/series.js";
import type { Rule } from "./rules/rule.js";

/** An observation and the rule that made it. */
export interface Said {
  readonly rule: Rule;
  readonly observation: Observation;
  /** Whether it is new in a view that has it, where that can be told view by view. */
  readonly introduced?: boolean;
}

/** What the rules say of one view of a domain. */
interface Verdict {
  readonly pair: DomainPair;
  readonly keys: ReadonlySet<string>;
  /** The same with the place. */
  readonly places: ReadonlySet<string>;
  /** What they say of base alone. */
  readonly before: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
}

/**
 * Says of a domain that is there more than once in which views it is so, and whether it is new there. An internal view, as
 * its name tells, is not what senders on the Internet see: where another view is right, what is wrong with it may concern
 * nobody.
 */
export function inTheirViews(all: readonly Said[], change: Change): readonly Said[] {
  const several = severalViews(change);
  const told = all.filter(({ observation: { domain } }) => domain !== undefined && several.has(domain));
  if (told.length === 0) return all;
  const verdicts = verdictsOn(told, several, change);
  return all.map((said) => {
    const { domain } = said.observation;
    return domain !== undefined && several.has(domain) ? judged(said, verdicts.get(domain) ?? []) : said;
  });
}

/** Runs the rules once for each view, on one view of every domain at a time. */
function verdictsOn(
  told: readonly Said[],
  several: ReadonlyMap<Name, SeveralViews>,
  change: Change,
): ReadonlyMap<Name, readonly Verdict[]> {
  const names = new Set(told.flatMap(({ observation }) => observation.domain ?? []));
  const concerned = [...names].flatMap((name) => several.get(name) ?? []);
  const rules = new Set(told.map(({ rule }) => rule));
  const verdicts = new Map<Name, Verdict[]>(concerned.map(({ name }) => [name, []]));
  const most = Math.max(...concerned.map(({ pairs }) => pairs.length));
  for (let index = 0; index < most; index++) {
    const seen = new Map<Name, DomainPair>();
    for (const { name, pairs } of concerned) {
      const pair = pairs[Math.min(index, pairs.length - 1)];
      if (pair) seen.set(name, pair);
    }
    const inView = changeInViews(change, seen);
    const found = observationsByName(inView, rules);
    const before = inView.base
      ? observationsByName({ ...inView, base: undefined, head: inView.base }, rules)
      : undefined;
    for (const { name, pairs } of concerned) {
      const pair = pairs[index];
      if (pair) verdicts.get(name)?.push(verdictOn(pair, found.get(name) ?? [], before?.get(name) ?? []));
    }
  }
  return verdicts;
}

function observationsByName(change: Change, rules: Iterable<Rule>): ReadonlyMap<Name, readonly Said[]> {
  const byName = new Map<Name, Said[]>();
  for (const rule of rules) {
    for (const observation of rule.check(change)) {
      if ("undecided" in observation || observation.domain === undefined) continue;
      const same = byName.get(observation.domain);
      if (same) same.push({ rule, observation });
      else byName.set(observation.domain, [{ rule, observation }]);
    }
  }
  return byName;
}

function verdictOn(pair: DomainPair, found: readonly Said[], before: readonly Said[]): Verdict {
  const errors = found.filter((said) => severityOf(said) === "error");
  return {
    pair,
    keys: new Set(found.map(keyOf)),
    places: new Set(found.map(placeOf)),
    before: new Set(before.map(keyOf)),
    rules: new Set(found.map(({ rule }) => rule.id)),
    errors: new Set(errors.map(({ rule }) => rule.id)),
  };
}

function severityOf({ rule, observation }: Said): Severity {
  return observation.severity ?? rule.severity;
}

function keyOf({ rule, observation }: Said): string {
  return findingKey({ ...observation, rule: rule.id });
}

function placeOf(said: Said): string {
  const { range } = said.observation;
  return `${keyOf(said)}|${range?.path}|${range?.start}`;
}

function judged(said: Said, verdicts: readonly Verdict[]): Said {
  const concerned = verdicts.filter(({ places }) => places.has(placeOf(said)));
  if (concerned.length === 0) return said;
  return { ...inViews(said, concerned, verdicts), ...introducedIn(said, concerned) };
}

/** A view that was not there before tells nothing of what is new. */
function introducedIn(said: Said, concerned: readonly Verdict[]): Pick<Said, "introduced"> {
  const known = concerned.filter(({ pair }) => pair.base !== undefined);
  return known.length === 0 ? {} : { introduced: known.some(({ before }) => !before.has(keyOf(said))) };
}

function inViews(said: Said, concerned: readonly Verdict[], verdicts: readonly Verdict[]): Said {
  const domains = concerned.flatMap(({ pair }) => sideOf(pair) ?? []);
  const environments = domains.filter(({ zones }) => zones.some(({ variantsAre }) => variantsAre === "environments"));
  if (environments.length > 0) return withSentence(said, environmentWords(environments, said));
  if (domains.every((domain) => variantOf(domain) === undefined) || verdicts.every(({ keys }) => keys.has(keyOf(said))))
    return said;
  const where = `This concerns only the zone${domains.length > 1 ? "s" : ""} ${series(domains.map(nameOfView))}.`;
  const isExcused = domains.every(isInternalView) && verdicts.some((verdict) => isRight(verdict, said, verdicts));
  if (!isExcused || severityOf(said) === "notice") return withSentence(said, where);
  const { fixes: _, publish: __, ...observation } = said.observation;
  const notice = { ...said, observation: { ...observation, severity: "notice" as const } };
  return withSentence(notice, `${where} Another view of this domain, which is not internal, has no such problem.`);
}

/** True for a view that senders may see, where the rule finds nothing, and no other one an error that it has alone. */
function isRight({ pair, rules, errors }: Verdict, { rule }: Said, verdicts: readonly Verdict[]): boolean {
  if (!pair.head || isInternalView(pair.head)) return false;
  return !rules.has(rule.id) && [...errors].every((error) => verdicts.every((other) => other.errors.has(error)));
}

function withSentence(said: Said, sentence: string): Said {
  if (sentence === "") return said;
  return { ...said, observation: { ...said.observation, message: `${said.observation.message} ${sentence}` } };
}

/** Says nothing where the finding points into the set of variables itself. */
function environmentWords(domains: readonly PolicyDomain[], { observation }: Said): string {
  const variants = new Set(domains.flatMap((domain) => variantOf(domain) ?? []));
  if (variants.size === 0 || variants.has(observation.range?.path ?? "")) return "";
  return `It is so with ${series([...variants])}.`;
}

/** As DNSControl writes a domain with its tag; else the file. */
function nameOfView(domain: PolicyDomain): string {
  const [zone] = domain.zones;
  const variant = variantOf(domain);
  if (!zone) return domain.name;
  return variant === undefined ? `in ${zone.path}` : `${zone.apex}!${variant}`;
}
