import { nearestWord } from "../../model/nearest.js";
import { KNOWN_POLICY_FIELDS, type Policy, type PolicyField } from "../../model/policy.js";
import { isExtensionName, type PolicyLine } from "../../model/policy-line.js";
import { repairedValues } from "./repaired-values.js";

export type KnownField = "version" | "mode" | "max_age" | "mx";

/** The names without anything but letters, as slips of the hand are compared. */
const BY_LETTERS: ReadonlyMap<string, KnownField> = new Map([
  ["version", "version"],
  ["mode", "mode"],
  ["maxage", "max_age"],
  ["mx", "mx"],
]);

export function isKnownField(name: string): name is KnownField {
  return KNOWN_POLICY_FIELDS.includes(name);
}

/**
 * The field that a name which is none was meant as: `Mode`, `max-age`, `"mx"`; with a slip of the hand (`nmx`) only
 * when the value is one of that field, because extensions may have any name.
 */
export function meantField(name: string, value: string): KnownField | undefined {
  if (isKnownField(name) || name.length > 40) return undefined;
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const same = BY_LETTERS.get(letters);
  if (same) return same;
  const near = nearestWord(letters, [...BY_LETTERS.keys()], letters.length >= 5 ? 2 : 1);
  const field = near === undefined ? undefined : BY_LETTERS.get(near);
  return field && isPlausible(field, value) ? field : undefined;
}

function isPlausible(field: KnownField, value: string): boolean {
  switch (field) {
    case "version":
      return /^["']?sts/i.test(value);
    case "mx":
      return value.includes(".") && repairedValues("mx", value) !== undefined;
    case "mode":
    case "max_age":
      return repairedValues(field, value) !== undefined;
  }
}

/** A line that means a field without the form of one. */
export interface MeantField {
  readonly name: KnownField;
  /** As written, without the blanks around it. */
  readonly value: string;
}

/** `mode=enforce`, `mx mail.example.com`: a line without a colon that begins with the name of a field. */
export function fieldWithoutColon(line: PolicyLine): MeantField | undefined {
  const text = line.text.value;
  if (text.length > 400 || text.includes(":")) return undefined;
  const [, word = "", value = ""] = /^([A-Za-z_-]{1,20})["']?[ \t=]+([^ \t=].*)$/s.exec(text.trim()) ?? [];
  const name = BY_LETTERS.get(word.toLowerCase().replace(/[^a-z]/g, ""));
  return name && (text.includes("=") || repairedValues(name, value)) ? { name, value: value.trim() } : undefined;
}

/** The fields that stand within the value of another, for want of a line break: `86400version: STSv1`. */
export function swallowedFields(field: PolicyField): readonly KnownField[] {
  if (!isKnownField(field.name.value)) return [];
  const names: KnownField[] = [];
  for (const [, name = ""] of field.value.value.matchAll(/(version|mode|max_age|mx)[ \t]?:/g)) {
    if (isKnownField(name) && !names.includes(name)) names.push(name);
  }
  return names;
}

/** Every rule about policies asks first whether it is one. */
const meantElsewhere = new WeakMap<Policy, ReadonlySet<KnownField>>();

/** The known fields that a policy means somewhere, but not as fields: each is reported where it stands, not as missing. */
export function fieldsMeantElsewhere(policy: Policy): ReadonlySet<KnownField> {
  const known = meantElsewhere.get(policy) ?? findMeantFields(policy);
  meantElsewhere.set(policy, known);
  return known;
}

function findMeantFields(policy: Policy): ReadonlySet<KnownField> {
  const names = new Set<KnownField>();
  for (const { line, ...field } of policy.fields) {
    const meant = meantField(field.name.value, field.value.value);
    if (meant) names.add(meant);
    for (const name of swallowedFields({ line, ...field })) names.add(name);
  }
  for (const line of policy.lines) {
    const meant = line.field ? undefined : fieldWithoutColon(line);
    if (meant) names.add(meant.name);
  }
  return names;
}

/** True for a text with something of a policy in it; false for prose, a web page, or nothing at all. */
export function isPolicy(policy: Policy): boolean {
  return (
    policy.mayHoldMoreFields ||
    policy.fields.some(({ name }) => isKnownField(name.value)) ||
    fieldsMeantElsewhere(policy).size > 0
  );
}

/** True for an extension whose name has the right form, and which is not a known field with a slip. */
export function isExtensionField(field: PolicyField): boolean {
  return !isKnownField(field.name.value) && isExtensionName(field.name.value);
}

/** True when a line break is missing between two fields, or between two whole policies. */
export function isRunTogether(policy: Policy): boolean {
  return policy.fields.some((field) => swallowedFields(field).length > 0);
}
