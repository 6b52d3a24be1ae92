import type { Fix, Observation } from "../model/finding.js";
import { normalizePattern } from "../model/mx-pattern.js";
import { type Policy, type PolicyField, validPatterns } from "../model/policy.js";
import { isKnown, replaceText } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { isExtensionField, type KnownField, meantField } from "./parts/known-field.js";
import { deleteLine } from "./parts/policy-edits.js";
import { quote } from "./parts/quote.js";
import { repairedValues } from "./parts/repaired-values.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyFieldUnknown: Rule = {
  id: "policy-field-unknown",
  summary: "A field that senders ignore, perhaps a known one misspelt",
  severity: "notice",
  rfc: "RFC 8461, section 3.2",
  why: "Senders ignore fields that they don't know: a misspelt one is as good as not there.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      for (const [name, fields] of [...unknownFields(judged.policy)].slice(0, MOST))
        yield finding(judged, name, fields);
    }
  },
};

/** With more, the file is something else altogether, and that is clear by then. */
const MOST = 20;

function unknownFields(policy: Policy): ReadonlyMap<string, readonly PolicyField[]> {
  const unknown = new Map<string, PolicyField[]>();
  for (const field of policy.fields) {
    // Without a value it is no field at all, which is for another rule.
    if (!isExtensionField(field) || field.value.value === "") continue;
    const same = unknown.get(field.name.value);
    if (same) same.push(field);
    else unknown.set(field.name.value, [field]);
  }
  return unknown;
}

function finding(judged: JudgedPolicy, name: string, fields: readonly PolicyField[]): Observation {
  const { policy, domain } = judged;
  const meant = meantField(name, fields[0]?.value.value ?? "");
  const isThere = meant !== undefined && meant !== "mx" && policy.fields.some((field) => field.name.value === meant);
  const misspelt = meant !== undefined && !isThere;
  const fix = misspelt ? renaming(policy, meant, fields) : undefined;
  return {
    severity: misspelt ? "error" : "notice",
    domain,
    range: fields[0]?.name.range,
    subject: subjectIn(judged, name),
    message: misspelt
      ? `${quote(name)} is not a field that senders know: they ignore it, and so miss the \`${meant}\` that it was meant as.`
      : `${quote(name)} is not a field that senders know, and they ignore it.`,
    steps: [misspelt ? `Write \`${meant}\`, in just these letters.` : "Remove it, unless somebody else reads it."],
    related: repeatedPlaces(
      fields.map((field) => field.name),
      "here too",
    ),
    fixes: fix ? [fix] : [],
  };
}

/** The name, and the value with it where that is wrong too; nothing when a value can't be mended. */
function renaming(policy: Policy, meant: KnownField, fields: readonly PolicyField[]): Fix | undefined {
  const title = `Write \`${meant}\``;
  const named = new Set(validPatterns(policy));
  const edits = [];
  for (const { name, value, line } of meant === "mx" ? fields : fields.slice(0, 1)) {
    const values = isKnown(value) ? repairedValues(meant, value.value) : [value.value];
    const [only] = values ?? [];
    if (only === undefined || values?.length !== 1) return undefined;
    if (meant === "mx" && named.has(normalizePattern(only))) {
      edits.push(...deleteLine(line));
      continue;
    }
    named.add(normalizePattern(only));
    edits.push(...replaceText(name, meant));
    if (only !== value.value) edits.push(...replaceText(value, only));
  }
  // A second one of the same name would then be a repetition.
  return meant !== "mx" && fields.length > 1 ? undefined : { title, safe: true, edits };
}
