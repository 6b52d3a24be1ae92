import zonefile from "dns-zonefile";
import { expect, test } from "vitest";
import { type Name, type ResourceRecord, toName } from "../../model/dns.js";
import { isUnknown } from "../../model/text.js";
import { readZoneFile } from "./read.js";
import { SNIPPETS } from "./snippets.test-data.js";

/*
 * dns-zonefile reads zone files too. Where both can read a snippet, they have to agree; where they don't, this table
 * says what the peer gets wrong (the oracle's test shows that it is the peer).
 */

const ORIGIN = "example.com" as Name;
const PREAMBLE = "$ORIGIN example.com.\n$TTL 3600\n@ IN SOA ns1 host 1 2 3 4 5\n@ IN NS ns.example.net.\n";

const WRONG: Readonly<Record<string, readonly string[]>> = {
  "a blank owner takes the name of the last record of the same type": [
    "a blank owner",
    "a blank owner behind a record of another type",
    "a blank owner behind comments and blank lines",
    "a blank owner behind a change of the origin",
    "CRLF",
  ],
  "there is one $TTL for the whole file, and it has no units": ["a changed default", "a default with units"],
  "without $TTL no record has a TTL": ["no default but the TTL before", "no default but the minimum of the SOA"],
  "types in lower case are dropped": ["types in lower case", "types in mixed case"],
  "types by number are dropped": [
    "a TXT record by number",
    "a type by number zero-padded",
    "an MX record by number",
    "a CNAME record by number in lower case",
    "the generic form in groups",
    "the generic form of TXT",
    "the generic form of TXT by number",
    "the generic form of MX",
    "the generic form of CNAME",
  ],
  "a parenthesis behind a one-line SOA record deletes everything between": [
    "an MX record over lines",
    "parentheses that touch words",
    "nested parentheses",
    "parentheses in quotes",
    "strings over lines",
    "a comment between strings",
    "parentheses round everything",
    "parentheses round a blank",
    "parentheses round a line's end",
    "a one-line SOA and a later parenthesis",
  ],
  "only the last $ORIGIN counts": [
    "$ORIGIN",
    "$ORIGIN with a comment",
    "a relative $ORIGIN",
    "$ORIGIN twice",
    "$ORIGIN of the root",
    "$ORIGIN of the parent",
  ],
  "$GENERATE is dropped": [
    "$GENERATE",
    "$GENERATE with a step",
    "$GENERATE with TTL and class",
    "$GENERATE of CNAME",
    "$GENERATE of MX",
    "$GENERATE of TXT",
    "$GENERATE with an offset",
    "$GENERATE with a width",
    "$GENERATE with octal",
    "$GENERATE with hexadecimal",
    "$GENERATE with nibbles",
    "$GENERATE with a dollar sign",
    "$GENERATE with an escaped dollar",
    "$GENERATE of the origin",
  ],
  "an escaped quotation mark ends the string": ["an escaped quotation mark and a semicolon"],
  "a form feed counts as a blank": ["a form feed in a bare string"],
};

const known = new Set(Object.values(WRONG).flat());

async function ours(text: string): Promise<readonly string[] | undefined> {
  const bytes = new TextEncoder().encode(text);
  const { zones, problems } = await readZoneFile(
    { path: "zone", bytes },
    { open: async () => undefined, originOf: () => ORIGIN },
    () => "yes",
  );
  if (problems.length > 0) return undefined;
  return zones.flatMap((zone) => zone.records.flatMap(lineOf)).sort();
}

function lineOf(record: ResourceRecord): string[] {
  const head = `${record.owner.value} ${record.ttl?.value} ${record.type}`;
  switch (record.type) {
    case "MX":
      return [`${head} ${record.preference} ${isUnknown(record.exchange) ? "?" : record.exchange.value}`];
    case "TXT":
      return [`${head} ${record.text.value}`];
    case "CNAME":
    case "NS":
      return [`${head} ${isUnknown(record.target) ? "?" : record.target.value}`];
    case "other":
      return [];
  }
}

function theirs(text: string): readonly string[] {
  const zone = zonefile.parse(text);
  const origin = toName(zone.$origin ?? "", ORIGIN);
  const name = (written: string): string => toName(written, origin) ?? "?";
  const head = (record: { readonly name: string; readonly ttl?: number }, type: string): string =>
    `${name(record.name)} ${record.ttl ?? Number(zone.$ttl)} ${type}`;
  return [
    ...(zone.mx ?? []).map((record) => `${head(record, "MX")} ${record.preference} ${name(record.host)}`),
    ...(zone.txt ?? []).map((record) => `${head(record, "TXT")} ${textOf(record.txt)}`),
    ...(zone.cname ?? []).map((record) => `${head(record, "CNAME")} ${name(record.alias)}`),
    ...(zone.ns ?? []).map((record) => `${head(record, "NS")} ${name(record.host)}`),
  ].sort();
}

/** It hands the rdata over as written. */
function textOf(rdata: string): string {
  const strings = rdata.trim().match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
  return strings
    .map((string) => string.replace(/^"|"$/g, ""))
    .join("")
    .replace(/((?:\\\d{3})+)|\\(.)/g, (_, octets: string | undefined, other: string) =>
      octets === undefined ? other : new TextDecoder().decode(Uint8Array.from(octets.slice(1).split("\\"), Number)),
    );
}

test.each(SNIPPETS)("%s", async (about, text) => {
  const zone = `${/ SOA /.test(text) ? "$ORIGIN example.com.\n" : PREAMBLE}${text}`;
  const expected = await ours(zone);
  if (expected === undefined) return;
  let read: readonly string[] = [];
  try {
    read = theirs(zone);
  } catch {
    read = ["it threw"];
  }
  if (known.has(about)) expect(read, "the peer has learnt this").not.toEqual(expected);
  else expect(read).toEqual(expected);
});
