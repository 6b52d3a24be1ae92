import { mxFields, type PolicyField, policyField } from "../model/policy.js";
import type { PolicyDocument, PolicyDomain, State } from "../model/policy-domain.js";
import { idOf, type StsRecord } from "../model/sts-record.js";
import { isKnown, type LocatedText, type Piece, type Range } from "../model/text.js";
import { announcedRecords } from "./parts/announced-records.js";
import { COMPUTE_FROM_ALL, type IdOrigin, originOf, overlap, placesOf } from "./parts/computed-id.js";
import { series } from "./parts/series.js";
import type { Rule } from "./rule.js";

export const idIgnoresPartOfPolicy: Rule = {
  id: "id-ignores-part-of-policy",
  summary: "The id is computed, but not from all of the policy",
  severity: "warning",
  rfc: "RFC 8461, section 3.1",
  why: "When a part changes that the id does not follow from, the id stays the same, and senders go on using the old policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement, record, dropped } of announcedRecords(head)) {
      const id = idOf(record);
      const origin = id && originOf(id);
      if (dropped || !id || !origin?.entirely) continue;
      const ignored = ignoredParts(domain, origin, mayBeGiven(id, origin, record, head));
      if (ignored.length === 0) continue;
      const names = series(ignored.map(({ name }) => name));
      yield {
        message: `The id in the TXT record at ${announcement.owner} is computed, but it does not follow from ${names} of the policy: when ${ignored.length > 1 ? "one of these changes" : "that changes"}, the id stays what it is. Senders fetch the policy again only when the id changes.`,
        steps: [COMPUTE_FROM_ALL],
        domain: domain.name,
        range: id.range,
        subject: `${announcement.owner} ${names}`,
        related: ignored.map(({ name, range }) => ({ message: `${name}, which the id does not follow from`, range })),
      };
    }
  },
};

/** A part of the policy that the id does not follow from, and where it is written. */
interface IgnoredPart {
  readonly name: string;
  readonly range: Range;
}

function ignoredParts({ policies }: PolicyDomain, origin: IdOrigin, mayBeGiven: boolean): readonly IgnoredPart[] {
  const [document] = policies;
  if (!document) return [];
  const parts = partsOf(document);
  const ignored = parts.filter(({ fields }) =>
    fields.some((field) => !policies.some((copy) => follows(field, copy, origin))),
  );
  if (mayBeGiven && ignored.length === parts.length) return [];
  return ignored.flatMap(({ name, fields: [field] }) => (field ? [{ name, range: field.value.range }] : []));
}

/**
 * True where an id that follows from no part at all of the policy that is here may be right all the same: another policy is
 * served, or a person writes a new date each time. A hash of what stands in the record itself hashes that by mistake.
 */
function mayBeGiven(id: LocatedText, { places }: IdOrigin, { record }: StsRecord, { files }: State): boolean {
  if (places.some((place) => !overlap(place, record.range))) return true;
  const isHash = ({ range: { path, start, end } }: Piece): boolean =>
    /(?:md5|sha\d+)\(/.test(decoder.decode(files.get(path)?.bytes.subarray(start, end)));
  return isKnown(id) && !id.pieces.some(isHash);
}

const decoder = new TextDecoder();

interface PolicyPart {
  readonly name: string;
  readonly fields: readonly PolicyField[];
}

/** Of the version there is only one. */
function partsOf({ policy }: PolicyDocument): readonly PolicyPart[] {
  const parts = [
    { name: "mode", fields: policyField(policy, "mode") },
    { name: "mx", fields: mxFields(policy) },
    { name: "max_age", fields: policyField(policy, "max_age") },
  ];
  return parts
    .map(({ name, fields = [] }) => ({ name, fields: [fields].flat().filter(({ value }) => isKnown(value)) }))
    .filter(({ fields }) => fields.length > 0);
}

/** True when the id follows from this field, or from the same one of a copy. */
function follows({ name, value }: PolicyField, copy: PolicyDocument, { places }: IdOrigin): boolean {
  const same = copy.policy.fields.filter(
    (field) => field.name.value === name.value && field.value.value === value.value,
  );
  return same.some((field) => placesOf(field.value).some((place) => places.some((from) => overlap(place, from))));
}
