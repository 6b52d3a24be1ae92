import { policyBlankLine } from "../policy-blank-line.js";
import { policyCopiesDiffer } from "../policy-copies-differ.js";
import { policyEncodingInvalid } from "../policy-encoding-invalid.js";
import { policyFieldDuplicate } from "../policy-field-duplicate.js";
import { policyFieldUnknown } from "../policy-field-unknown.js";
import { policyIndented } from "../policy-indented.js";
import { policyLineEndingInvalid } from "../policy-line-ending-invalid.js";
import { policyLineInvalid } from "../policy-line-invalid.js";
import { policyMaxAgeInvalid } from "../policy-max-age-invalid.js";
import { policyMaxAgeShort } from "../policy-max-age-short.js";
import { policyMisplaced } from "../policy-misplaced.js";
import { policyModeInvalid } from "../policy-mode-invalid.js";
import { policyModeNone } from "../policy-mode-none.js";
import { policyModeTesting } from "../policy-mode-testing.js";
import { policyMxDuplicate } from "../policy-mx-duplicate.js";
import { policyMxInvalid } from "../policy-mx-invalid.js";
import { policyMxMissing } from "../policy-mx-missing.js";
import { policyMxTooWide } from "../policy-mx-too-wide.js";
import { policyTooLarge } from "../policy-too-large.js";
import { policyVersionInvalid } from "../policy-version-invalid.js";
import { policyVersionNotFirst } from "../policy-version-not-first.js";
import type { Rule } from "../rule.js";

/** The rules about the text of a policy. In the order of the documentation. */
export const policyRules: readonly Rule[] = [
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
];
