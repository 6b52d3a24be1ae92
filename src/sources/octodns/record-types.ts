/** Types of octoDNS that give their owner no address. All others do, or may: those of providers all hold a `/`. */
const WITHOUT_ADDRESS: ReadonlySet<string> = new Set([
  "CAA",
  "DNAME",
  "DS",
  "HTTPS",
  "LOC",
  "NAPTR",
  "OPENPGPKEY",
  "PTR",
  "SOA",
  "SPF",
  "SRV",
  "SSHFP",
  "SVCB",
  "TLSA",
  "URI",
]);

export function givesAddress(typeName: string): boolean {
  return !WITHOUT_ADDRESS.has(typeName);
}

/** What `type:` of a record in a zone file looks like; anything else is no octoDNS record. */
export const RECORD_TYPE = new RegExp(
  `^(?:A|AAAA|ALIAS|CNAME|MX|NS|TXT|URLFWD|${[...WITHOUT_ADDRESS].join("|")}|[A-Z][A-Za-z0-9]*Provider/[A-Z][A-Z0-9_]*)$`,
);
