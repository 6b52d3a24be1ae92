import type { Fix, Severity } from "../model/finding.js";
import type { PolicyDeviation, PolicyDeviationKind } from "../model/policy.js";
import { documentsOf, type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { isExtensionField, isKnownField } from "./parts/known-field.js";
import { deleteText } from "./parts/policy-edits.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import { wideTextFix } from "./parts/wide-text.js";
import type { Rule } from "./rule.js";

interface Kind {
  readonly severity: Severity;
  readonly message: string;
  readonly step: string;
}

const KINDS: ReadonlyMap<PolicyDeviationKind, Kind> = new Map<PolicyDeviationKind, Kind>([
  [
    "byte-order-mark",
    {
      severity: "error",
      message: "The file begins with a byte order mark, so to a sender its first line does not begin with a field.",
      step: "Save the file as UTF-8 without a byte order mark.",
    },
  ],
  [
    "invalid-utf8",
    {
      severity: "error",
      message: "The policy holds octets that are not UTF-8, so senders can't read it.",
      step: "Save the file as UTF-8, or take the characters out.",
    },
  ],
  [
    "control-character",
    {
      severity: "error",
      message: "The policy holds control characters, which no field may have, so senders may drop it.",
      step: "Take the characters out.",
    },
  ],
  [
    "not-ascii",
    {
      severity: "warning",
      message: "The policy holds characters beyond ASCII. That is allowed here, but some senders stumble over it.",
      step: "Write it in plain ASCII.",
    },
  ],
]);

export const policyEncodingInvalid: Rule = {
  id: "policy-encoding-invalid",
  summary: "The policy is not plain UTF-8",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "The grammar of a policy is made of octets: a mark in front of the first field, or a broken character, voids it.",
  aliases: [],
  *check({ head }) {
    for (const judged of documentsOf(head)) {
      const fix = wideTextFix(judged.document, head);
      if (fix) yield wideFinding(judged, fix);
    }
    for (const judged of policiesOf(head)) {
      for (const [kind, { severity, message, step }] of KINDS) {
        const found = judged.policy.deviations.filter((one) => one.kind === kind && isJudgedHere(one));
        const [first] = found;
        if (!first) continue;
        const texts = found.map(({ text }) => text);
        yield {
          severity,
          domain: judged.domain,
          range: first.text.range,
          subject: subjectIn(judged, kind),
          message,
          steps: [step],
          related: repeatedPlaces(texts, "here too"),
          fixes:
            kind === "byte-order-mark" ? [{ title: "Remove the mark", safe: true, edits: deleteText(first.text) }] : [],
        };
      }
    }
  },
};

/** What stands in a value or line that is wrong as a whole is reported there. */
function isJudgedHere({ kind, line }: PolicyDeviation): boolean {
  if (kind === "byte-order-mark" || kind === "invalid-utf8") return true;
  return line.field !== undefined && !isKnownField(line.field.name.value) && isExtensionField(line.field);
}

function wideFinding(judged: JudgedPolicy, fix: Fix) {
  const start = judged.document.range.start;
  return {
    domain: judged.domain,
    range: { ...judged.document.range, end: start + 2 },
    subject: subjectIn(judged, "utf-16"),
    message: "The file is saved as UTF-16. Senders read UTF-8, and see no field of a policy in it.",
    steps: ["Save the file as UTF-8 without a byte order mark."],
    fixes: [fix],
  };
}
