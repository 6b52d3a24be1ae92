import { idChangedWithoutPolicy } from "../id-changed-without-policy.js";
import { idReused } from "../id-reused.js";
import { maxAgeLowered } from "../max-age-lowered.js";
import { modeNoneMaxAgeLong } from "../mode-none-max-age-long.js";
import { mxNotInCachedPolicy } from "../mx-not-in-cached-policy.js";
import { mxPatternRemovedInUse } from "../mx-pattern-removed-in-use.js";
import { policyChangedWithoutNewId } from "../policy-changed-without-new-id.js";
import { policyEnforcedWithoutTesting } from "../policy-enforced-without-testing.js";
import { policyRemovedWithoutNone } from "../policy-removed-without-none.js";
import { publishOrder } from "../publish-order.js";
import type { Rule } from "../rule.js";

/** The rules about changes: base against head. In the order of the documentation. */
export const changeRules: readonly Rule[] = [
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
