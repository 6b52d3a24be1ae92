import { expect, test } from "vitest";
import type { ResourceRecord } from "../../src/model/dns.js";
import { isUnknown } from "../../src/model/text.js";
import { nodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { NO_LAYOUT } from "../../src/states/candidates.js";
import { readStates } from "../../src/states/scope.js";
import { dnscontrolProgram } from "./dnscontrol.js";
import { APEX, COMMON } from "./formats.js";
import { zoneCases } from "./zones.js";

test.each(zoneCases)("$name reads the same in DNSControl", async ({ name, records, ttls }) => {
  const program = dnscontrolProgram(name);
  if (program === undefined) throw new Error(`the case has no DNSControl program: ${name}`);
  const files = { "dnsconfig.js": program };
  const { head } = await readStates(memorySnapshots(files), NO_LAYOUT, "all", nodeRuntime);
  expect([head.problems, head.undecided]).toEqual([[], []]);
  expect(head.zones.map(({ apex, complete }) => [apex, complete])).toEqual([[APEX, true]]);
  const read = head.zones.flatMap((zone) => zone.records);
  const compared = ttls ? read.filter(({ owner }) => owner.value !== `_mta-sts.${APEX}`) : read;
  expect(compared.map((record) => show(record, ttls === true)).sort()).toEqual(
    [...(ttls ? records : [COMMON, ...records])].sort(),
  );
  for (const { text, range } of read.flatMap(verbatimPieces)) {
    expect(Buffer.from(program).subarray(range.start, range.end).toString()).toBe(text);
  }
});

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
