import type { Observation } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import type { StsRecord } from "../model/sts-record.js";
import { type Announced, announcedRrsets } from "./parts/announced-records.js";
import { mayBeEitherOr } from "./parts/either-or.js";
import { quote } from "./parts/quote.js";
import type { Rule } from "./rule.js";

export const recordDuplicate: Rule = {
  id: "record-duplicate",
  summary: "More than one TXT record announces a policy at the same name",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "With more than one record that begins with v=STSv1; senders behave as if there were no policy.",
  aliases: [],
  *check({ head }) {
    for (const announced of announcedRrsets(head)) yield* duplicates(announced, head);
  },
};

function* duplicates({ domain, announcement: { owner, records } }: Announced, head: State): Iterable<Observation> {
  const all = distinct(records);
  const last = all.at(-1);
  const others = all.slice(0, -1);
  // A part that is filled in later may be one of several ways to write the same record.
  if (!last || others.length === 0 || records.some(({ partlyUnknown }) => partlyUnknown)) return;
  if (others.some(({ text }) => mayBeEitherOr(head, text.range, last.text.range))) return;
  yield {
    message: `${all.length} TXT records at ${owner} announce an MTA-STS policy, and only one may. Senders can't tell which one counts, so they ignore all of them, and mail to ${domain.name} is not protected.`,
    steps: [
      `Keep the record with the id that belongs to the policy as it is served now, and delete the ${others.length === 1 ? "other one" : "others"}.`,
      "If in doubt, keep one of them and give it an id that none of them had.",
    ],
    domain: domain.name,
    range: last.text.range,
    subject: owner,
    related: others.map(({ text }) => ({
      message: `Another record at the same name: ${quote(text.value)}.`,
      range: text.range,
    })),
  };
}

/** An RRset is a set: the same record written twice is published once (RFC 2181, section 5). */
function distinct(records: readonly StsRecord[]): readonly StsRecord[] {
  const byText = new Map<string, StsRecord>();
  for (const record of records) {
    if (record.selected && !byText.has(record.text.value)) byText.set(record.text.value, record);
  }
  return [...byText.values()];
}
