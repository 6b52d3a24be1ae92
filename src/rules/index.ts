import { fileSyntaxInvalid } from "./file-syntax-invalid.js";
import { idChangedWithoutPolicy } from "./id-changed-without-policy.js";
import { idReused } from "./id-reused.js";
import { maxAgeLowered } from "./max-age-lowered.js";
import { modeNoneMaxAgeLong } from "./mode-none-max-age-long.js";
import { mxNotCovered } from "./mx-not-covered.js";
import { mxNotInCachedPolicy } from "./mx-not-in-cached-policy.js";
import { mxNull } from "./mx-null.js";
import { mxPatternRemovedInUse } from "./mx-pattern-removed-in-use.js";
import { mxPatternUnused } from "./mx-pattern-unused.js";
import { mxTargetAlias } from "./mx-target-alias.js";
import { mxTargetInvalid } from "./mx-target-invalid.js";
import { policyBlankLine } from "./policy-blank-line.js";
import { policyChangedWithoutNewId } from "./policy-changed-without-new-id.js";
import { policyCopiesDiffer } from "./policy-copies-differ.js";
import { policyEncodingInvalid } from "./policy-encoding-invalid.js";
import { policyEnforcedWithoutTesting } from "./policy-enforced-without-testing.js";
import { policyFieldDuplicate } from "./policy-field-duplicate.js";
import { policyFieldUnknown } from "./policy-field-unknown.js";
import { policyHostConflict } from "./policy-host-conflict.js";
import { policyHostMissing } from "./policy-host-missing.js";
import { policyIndented } from "./policy-indented.js";
import { policyLineEndingInvalid } from "./policy-line-ending-invalid.js";
import { policyLineInvalid } from "./policy-line-invalid.js";
import { policyMaxAgeInvalid } from "./policy-max-age-invalid.js";
import { policyMaxAgeShort } from "./policy-max-age-short.js";
import { policyMisplaced } from "./policy-misplaced.js";
import { policyModeInvalid } from "./policy-mode-invalid.js";
import { policyModeNone } from "./policy-mode-none.js";
import { policyModeTesting } from "./policy-mode-testing.js";
import { policyMxDuplicate } from "./policy-mx-duplicate.js";
import { policyMxInvalid } from "./policy-mx-invalid.js";
import { policyMxMissing } from "./policy-mx-missing.js";
import { policyMxTooWide } from "./policy-mx-too-wide.js";
import { policyRemovedWithoutNone } from "./policy-removed-without-none.js";
import { policyTooLarge } from "./policy-too-large.js";
import { policyVersionInvalid } from "./policy-version-invalid.js";
import { policyVersionNotFirst } from "./policy-version-not-first.js";
import { publishOrder } from "./publish-order.js";
import { recordCnameConflict } from "./record-cname-conflict.js";
import { recordDuplicate } from "./record-duplicate.js";
import { recordFieldDuplicate } from "./record-field-duplicate.js";
import { recordFieldUnknown } from "./record-field-unknown.js";
import { recordIdInvalid } from "./record-id-invalid.js";
import { recordIdMissing } from "./record-id-missing.js";
import { recordMisplaced } from "./record-misplaced.js";
import { recordMissing } from "./record-missing.js";
import { recordSyntaxInvalid } from "./record-syntax-invalid.js";
import { recordTtlLong } from "./record-ttl-long.js";
import { recordUnrelatedTxt } from "./record-unrelated-txt.js";
import { recordVersionInvalid } from "./record-version-invalid.js";
import { recordWildcardOnly } from "./record-wildcard-only.js";
import type { Rule } from "./rule.js";
import { subdomainWithoutPolicy } from "./subdomain-without-policy.js";
import { tlsReportInvalid } from "./tls-report-invalid.js";
import { tlsReportMissing } from "./tls-report-missing.js";

/** All rules, in the order of the documentation. */
export const rules: readonly Rule[] = [
  fileSyntaxInvalid,
  recordMissing,
  recordDuplicate,
  recordVersionInvalid,
  recordIdMissing,
  recordIdInvalid,
  recordSyntaxInvalid,
  recordFieldDuplicate,
  recordFieldUnknown,
  recordUnrelatedTxt,
  recordCnameConflict,
  recordMisplaced,
  recordWildcardOnly,
  recordTtlLong,
  policyTooLarge,
  policyEncodingInvalid,
  policyLineEndingInvalid,
  policyBlankLine,
  policyIndented,
  policyLineInvalid,
  policyVersionInvalid,
  policyVersionNotFirst,
  policyModeInvalid,
  policyModeNone,
  policyModeTesting,
  policyMaxAgeInvalid,
  policyMaxAgeShort,
  policyMxMissing,
  policyMxInvalid,
  policyMxTooWide,
  policyMxDuplicate,
  policyFieldDuplicate,
  policyFieldUnknown,
  policyMisplaced,
  policyCopiesDiffer,
  mxNotCovered,
  mxPatternUnused,
  mxNull,
  mxTargetAlias,
  mxTargetInvalid,
  policyHostMissing,
  policyHostConflict,
  subdomainWithoutPolicy,
  tlsReportMissing,
  tlsReportInvalid,
  policyChangedWithoutNewId,
  idReused,
  idChangedWithoutPolicy,
  mxNotInCachedPolicy,
  mxPatternRemovedInUse,
  policyEnforcedWithoutTesting,
  policyRemovedWithoutNone,
  modeNoneMaxAgeLong,
  maxAgeLowered,
  publishOrder,
];
