import type { MadeDomain } from "../programs/told.js";

/** The names from whose absence something is concluded, without the domain or subdomain, and the types in question. */
const LOOKED_UP: readonly (readonly [names: readonly string[], types: RegExp])[] = [
  [["_mta-sts", "_smtp._tls"], /^(?:\*|TXT|CNAME|NS)$/i],
  [["mta-sts"], /^(?:\*|A|AAAA|ALIAS|\w+_ALIAS|CNAME|NS)$/i],
];

/**
 * True when `IGNORE(label, types)` leaves records to others that matter here: those above, the MX records of any domain, and
 * delegations. A label is a pattern, of which the beginning is compared as far as it stands for itself.
 */
export function leavesOpen([label, types, target]: MadeDomain["ignored"][number]): boolean {
  // Labels are relative, so one with a final dot matches nothing; and validation names of Amazon begin with an underscore.
  if (label.endsWith(".") || /\.acm-validations\.aws\.?$/i.test(target)) return false;
  const named = types === "" ? ["*"] : types.split(",").map((type) => type.trim());
  const isAnyOf = (kinds: RegExp): boolean => named.some((type) => kinds.test(type));
  const [start = ""] = label.split(/[*?[{\\]/, 1);
  const mayBe = (name: string): boolean =>
    start.length === label.length && start !== ""
      ? start === name || start.startsWith(`${name}.`)
      : name.startsWith(start) || start.startsWith(`${name}.`);
  // What begins with an underscore is no domain that gets mail.
  if (isAnyOf(/^(?:\*|MX)$/i) && !start.startsWith("_")) return true;
  if (isAnyOf(/^NS$/i) && !start.startsWith("_") && label !== "@") return true;
  return LOOKED_UP.some(([names, kinds]) => isAnyOf(kinds) && names.some(mayBe));
}
