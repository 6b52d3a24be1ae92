import type { Fix } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import { idOf, isStsId, type StsRecord } from "../model/sts-record.js";
import { editOf, replaceText } from "../model/text.js";
import { type AnnouncedRecord, announcedRecords } from "./parts/announced-records.js";
import { commentTrap } from "./parts/comment-trap.js";
import { meantAsId } from "./parts/meant-as-id.js";
import { quote } from "./parts/quote.js";
import { syntaxDeviations } from "./parts/syntax-deviations.js";
import type { Rule } from "./rule.js";

export const recordIdMissing: Rule = {
  id: "record-id-missing",
  summary: "The TXT record has no id",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "The id is required: it tells senders when to fetch the policy again, and without it they ignore the record.",
  aliases: ["MTASTS_NO_ID"],
  *check({ head }) {
    for (const announced of announcedRecords(head)) {
      const { domain, announcement, record, dropped } = announced;
      if (dropped || !lacksId(record)) continue;
      const { what, step, fix } = reasonOf(announced, head);
      yield {
        message: `The TXT record at ${announcement.owner} has no id${what}. Senders ignore a record without one, so they see no policy, and mail to ${domain.name} is not protected.`,
        steps: [step],
        domain: domain.name,
        range: record.text.range,
        subject: announcement.owner,
        fixes: fix ? [fix] : [],
      };
    }
  },
};

/** Words without `=` may be the id: record-syntax-invalid speaks of them. Without any field it is no such record. */
function lacksId(record: StsRecord): boolean {
  if (idOf(record) || record.partlyUnknown || record.fields.length === 0) return false;
  return !syntaxDeviations(record).some(({ kind }) => kind === "missing-equals");
}

interface Reason {
  readonly what: string;
  readonly step: string;
  readonly fix?: Fix;
}

function reasonOf({ domain, record }: AnnouncedRecord, head: State): Reason {
  const trap = commentTrap(head, record.record, "id");
  if (trap) {
    const { meant, range, wrongQuotes } = trap;
    const whole = /;[ \t]*id=[A-Za-z0-9]{1,32}(?:;|$)/.test(meant);
    return {
      what: `: it stands there ${wrongQuotes ? "in quotation marks that mean nothing in a zone file" : "without quotes"}, so that a comment begins at the ";" and only ${quote(record.text.value)} is published`,
      step: 'Put the whole text in double quotes (").',
      ...(whole
        ? { fix: { title: "Put the text in double quotes", safe: true, edits: [editOf(range, `"${meant}"`)] } }
        : {}),
    };
  }
  const field = meantAsId(record);
  if (field) {
    const { name, value } = field;
    const renewed = isStsId(value.value) ? {} : { renewIdOf: [domain.name] };
    return {
      what: `: the field is called ${quote(name.value)}, and names of fields are taken letter by letter`,
      step: `Write id= in the place of ${name.value}=.`,
      fix: { title: "Write the name id", safe: true, edits: replaceText(name, "id"), ...renewed },
    };
  }
  return {
    what: "",
    step: `Add an id of 1 to 32 letters and digits that ${domain.name} never had, such as the date and time, and change it whenever the policy changes.`,
    fix: { title: "Add an id", safe: true, edits: [], renewIdOf: [domain.name] },
  };
}
