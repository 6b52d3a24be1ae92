import type { ReadingProblem } from "../../model/policy-domain.js";
import { type Range, rangeOf, type SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";
import { callRange } from "./places/places.js";
import type { Acorn } from "./places/script.js";
import { Scripts } from "./places/scripts.js";
import { type ProgramRun, pathsFor, runProgram } from "./programs/run.js";
import { readZones } from "./records/zones.js";

/** What was made of a configuration, and of which files: where all of these are the same, so is the rest. */
interface Remembered {
  /** The programs and data that could have been asked for. */
  readonly paths: readonly string[];
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly reading: Reading;
}

/** Runs each configuration. A program that another one requires is none of its own. */
export async function readPrograms(
  loadAcorn: () => Promise<Acorn>,
  files: readonly SourceFile[],
  context: ReadContext,
): Promise<Reading> {
  // Loads while the first program runs.
  const acorn = loadAcorn();
  const readings: Remembered[] = [];
  for (const entry of files) readings.push(await readProgram(entry, context, acorn));
  const required = new Set(
    readings.flatMap((one, index) => [...one.files.keys()].filter((path) => path !== files[index]?.path)),
  );
  const own = readings.filter((_, index) => !required.has(files[index]?.path ?? ""));
  return {
    zones: own.flatMap(({ reading }) => reading.zones),
    policies: [],
    problems: own.flatMap(({ reading }) => reading.problems),
    undecided: [],
    included: own.flatMap((one) => [...one.files.values()]),
  };
}

async function readProgram(entry: SourceFile, context: ReadContext, acorn: Promise<Acorn>): Promise<Remembered> {
  const known = context.memo.get(entry);
  if (isRemembered(known) && (await isSame(known, context))) return known;
  const scripts = new Scripts(entry.path);
  const run = await runProgram(entry, context, async (files) => scripts.parse(files, await acorn));
  const { zones, problems } = readZones(run, entry, scripts);
  const ended = endingProblem(run, entry, scripts);
  const reading = {
    zones,
    policies: [],
    problems: ended ? [...problems, ended] : problems,
    undecided: [],
    included: [],
  };
  const remembered: Remembered = { paths: pathsFor(context), files: run.files, reading };
  context.memo.set(entry, remembered);
  return remembered;
}

function isRemembered(value: unknown): value is Remembered {
  return typeof value === "object" && value !== null && "reading" in value && "files" in value;
}

/** A file that was missing then may be there now, so the listing counts as well as the files. */
async function isSame({ paths, files }: Remembered, context: ReadContext): Promise<boolean> {
  const now = pathsFor(context);
  if (now.length !== paths.length || now.some((path, index) => path !== paths[index])) return false;
  for (const [path, file] of files) if ((await context.open(path)) !== file) return false;
  return true;
}

function endingProblem({ end, told }: ProgramRun, entry: SourceFile, scripts: Scripts): ReadingProblem | undefined {
  const rest = "What it declares before that is checked, the rest is not.";
  switch (end.kind) {
    case "finished":
      return told.whole ? undefined : { message: spoilt(entry), range: startOf(entry), mistake: false };
    case "stopped":
      return {
        message: `${entry.path} is not run to its end: ${end.reason}. ${rest}`,
        range: startOf(entry),
        mistake: false,
      };
    case "threw": {
      const frames = scripts.framesOf(end.stack);
      const range: Range = callRange(frames, scripts) ?? startOf(entry);
      const reason = sentence(end.message === "" ? end.name : end.message);
      if (end.name === "SyntaxError" && isOfFile(end.stack, scripts)) {
        return {
          message: `This is not JavaScript that can be run: ${reason} Correct it; DNSControl stops here too.`,
          range,
          mistake: true,
        };
      }
      return { message: `${entry.path} is not run to its end: ${reason} ${rest}`, range, mistake: false };
    }
  }
}

/** True for a mistake in a file; one in a text that is parsed on the way is named by the function that parses. */
function isOfFile(stack: string, scripts: Scripts): boolean {
  const [first = ""] = stack.split("\n");
  return !first.includes(" (") && scripts.framesOf(first).length > 0;
}

function spoilt({ path }: SourceFile): string {
  return `All that ${path} declares can't be told, since it changes functions of JavaScript itself.`;
}

function startOf(file: SourceFile): Range {
  return rangeOf(file, 0, 0);
}

/** On one line, and no longer than a person reads. */
function sentence(text: string): string {
  const line = text.replace(/\s+/g, " ").trim().slice(0, 300);
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
