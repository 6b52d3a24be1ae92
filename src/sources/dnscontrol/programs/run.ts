import type { ProgramEnd } from "../../../model/runtime.js";
import type { SourceFile } from "../../../model/text.js";
import type { ReadContext } from "../../source.js";
import { languageFor } from "../language/index.js";
import { RECORD_FUNCTIONS, VALUE_ARGUMENT, WITHOUT_LABEL } from "../language/record-functions.js";
import { folderOf, mayBeReadByDnsControl } from "../paths.js";
import { MOST_FILES, MOST_MEGABYTES, ProgramFiles } from "./program-files.js";
import { MOST_RECORDS, readTold, type Told } from "./told.js";
import { unknownNames } from "./unknown-names.js";

export interface ProgramRun {
  /** The path of the configuration. */
  readonly entry: string;
  readonly told: Told;
  readonly end: ProgramEnd;
  /** The files that were run, itself included. */
  readonly ran: readonly string[];
  /** Those of them that were run to their end. */
  readonly completed: readonly string[];
  /** All that was loaded for it, itself included. */
  readonly files: ReadonlyMap<string, SourceFile>;
}

/** A program is run again when it asked for files that could not be told from its text; this often. */
const MOST_ROUNDS = 6;
/** In milliseconds, of all rounds. */
const MOST_COST = 1500;
const MOST_REQUIRED = 5000;
const MOST_PATHS = 20_000;

/**
 * Runs a configuration with the files of the snapshot. `meanwhile` is called with them while it runs, in a thread of its
 * own.
 */
export async function runProgram(
  entry: SourceFile,
  context: ReadContext,
  meanwhile: (files: ReadonlyMap<string, SourceFile>) => Promise<void>,
): Promise<ProgramRun> {
  const loaded = new ProgramFiles(entry, context);
  await loaded.start();
  let spent = 0;
  for (let round = 1; ; round++) {
    const files = loaded.texts();
    const language = await languageFor(files, context.runtime);
    const running = context.runtime.runProgram({
      language,
      entry: entry.path,
      files,
      settings: settingsFor(entry, loaded, files, context),
    });
    const [{ missing, told, ran, completed, cost, end }] = await Promise.all([running, meanwhile(loaded.files)]);
    spent += cost;
    const mayGoOn = end.kind !== "stopped" && round < MOST_ROUNDS && spent < MOST_COST;
    if (mayGoOn && missing.length > 0 && (await loaded.loadMissing(missing))) continue;
    return { entry: entry.path, told: readTold(told), end, ran, completed, files: loaded.files };
  }
}

function settingsFor(
  { path }: SourceFile,
  loaded: ProgramFiles,
  files: ReadonlyMap<string, string>,
  context: ReadContext,
) {
  const findsFiles = [...files.values()].some((text) => /\b(?:require_)?glob\b/.test(text));
  return {
    folder: folderOf(path),
    paths: findsFiles ? pathsFor(context) : [],
    recordFunctions: RECORD_FUNCTIONS,
    withoutLabel: WITHOUT_LABEL,
    valueArguments: Object.fromEntries(VALUE_ARGUMENT),
    unknownNames: unknownNames(files),
    mostRecords: MOST_RECORDS,
    mostRequired: MOST_REQUIRED,
    hasAllFiles: loaded.areAll,
    mostFiles: MOST_FILES,
    mostMegabytes: MOST_MEGABYTES,
  };
}

/** What `require_glob` may find. */
export function pathsFor(context: ReadContext): readonly string[] {
  return context.filesBelow("").filter(mayBeReadByDnsControl).slice(0, MOST_PATHS);
}
