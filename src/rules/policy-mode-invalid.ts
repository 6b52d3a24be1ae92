import type { Fix, Observation } from "../model/finding.js";
import { modeOf, type PolicyField, policyField } from "../model/policy.js";
import { isKnown, replaceText } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { fieldsMeantElsewhere, swallowedFields } from "./parts/known-field.js";
import { quote } from "./parts/quote.js";
import { repairedValues } from "./parts/repaired-values.js";
import { splitFieldsFix } from "./parts/split-fields.js";
import type { Rule } from "./rule.js";

export const policyModeInvalid: Rule = {
  id: "policy-mode-invalid",
  summary: "The mode is missing, or none of enforce, testing and none",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Without a mode that they know, senders drop the policy, and mail travels unprotected.",
  aliases: ["MTASTS_UNKNOWN_MODE"],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      const mode = policyField(policy, "mode");
      if (mode) {
        if (modeOf(policy) === undefined && isKnown(mode.value)) yield wrongMode(judged, mode);
      } else if (!policy.mayHoldMoreFields && !fieldsMeantElsewhere(policy).has("mode")) {
        yield {
          domain: judged.domain,
          range: (policyField(policy, "version")?.line ?? policy.lines[0])?.text.range,
          subject: subjectIn(judged, "mode"),
          message: "The policy has no `mode`, so senders drop it.",
          steps: [
            "Add `mode: testing` to begin with: mail is delivered as before, and senders report what enforcing would stop.",
          ],
        };
      }
    }
  },
};

/** What people seem to have in mind with words that senders don't know. */
const HINTS: ReadonlyMap<string, string> = new Map([
  ["strict", "For deliveries to be stopped when TLS fails, write `mode: enforce`."],
  ["live", "For deliveries to be stopped when TLS fails, write `mode: enforce`."],
  ["production", "For deliveries to be stopped when TLS fails, write `mode: enforce`."],
  ["on", "For deliveries to be stopped when TLS fails, write `mode: enforce`."],
  ["report", "For reports only, with all mail delivered, write `mode: testing`."],
  ["monitor", "For reports only, with all mail delivered, write `mode: testing`."],
  ["off", "To retire a policy, write `mode: none`."],
  ["disabled", "To retire a policy, write `mode: none`."],
]);

function wrongMode(judged: JudgedPolicy, mode: PolicyField): Observation {
  const written = mode.value.value;
  const swallowed = swallowedFields(mode);
  const [meant] = swallowed.length === 0 ? (repairedValues("mode", written) ?? []) : [];
  const replaced: Fix | undefined =
    meant === undefined
      ? undefined
      : { title: `Write \`mode: ${meant}\``, safe: true, edits: replaceText(mode.value, meant) };
  const fix = swallowed.length > 0 ? splitFieldsFix(judged.policy, mode) : replaced;
  const problem =
    swallowed.length > 0
      ? `The mode runs on into other fields (${swallowed.join(", ")}): ${quote(written)}.`
      : written === ""
        ? "The mode has no value."
        : `${quote(written)} is not a mode: there are only "enforce", "testing" and "none", in small letters and with nothing behind them.`;
  return {
    domain: judged.domain,
    range: written === "" ? mode.line.text.range : mode.value.range,
    subject: subjectIn(judged, "mode"),
    message: `${problem} Senders drop the policy.`,
    steps: [
      swallowed.length > 0
        ? "Write each field on a line of its own."
        : meant
          ? `Write \`mode: ${meant}\`.`
          : (HINTS.get(written.toLowerCase()) ??
            "Write `mode: testing`, or `mode: enforce` once reports show no failures."),
    ],
    fixes: fix ? [fix] : [],
  };
}
