import type { ReadingProblem } from "../../model/policy-domain.js";
import type { SourceFile } from "../../model/text.js";
import type { ReadContext, Reading, SourceReader } from "../source.js";
import { claimsZoneFile } from "./claims.js";
import { ofInterest } from "./interest.js";
import { type FileReading, readZoneFile } from "./read.js";

/** Master files as in RFC 1035 section 5, with BIND's additions, whole zones and fragments, plain and as templates. */
export const zoneFile: SourceReader = {
  claims: claimsZoneFile,
  read,
};

async function read(files: readonly SourceFile[], context: ReadContext): Promise<Reading> {
  const readings = new Map<SourceFile, FileReading>();
  const included = new Map<string, SourceFile>();
  for (const file of files) {
    if (included.has(file.path) || isSignedCopy(file, context)) continue;
    const reading = await readOnce(file, context);
    readings.set(file, reading);
    for (const part of reading.included) included.set(part.path, part);
  }
  // A part that came before the file that includes it was read alone in vain.
  const whole = [...readings].filter(([file]) => !included.has(file.path)).map(([, reading]) => reading);
  return {
    zones: whole.flatMap((reading) => reading.zones),
    policies: [],
    problems: withoutRepeats(whole.flatMap((reading) => reading.problems)),
    undecided: whole.flatMap((reading) => reading.undecided),
    included: [...included.values()],
  };
}

/** `example.com.zone.signed` is made of the zone beside it, signatures and all: nobody writes it. */
function isSignedCopy({ path }: SourceFile, context: ReadContext): boolean {
  return path.endsWith(".signed") && context.has(path.slice(0, -".signed".length));
}

/** What was made of a file, where it includes no other one, holds for the other side of a comparison too. */
async function readOnce(file: SourceFile, context: ReadContext): Promise<FileReading> {
  const configured = context.originOf(file.path);
  const kept = context.memo.get(file);
  if (isFileReading(kept) && kept.configured === configured) return kept;
  let asked = false;
  const open = (path: string): Promise<SourceFile | undefined> => {
    asked = true;
    return context.open(path);
  };
  const reading = await readZoneFile(file, { open, originOf: () => configured }, ofInterest);
  if (!asked) context.memo.set(file, reading);
  return reading;
}

function isFileReading(kept: unknown): kept is FileReading {
  return typeof kept === "object" && kept !== null && "configured" in kept && "zones" in kept;
}

/** Several zones may include the same file with the same mistake. */
function withoutRepeats(problems: readonly ReadingProblem[]): readonly ReadingProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ range }) => {
    const key = `${range.start} ${range.end} ${range.path}`;
    return !seen.has(key) && seen.add(key);
  });
}
