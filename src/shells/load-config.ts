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

/**
 * The configuration of a run: the file that was asked for, else that of base, so that a change can't silence itself,
 * else that of the tree. What a change does to the configuration is read all the same, to tell its mistakes.
 */
export async function loadConfig({ base, head }: Snapshots, path: string | undefined): Promise<LoadedConfig> {
  if (path !== undefined) return parse(readFromDisk(path));
  const onHead = await find(head);
  const loaded = onHead ? await parse(onHead) : NONE;
  if (!base) return loaded;
  const onBase = await find(base);
  if (onBase === onHead) return loaded;
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

async function find(snapshot: Snapshot): Promise<SourceFile | undefined> {
  for (const read of await Promise.all(configPaths.map((path) => snapshot.read(path)))) {
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
