import { labelsOf, type Name, parentOf, type ResourceRecord, ROOT } from "../model/dns.js";

/**
 * Where nothing else says what zone a record belongs to, the owner names tell: whose mail or policy they are about.
 * Gives the apexes; of two of which one is below the other, the upper one.
 */
export function apexesOf(records: Iterable<Pick<ResourceRecord, "owner" | "type">>): ReadonlySet<Name> {
  const domains = new Set<Name>();
  for (const { owner, type } of records) {
    const domain = domainAbout(owner.value);
    if (type === "MX" || domain !== owner.value) domains.add(domain);
  }
  return topmost([...domains].filter((domain) => labelsOf(domain).length > 1));
}

/** Those of the names that are below none of the others. */
export function topmost(names: Iterable<Name>): ReadonlySet<Name> {
  const all = new Set(names);
  return new Set([...all].filter((name) => name === ROOT || apexAbove(parentOf(name), all) === undefined));
}

/** The closest of the apexes that a name is at or below. */
export function apexAbove(name: Name, apexes: ReadonlySet<Name>): Name | undefined {
  for (let at = name; at !== ROOT; at = parentOf(at)) if (apexes.has(at)) return at;
  return undefined;
}

/** The domain that a name such as `_mta-sts.example.com` or `_smtp._tls.example.com` is about. */
export function domainAbout(name: Name): Name {
  let domain = name;
  for (let [first = ""] = labelsOf(domain); first.startsWith("_") || first === "*" || first === "mta-sts"; ) {
    domain = parentOf(domain);
    [first = ""] = labelsOf(domain);
  }
  return domain;
}

/** What of a name is likely to be registered: two labels, or three as in `example.co.uk`. */
export function likelyRegistered(name: Name): Name {
  const labels = labelsOf(domainAbout(name));
  const [second = "", top = ""] = labels.slice(-2);
  return labels.slice(top.length === 2 && second.length <= 3 ? -3 : -2).join(".") as Name;
}
