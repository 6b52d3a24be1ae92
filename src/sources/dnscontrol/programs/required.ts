import type { ResourceRecord, Zone } from "../../../model/dns.js";
import type { ReadingProblem } from "../../../model/policy-domain.js";
import { isUnknown, type Located, type Unknown } from "../../../model/text.js";
import { folderOf, isNamedLikeConfiguration } from "../paths.js";
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
 * True for a file that is a part of one of these programs: it lies below it, and has been run by it to its end. What it
 * declares is read there.
 */
export function isPartOf(path: string, programs: readonly ProgramReading[]): boolean {
  return programs.some(({ run }) => liesBelow(path, run) && hasCompleted(run, path));
}

function liesBelow(path: string, { entry }: ProgramRun): boolean {
  const folder = folderOf(entry);
  return path !== entry && (folder === "" || path.startsWith(`${folder}/`));
}

/**
 * Leaves out what programs say of themselves that are run by another as well: a file that is required gives its records
 * there, and alone mostly fails. Only what the other one really tells is left out, since anybody can require a file, and do
 * away with what it declares.
 */
export function withoutRequired(readings: readonly ProgramReading[]): readonly ProgramReading[] {
  const left = [...readings];
  for (const [index, reading] of readings.entries()) {
    const { entry } = reading.run;
    const others = left.filter((_, at) => at !== index);
    const told = others.filter(({ run }) => run.ran.includes(entry)).flatMap(({ zones }) => zones);
    const isExplained = others.some(({ run }) => hasCompleted(run, entry) || isLeftOver(entry, run));
    left[index] = {
      ...reading,
      zones: reading.zones.filter((zone) => !told.some((other) => isToldBy(other, zone, reading.run))),
      ending: reading.ending.filter(({ mistake }) => mistake || !isExplained),
    };
  }
  return left;
}

/** True for a file of a configuration that is not run to its end, which is said of that: alone it only fails as well. */
function isLeftOver(path: string, run: ProgramRun): boolean {
  return run.end.kind !== "finished" && run.files.has(path) && liesBelow(path, run) && !isNamedLikeConfiguration(path);
}

function hasCompleted({ end, completed }: ProgramRun, path: string): boolean {
  return end.kind === "finished" && completed.includes(path);
}

/** True when the other zone is the same; of a program that fails alone, when it holds all that came of it. */
function isToldBy(other: Zone, zone: Zone, { end }: ProgramRun): boolean {
  return holds(other, zone) && (end.kind !== "finished" || holds(zone, other));
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
