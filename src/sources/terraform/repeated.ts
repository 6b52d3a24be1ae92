import type { SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";

/** A reading, and all that was asked for on the way to it. */
interface Known {
  readonly files: readonly SourceFile[];
  readonly opened: ReadonlyMap<string, SourceFile | undefined>;
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly reading: Reading;
}

/** Under what a reading is found again. */
class Readings {
  readonly known: Known[] = [];
}

/**
 * Reads, unless the same files were read before: both sides of a comparison often have the same configuration, and a change
 * is read in rounds, each of which may ask for more of the repository.
 */
export async function readOnce(
  files: readonly SourceFile[],
  context: ReadContext,
  read: (context: ReadContext) => Promise<Reading>,
): Promise<Reading> {
  const [first] = files;
  const found = first && context.memo.get(first);
  const readings = found instanceof Readings ? found : new Readings();
  for (const known of readings.known) if (await isTheSame(known, files, context)) return known.reading;
  const opened = new Map<string, SourceFile | undefined>();
  const folders = new Map<string, readonly string[]>();
  const reading = await read({
    ...context,
    open: async (path) => {
      const file = await context.open(path);
      opened.set(path, file);
      return file;
    },
    filesIn: (folder) => {
      const paths = context.filesIn(folder);
      folders.set(folder, paths);
      return paths;
    },
  });
  readings.known.push({ files, opened, folders, reading });
  if (first && found === undefined) context.memo.set(first, readings);
  return reading;
}

async function isTheSame(known: Known, files: readonly SourceFile[], context: ReadContext): Promise<boolean> {
  if (known.files.length !== files.length || !files.every((file, index) => file === known.files[index])) return false;
  for (const [folder, paths] of known.folders) {
    const now = context.filesIn(folder);
    if (now.length !== paths.length || !now.every((path, index) => path === paths[index])) return false;
  }
  for (const [path, file] of known.opened) if ((await context.open(path)) !== file) return false;
  return true;
}
