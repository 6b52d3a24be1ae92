import type { Fix } from "../model/finding.js";
import type { Policy, PolicyDeviation } from "../model/policy.js";
import { replaceText, type TextEdit } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { fieldWithoutColon, isKnownField, meantField } from "./parts/known-field.js";
import { listLines } from "./parts/mx-list.js";
import { deleteLine } from "./parts/policy-edits.js";
import { quote } from "./parts/quote.js";
import { repairedValues } from "./parts/repaired-values.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import type { Rule } from "./rule.js";

export const policyLineInvalid: Rule = {
  id: "policy-line-invalid",
  summary: "A line is not a field: a comment, no colon, a name or value that can't be",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "A policy knows nothing but fields, not even comments: strict senders drop it for one line that is none.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const lists = listLines(judged.policy);
      const found = judged.policy.deviations.filter(({ line }) => !lists.has(line.number));
      const comments = found.filter(({ kind }) => kind === "comment");
      const others = onePerLine(found.filter(isNoField));
      if (comments.length > 0) yield finding(judged, comments, "comment");
      if (others.length > 0) yield finding(judged, others, "line");
    }
  },
};

function isNoField({ kind, line }: PolicyDeviation): boolean {
  if (kind === "no-colon" || kind === "invalid-field-name") return true;
  // A known field without a value is a matter of that field's own rule.
  return kind === "empty-value" && line.field !== undefined && !isKnownField(line.field.name.value);
}

function onePerLine(found: readonly PolicyDeviation[]): readonly PolicyDeviation[] {
  return found.filter(({ line }, index) => found[index - 1]?.line.number !== line.number);
}

function finding(judged: JudgedPolicy, found: readonly PolicyDeviation[], what: "comment" | "line") {
  const [first] = found;
  const fix = what === "comment" ? commentFix(found) : lineFix(judged.policy, found);
  return {
    domain: judged.domain,
    range: first?.text.range,
    subject: subjectIn(judged, what),
    message: `${first ? messageOf(first) : ""}${found.length > 1 ? ` So it is with ${found.length - 1} more.` : ""} Strict senders drop the whole policy for it.`,
    steps:
      what === "comment"
        ? ["Remove the comments: a policy can't have any."]
        : ["Write each line as `name: value`, and remove what is not a field of the policy."],
    related: repeatedPlaces(
      found.map(({ text }) => text),
      "not a field either",
    ),
    fixes: fix ? [fix] : [],
  };
}

function messageOf({ kind, text, line }: PolicyDeviation): string {
  if (kind === "comment") return `${quote(text.value)} is a comment, and policies have none.`;
  if (kind === "no-colon") return `${quote(text.value)} is not a field: it has no colon.`;
  if (kind === "empty-value") return `The field ${quote(line.field?.name.value ?? "")} has no value.`;
  const name = line.field?.name.value ?? "";
  return name === ""
    ? "There is no name in front of the colon."
    : `${quote(name)} can't be the name of a field: a name is made of letters, digits, "_", "-" and ".", 32 at most.`;
}

function commentFix(found: readonly PolicyDeviation[]): Fix {
  return { title: "Remove the comments", safe: true, edits: found.flatMap(({ line }) => deleteLine(line)) };
}

/** Only when every line can be mended: half a repair mends nothing. */
function lineFix(policy: Policy, found: readonly PolicyDeviation[]): Fix | undefined {
  const edits: TextEdit[] = [];
  for (const { line } of found) {
    const meant = line.field
      ? { name: meantField(line.field.name.value, line.field.value.value), value: line.field.value.value }
      : fieldWithoutColon(line);
    const values = meant?.name && repairedValues(meant.name, meant.value);
    if (!meant?.name || values?.length !== 1) return undefined;
    if (meant.name !== "mx" && policy.fields.some(({ name }) => name.value === meant.name)) return undefined;
    edits.push(...replaceText(line.text, `${meant.name}: ${values[0]}`));
  }
  return { title: "Write the lines as fields", safe: true, edits };
}
