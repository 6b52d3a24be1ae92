import type { Name, ResourceRecord, Zone } from "../../model/dns.js";
import { NO_RUNTIME } from "../../model/runtime.js";
import { isUnknown, type Range, type SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";
import { octodns } from "./index.js";
import { mayBeOctodns } from "./paths.js";

export type Files = Readonly<Record<string, string | Uint8Array>>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function filesOf(files: Files): readonly SourceFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    bytes: typeof content === "string" ? encoder.encode(content) : content,
  }));
}

export function contextOf(files: readonly SourceFile[], origins: Readonly<Record<string, string>> = {}): ReadContext {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    open: async (path) => byPath.get(path),
    has: (path) => byPath.has(path),
    filesIn: (directory) =>
      files
        .filter(({ path }) => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) === directory)
        .map(({ path }) => path),
    originOf: (path) => origins[path] as Name | undefined,
    runtime: NO_RUNTIME,
    memo: new WeakMap(),
  };
}

function claimedOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => mayBeOctodns(file.path) && octodns.claims(file));
}

/** Reads as the pipeline does: what is claimed is handed in, all else can be opened. */
export async function readFiles(content: Files, origins?: Readonly<Record<string, string>>): Promise<Reading> {
  const files = filesOf(content);
  return octodns.read(claimedOf(files), contextOf(files, origins));
}

export async function readZone(yaml: string | Uint8Array): Promise<{ zone: Zone | undefined; reading: Reading }> {
  const files = filesOf({ "zones/example.com.yaml": yaml });
  const reading = await octodns.read(files, contextOf(files));
  return { zone: reading.zones[0], reading };
}

/** `owner TYPE data`, with the TTL behind the owner where there is one. */
export function showRecord(record: ResourceRecord): string {
  const ttl = record.ttl ? ` ${record.ttl.value}` : "";
  return `${record.owner.value}${ttl} ${dataOf(record)}`;
}

function dataOf(record: ResourceRecord): string {
  switch (record.type) {
    case "TXT":
      return `TXT ${JSON.stringify(record.text.value)}`;
    case "MX":
      return `MX ${record.preference ?? "?"} ${isUnknown(record.exchange) ? "?" : (record.exchange.value ?? "!")}`;
    case "CNAME":
    case "NS":
      return `${record.type} ${isUnknown(record.target) ? "?" : record.target.value}`;
    case "other":
      return `${record.typeName}${record.addresses ? " address" : ""}`;
  }
}

export function showZone(zone: Zone): string {
  return `${zone.apex} ${zone.complete ? "complete" : "part"} ${zone.path}`;
}

export function cut(files: Files, { path, start, end }: Range): string {
  const content = files[path] ?? "";
  return decoder.decode((typeof content === "string" ? encoder.encode(content) : content).subarray(start, end));
}

export const PROVIDER = "class: octodns.provider.yaml.YamlProvider";
export const LISTED = "  example.com.: {sources: [config], targets: [live]}";

/** A main configuration: the fields of its providers, and its zones as they are written. */
export function configuration(providers: Readonly<Record<string, string>>, zones: string): string {
  const lines = Object.entries(providers).map(([id, fields]) => `  ${id}: {${fields}}`);
  return `providers:\n${lines.join("\n")}\n  live:\n    class: octodns_route53.Route53Provider\nzones:\n${zones}\n`;
}
