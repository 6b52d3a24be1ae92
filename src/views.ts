import type { Name } from "./model/dns.js";
import type { Observation, Severity } from "./model/finding.js";
import { findingKey } from "./model/finding-key.js";
import { type Change, type DomainPair, type PolicyDomain, variantOf } from "./model/policy-domain.js";
import { changeInViews, type SeveralViews, severalViews, sideOf } from "./model/views.js";
import { series } from "./rules/parts/series.js";
import type { Rule } from "./rules/rule.js";

/** An observation and the rule that made it. */
export interface Said {
  readonly rule: Rule;
  readonly observation: Observation;
}

/** What the rules say of one view of a domain. */
interface Verdict {
  readonly domain: PolicyDomain | undefined;
  readonly keys: ReadonlySet<string>;
  /** The same with the place. */
  readonly places: ReadonlySet<string>;
  readonly rules: ReadonlySet<string>;
  readonly errors: ReadonlySet<string>;
}

/**
 * Says of a domain that is there more than once in which views it is so. Of a split horizon a sender sees one view: where
 * another one is right, what is wrong with this one may concern nobody.
 */
export function inTheirViews(all: readonly Said[], change: Change): readonly Said[] {
  const several = severalViews(change);
  const told = all.filter(({ observation: { domain } }) => domain !== undefined && several.has(domain));
  if (told.length === 0) return all;
  const verdicts = verdictsOn(told, several, change);
  return all.flatMap((said) => {
    const { domain } = said.observation;
    const views = domain === undefined ? undefined : several.get(domain);
    return views ? judged(said, views, verdicts.get(views.name) ?? []) : [said];
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
    const found = observationsByName(changeInViews(change, seen), rules);
    for (const { name, pairs } of concerned) {
      const pair = pairs[index];
      if (pair) verdicts.get(name)?.push(verdictOn(sideOf(pair), found.get(name) ?? []));
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

function verdictOn(domain: PolicyDomain | undefined, found: readonly Said[]): Verdict {
  const errors = found.filter((said) => severityOf(said) === "error");
  return {
    domain,
    keys: new Set(found.map(keyOf)),
    places: new Set(found.map(placeOf)),
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

function judged(said: Said, { splitHorizon }: SeveralViews, verdicts: readonly Verdict[]): readonly Said[] {
  const concerned = verdicts.filter(({ places }) => places.has(placeOf(said)));
  const domains = concerned.flatMap(({ domain }) => domain ?? []);
  if (domains.length === 0) return [said];
  if (!splitHorizon) return [withSentence(said, environments(domains, said))];
  if (verdicts.every(({ keys }) => keys.has(keyOf(said)))) return [said];
  const where = `This concerns only the zone${domains.length > 1 ? "s" : ""} ${series(domains.map(nameOfView))}.`;
  if (!verdicts.some((verdict) => isRight(verdict, said, verdicts))) return [withSentence(said, where)];
  if (severityOf(said) === "notice") return [];
  const { fixes: _, publish: __, ...observation } = said.observation;
  const notice = { ...said, observation: { ...observation, severity: "notice" as const } };
  return [withSentence(notice, `${where} ${OTHER_VIEW}`)];
}

const OTHER_VIEW =
  "Another view of this domain has no such problem, and which one senders on the Internet see can't be told from here.";

/** True where the rule finds nothing, and no other rule an error that this view has alone. */
function isRight({ rules, errors }: Verdict, { rule }: Said, verdicts: readonly Verdict[]): boolean {
  return !rules.has(rule.id) && [...errors].every((error) => verdicts.every((other) => other.errors.has(error)));
}

function withSentence(said: Said, sentence: string): Said {
  if (sentence === "") return said;
  return { ...said, observation: { ...said.observation, message: `${said.observation.message} ${sentence}` } };
}

/** Says nothing where the finding points into the set of variables itself. */
function environments(domains: readonly PolicyDomain[], { observation }: Said): string {
  const variants = new Set(domains.flatMap((domain) => variantOf(domain) ?? []));
  if (variants.size === 0 || variants.has(observation.range?.path ?? "")) return "";
  return `It is so with ${series([...variants])}.`;
}

/** As DNSControl writes a domain with its tag; else the file. */
function nameOfView(domain: PolicyDomain): string {
  const [zone] = domain.zones;
  const variant = variantOf(domain);
  if (!zone) return domain.name;
  if (variant !== undefined) return `${zone.apex}!${variant}`;
  return zone.format === "dnscontrol" ? `${zone.apex} without a tag` : `in ${zone.path}`;
}
