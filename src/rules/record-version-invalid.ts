import { announcedRecords } from "./parts/announced-records.js";
import { commentTrap } from "./parts/comment-trap.js";
import { versionMistake } from "./parts/version-mistake.js";
import type { Rule } from "./rule.js";

export const recordVersionInvalid: Rule = {
  id: "record-version-invalid",
  summary: "The TXT record does not begin with v=STSv1",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "Senders drop every TXT record that does not begin with exactly v=STSv1; and then see no policy at all.",
  aliases: [],
  *check({ head }) {
    for (const { domain, announcement, record, dropped } of announcedRecords(head)) {
      const mistake = versionMistake(record);
      // Two versions side by side are how a later one would be brought in: today's senders drop the other.
      if (!mistake || (dropped && /^v=STSv\d+;/.test(record.text.value))) continue;
      // With the wrong quotation marks the id is lost too, of which record-id-missing speaks.
      if (commentTrap(head, record.record, "id")?.wrongQuotes) continue;
      const result = dropped
        ? "Senders drop this record and take another one at the same name."
        : `Senders drop the record, so they see no policy, and mail to ${domain.name} is not protected.`;
      const { what, step, edits } = mistake;
      yield {
        message: `The TXT record at ${announcement.owner} ${what}. It has to begin with exactly "v=STSv1;", capital letters and small ones as shown. ${result}`,
        steps: [step],
        domain: domain.name,
        range: record.text.range,
        subject: dropped ? record.text.value : announcement.owner,
        ...(dropped ? { severity: "warning" as const } : {}),
        fixes: edits ? [{ title: "Begin the record with v=STSv1;", safe: !dropped, edits }] : [],
      };
    }
  },
};
