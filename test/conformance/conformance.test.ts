import { describe, expect, test } from "vitest";
import type { Name, ResourceRecord, Zone } from "../../src/model/dns.js";
import { isUnknown, type Located, type Range } from "../../src/model/text.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { NO_LAYOUT } from "../../src/states/candidates.js";
import { readStates } from "../../src/states/scope.js";
import { APEX, COMMON, FILES, type Format } from "./formats.js";
import { zoneCases } from "./zones.js";

const FORMATS = Object.keys(FILES) as readonly Format[];

const rows = zoneCases.flatMap(({ name, records, ttls, written }) =>
  FORMATS.flatMap((format) => {
    const text = written[format];
    return text === undefined ? [] : [{ name, format, records, ttls, files: FILES[format](text) }];
  }),
);

describe("one zone reads the same in every format", () => {
  test.each(rows)("$name, as $format", async ({ records, ttls, files }) => {
    const zones = await zonesIn(files);
    expect(zones.map(({ apex }) => apex)).toEqual([APEX]);
    const read = zones.flatMap((zone) => zone.records).filter((record) => !isFrame(record));
    const common = ttls ? read.filter(({ owner }) => owner.value !== `_mta-sts.${APEX}`) : read;
    const expected = ttls ? records : [COMMON, ...records];
    expect(common.map((record) => show(record, ttls === true)).sort()).toEqual([...expected].sort());
  });
});

describe("every value knows its place", () => {
  test.each(rows)("$name, as $format", async ({ files }) => {
    const zones = await zonesIn(files);
    for (const record of zones.flatMap((zone) => zone.records)) {
      for (const [text, range] of piecesOf(record)) expect(cut(files, range)).toBe(text);
      const host = hostOf(record);
      const written = host && cut(files, host.range).replace(/\.$/, "").toLowerCase();
      // Written in full, or relative to the zone; what is put together has no words of its own.
      if (host && written !== undefined && /^[a-z0-9._-]*$/.test(written))
        expect([written, `${written}.${APEX}`]).toContain(host.value);
    }
  });
});

async function zonesIn(files: Readonly<Record<string, string>>): Promise<readonly Zone[]> {
  const { head } = await readStates(memorySnapshots(files), NO_LAYOUT, "all", createNodeRuntime());
  expect(head.problems).toEqual([]);
  expect(head.undecided).toEqual([]);
  return head.zones;
}

/** What a whole zone has to have, and what no rule looks at. */
function isFrame(record: ResourceRecord): boolean {
  if (record.type === "NS") return record.owner.value === APEX;
  return record.type === "other" && !record.addresses;
}

/** `owner TYPE data`, with the TTL behind the owner where it matters. */
function show(record: ResourceRecord, withTtl: boolean): string {
  return `${record.owner.value}${withTtl ? ` ${record.ttl?.value}` : ""} ${dataOf(record)}`;
}

function dataOf(record: ResourceRecord): string {
  switch (record.type) {
    case "TXT":
      return `TXT ${JSON.stringify(record.text.value)}`;
    case "MX":
      return `MX ${record.preference} ${isUnknown(record.exchange) ? "?" : record.exchange.value}`;
    case "CNAME":
    case "NS":
      return `${record.type} ${isUnknown(record.target) ? "?" : record.target.value}`;
    case "other":
      return "address";
  }
}

/** What reads in a file as it does in the record, with its place. */
function piecesOf(record: ResourceRecord): readonly (readonly [text: string, range: Range])[] {
  if (record.type !== "TXT") return [];
  return record.text.pieces.filter(({ verbatim }) => verbatim).map(({ text, range }) => [text, range] as const);
}

/** The host that a record points to, and where it is written. */
function hostOf(record: ResourceRecord): Located<Name> | undefined {
  const host = record.type === "MX" ? record.exchange : "target" in record ? record.target : undefined;
  return host && !isUnknown(host) && host.value !== undefined ? host : undefined;
}

function cut(files: Readonly<Record<string, string>>, { path, start, end }: Range): string {
  return Buffer.from(files[path] ?? "")
    .subarray(start, end)
    .toString();
}
