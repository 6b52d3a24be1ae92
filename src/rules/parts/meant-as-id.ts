import { nearestWord } from "../../model/nearest.js";
import { fieldOf, type StsField, type StsRecord } from "../../model/sts-record.js";

/** True for a slip of the hand on the way to `id`: `ID`, `idd`, `di`. */
export function looksLikeId(name: string): boolean {
  return name !== "id" && /i/i.test(name) && /d/i.test(name) && nearestWord(name, ["id"], 1) !== undefined;
}

/** The field that was to be the `id`, in a record that has none. */
export function meantAsId(record: StsRecord): StsField | undefined {
  return fieldOf(record, "id") ? undefined : record.fields.find(({ name }) => looksLikeId(name.value));
}

/** True for a slip of the hand on the way to `v`. */
export function looksLikeVersion(name: string): boolean {
  return name !== "v" && /^v(?:er|ersion)?$/i.test(name);
}
