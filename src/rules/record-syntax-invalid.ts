import type { StsDeviation, StsDeviationKind, StsRecord } from "../model/sts-record.js";
import { editOf, replaceText, type TextEdit } from "../model/text.js";
import { announcedRecords } from "./parts/announced-records.js";
import { quote } from "./parts/quote.js";
import { syntaxDeviations } from "./parts/syntax-deviations.js";
import type { Rule } from "./rule.js";

export const recordSyntaxInvalid: Rule = {
  id: "record-syntax-invalid",
  summary: "The TXT record departs from the form v=STSv1; id=…",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "Senders that hold to the standard ignore a record that they can't take apart, and with it the policy.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement, record, dropped } of announcedRecords(head)) {
      const [first, ...others] = syntaxDeviations(record);
      if (!first) continue;
      const result = dropped
        ? "Senders drop this record and take another one at the same name."
        : `Senders that hold to the standard ignore the record, and then mail to ${domain.name} is not protected.`;
      const edits = repairs(record);
      yield {
        message: `The TXT record at ${announcement.owner} ${SAYS[first.kind](first)}. ${result}`,
        steps: [
          "Write the record as in v=STSv1; id=20240101: fields of the form name=value, with one semicolon between two.",
        ],
        domain: domain.name,
        range: first.start === first.end ? record.text.range : first.text.range,
        subject: dropped ? record.text.value : `${announcement.owner} ${first.kind}`,
        ...(dropped ? { severity: "warning" as const } : {}),
        related: others.map((other) => ({
          message: `The record also ${SAYS[other.kind](other)}.`,
          range: other.text.range,
        })),
        fixes: edits ? [{ title: "Write the record in its proper form", safe: !dropped, edits }] : [],
      };
    }
  },
};

const SAYS: Readonly<Record<StsDeviationKind, (deviation: StsDeviation) => string>> = {
  "leading-blank": () => "begins with a blank",
  "literal-quotes": () => "has quotation marks within its text",
  "blank-before-first-delimiter": () =>
    'has a blank before its first semicolon, where senders look for exactly "v=STSv1;"',
  "missing-delimiter": ({ text }) =>
    text.value === ""
      ? "has no semicolon between two fields: its strings are joined with nothing between"
      : `has ${/^\s*$/.test(text.value) ? "a blank" : quote(text.value)} in the place of a semicolon between two fields`,
  "empty-field": () => "has a semicolon with no field before it",
  "blank-around-equals": () => 'has a blank beside a "="',
  "missing-equals": ({ text }) => `holds ${quote(text.value)}, which is no field, since it has no name and "="`,
  "invalid-extension": ({ text }) =>
    `holds the field ${quote(text.value)}, which has a character that a field must not have, or no value`,
  "trailing-blank": ({ text }) => `ends with a ${/[\r\n]/.test(text.value) ? "line break" : "blank"}`,
  "literal-backslash": () => "has a backslash before a semicolon, which becomes a part of the published text",
  "not-ascii": ({ text }) => `holds ${nameOf(text.value)}, where only ASCII is allowed`,
};

function nameOf(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return /[\s\p{C}]/u.test(text) ? `the character ${number}` : `${quote(text)} (${number})`;
}

/** The edits that mend all of it, or none where one part takes judgement. */
function repairs(record: StsRecord): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const deviation of syntaxDeviations(record)) {
    const edit = repair(deviation);
    if (!edit) return undefined;
    edits.push(...edit);
  }
  return edits;
}

function repair({ kind, text }: StsDeviation): readonly TextEdit[] | undefined {
  // The final line break of a YAML block is not written where it could be removed.
  if (text.value !== "" && text.range.start === text.range.end) return undefined;
  switch (kind) {
    case "missing-delimiter":
      return text.value === "" ? [editOf(text.range, text.encode("; "))] : replaceText(text, "; ");
    case "missing-equals": {
      const [, id] = /^id[ \t]*[: \t][ \t]*([A-Za-z0-9]{1,32})$/i.exec(text.value) ?? [];
      return id === undefined ? undefined : replaceText(text, `id=${id}`);
    }
    case "not-ascii":
      return /^[\s\p{C}]+$/u.test(text.value) ? replaceText(text, "") : undefined;
    case "invalid-extension":
      return undefined;
    default:
      return replaceText(text, "");
  }
}
