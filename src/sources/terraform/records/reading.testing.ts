import type { Name, ResourceRecord, Zone } from "../../../model/dns.js";
import type { Undecided } from "../../../model/finding.js";
import type { Runtime } from "../../../model/runtime.js";
import { isUnknown, type LocatedText, type Range, type SourceFile } from "../../../model/text.js";
import { evaluateRoots } from "../modules/evaluations.js";
import { createHclParser, type HclParser } from "../syntax/parser.js";
import { zonesOf } from "./zones.js";

export type Files = Readonly<Record<string, string>>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

let parser: Promise<HclParser> | undefined;

async function makeParser(runtime: Runtime): Promise<HclParser> {
  const library = await import("web-tree-sitter");
  return createHclParser(
    library,
    await runtime.packagedFile("tree-sitter.wasm"),
    await runtime.packagedFile("tree-sitter-terraform.wasm"),
  );
}

/** Reads Terraform files as the source does, up to the zones. */
export async function readZones(
  content: Files,
  runtime: Runtime,
  hints: readonly string[] = [],
): Promise<{ readonly zones: readonly Zone[]; readonly undecided: readonly Undecided[] }> {
  const files: readonly SourceFile[] = Object.entries(content).map(([path, text]) => ({
    path,
    bytes: encoder.encode(text),
  }));
  const byPath = new Map(files.map((file) => [file.path, file]));
  parser ??= makeParser(runtime);
  const context = {
    open: async (path: string) => byPath.get(path),
    has: (path: string) => byPath.has(path),
    filesIn: (folder: string) =>
      [...byPath.keys()].filter((path) => path.slice(0, Math.max(path.lastIndexOf("/"), 0)) === folder),
    parser: await parser,
  };
  const { results } = await evaluateRoots(files, context, (evaluation) =>
    zonesOf(evaluation, new Set(hints as Name[])),
  );
  return { zones: results.flatMap(({ zones }) => zones), undecided: results.flatMap(({ undecided }) => undecided) };
}

/** `owner TTL TYPE data`, as in a zone file. */
function showRecord(record: ResourceRecord): string {
  return [record.owner.value, ...(record.ttl ? [record.ttl.value] : []), dataOf(record)].join(" ");
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

/** Each zone's apex, then its records. */
export function showZones(zones: readonly Zone[]): readonly string[] {
  return zones.flatMap((zone) => [`[${zone.apex}]`, ...zone.records.map(showRecord)]);
}

export function cut(files: Files, { path, start, end }: Range): string {
  return decoder.decode(encoder.encode(files[path] ?? "").subarray(start, end));
}

/** The pieces whose places do not read the same in the file. */
export function misplacedPieces(files: Files, { pieces }: LocatedText): readonly string[] {
  return pieces.filter((piece) => piece.verbatim && cut(files, piece.range) !== piece.text).map(({ text }) => text);
}
