import { isAtOrBelow, type Name } from "../../model/dns.js";

/**
 * Names below which mail providers give every customer a label of his own, as in `example-com.mail.protection.outlook.com`.
 * Providers whose customers all use the same hosts are not here: a wildcard covers nobody else's host there.
 */
const CUSTOMER_LABELS: readonly (readonly [suffix: string, provider: string])[] = [
  ["mail.protection.outlook.com", "Microsoft 365"],
  ["mail.eo.outlook.com", "Microsoft 365"],
  ["mx.microsoft", "Microsoft 365"],
  ["pphosted.com", "Proofpoint"],
  ["ess.barracudanetworks.com", "Barracuda"],
  ["ess.uk.barracudanetworks.com", "Barracuda"],
  ["ess.de.barracudanetworks.com", "Barracuda"],
  ["ess.au.barracudanetworks.com", "Barracuda"],
  ["ess.ca.barracudanetworks.com", "Barracuda"],
  ["in.mailcontrol.com", "Forcepoint"],
  ["in.tmes.trendmicro.com", "Trend Micro"],
  ["in.tmes.trendmicro.eu", "Trend Micro"],
];

/** The provider with customers of its own directly below a name. */
export function providerWithCustomersBelow(name: Name): string | undefined {
  return CUSTOMER_LABELS.find(([suffix]) => isAtOrBelow(name, suffix as Name))?.[1];
}
