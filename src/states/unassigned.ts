import { isWholeName, type Name } from "../model/dns.js";
import type { Undecided } from "../model/finding.js";
import type { PolicyDocument, PolicyDomain } from "../model/policy-domain.js";

/** More domains are not written out: whoever has so many knows them. */
const MOST = 8;

/** What to write into the configuration for policies of which it can't be told whose they are. */
export function ownersToName(
  unassigned: readonly PolicyDocument[],
  domains: readonly PolicyDomain[],
): readonly Undecided[] {
  const without = domains.filter(({ name, policies }) => policies.length === 0 && isWholeName(name));
  const candidates = [...new Set(without.map(({ name }) => name))];
  return unassigned.map(({ path, range }) => ({
    domain: undefined,
    undecided: `whose policy ${path} is`,
    reason: `nothing in the repository tells; ${whatToWrite(candidates, path)}`,
    range: { ...range, end: range.start },
  }));
}

function whatToWrite(candidates: readonly Name[], path: string): string {
  const named = candidates.length > 0 && candidates.length <= MOST ? candidates : ["<domain>"];
  const keys = named.map((name) => `${name}: { policy: ${JSON.stringify(path)} }`).join(", ");
  const which = named.length > 1 ? ", without the domains that it does not serve" : "";
  return `write \`domains: { ${keys} }\` into .github/mta-sts-lint.yml${which}`;
}
