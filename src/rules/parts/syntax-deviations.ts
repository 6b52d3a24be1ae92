import type { StsDeviation, StsRecord } from "../../model/sts-record.js";

/**
 * The deviations that are a matter of syntax alone. What stands in the place of the version belongs to
 * record-version-invalid, so that one mistake gives one finding.
 */
export function syntaxDeviations(record: StsRecord): readonly StsDeviation[] {
  const inVersion = versionWords(record);
  return record.deviations.filter(
    (deviation) => deviation.kind !== "leading-blank" && deviation.kind !== "literal-quotes" && deviation !== inVersion,
  );
}

/** Words without `=` in the place of `v=STSv1`: `STSv1`, `v:STSv1`, prose. */
export function versionWords({ deviations, fields }: StsRecord): StsDeviation | undefined {
  const [field] = fields;
  const words = deviations.find(({ kind }) => kind === "missing-equals");
  return words && (field === undefined || words.start < field.start) ? words : undefined;
}
