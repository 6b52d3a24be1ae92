import type { Policy, PolicyDeviation } from "../model/policy.js";
import { isExtensionName } from "../model/policy-line.js";
import { policiesOf, subjectIn } from "./parts/judged-policy.js";
import { deleteText, isBesideUnknown } from "./parts/policy-edits.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyIndented: Rule = {
  id: "policy-indented",
  summary: "Blanks stand in front of a field or of its colon",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "The name of a field begins its line and the colon follows at once; with blanks there, strict senders drop the policy.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const found = judged.policy.deviations.filter((one) => isIndented(one, judged.policy));
      const [first] = found;
      if (!first) continue;
      const lines = new Set(found.map(({ line }) => line.number)).size;
      const place = first.kind === "indented" ? "at the start of the line" : "before the colon";
      yield {
        domain: judged.domain,
        range: first.text.range,
        subject: subjectIn(judged, "blanks"),
        message: `There are blanks ${place}${lines > 1 ? `, here and in ${lines - 1} more` : ""}. A field has to begin its line, with the colon right behind its name: strict senders drop this policy.`,
        steps: ["Remove the blanks. Only behind the colon and at the end of a line are they allowed."],
        related: repeatedPlaces(
          found.map(({ text }) => text),
          "blanks here too",
        ),
        fixes: [{ title: "Remove the blanks", safe: true, edits: found.flatMap(({ text }) => deleteText(text)) }],
      };
    }
  },
};

/** Where the line is no field anyway, `policy-line-invalid` or `policy-mx-invalid` speaks. */
function isIndented({ kind, line }: PolicyDeviation, policy: Policy): boolean {
  if (kind !== "indented" && kind !== "blank-before-colon") return false;
  return line.field !== undefined && isExtensionName(line.field.name.value) && !isBesideUnknown(policy, line);
}
