import type { Finding, RecordToPublish } from "../model/finding.js";

/** dns-zonefile fills the first `{mx}`, `{cname}` and `{txt}` of a template, in another order than this one. */
const TEMPLATE = "{mx}{cname}{txt}";
/** It wants an SOA even where the template has no place for one. */
const NO_SOA = { name: "@", minimum: 0, expire: 0, retry: 0, refresh: 0, serial: 0, rname: "", mname: "" };

type ZoneToWrite = Parameters<typeof import("dns-zonefile").generate>[0];

/** Each record once, in the order of the findings. */
export function recordsToPublish(findings: readonly Finding[]): readonly RecordToPublish[] {
  const records = new Map<string, RecordToPublish>();
  for (const record of findings.flatMap((finding) => finding.publish ?? [])) {
    const key = JSON.stringify([record.owner, record.type, record.value, record.ttl, record.preference]);
    if (!records.has(key)) records.set(key, record);
  }
  return [...records.values()];
}

/** A line of a zone file for each record, fit for pasting into any zone: absolute names, no line ends. */
export async function zoneFileLines(records: readonly RecordToPublish[]): Promise<readonly string[]> {
  if (records.length === 0) return [];
  const { default: zonefile } = await import("dns-zonefile");
  // The library takes a template as its second argument; its types leave that out.
  const write: (zone: ZoneToWrite, template: string) => string = zonefile.generate;
  return records.map((record) =>
    write({ soa: NO_SOA, ...rrset(record) }, TEMPLATE)
      .trim()
      .replaceAll("\t", " "),
  );
}

function rrset(record: RecordToPublish): Omit<ZoneToWrite, "soa"> {
  const owner = absolute(record.owner);
  // The library leaves out a TTL of 0, and the default of the zone would take its place.
  const base = record.ttl === 0 ? { name: `${owner} 0` } : { name: owner, ttl: record.ttl };
  switch (record.type) {
    case "TXT":
      return { txt: [{ ...base, txt: quoted(record.value) }] };
    case "MX":
      return { mx: [{ ...base, preference: record.preference ?? 10, host: absolute(record.value) }] };
    case "CNAME":
      return { cname: [{ ...base, alias: absolute(record.value) }] };
  }
}

const encoder = new TextEncoder();
/** RFC 1035 section 3.3: a character-string holds 255 octets at most. */
const LONGEST_STRING = 255;

/** With the final dot, and nothing in it that would end the word or the line. */
function absolute(name: string): string {
  const written = Array.from(encoder.encode(name), (octet) => octetText(octet, /[\w.*\\-]/)).join("");
  return written.endsWith(".") ? written : `${written}.`;
}

/** The character-strings of a TXT record (RFC 1035 section 5.1), several where one is not enough. */
function quoted(text: string): string {
  const octets = encoder.encode(text);
  const strings: string[] = [];
  for (let at = 0; at === 0 || at < octets.length; at += LONGEST_STRING) {
    const string = Array.from(octets.subarray(at, at + LONGEST_STRING), (octet) =>
      octet === QUOTE || octet === BACKSLASH ? `\\${String.fromCharCode(octet)}` : octetText(octet, PLAIN_IN_QUOTES),
    );
    strings.push(`"${string.join("")}"`);
  }
  return strings.join(" ");
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/**
 * Without `$`, `{` and `}`, since the library takes `$&` and `{txt}` in what it fills in for its own; and without `<` and
 * `[`, so that a record can be shown as it is wherever `<!--` or `##[` would have to be broken.
 */
const PLAIN_IN_QUOTES = /[\x20-\x23\x25-\x3b\x3d-\x5a\x5c-\x7a|~]/;

/** An octet as it is, or as `\DDD` (RFC 1035 section 5.1). */
function octetText(octet: number, plain: RegExp): string {
  const character = String.fromCharCode(octet);
  return plain.test(character) ? character : `\\${octet.toString().padStart(3, "0")}`;
}
