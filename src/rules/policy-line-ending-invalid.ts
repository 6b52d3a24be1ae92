import type { PolicyLine } from "../model/policy.js";
import { replaceText } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { lineEndingOf } from "./parts/policy-edits.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyLineEndingInvalid: Rule = {
  id: "policy-line-ending-invalid",
  summary: "Lines end in something other than LF or CRLF, or in both",
  severity: "error",
  rfc: "RFC 8461, section 3.2, and erratum 6253",
  why: "A sender that does not see where a line ends takes several fields for one and drops the policy.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const { deviations, lines } = judged.policy;
      const wrong = deviations.find(({ kind }) => kind === "bare-cr" || kind === "other-line-separator");
      const mixed = deviations.find(({ kind }) => kind === "mixed-line-endings");
      if (wrong)
        yield finding(
          judged,
          lines.filter(({ ending }) => !isLegal(ending.value)),
          "error",
        );
      else if (mixed)
        yield finding(
          judged,
          lines.filter(({ ending }) => ending.value === mixed.text.value),
          "warning",
        );
    }
  },
};

function isLegal(ending: string): boolean {
  return ending === "" || ending === "\n" || ending === "\r\n";
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ["\n", "LF"],
  ["\r\n", "CRLF"],
  ["\r", "a bare CR"],
]);

function finding(judged: JudgedPolicy, lines: readonly PolicyLine[], severity: "error" | "warning") {
  const ending = lineEndingOf(judged.policy);
  const name = NAMES.get(ending) ?? "LF";
  const found = NAMES.get(lines[0]?.ending.value ?? "") ?? "an unusual separator";
  // Together with a wrong ending, the rarer of the two right ones is put right as well.
  const changed = judged.policy.lines.filter((line) => line.ending.value !== "" && line.ending.value !== ending);
  return {
    severity,
    domain: judged.domain,
    range: lines[0]?.ending.range,
    subject: subjectIn(judged, severity === "error" ? "separator" : "mixed"),
    message:
      severity === "error"
        ? `This line ends in ${found}. Only LF and CRLF end a line, so senders read this line and the next as one and drop the policy.`
        : `This line ends in ${found}, most others in ${name}. That is allowed, but some senders take only one of them throughout.`,
    steps: [`End every line with ${name}.`],
    related: repeatedPlaces(
      lines.map((line) => line.ending),
      "here too",
    ),
    fixes: [
      {
        title: `End every line with ${name}`,
        safe: true,
        edits: changed.flatMap((line) => replaceText(line.ending, ending)),
      },
    ],
  };
}
