import type { ReadingProblem } from "../../model/policy-domain.js";
import type { SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";
import { endingProblems } from "./endings.js";
import { isNamedLikeConfiguration } from "./paths.js";
import { Scripts } from "./places/scripts.js";
import type { Acorn } from "./places/syntax.js";
import { isPartOf, type ProgramReading, withoutRequired } from "./programs/required.js";
import { pathsFor, runProgram } from "./programs/run.js";
import { readZones } from "./records/zones.js";

/** What was made of a configuration, and of which files: where all of these are the same, so is the rest. */
interface Remembered extends ProgramReading {
  /** The programs and data that could have been asked for. */
  readonly paths: readonly string[];
}

/** Runs each configuration. What one says of a program that another one has run as well is said once. */
export async function readPrograms(
  loadAcorn: () => Promise<Acorn>,
  files: readonly SourceFile[],
  context: ReadContext,
): Promise<Reading> {
  // Loads while the first program runs.
  const acorn = loadAcorn();
  const readings: Remembered[] = [];
  // Those that DNSControl looks for by itself come first: what they require is theirs.
  const named = files.filter(({ path }) => isNamedLikeConfiguration(path));
  for (const entry of named) readings.push(await readProgram(entry, context, acorn));
  const others = files.filter((file) => !named.includes(file) && !isPartOf(file.path, readings));
  for (const entry of others) readings.push(await readProgram(entry, context, acorn));
  const own = withoutRequired(readings);
  return {
    zones: own.flatMap(({ zones }) => zones),
    policies: [],
    problems: unlike(own.flatMap(({ problems, ending }) => [...problems, ...ending])),
    undecided: [],
    included: readings.flatMap(({ run: { ran, files: loaded } }) => ran.flatMap((path) => loaded.get(path) ?? [])),
  };
}

/** Programs that run the same file say the same of it. */
function unlike(problems: readonly ReadingProblem[]): readonly ReadingProblem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

async function readProgram(entry: SourceFile, context: ReadContext, acorn: Promise<Acorn>): Promise<Remembered> {
  const known = context.memo.get(entry);
  if (isRemembered(known) && (await isSame(known, context))) return known;
  const scripts = new Scripts(entry.path);
  const run = await runProgram(entry, context, async (files) => scripts.parse(files, await acorn));
  scripts.limitTo(run.ran);
  const { zones, problems } = readZones(run, entry, scripts);
  const remembered: Remembered = {
    paths: pathsFor(context),
    run,
    zones,
    problems,
    ending: endingProblems(run, entry, scripts),
  };
  context.memo.set(entry, remembered);
  return remembered;
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === "object" && value !== null && "run" in value && "paths" in value;
}

/** A file that was missing then may be there now, so the listing counts as well as the files. */
async function isSame({ paths, run: { files } }: Remembered, context: ReadContext): Promise<boolean> {
  const now = pathsFor(context);
  if (now.length !== paths.length || now.some((path, index) => path !== paths[index])) return false;
  for (const [path, file] of files) if ((await context.open(path)) !== file) return false;
  return true;
}
