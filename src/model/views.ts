import type { Name } from "./dns.js";
import { type Change, type DomainPair, type PolicyDomain, pairDomains, type State } from "./policy-domain.js";

/** A domain that is there more than once, or with certain variables, each time with what it was on base. */
export interface SeveralViews {
  readonly name: Name;
  readonly pairs: readonly DomainPair[];
}

/** More views of one domain are not told apart: each takes a run of the rules. */
const MOST_VIEWS = 64;

export function severalViews(change: Change): ReadonlyMap<Name, SeveralViews> {
  const byName = new Map<Name, DomainPair[]>();
  const pairs = change.base ? pairDomains(change) : change.head.domains.map((head) => ({ base: undefined, head }));
  for (const pair of pairs) {
    const name = sideOf(pair)?.name;
    if (name === undefined) continue;
    const same = byName.get(name);
    if (same) same.push(pair);
    else byName.set(name, [pair]);
  }
  const several = [...byName].filter(
    ([, same]) => (same.length > 1 && same.length <= MOST_VIEWS) || same.some(isOfAnEnvironment),
  );
  return new Map(several.map(([name, same]) => [name, { name, pairs: same }]));
}

/** What stands for a pair: head, or base where it is gone. */
export function sideOf({ base, head }: DomainPair): PolicyDomain | undefined {
  return head ?? base;
}

/** The other sets of variables may not have the domain at all. */
function isOfAnEnvironment(pair: DomainPair): boolean {
  const zones = sideOf(pair)?.zones ?? [];
  return zones.some(({ variant, variantsAre }) => variant !== undefined && variantsAre === "environments");
}

/** The change as it is for whoever sees these views, and no other ones of their domains. */
export function changeInViews(change: Change, seen: ReadonlyMap<Name, DomainPair>): Change {
  const restrict = (state: State, side: "base" | "head"): State => ({
    ...state,
    domains: state.domains.filter((domain) => {
      const pair = seen.get(domain.name);
      return pair === undefined || pair[side] === domain;
    }),
  });
  return { ...change, base: change.base && restrict(change.base, "base"), head: restrict(change.head, "head") };
}
