import { isWholeName, type Name } from "../model/dns.js";
import { type EffectivePolicy, effectivePolicy } from "../model/effective-policy.js";
import type { Fix, RecordToPublish } from "../model/finding.js";
import { stepForMadeId } from "../model/made-by-code.js";
import { announcedRecord, type PolicyDocument, type PolicyDomain, servedPolicy } from "../model/policy-domain.js";
import { fieldOf, idOf, isStsId, type StsRecord } from "../model/sts-record.js";
import { isKnown, type LocatedText, replaceText, type TextEdit } from "../model/text.js";
import { domainsWithNewPolicy, editedPolicies, goesBack } from "./affected-domains.js";
import { canonicalPolicy } from "./canonical-policy.js";
import { conflict } from "./edited-text.js";
import { nextId } from "./new-id.js";
import { isScattered } from "./scattered.js";
import { idsOf, knownId, onBase, type Renewal, type Sides } from "./sides.js";

/** A fix with the new ids that it takes: without `renewIdOf`, and not safe when one of the ids can't be written. */
export interface CompletedFix extends Pick<Renewal, "idEdits" | "publish" | "steps"> {
  readonly fix: Fix;
}

/** One id as it is written in the repository, and all domains that it stands for. */
interface IdPlace {
  readonly record: StsRecord;
  readonly domains: PolicyDomain[];
}

/**
 * Chooses the ids of a fix: for the domains that it names, and for those whose policy its edits change. An id that is
 * computed or can't be known stays as it is: it follows the policy by itself, or linting again tells that it does not.
 */
export function completeFix(fix: Fix, sides: Sides): CompletedFix {
  const { edits, idEdits, complete, publish, steps } = renewalFor(fix, sides);
  return { fix: { title: fix.title, safe: fix.safe && complete, edits }, idEdits, publish, steps };
}

function renewalFor({ edits, renewIdOf = [] }: Fix, sides: Sides): Renewal {
  const key = JSON.stringify(edits);
  const alone = sides.renewals.get(key) ?? renew(edits, [], sides);
  sides.renewals.set(key, alone);
  const names = [...new Set(renewIdOf)].filter((name) => !alone.renewed.has(name)).sort();
  if (names.length === 0) return alone;
  const keyWithNames = `${key} ${names.join(" ")}`;
  const renewal = sides.renewals.get(keyWithNames) ?? renew(edits, names, sides);
  sides.renewals.set(keyWithNames, renewal);
  return renewal;
}

function renew(edits: readonly TextEdit[], names: readonly Name[], sides: Sides): Renewal {
  const policies = editedPolicies(edits, sides);
  const named = names.flatMap((name) => viewsWithOldId(sides.head.get(name) ?? [], sides));
  const needed = named.filter((domain) => !goesBack(domain, policies, sides));
  const domains = new Set([...needed, ...domainsWithNewPolicy(policies, sides)]);
  const idEdits: TextEdit[] = [];
  const publish: RecordToPublish[] = [];
  const steps = [...stepsOf(domains)];
  let complete = true;
  for (const place of placesOf(domains)) {
    const id = chooseId(place, policies, sides);
    const scattered = scatteredId(place, sides);
    const ofPlace = scattered ? [] : editsOf(place.record, id);
    if (scattered) {
      complete = false;
      steps.push(stepForScattered(scattered, id));
    } else if (ofPlace.some((edit) => edits.some((other) => conflict(edit, other)))) complete = false;
    else idEdits.push(...ofPlace);
    // Several views of a zone may publish the same.
    publish.push(...recordsToPublish(place, id).filter((record) => !publish.some((other) => isSame(other, record))));
  }
  return {
    edits: [...edits, ...idEdits],
    idEdits,
    complete,
    renewed: new Set([...domains].map(({ name }) => name)),
    publish,
    steps,
  };
}

/** Where one view of a zone has its new id already, only the others need one. */
function viewsWithOldId(views: readonly PolicyDomain[], sides: Sides): readonly PolicyDomain[] {
  const old = views.filter((view) => {
    const [before, now] = [knownId(onBase(view, sides)), knownId(view)];
    return before === undefined || now === undefined || before === now || !isStsId(now);
  });
  return old.length > 0 ? old : views;
}

