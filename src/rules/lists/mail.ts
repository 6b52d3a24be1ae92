import { mxNotCovered } from "../mx-not-covered.js";
import { mxNull } from "../mx-null.js";
import { mxPatternUnused } from "../mx-pattern-unused.js";
import { mxTargetAlias } from "../mx-target-alias.js";
import { mxTargetInvalid } from "../mx-target-invalid.js";
import { policyHostConflict } from "../policy-host-conflict.js";
import { policyHostMissing } from "../policy-host-missing.js";
import type { Rule } from "../rule.js";
import { subdomainWithoutPolicy } from "../subdomain-without-policy.js";
import { tlsReportInvalid } from "../tls-report-invalid.js";
import { tlsReportMissing } from "../tls-report-missing.js";

/** The rules about policy, MX and hosts together. In the order of the documentation. */
export const mailRules: readonly Rule[] = [
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
];
