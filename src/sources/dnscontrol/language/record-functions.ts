/**
 * The functions that make a record, and what they take: `s` a string, `n` a number, `t` a string or a list of strings, `x`
 * anything; modifiers may follow. The first is the label, except in those of {@link WITHOUT_LABEL}.
 * https://docs.dnscontrol.org/language-reference/domain-modifiers
 */
export const RECORD_FUNCTIONS: Readonly<Record<string, string>> = {
  A: "sx",
  AAAA: "sx",
  ADGUARDHOME_AAAA_PASSTHROUGH: "sx",
  ADGUARDHOME_A_PASSTHROUGH: "sx",
  AKAMAICDN: "sx",
  AKAMAITLC: "sss",
  ALIAS: "sx",
  AZURE_ALIAS: "sss",
  BUNNY_DNS_PZ: "sx",
  BUNNY_DNS_RDR: "sx",
  CAA: "sss",
  CF_REDIRECT: "xx",
  CF_SINGLE_REDIRECT: "xxxx",
  CF_TEMP_REDIRECT: "xx",
  CF_WORKER_ROUTE: "ss",
  CLOUDNS_WR: "sx",
  CNAME: "sx",
  DHCID: "sx",
  DNAME: "sx",
  DNSKEY: "snnns",
  DS: "sxxxx",
  FRAME: "sx",
  HTTPS: "snss",
  LOC: "snnnsnnnsnnnn",
  LUA: "sst",
  MIKROTIK_FORWARDER: "sx",
  MIKROTIK_FWD: "sx",
  MIKROTIK_NXDOMAIN: "s",
  MX: "sns",
  NAPTR: "snnssss",
  NS: "sx",
  NS1_URLFWD: "sx",
  OPENPGPKEY: "sx",
  PORKBUN_URLFWD: "sx",
  PTR: "sx",
  R53_ALIAS: "sss",
  RP: "sxx",
  SMIMEA: "snnns",
  SOA: "sssnnnn",
  SRV: "snnns",
  SSHFP: "snns",
  SVCB: "snss",
  TLSA: "snnns",
  TXT: "st",
  URL: "sx",
  URL301: "sx",
};

/** Settings of a provider that are written like records. */
export const WITHOUT_LABEL: readonly string[] = [
  "CF_REDIRECT",
  "CF_SINGLE_REDIRECT",
  "CF_TEMP_REDIRECT",
  "CF_WORKER_ROUTE",
  "MIKROTIK_FORWARDER",
];

/** Types whose records say nothing about the address of their owner. All others do, or may. */
export const WITHOUT_ADDRESS: ReadonlySet<string> = new Set([
  "CAA",
  "DHCID",
  "DNAME",
  "DNSKEY",
  "DS",
  "HTTPS",
  "LOC",
  "MIKROTIK_NXDOMAIN",
  "NAPTR",
  "OPENPGPKEY",
  "PTR",
  "RP",
  "SMIMEA",
  "SOA",
  "SRV",
  "SSHFP",
  "SVCB",
  "TLSA",
]);

/** The argument that holds what a record says, in the types that are looked into. */
export const VALUE_ARGUMENT: ReadonlyMap<string, number> = new Map([
  ["TXT", 1],
  ["MX", 2],
  ["CNAME", 1],
  ["NS", 1],
]);
