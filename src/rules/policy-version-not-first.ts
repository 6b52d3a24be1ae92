import { policyField } from "../model/policy.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import { deleteLine, insertFirstLine } from "./parts/policy-edits.js";
import type { Rule } from "./rule.js";

export const policyVersionNotFirst: Rule = {
  id: "policy-version-not-first",
  summary: "The version is not the first field",
  severity: "notice",
  rfc: "RFC 8461, section 3.2",
  why: "The order of the fields is free, but one large sender documents that the version has to be on the first line.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { policy } = judged;
      const version = policyField(policy, "version");
      const [first] = policy.fields;
      // Behind a part that is not known, there is no telling which line it ends up on.
      if (!version || version === first || policy.mayHoldMoreFields) continue;
      const { line } = version;
      yield {
        domain: judged.domain,
        range: version.line.text.range,
        subject: subjectIn(judged, "version"),
        message: `The version stands on line ${line.number}, behind other fields. That is legal, but one large sender documents that it has to come first.`,
        steps: [`Move \`${line.text.value.trim().slice(0, 40)}\` to the first line.`],
        related: first ? [{ message: "the first field", range: first.line.text.range }] : [],
        fixes: [
          {
            title: "Move the version to the first line",
            // The policy is valid as it is.
            safe: false,
            edits: [...insertFirstLine(policy, line.text.value), ...deleteLine(line)],
          },
        ],
      };
    }
  },
};
