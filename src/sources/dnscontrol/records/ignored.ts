/** The types that are looked at, or that give an address. */
const LOOKED_AT = /^(?:\*|A|AAAA|ALIAS|CNAME|MX|NS|TXT)$/i;

/**
 * True when `IGNORE(label, types)` leaves records to others that matter here. Names that begin with an underscore hold
 * nothing that does, but for those of MTA-STS and TLS reports: `_acme-challenge` is what is mostly ignored.
 */
export function leavesOpen([label, types]: readonly [label: string, types: string]): boolean {
  const named = types === "" ? ["*"] : types.split(",").map((type) => type.trim());
  if (!named.some((type) => LOOKED_AT.test(type))) return false;
  return !/^_(?!mta-sts|smtp|tls)[\w-]+(?:\.|$)/i.test(label);
}
