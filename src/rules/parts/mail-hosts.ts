import { isAddress, isHostName, type MxRecord, type Name, ROOT } from "../../model/dns.js";
import { matchesPattern } from "../../model/mx-pattern.js";
import type { PolicyDomain } from "../../model/policy-domain.js";
import { isUnknown, type Range, type Unknown } from "../../model/text.js";

/** A host that an MX record of a domain names. */
export interface MailHost {
  readonly name: Name;
  readonly range: Range;
  readonly record: MxRecord;
}

export interface MailHosts {
  /** Each once, in the order of the zone; neither the null MX nor what is no host name. */
  readonly hosts: readonly MailHost[];
  /** Exchanges that can't be known. */
  readonly unknown: readonly Unknown[];
}

/** The hosts of the MX records at a domain; undefined when it is not known which there are. */
export function mailHosts(domain: PolicyDomain): MailHosts | undefined {
  if (domain.mx.state === "unknown") return undefined;
  const hosts = new Map<Name, MailHost>();
  const unknown: Unknown[] = [];
  for (const record of domain.mx.state === "present" ? domain.mx.value : []) {
    const { exchange } = record;
    if (isUnknown(exchange)) unknown.push(exchange);
    else if (exchange.value !== undefined && isMailHost(record, exchange.value) && !hosts.has(exchange.value))
      hosts.set(exchange.value, { name: exchange.value, range: exchange.range, record });
  }
  return { hosts: [...hosts.values()], unknown };
}

function isMailHost(record: MxRecord, name: Name): boolean {
  return name !== ROOT && isHostName(name) && !isWrittenAsAddress(record);
}

/** The exchange as it is written, without the preference that stands before it in some formats. */
export function writtenExchange({ written }: MxRecord): string {
  return written.trim().split(/\s+/).at(-1) ?? "";
}

/** `MX 10 192.0.2.1`: in a zone file this reads as a relative name, but an address was meant. */
export function isWrittenAsAddress(record: MxRecord): boolean {
  return isAddress(writtenExchange(record).replace(/\.$/, ""));
}

/** RFC 7505: a single MX record whose exchange is the root says that the domain takes no mail. */
export function isNullMx({ exchange }: MxRecord): boolean {
  return !isUnknown(exchange) && exchange.value === ROOT;
}

export function isCovered(host: Name, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesPattern(host, pattern));
}
