import type { CnameRecord, Name, TxtRecord } from "../model/dns.js";
import { parsePolicy } from "../model/policy.js";
import type { Announcement, PolicyDocument, PolicyDomain, Presence, State } from "../model/policy-domain.js";
import { isMeantAsStsRecord, parseStsRecord } from "../model/sts-record.js";
import {
  atomicPiece,
  locatedText,
  type Piece,
  rangeOf,
  type SourceFile,
  textOf,
  verbatimPiece,
} from "../model/text.js";

/** Files by path: policies, and `.zone` files with lines such as `_mta-sts.a.example TXT "v=STSv1; id=1;"`. */
export type SampleFiles = Readonly<Record<string, string>>;

/** A state for tests, without any source or join. `serves` says which policy serves which domains. */
export function sampleState(files: SampleFiles, serves: Readonly<Record<string, readonly string[]>>): State {
  const sources = Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));
  const zones = sources.filter(({ path }) => path.endsWith(".zone"));
  const txt = zones.flatMap((file) => records(file, /^(\S+) TXT (.*)$/gm, toTxt));
  const aliases = zones.flatMap((file) => records(file, /^(\S+) CNAME (\S+)$/gm, toAlias));
  const policies = sources.filter(({ path }) => !path.endsWith(".zone")).map(toDocument);
  const names = new Set(policies.flatMap(({ path }) => serves[path] ?? []));
  for (const { owner } of [...txt, ...aliases]) names.add(owner.value.replace(/^_mta-sts\./, ""));
  const domains = [...names].sort().map((name): PolicyDomain => {
    const unknown = { state: "unknown", reason: "no zone is here" } as const;
    const owner = `_mta-sts.${name}` as Name;
    const announced = announcement(owner, txt, aliases);
    return {
      name: name as Name,
      zones: [],
      complete: false,
      records: new Map(),
      announcement: announced,
      recordOwner: announced.state === "present" ? announced.value.owner : owner,
      mx: unknown,
      policyHost: unknown,
      tlsReport: unknown,
      policies: policies.filter((document) => serves[document.path]?.includes(name)),
    };
  });
  const byPath = new Map(sources.map((file) => [file.path, file]));
  return { domains, zones: [], policies, unassigned: [], problems: [], undecided: [], unread: [], files: byPath };
}

function records<T>(file: SourceFile, pattern: RegExp, make: (file: SourceFile, match: RegExpExecArray) => T): T[] {
  return [...new TextDecoder().decode(file.bytes).matchAll(pattern)].map((match) => make(file, match));
}

function toTxt(file: SourceFile, match: RegExpExecArray): TxtRecord {
  const [line, owner = "", rdata = ""] = match;
  const start = match.index + line.length - rdata.length;
  const pieces = [...rdata.matchAll(/"([^"]*)"/g)].flatMap(({ 1: text = "", index }) =>
    escapedPieces(file, text, start + index + 1),
  );
  const range = rangeOf(file, match.index, match.index + line.length);
  const text = locatedText(pieces, range, (plain) => plain.replaceAll(";", "\\;"));
  return { type: "TXT", owner: { value: owner as Name, range }, range, text };
}

/** `\;` is an atomic piece, as in octoDNS. */
function escapedPieces(file: SourceFile, text: string, start: number): Piece[] {
  return [...text.matchAll(/\\(.)|[^\\]+/g)].map(({ 0: written, 1: escaped, index }) => {
    const range = rangeOf(file, start + index, start + index + written.length);
    return escaped === undefined ? verbatimPiece(written, range) : atomicPiece(escaped, range);
  });
}

function toAlias(file: SourceFile, match: RegExpExecArray): CnameRecord {
  const range = rangeOf(file, match.index, match.index + match[0].length);
  const [, owner = "", target = ""] = match;
  return { type: "CNAME", owner: { value: owner as Name, range }, target: { value: target as Name, range }, range };
}

function toDocument(file: SourceFile): PolicyDocument {
  return { policy: parsePolicy(textOf(file)), path: file.path, range: rangeOf(file), form: "file", domains: [] };
}

function announcement(owner: Name, txt: readonly TxtRecord[], aliases: readonly CnameRecord[]): Presence<Announcement> {
  const alias = aliases.find((record) => record.owner.value === owner);
  const last = alias && "value" in alias.target ? alias.target.value : owner;
  const own = txt.filter((record) => record.owner.value === last);
  if (!alias && own.length === 0) return { state: "unknown", reason: "no zone is here" };
  const meant = own.filter((record) => isMeantAsStsRecord(record.text.value)).map(parseStsRecord);
  return { state: "present", value: { owner: last, alias, txt: own, records: meant, wildcard: false } };
}