/** Each place once, however many domains and records share it. */
function placesOf(domains: Iterable<PolicyDomain>): readonly IdPlace[] {
  const places = new Map<string, IdPlace>();
  for (const domain of domains) {
    const record = announcedRecord(domain);
    const text = record && placeOfId(record);
    if (!record || !text || !isEditable(text)) continue;
    const ranges = [text.range, ...text.pieces.map(({ range }) => range)];
    const key = ranges.map((range) => `${range.start}-${range.end} ${range.path}`).join("\n");
    const place = places.get(key);
    if (place) place.domains.push(domain);
    else places.set(key, { record, domains: [domain] });
  }
  return [...places.values()];
}

/** Where the id is, or the version that a missing id is to follow. */
function placeOfId(record: StsRecord): LocatedText | undefined {
  return idOf(record) ?? fieldOf(record, "v")?.text;
}

function isEditable(text: LocatedText): boolean {
  return text.pieces.length > 0
    ? text.pieces.every((piece) => piece.verbatim && piece.range.side === undefined)
    : text.range.side === undefined;
}

function editsOf(record: StsRecord, id: string): readonly TextEdit[] {
  const old = idOf(record);
  if (old) return replaceText(old, id);
  const version = fieldOf(record, "v")?.text;
  return version ? replaceText(version, `${version.value}; id=${id}`) : [];
}

/** Senders compare ids per domain, so only ids of the domains concerned count as used. */
function chooseId(place: IdPlace, policies: ReadonlyMap<PolicyDocument, EffectivePolicy>, sides: Sides): string {
  const used = new Set([...sides.usedIds, ...place.domains.flatMap((domain) => idsOf(domain.name, sides))]);
  const [document] = place.domains.flatMap((domain) => servedPolicy(domain) ?? []);
  const policy = document && (policies.get(document) ?? effectivePolicy(document.policy));
  return nextId(idOf(place.record)?.value ?? "", sides.time, used, policy ? canonicalPolicy(policy) : "");
}

function isSame(one: RecordToPublish, other: RecordToPublish): boolean {
  return one.owner === other.owner && one.ttl === other.ttl && one.value === other.value;
}

/** In seconds: what most providers fill in. */
const USUAL_TTL = 3600;

function recordsToPublish({ record, domains }: IdPlace, id: string): RecordToPublish[] {
  if (!isKnown(record.text)) return [];
  const extensions = record.fields.filter(({ name }) => name.value !== "v" && name.value !== "id");
  const value = ["v=STSv1", `id=${id}`, ...extensions.map(({ text }) => text.value)].join("; ");
  const owners = new Map<Name, number>();
  for (const domain of domains) {
    const own = announcedRecord(domain);
    if (own && domain.announcement.state === "present")
      owners.set(domain.announcement.value.owner, own.record.ttl?.value ?? USUAL_TTL);
  }
  // A line with words in the place of the zone would be pasted as it is.
  const whole = [...owners].filter(([owner]) => isWholeName(owner));
  return whole.map(([owner, ttl]) => ({ owner, ttl, type: "TXT", value }));
}

function scatteredId({ record }: IdPlace, { files }: Sides): LocatedText | undefined {
  const id = idOf(record);
  return id && isScattered(id, files) ? id : undefined;
}

function stepForScattered({ pieces }: LocatedText, id: string): string {
  const paths = [...new Set(pieces.map(({ range }) => range.path))];
  return `Let the parts that the id is put together from, in ${paths.join(" and ")}, make ${id} or another new id. There is no patch for this, because one of them would have to hold the id and the others nothing.`;
}

function stepsOf(domains: Iterable<PolicyDomain>): readonly string[] {
  const made = [...domains].flatMap((domain) => stepForMadeId(domain) ?? []);
  const elsewhere = [...domains].filter((domain) => domain.announcement.state === "unknown");
  const owners = new Set(elsewhere.map(({ recordOwner }) => recordOwner));
  const unseen = [...owners].map(
    (owner) =>
      `Once the new policy is served, publish a new id in the TXT record at ${owner}; it is not in this repository.`,
  );
  return [...new Set(made), ...unseen];
}
