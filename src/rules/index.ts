import { changeRules } from "./lists/change.js";
import { mailRules } from "./lists/mail.js";
import { policyRules } from "./lists/policy.js";
import { recordRules } from "./lists/record.js";
import type { Rule } from "./rule.js";

/** All rules, in the order of the documentation. */
export const rules: readonly Rule[] = [...recordRules, ...policyRules, ...mailRules, ...changeRules];
