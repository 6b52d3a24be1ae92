import { isAtOrBelow, labelsOf, type Name, toName } from "./dns.js";

/** sts-policy-mx-value, section 3.2: `*.` at most once and in front, then a domain of RFC 5321 section 4.1.2. */
export function isMxPattern(text: string): boolean {
  const domain = text.startsWith("*.") ? text.slice(2) : text;
  return (
    domain.length <= 255 &&
    /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/.test(domain)
  );
}

/** A pattern as it is compared: lower case, A-labels, without the root dot that some people write. */
export function normalizePattern(text: string): string {
  const wildcard = text.startsWith("*.");
  const domain = wildcard ? text.slice(2) : text;
  const name = toName(domain.endsWith(".") ? domain : `${domain}.`);
  return `${wildcard ? "*." : ""}${name ?? domain.toLowerCase()}`;
}

/** RFC 8461 section 4.1: a wildcard stands for exactly one label, the leftmost. */
export function matchesPattern(host: string, pattern: string): boolean {
  const name = normalizePattern(host);
  const normal = normalizePattern(pattern);
  if (!normal.startsWith("*.")) return name === normal;
  const dot = name.indexOf(".");
  return dot > 0 && name.slice(dot + 1) === normal.slice(2);
}

/** Why a host just fails to match a wildcard, where the reason is the number of labels. */
export function nearMiss(host: Name, pattern: string): "wildcard-too-short" | "wildcard-too-deep" | undefined {
  const normal = normalizePattern(pattern);
  if (!normal.startsWith("*.")) return undefined;
  const parent = normal.slice(2) as Name;
  if (host === parent) return "wildcard-too-deep";
  const deeper = isAtOrBelow(host, parent) && labelsOf(host).length > labelsOf(parent).length + 1;
  return deeper ? "wildcard-too-short" : undefined;
}
