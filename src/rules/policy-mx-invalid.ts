import type { Fix, Observation } from "../model/finding.js";
import { normalizePattern } from "../model/mx-pattern.js";
import { mxFields, type Policy, type PolicyField, validPatterns } from "../model/policy.js";
import { isKnown, type TextEdit } from "../model/text.js";
import { type JudgedPolicy, policiesOf, subjectIn } from "./parts/judged-policy.js";
import { swallowedFields } from "./parts/known-field.js";
import { type MxList, mxLists } from "./parts/mx-list.js";
import { wordsFor } from "./parts/mx-mistakes.js";
import { type MxMistake, mxMistake, repairedPatterns } from "./parts/mx-repair.js";
import { deleteLine, replacePatterns } from "./parts/policy-edits.js";
import { policyHostAsMx } from "./parts/policy-host-as-mx.js";
import { repeatedPlaces } from "./parts/repeated-places.js";
import { splitFieldsFix } from "./parts/split-fields.js";
import type { Rule } from "./rule.js";

export const policyMxInvalid: Rule = {
  id: "policy-mx-invalid",
  summary: "An mx value is not the name of a mail host",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Some senders drop a policy with such a line, others keep a pattern that no host matches, and then deliver nothing.",
  aliases: [],
  *check({ head }) {
    for (const judged of policiesOf(head)) {
      const lists = new Map(mxLists(judged.policy).map((list) => [list.field, list]));
      const groups = new Map<MxMistake, PolicyField[]>();
      for (const field of mxFields(judged.policy)) {
        if (!isKnown(field.value)) continue;
        if (swallowedFields(field).length > 0) yield runOn(judged, field);
        else {
          const mistake = lists.has(field) ? "yaml-list" : mxMistake(field.value.value);
          if (mistake) groups.set(mistake, [...(groups.get(mistake) ?? []), field]);
        }
      }
      for (const [mistake, fields] of groups) yield finding(judged, mistake, fields, lists);
      yield* policyHostAsMx(judged);
    }
  },
};

type Lists = ReadonlyMap<PolicyField, MxList>;

function finding(judged: JudgedPolicy, mistake: MxMistake, fields: readonly PolicyField[], lists: Lists): Observation {
  const places = fields.map(({ value, line }) => (value.value === "" ? line.text : value));
  const { message, step } = wordsFor(mistake, fields[0]?.value.value ?? "");
  const fix = fixOf(judged.policy, fields, lists);
  return {
    domain: judged.domain,
    range: places[0]?.range,
    subject: subjectIn(judged, mistake),
    message,
    steps: [step],
    related: repeatedPlaces(places, "the same here"),
    fixes: fix ? [fix] : [],
  };
}

/** Mends all of them or none. A host that the policy names already is not added again. */
function fixOf(policy: Policy, fields: readonly PolicyField[], lists: Lists): Fix | undefined {
  const named = new Set(validPatterns(policy));
  const edits: TextEdit[] = [];
  for (const field of fields) {
    const list = lists.get(field);
    const patterns = list ? repairedList(list) : repairedPatterns(field.value.value);
    if (!patterns) return undefined;
    const missing = patterns.filter((pattern) => !named.has(normalizePattern(pattern)));
    for (const pattern of missing) named.add(normalizePattern(pattern));
    if (missing.length === 0) edits.push(...deleteLine(field.line));
    else if (list)
      edits.push(...replacePatterns(policy, list.field.line.text, [`mx: ${missing[0]}`, ...missing.slice(1)]));
    else edits.push(...replacePatterns(policy, field.value, missing));
    for (const line of list?.lines ?? []) edits.push(...deleteLine(line));
  }
  return { title: fields.length > 1 ? "Mend the mx lines" : "Mend the mx line", safe: true, edits };
}

function repairedList({ values }: MxList): readonly string[] | undefined {
  const patterns = values.map(repairedPatterns);
  return patterns.some((one) => one === undefined) ? undefined : patterns.flatMap((one) => one ?? []);
}

function runOn(judged: JudgedPolicy, field: PolicyField): Observation {
  const split = splitFieldsFix(judged.policy, field);
  return {
    domain: judged.domain,
    range: field.value.range,
    subject: subjectIn(judged, "run on"),
    message: `This mx line runs on into other fields (${swallowedFields(field).join(", ")}), so no mail host matches it and those fields are lost. Senders drop the policy.`,
    steps: ["Write each field on a line of its own."],
    fixes: split ? [split] : [],
  };
}
