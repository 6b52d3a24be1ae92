import type { Zone } from "../../src/model/dns.js";
import type { Range, SourceFile } from "../../src/model/text.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { dnscontrol } from "../../src/sources/dnscontrol/index.js";
import { mayBeDnsControl } from "../../src/sources/dnscontrol/paths.js";
import { filesOf, showRecord } from "../../src/sources/octodns/reading.testing.js";
import type { ReadContext, Reading } from "../../src/sources/source.js";

export type Files = Readonly<Record<string, string>>;

/** What most configurations begin with. */
export const PROVIDERS = 'var REG = NewRegistrar("none"); var DNS = DnsProvider(NewDnsProvider("bind"));\n';

function contextOf(files: readonly SourceFile[]): ReadContext {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const below = (folder: string): readonly string[] =>
    [...byPath.keys()].filter((path) => folder === "" || path.startsWith(`${folder}/`)).sort();
  return {
    open: async (path) => byPath.get(path),
    has: (path) => byPath.has(path),
    filesIn: (folder) => below(folder).filter((path) => !path.includes("/", folder === "" ? 0 : folder.length + 1)),
    filesBelow: below,
    originOf: () => undefined,
    runtime: createNodeRuntime(),
    memo: new WeakMap(),
  };
}

/** Reads as the pipeline does: what is claimed is handed in, all else can be opened. */
export async function readFiles(content: Files): Promise<Reading> {
  const files = filesOf(content);
  const claimed = files.filter((file) => mayBeDnsControl(file.path) && dnscontrol.claims(file));
  return dnscontrol.read(claimed, contextOf(files));
}

/** A program alone, with a registrar and a provider. */
export function readProgram(program: string, others: Files = {}): Promise<Reading> {
  return readFiles({ "dnsconfig.js": PROVIDERS + program, ...others });
}

export function showZones({ zones }: Reading): readonly string[] {
  return zones.flatMap((zone) => zone.records.map((record) => showRecord(record)));
}

export function showZone({ apex, variant, complete }: Zone): string {
  return `${apex}${variant === undefined ? "" : `!${variant}`} ${complete ? "complete" : "part"}`;
}

const decoder = new TextDecoder();

/** The words at a place. */
export function wordsAt(files: Files, { path, start, end }: Range): string {
  return decoder.decode(new TextEncoder().encode(files[path] ?? "").subarray(start, end));
}
