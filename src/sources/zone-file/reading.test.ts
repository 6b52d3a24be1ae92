import { expect, test } from "vitest";
import { type Name, type ResourceRecord, toName } from "../../model/dns.js";
import { NO_RUNTIME } from "../../model/runtime.js";
import { isUnknown, type SourceFile } from "../../model/text.js";
import type { ReadContext, Reading } from "../source.js";
import { EXPORTS } from "./exports.test-data.js";
import { zoneFile } from "./index.js";
import { CASES, SOA } from "./reading.test-data.js";

const encoder = new TextEncoder();

function contextOf(
  files: Readonly<Record<string, string>>,
  origins: Readonly<Record<string, string>> = {},
): ReadContext {
  const sources = new Map(Object.entries(files).map(([path, text]) => [path, fileOf(path, text)]));
  return {
    open: async (path) => sources.get(path),
    has: (path) => sources.has(path),
    filesIn: () => [],
    originOf: (path) => (Object.hasOwn(origins, path) ? toName(origins[path] ?? "") : undefined),
    runtime: NO_RUNTIME,
    memo: new WeakMap(),
  };
}

function fileOf(path: string, text: string): SourceFile {
  return { path, bytes: encoder.encode(text) };
}

function read(files: Readonly<Record<string, string>>, origins?: Readonly<Record<string, string>>): Promise<Reading> {
  const sources = Object.entries(files).map(([path, text]) => fileOf(path, text));
  return zoneFile.read(sources, contextOf(files, origins));
}

/** One line for each zone and, indented, each of its records; then problems and what is undecided. */
function show({ zones, problems, undecided }: Reading): string[] {
  return [
    ...zones.flatMap((zone) => [
      `${zone.path} ${zone.apex}${zone.complete ? " whole" : ""}`,
      ...zone.records.map((record) => `  ${showRecord(record)}`),
    ]),
    ...problems.map(
      (problem) => `${problem.mistake ? "mistake" : "problem"} ${problem.range.path}:${problem.range.start}`,
    ),
    ...undecided.map(({ undecided: what, reason }) => `undecided ${what}: ${reason}`),
  ];
}

function showRecord(record: ResourceRecord): string {
  const owner = record.owner.value;
  switch (record.type) {
    case "MX": {
      const exchange = isUnknown(record.exchange) ? "?" : (record.exchange.value ?? "!");
      return `${owner} MX ${record.preference ?? "?"} ${exchange}`;
    }
    case "TXT":
      return `${owner} TXT ${record.text.value}`;
    case "CNAME":
    case "NS":
      return `${owner} ${record.type} ${isUnknown(record.target) ? "?" : record.target.value}`;
    case "other":
      return `${owner} ${record.typeName}`;
  }
}

test.each([...CASES, ...EXPORTS])("$about", async ({ files, origins, says }) => {
  expect(show(await read(files, origins))).toEqual(says);
});

test("a file that includes nothing is read once for both sides", async () => {
  const file = fileOf("example.com.zone", `${SOA}@ MX 1 a\n`);
  const context = contextOf({});
  const first = await zoneFile.read([file], context);
  const second = await zoneFile.read([file], context);
  expect(second.zones[0]).toBe(first.zones[0]);
  const otherOrigin = { ...context, originOf: (): Name | undefined => toName("example.org") };
  expect((await zoneFile.read([file], otherOrigin)).zones[0]?.apex).toBe("example.org");
});

test("included files are handed back", async () => {
  const reading = await read({ "a.inc": "a MX 1 b\n", "example.com.zone": `${SOA}$INCLUDE a.inc\n` });
  expect(reading.included.map((file) => file.path)).toEqual(["a.inc"]);
});
