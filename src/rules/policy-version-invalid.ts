import type { Observation } from "../model/finding.js";
import { type PolicyField, policyField } from "../model/policy.js";
import { isKnown, replaceText } from "../model/text.js";
import { documentsOf, type JudgedPolicy, subjectIn } from "./parts/judged-policy.js";
import { fieldsMeantElsewhere, isPolicy, swallowedFields } from "./parts/known-field.js";
import { insertFirstLine } from "./parts/policy-edits.js";
import { quote } from "./parts/quote.js";
import { splitFieldsFix } from "./parts/split-fields.js";
import { wideTextFix } from "./parts/wide-text.js";
import type { Rule } from "./rule.js";

export const policyVersionInvalid: Rule = {
  id: "policy-version-invalid",
  summary: "The version is missing or not exactly STSv1",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Senders take a text for a policy only when it says `version: STSv1`, and go on without protection otherwise.",
  aliases: ["MTASTS_BAD_VERSION"],
  *check({ head }) {
    for (const judged of documentsOf(head)) {
      const { policy, document } = judged;
      const version = policyField(policy, "version");
      if (wideTextFix(document, head)) continue;
      if (!isPolicy(policy)) yield noPolicy(judged);
      else if (version) {
        if (version.value.value !== "STSv1" && isKnown(version.value)) yield wrongVersion(judged, version);
      } else if (!policy.mayHoldMoreFields && !fieldsMeantElsewhere(policy).has("version")) yield noVersion(judged);
    }
  },
};

function noPolicy(judged: JudgedPolicy): Observation {
  const { policy, document } = judged;
  const text = policy.text.value.trim();
  const what =
    text === ""
      ? "This file is empty"
      : /^v=STSv1/i.test(text)
        ? "This is the text of the TXT record, not a policy"
        : "This is not a policy: it has none of the fields version, mode, max_age and mx";
  return {
    domain: judged.domain,
    range: policy.lines.find((line) => line.text.value.trim() !== "")?.text.range ?? {
      ...document.range,
      end: document.range.start,
    },
    subject: subjectIn(judged, "no policy"),
    message: `${what}. Senders that fetch it go on as if the domain had no MTA-STS.`,
    steps: [
      "Write a policy: the lines `version: STSv1`, `mode: testing`, `max_age: 604800`, and `mx: ` with each of the domain's mail hosts.",
    ],
  };
}

function noVersion(judged: JudgedPolicy): Observation {
  const { policy } = judged;
  return {
    domain: judged.domain,
    range: policy.lines[0]?.text.range,
    subject: subjectIn(judged, "version"),
    message: "The policy does not say `version: STSv1`. Without that line senders drop it.",
    steps: ["Put `version: STSv1` on the first line."],
    fixes: [{ title: "Add `version: STSv1`", safe: true, edits: insertFirstLine(policy, "version: STSv1") }],
  };
}

/** `2`, `v3`, `20240101`, `2024-01-01`: the number of a revision. `STSv2` is not one, nor is `1` behind `STSv`. */
const REVISION = /^["']?v?\d[\d.\-:TZ]{0,30}["']?$/i;

function wrongVersion(judged: JudgedPolicy, field: PolicyField): Observation {
  const { value } = field;
  const swallowed = swallowedFields(field);
  const isRevision = REVISION.test(value.value);
  const split = swallowed.length > 0 ? splitFieldsFix(judged.policy, field) : undefined;
  const written = value.value === "" ? "has no value" : `is ${quote(value.value)}`;
  const reason =
    swallowed.length > 0
      ? `Several fields stand on one line here (${swallowed.join(", ")}).`
      : isRevision
        ? `The version ${written}, which looks like the number of a revision. This field names the protocol and is always "STSv1"; the revision of a policy lives in the \`id\` of the TXT record.`
        : `The version ${written}, and only "STSv1" is one, in just these letters.`;
  const fix = { title: "Write `STSv1`", safe: true, edits: replaceText(value, "STSv1") };
  const fixes = swallowed.length > 0 ? (split ? [split] : []) : value.value === "" ? [] : [fix];
  return {
    domain: judged.domain,
    range: value.value === "" ? field.line.text.range : value.range,
    subject: subjectIn(judged, "version"),
    message: `${reason} Senders drop the policy.`,
    steps: swallowed.length > 0 ? ["Write each field on a line of its own."] : ["Write `version: STSv1`."],
    fixes,
  };
}
