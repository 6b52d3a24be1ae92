import type { ResourceRecord, Zone } from "../../../model/dns.js";
import { toName } from "../../../model/dns.js";
import type { ReadingProblem } from "../../../model/policy-domain.js";
import { type Range, rangeOf, type SourceFile } from "../../../model/text.js";
import { callRange } from "../places/places.js";
import type { Scripts } from "../places/scripts.js";
import type { ProgramRun } from "../programs/run.js";
import type { MadeDomain } from "../programs/told.js";
import { leavesOpen } from "./ignored.js";
import { type Declaration, readRecord } from "./resource-records.js";

export interface ReadZones {
  readonly zones: readonly Zone[];
  readonly problems: readonly ReadingProblem[];
}

/** The zones that a program has declared, whole only where it ran to its end. */
export function readZones(run: ProgramRun, entry: SourceFile, scripts: Scripts): ReadZones {
  const zones: Zone[] = [];
  const problems: ReadingProblem[] = [];
  const finished = run.told.whole && run.end.kind === "finished";
  const declaring = declaringFiles(run.told.domains, scripts);
  for (const made of run.told.domains) {
    const declaration = declarationOf(made, entry, scripts);
    if (!declaration) continue;
    const records: ResourceRecord[] = [];
    for (const each of made.records) {
      const { record, problem } = readRecord(each, declaration, scripts);
      if (record) records.push(record);
      if (problem) problems.push(problem);
    }
    const { apex, range } = declaration;
    const variant = made.name.split("!")[1] || undefined;
    zones.push({
      apex,
      complete: finished && isWhole(made),
      records,
      path: range.path,
      files: filesOf(made, run, declaring, scripts),
      range,
      format: "dnscontrol",
      ...(variant === undefined ? {} : { variant }),
    });
  }
  return { zones, problems };
}

function declarationOf(
  { name, stack, volatile }: MadeDomain,
  entry: SourceFile,
  scripts: Scripts,
): Declaration | undefined {
  const bare = name.split("!")[0] ?? "";
  const apex = bare === "" || bare.includes("/") ? undefined : toName(bare.endsWith(".") ? bare : `${bare}.`);
  if (apex === undefined) return undefined;
  const range: Range = callRange(scripts.framesOf(stack), scripts) ?? rangeOf(entry);
  return { name: bare, apex, range, volatile };
}

/** Records that others write, or that are not purged, are in the zone as well. */
function isWhole({ hosted, volatile, keepsUnknown, open, ignored }: MadeDomain): boolean {
  return hosted && !volatile && !keepsUnknown && open.length === 0 && !ignored.some(leavesOpen);
}

/** The files that declare domains themselves. */
function declaringFiles(domains: readonly MadeDomain[], scripts: Scripts): ReadonlySet<string> {
  return new Set(domains.flatMap(({ stack }) => scripts.framesOf(stack)[0]?.path ?? []));
}

/** Those that the domain and its records come from, and those that hold what any domain may use. */
function filesOf(
  { stack, records }: MadeDomain,
  { ran }: ProgramRun,
  declaring: ReadonlySet<string>,
  scripts: Scripts,
): readonly string[] {
  const stacks = new Set([stack, ...records.map((record) => record.stack)]);
  const own = [...stacks].flatMap((each) => scripts.framesOf(each)).map(({ path }) => path);
  return [...new Set([...own, ...ran.filter((path) => !declaring.has(path))])];
}
