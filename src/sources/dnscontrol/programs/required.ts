import type { ResourceRecord, Zone } from "../../../model/dns.js";
import type { ReadingProblem } from "../../../model/policy-domain.js";
import { isUnknown, type Located, type Unknown } from "../../../model/text.js";
import type { ProgramRun } from "./run.js";

/** What was read of one configuration. */
export interface ProgramReading {
  readonly run: ProgramRun;
  readonly zones: readonly Zone[];
  readonly problems: readonly ReadingProblem[];
  /** What is said of its end. */
  readonly ending: readonly ReadingProblem[];
}

/**
 * Leaves out what programs say of themselves that are run by another as well: a file that is required gives its records
 * there, and alone mostly fails. Only what the other one really tells is left out, since anybody can require a file, and do
 * away with what it declares.
 */
export function withoutRequired(readings: readonly ProgramReading[]): readonly ProgramReading[] {
  const left = [...readings];
  for (const [index, { run, zones, problems, ending }] of readings.entries()) {
    const others = left.filter((other, at) => at !== index && hasRun(other, run));
    if (others.length === 0) continue;
    const told = others.flatMap((other) => other.zones);
    left[index] = {
      run,
      zones: zones.filter((zone) => !told.some((other) => holds(other, zone))),
      problems,
      ending: others.some((other) => other.run.end.kind === "finished") ? [] : ending,
    };
  }
  return left;
}

function hasRun({ run }: ProgramReading, { entry }: ProgramRun): boolean {
  return run.ran.includes(entry);
}

/** True when all that one zone says, the other one says as well. */
function holds(other: Zone, zone: Zone): boolean {
  if (other.apex !== zone.apex || other.variant !== zone.variant || (zone.complete && !other.complete)) return false;
  const records = new Set(other.records.map(keyOf));
  return zone.records.every((record) => records.has(keyOf(record)));
}

function keyOf(record: ResourceRecord): string {
  return JSON.stringify([record.owner.value, record.ttl?.value, record.type, ...dataOf(record)]);
}

function dataOf(record: ResourceRecord): readonly unknown[] {
  switch (record.type) {
    case "TXT":
      return [record.text.value];
    case "MX":
      return [record.preference, nameIn(record.exchange)];
    case "CNAME":
    case "NS":
      return [nameIn(record.target)];
    case "other":
      return [record.typeName];
  }
}

function nameIn(name: Located<unknown> | Unknown): unknown {
  return isUnknown(name) ? null : name.value;
}
