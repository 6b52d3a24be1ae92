import type { Fix } from "../model/finding.js";
import type { StsField, StsRecord } from "../model/sts-record.js";
import { isKnown, replaceText, subtext } from "../model/text.js";
import { announcedRecords } from "./parts/announced-records.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const recordFieldDuplicate: Rule = {
  id: "record-field-duplicate",
  summary: "The TXT record has a second v or id",
  severity: "error",
  rfc: "RFC 8461, section 3.2",
  why: "Some senders take the first one, some the last, and some then ignore the record.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement, record, dropped } of announcedRecords(head)) {
      if (dropped) continue;
      for (const name of ["v", "id"]) {
        const [first, ...others] = record.fields.filter((field) => field.name.value === name);
        const last = others.at(-1);
        if (!first || !last) continue;
        const values = new Set([first, ...others].map(({ value }) => value.value));
        const taken =
          values.size === 1
            ? "Some senders ignore such a record"
            : `By the standard the first one counts, ${quote(first.value.value)}, but some senders take the last one, and some ignore the record`;
        yield {
          message: `The TXT record at ${announcement.owner} has "${name}" ${others.length === 1 ? "twice" : `${others.length + 1} times`}. ${taken}, and then mail to ${domain.name} is not protected as you mean it to be.`,
          steps: [`Keep one ${name}= and delete the ${others.length === 1 ? "other" : "others"}.`],
          domain: domain.name,
          range: last.text.range,
          subject: `${announcement.owner} ${name}`,
          related: [first, ...others]
            .filter((field) => field !== last)
            .map(({ text }) => ({ message: `"${name}" is here already.`, range: text.range })),
          fixes: [removal(record, others, values.size === 1 && isKnown(first.value))],
        };
      }
    }
  },
};

/** With the delimiter before it. Which of two different values is meant, only a person can tell. */
function removal(record: StsRecord, fields: readonly StsField[], safe: boolean): Fix {
  const edits = fields.flatMap(({ start, end }) => {
    const semicolon = record.text.value.lastIndexOf(";", start);
    return replaceText(subtext(record.text, semicolon === -1 ? start : semicolon, end), "");
  });
  return { title: "Keep the first one only", safe, edits };
}
