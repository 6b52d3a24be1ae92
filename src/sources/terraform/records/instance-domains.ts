import { labelsOf, type Name } from "../../../model/dns.js";
import { knownText } from "../values/values.js";
import type { Declared } from "./declared.js";
import { asZoneName } from "./zone-resources.js";

/**
 * Puts records whose zone is known by its id alone into the zone that their instance of `for_each` is called after:
 * `for_each = { "example.com" = { zone_id = "…" } }`. A key may be anything, a mail host too, so it counts only where a
 * record is made with it that stands at the policy host or announces the policy.
 */
export function inZonesOfInstances(declarations: readonly Declared[]): readonly Declared[] {
  const domains = new Set<Name>();
  for (const declared of declarations) {
    const domain = POLICY_OWNER.test(declared.owner.text) ? instanceDomain(declared) : undefined;
    if (domain !== undefined) domains.add(domain);
  }
  if (domains.size === 0) return declarations;
  return declarations.map((declared) => {
    const domain = instanceDomain(declared);
    if (domain === undefined || !domains.has(domain)) return declared;
    return { ...declared, zone: { ...declared.zone, apex: domain, known: true } };
  });
}

const POLICY_OWNER = /^_?mta-sts$/;

function instanceDomain({ zone, resource }: Declared): Name | undefined {
  const key = zone.known ? undefined : knownText(resource.eachKey);
  const name = key === undefined ? undefined : asZoneName(key);
  return name !== undefined && labelsOf(name).length > 1 && /\.[a-z][a-z0-9-]*$/.test(name) ? name : undefined;
}
