import { expect, test } from "vitest";
import type { ResourceRecord, Zone } from "../../src/model/dns.js";
import { isUnknown } from "../../src/model/text.js";
import { nodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { NO_LAYOUT } from "../../src/states/candidates.js";
import { readStates } from "../../src/states/scope.js";
import { dnscontrolProgram } from "./dnscontrol.js";
import { APEX, COMMON, FILES, type Format } from "./formats.js";
import { zoneCases } from "./zones.js";

/** Those that need nothing else to be compared with. */
const OTHERS: readonly Format[] = ["zone file", "octoDNS"];

test.each(zoneCases)("$name reads the same in DNSControl", async ({ name, records, ttls, written }) => {
  const program = dnscontrolProgram(name);
  if (program === undefined) throw new Error(`the case has no DNSControl program: ${name}`);
  const zones = await zonesIn({ "dnsconfig.js": program });
  expect(zones.map(({ apex, complete }) => [apex, complete])).toEqual([[APEX, true]]);
  const read = zones.flatMap((zone) => zone.records);
  const compared = ttls ? read.filter(({ owner }) => owner.value !== `_mta-sts.${APEX}`) : read;
  expect(compared.map((record) => show(record, ttls === true)).sort()).toEqual(
    [...(ttls ? records : [COMMON, ...records])].sort(),
  );
  for (const { text, range } of read.flatMap(verbatimPieces)) {
    expect(Buffer.from(program).subarray(range.start, range.end).toString()).toBe(text);
  }
  for (const format of OTHERS) {
    const text = written[format];
    if (text === undefined) continue;
    const other = (await zonesIn(FILES[format](text))).flatMap((zone) => zone.records).filter(isNoFrame);
    expect(read.map((record) => show(record, false)).sort()).toEqual(other.map((record) => show(record, false)).sort());
  }
});

async function zonesIn(files: Readonly<Record<string, string>>): Promise<readonly Zone[]> {
  const { head } = await readStates(memorySnapshots(files), NO_LAYOUT, "all", nodeRuntime);
  expect([head.problems, head.undecided]).toEqual([[], []]);
  return head.zones;
}

/** Zone files have an SOA and name servers, which DNSControl leaves to the provider. */
function isNoFrame(record: ResourceRecord): boolean {
  if (record.type === "NS") return record.owner.value !== APEX;
  return record.type !== "other" || record.addresses;
}

function verbatimPieces(record: ResourceRecord) {
  return record.type === "TXT" ? record.text.pieces.filter(({ verbatim }) => verbatim) : [];
}

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
