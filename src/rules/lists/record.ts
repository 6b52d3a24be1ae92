import { fileSyntaxInvalid } from "../file-syntax-invalid.js";
import { idIgnoresPartOfPolicy } from "../id-ignores-part-of-policy.js";
import { recordCnameConflict } from "../record-cname-conflict.js";
import { recordDuplicate } from "../record-duplicate.js";
import { recordFieldDuplicate } from "../record-field-duplicate.js";
import { recordFieldUnknown } from "../record-field-unknown.js";
import { recordIdInvalid } from "../record-id-invalid.js";
import { recordIdMissing } from "../record-id-missing.js";
import { recordMisplaced } from "../record-misplaced.js";
import { recordMissing } from "../record-missing.js";
import { recordSyntaxInvalid } from "../record-syntax-invalid.js";
import { recordTtlLong } from "../record-ttl-long.js";
import { recordUnrelatedTxt } from "../record-unrelated-txt.js";
import { recordVersionInvalid } from "../record-version-invalid.js";
import { recordWildcardOnly } from "../record-wildcard-only.js";
import type { Rule } from "../rule.js";

/** The rules about the TXT record, and about files that can't be read in full. In the order of the documentation. */
export const recordRules: readonly Rule[] = [
  fileSyntaxInvalid,
  recordMissing,
  recordDuplicate,
  recordVersionInvalid,
  recordIdMissing,
  recordIdInvalid,
  idIgnoresPartOfPolicy,
  recordSyntaxInvalid,
  recordFieldDuplicate,
  recordFieldUnknown,
  recordUnrelatedTxt,
  recordCnameConflict,
  recordMisplaced,
  recordWildcardOnly,
  recordTtlLong,
];
