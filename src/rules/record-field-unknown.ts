import type { Observation } from "../model/finding.js";
import type { StsField } from "../model/sts-record.js";
import { isKnown, UNKNOWN_TEXT } from "../model/text.js";
import { type AnnouncedRecord, announcedRecords } from "./parts/announced-records.js";
import { looksLikeId, looksLikeVersion, meantAsId } from "./parts/meant-as-id.js";
import { quote } from "./parts/quote.js";
import { syntaxDeviations } from "./parts/syntax-deviations.js";
import type { Rule } from "./rule.js";

export const recordFieldUnknown: Rule = {
  id: "record-field-unknown",
  summary: "The TXT record has a field that the standard does not know",
  severity: "notice",
  rfc: "RFC 8461, section 3.1",
  why: "Senders ignore fields that they don't know, so that what is written there has no effect.",
  aliases: [],
  *check({ head }) {
    for (const announced of announcedRecords(head)) {
      if (announced.dropped) continue;
      for (const field of unknownFields(announced)) yield unknownField(announced, field);
    }
  },
};

/** Those that no other rule speaks of: malformed ones, and those in the place of a missing version or id. */
function unknownFields({ record }: AnnouncedRecord): readonly StsField[] {
  const malformed = new Set(syntaxDeviations(record).flatMap(({ start, end }) => [start, end]));
  const hasVersion = record.fields.some(({ name }) => name.value === "v");
  const insteadOfId = meantAsId(record);
  const seen = new Set(["v", "id"]);
  return record.fields.filter((field) => {
    const { value } = field.name;
    const first = !seen.has(value) && seen.add(value);
    const spokenOf = malformed.has(field.start) || field === insteadOfId || (looksLikeVersion(value) && !hasVersion);
    return first && !spokenOf && isKnown(field.name) && !value.includes(UNKNOWN_TEXT);
  });
}

/** What belongs into the policy, and has no meaning here. */
const POLICY_FIELDS = new Set(["version", "mode", "max_age", "mx"]);

function unknownField({ domain, announcement }: AnnouncedRecord, { name, text }: StsField): Observation {
  const known = looksLikeId(name.value) ? "id" : looksLikeVersion(name.value) ? "v" : undefined;
  const inPolicy = POLICY_FIELDS.has(name.value.toLowerCase());
  const remark = inPolicy
    ? ` It belongs into the policy at https://mta-sts.${domain.name}/.well-known/mta-sts.txt.`
    : known !== undefined
      ? ` It looks like "${known}", which the record has besides.`
      : "";
  return {
    message: `The TXT record at ${announcement.owner} has a field called ${quote(name.value)}, which the standard does not know. Senders ignore it.${remark}`,
    steps: [`Remove ${quote(text.value)}, unless somebody is known to read it.`],
    domain: domain.name,
    range: text.range,
    subject: `${announcement.owner} ${name.value}`,
    ...(known !== undefined && !inPolicy ? { severity: "warning" as const } : {}),
  };
}
