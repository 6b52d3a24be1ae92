import { childOf, type Name } from "../model/dns.js";
import type { Fix, Observation } from "../model/finding.js";
import type { State } from "../model/policy-domain.js";
import { isKnown, type Range, type TextEdit } from "../model/text.js";
import { type MisplacedRecord, type Misplacing, misplacedRecords, rightOwner } from "./parts/misplaced-records.js";
import { renamedOwner } from "./parts/renamed-owner.js";
import type { Rule } from "./rule.js";

export const recordMisplaced: Rule = {
  id: "record-misplaced",
  summary: "A record that begins with v=STSv1 stands at a name where no sender looks",
  severity: "error",
  rfc: "RFC 8461, section 3.1",
  why: "Senders look for the record at _mta-sts below the mail domain, and nowhere else.",
  aliases: [],
  *check({ head }) {
    for (const misplaced of misplacedRecords(head)) yield* judge(misplaced, head);
  },
};

/** What stands at the right name as well, as far as it is known. */
type RightPlace = "taken" | "free" | "unknown";

function rightPlace({ domain: name, zone }: MisplacedRecord, state: State): RightPlace {
  const owner = childOf("_mta-sts", name);
  const domain = state.domains.find((each) => each.name === name && each.zones.includes(zone));
  const there = (domain?.records.get(owner) ?? zone.records).some(
    (record) => record.owner.value === owner && ["TXT", "CNAME", "NS"].includes(record.type),
  );
  if (there) return "taken";
  return zone.complete ? "free" : "unknown";
}

function* judge(misplaced: MisplacedRecord, state: State): Iterable<Observation> {
  const { record, domain, misplacing } = misplaced;
  const place = rightPlace(misplaced, state);
  // A copy at a name that means something by itself does no harm, and may be the target of aliases elsewhere.
  if (place === "taken" && (misplacing === "apex" || misplacing === "policy-host")) return;
  const right = rightOwner(misplaced);
  const result =
    place === "free"
      ? `There is none, so they see no policy, and mail to ${domain} is not protected.`
      : "What stands here has no effect.";
  yield {
    message: `This MTA-STS record is published at ${record.owner.value}, ${WHY[misplacing]}. Senders look for it at ${right} only. ${result}`,
    steps: place === "taken" ? [`Delete this record: there is one at ${right} already.`] : stepsOf(misplacing, right),
    domain,
    range: placeOf(misplaced),
    subject: record.owner.value,
    ...(place === "free" ? {} : { severity: "warning" as const }),
    ...(place === "taken" ? {} : remedy(misplaced, right, state)),
  };
}

const WHY: Readonly<Record<Misplacing, string>> = {
  apex: "the mail domain itself",
  "policy-host": "the host that serves the policy, whose name has no underscore",
  misspelt: "which is spelt differently",
  "apex-repeated": "with the name of the zone twice, because the owner name lacks its final dot",
};

function stepsOf(misplacing: Misplacing, right: Name): readonly string[] {
  if (misplacing === "apex-repeated")
    return [
      `Put a dot at the end of the owner name, or write it without the name of the zone, so that it becomes ${right}.`,
    ];
  return [`Move the record to ${right}.`];
}

/** The owner name where the record has one of its own, else the text. */
function placeOf({ record: { owner, text, range } }: MisplacedRecord): Range {
  const own = owner.range.path === range.path && owner.range.start >= range.start && owner.range.end <= range.end;
  return own && owner.range.end > owner.range.start ? owner.range : text.range;
}

function remedy(misplaced: MisplacedRecord, right: Name, state: State): Pick<Observation, "fixes" | "publish"> {
  const edits: readonly TextEdit[] | undefined = renamedOwner(misplaced, right, state);
  const fixes: readonly Fix[] = edits ? [{ title: `Publish the record at ${right}`, safe: true, edits }] : [];
  const { text, ttl } = misplaced.record;
  if (edits || !isKnown(text)) return { fixes };
  return { fixes, publish: [{ owner: right, ttl: ttl?.value ?? 3600, type: "TXT", value: text.value }] };
}
