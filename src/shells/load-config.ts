import { closeSync, openSync, readSync } from "node:fs";
import { type Config, configPaths, emptyConfig } from "../config/config.js";
import { LineIndex } from "../model/position.js";
import { isSkipped, type Snapshot, type Snapshots } from "../model/snapshot.js";
import type { SourceFile } from "../model/text.js";
import { UsageError } from "../snapshots/usage-error.js";

export interface LoadedConfig {
  readonly config: Config;
  /** Undefined when there is none. */
  readonly configFile: SourceFile | undefined;
}

const NONE: LoadedConfig = { config: emptyConfig, configFile: undefined };

/** A configuration that lies on the machine of whoever runs the check: no change has a say in it. */
export async function configFromDisk(path: string): Promise<LoadedConfig> {
  return parse(readFromDisk(path));
}

/**
 * The configuration in the repository: that of base, so that a change can't silence itself, else that of the tree. What
 * a change does to it is read all the same, to tell its mistakes. `path` is where it lies, when not in a usual place.
 */
export async function configFromRepository({ base, head }: Snapshots, path?: string): Promise<LoadedConfig> {
  const paths = path === undefined ? configPaths : [path];
  const [onHead, onBase] = await Promise.all([find(head, paths), base && find(base, paths)]);
  if (path !== undefined && !onHead && !onBase) {
    throw new UsageError(`There is no configuration ${path} in the repository. Is the path right?`);
  }
  const loaded = onHead ? await parse(onHead) : NONE;
  if (!base || onBase === onHead) return loaded;
  return onBase ? parseBase(onBase, loaded) : NONE;
}

/** A change that mends a broken configuration has to pass: with the broken one nothing is checked at all. */
async function parseBase(file: SourceFile, mended: LoadedConfig): Promise<LoadedConfig> {
  try {
    return await parse(file);
  } catch (error) {
    if (error instanceof UsageError) return mended;
    throw error;
  }
}

async function find(snapshot: Snapshot, paths: readonly string[]): Promise<SourceFile | undefined> {
  for (const read of await Promise.all(paths.map((path) => snapshot.read(path)))) {
    if (!read) continue;
    if (isSkipped(read)) throw new UsageError(`The configuration ${read.path} can't be read: it is ${read.skipped}.`);
    return read;
  }
  return undefined;
}

function readFromDisk(path: string): SourceFile {
  try {
    return { path, bytes: readStart(path) };
  } catch {
    throw new UsageError(
      `The configuration ${path} can't be read. Is the path right? It is taken from the current folder.`,
    );
  }
}

/** A configuration is small; what has no end (/dev/zero) is not read for ever. */
const MOST_BYTES = 2 * 1024 * 1024;

function readStart(path: string): Uint8Array {
  const descriptor = openSync(path, "r");
  try {
    const bytes = new Uint8Array(MOST_BYTES);
    let length = 0;
    for (let read = 1; read > 0 && length < MOST_BYTES; length += read) {
      read = readSync(descriptor, bytes, length, MOST_BYTES - length, null);
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

async function parse(file: SourceFile): Promise<LoadedConfig> {
  const [{ parseConfig }, { rules }] = await Promise.all([
    import("../config/parse-config.js"),
    import("../rules/index.js"),
  ]);
  const { config, errors } = await parseConfig(
    file,
    rules.map((rule) => rule.id),
  );
  if (errors.length === 0) return { config, configFile: file };
  const lines = new LineIndex(file);
  const list = errors.map(({ message, range }) => {
    const { line, column } = lines.position(range.start);
    return `${file.path}:${line}:${column}: ${message}`;
  });
  throw new UsageError(`The configuration has ${errors.length === 1 ? "a mistake" : "mistakes"}.\n${list.join("\n")}`);
}
