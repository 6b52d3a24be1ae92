import type { Name, ResourceRecord, Zone } from "../../../model/dns.js";
import type { Undecided } from "../../../model/finding.js";
import { isUnknown, type Located, type Range, rangeOf, type SourceFile, type Unknown } from "../../../model/text.js";
import type { Evaluation, ResourceInstance } from "../values/instances.js";
import { type Placed, place } from "./apexes.js";
import { type Declared, readResource } from "./declared.js";
import { mayMatter } from "./interest.js";
import { type Made, recordsOf } from "./make-records.js";
import { RECORD_RESOURCES } from "./providers.js";
import { Words } from "./words.js";
import { ZoneReferences } from "./zone-references.js";

export interface Zones {
  readonly zones: readonly Zone[];
  readonly undecided: readonly Undecided[];
}

/**
 * The zones that an evaluation declares records of. None is whole: nobody can tell what else is in them. `apexHints` are the
 * policy domains that the evaluation mentions elsewhere; they may be the name of a zone that is known by its id alone.
 */
export function zonesOf(evaluation: Evaluation, apexHints: ReadonlySet<Name>): Zones {
  const undecided: Undecided[] = [];
  const declared = declarationsIn(evaluation, undecided);
  const found: (readonly [Name, readonly ResourceRecord[]])[] = [];
  for (const [apex, placed] of byApex(place(declared, apexHints))) {
    const made = placed.flatMap(({ declared, owner }) => recordsOf(declared, owner, apex));
    const records = certain(withoutRepeats(made), undecided);
    if (records.length > 0) found.push([apex, records]);
  }
  // All that was read is known only now.
  const files = new Map(evaluation.files.map((file) => [file.path, file]));
  return { zones: found.map(([apex, records]) => zoneOf(apex, records, files, evaluation.variant)), undecided };
}

function declarationsIn(evaluation: Evaluation, undecided: Undecided[]): readonly Declared[] {
  const words = new Words(evaluation);
  const references = new ZoneReferences(words);
  const all: Declared[] = [];
  for (const resource of evaluation.modules.flatMap((module) => module.resources)) {
    const provider = resource.mode === "resource" ? RECORD_RESOURCES.get(resource.type) : undefined;
    if (!provider || !mayMatter(textOf(resource), resource.type)) continue;
    const zone = references.of(resource, provider);
    if (zone.inner) continue;
    const { declared, nameless } = readResource(resource, provider, zone, words);
    all.push(...declared);
    if (nameless.length > 0 && /sts/i.test(textOf(resource))) {
      undecided.push(...nameless.slice(0, 1).map(namelessAt));
    }
  }
  return all;
}

function textOf({ hcl, block }: ResourceInstance): string {
  return hcl.text.slice(block.span.start, block.span.end);
}

function namelessAt(range: Range): Undecided {
  return {
    domain: undefined,
    undecided: "whether this is an MTA-STS record",
    reason: "its name is not known",
    range,
  };
}

function byApex(placed: readonly Placed[]): ReadonlyMap<Name, readonly Placed[]> {
  const groups = new Map<Name, Placed[]>();
  for (const each of placed) {
    const group = groups.get(each.apex);
    if (group) group.push(each);
    else groups.set(each.apex, [each]);
  }
  return groups;
}

/** The same block, called twice by modules or read for several instances, says the same thing only once. */
function withoutRepeats(made: readonly Made[]): readonly Made[] {
  const seen = new Set<string>();
  return made.filter(({ record }) => {
    const key = JSON.stringify([record.owner.value, record.type, dataOf(record)]);
    return !seen.has(key) && seen.add(key);
  });
}

function dataOf(record: ResourceRecord): unknown {
  switch (record.type) {
    case "TXT":
      return [record.text.value, record.text.range];
    case "MX":
      return [record.preference, shown(record.exchange)];
    case "CNAME":
    case "NS":
      return shown(record.target);
    case "other":
      return [record.typeName, record.range];
  }
}

function shown(target: Located<Name | undefined> | Unknown): unknown {
  return isUnknown(target) ? [target.unknown, target.range] : [target.value ?? null, target.range];
}

/**
 * What may or may not be there can't be judged: the exchange of such an MX record counts as unknown already, of other records
 * only one that stands alone is kept, since it is what there is if there is anything.
 */
function certain(made: readonly Made[], undecided: Undecided[]): readonly ResourceRecord[] {
  const counts = new Map<string, number>();
  const keyOf = ({ owner, type }: ResourceRecord): string => `${type} ${owner.value}`;
  for (const { record } of made) counts.set(keyOf(record), (counts.get(keyOf(record)) ?? 0) + 1);
  const records: ResourceRecord[] = [];
  for (const { record, uncertain } of made) {
    const judged = record.type === "TXT" || record.type === "CNAME";
    if (!uncertain || !judged || counts.get(keyOf(record)) === 1) records.push(record);
    else if (record.owner.value.startsWith("_mta-sts.")) undecided.push(leftOut(record, uncertain));
  }
  return records;
}

function leftOut({ owner, type, range }: ResourceRecord, { unknown }: Unknown): Undecided {
  return {
    domain: owner.value.slice("_mta-sts.".length) as Name,
    undecided: `whether this ${type} record is published`,
    reason: unknown,
    range,
  };
}

function zoneOf(
  apex: Name,
  records: readonly ResourceRecord[],
  files: ReadonlyMap<string, SourceFile>,
  variant: string | undefined,
): Zone {
  const [first] = records;
  const range = (records.find(({ owner }) => owner.value.startsWith("_mta-sts.")) ?? first)?.range;
  const path = range?.path ?? "";
  const file = files.get(path);
  return {
    apex,
    complete: false,
    records,
    path,
    files: [...files.keys()],
    variant,
    variantsAre: "environments",
    range: file ? rangeOf(file) : { path, start: 0, end: 0 },
    format: "terraform",
  };
}
