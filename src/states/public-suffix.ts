import { labelsOf, type Name } from "../model/dns.js";
import { validPatterns } from "../model/policy.js";
import type { States } from "./scope.js";

export type IsPublicSuffix = (name: Name) => boolean;

const isTopLevel: IsPublicSuffix = (name) => labelsOf(name).length === 1;

/** The longest public suffixes have so many labels; a wildcard below a longer name needs no list. */
const MAX_LABELS = 4;

/** Loads the public suffix list (the ICANN part) only when a policy has a wildcard that it could speak of. */
export async function publicSuffixesFor({ base, head }: States): Promise<IsPublicSuffix> {
  const policies = [...(base?.policies ?? []), ...head.policies];
  const needed = policies.some(({ policy }) => validPatterns(policy).some(needsList));
  if (!needed) return isTopLevel;
  const { getPublicSuffix } = await import("tldts-icann");
  return (name) => name !== "" && getPublicSuffix(name, { validateHostname: false }) === name;
}

function needsList(pattern: string): boolean {
  if (!pattern.startsWith("*.")) return false;
  const labels = labelsOf(pattern).length - 1;
  return labels > 1 && labels <= MAX_LABELS;
}
