import { describe, expect, test } from "vitest";
import {
  basePolicyFile,
  EMPTY_STATE,
  fileOf,
  OPTIONS,
  policyFile,
  reportOf,
  SAMPLES,
  stateOf,
  zoneFile,
} from "../../test/reporters/samples.js";
import type { SourceFile } from "../model/text.js";
import { jsonReport } from "./json.js";
import type { Report } from "./report.js";

const read = async (report: Report) => JSON.parse(await jsonReport(report, OPTIONS));
const sample = (name: string): Report => SAMPLES[name] ?? reportOf({});
const zoneWith = (record: string): SourceFile =>
  fileOf(zoneFile.path, new TextDecoder().decode(zoneFile.bytes).replace("v=STSv1; id=20260101;", record));

describe("domains", () => {
  const before = stateOf(zoneWith("v=STSv1; id=before;"), basePolicyFile);
  const now = stateOf(zoneFile, policyFile);
  test.each([
    ["without a base", { state: now }, { id: "20260101", previousId: null, maxAge: 86_400 }],
    ["with one", { base: "b", baseState: before, state: now }, { id: "20260101", previousId: "before" }],
    ["a domain that is new", { base: "b", baseState: EMPTY_STATE, state: now }, { id: "20260101", previousId: null }],
    [
      "a domain that is gone",
      { base: "b", baseState: before, state: EMPTY_STATE },
      { domain: "example.com", id: null, previousId: "before", mode: null, policies: [], mx: [], record: null },
    ],
    ["a record without an id", { state: stateOf(zoneWith("v=STSv1;"), policyFile) }, { id: null }],
    [
      "a policy that is none",
      { state: stateOf(zoneFile, fileOf("p", "mode: enforced\nmx: -x\n")) },
      { mode: null, maxAge: null, patterns: [], policies: [{ path: "p", line: 1 }] },
    ],
  ])("%s", async (_name, parts, domain) => {
    const { domains } = await read(reportOf(parts));
    expect(domains).toEqual([expect.objectContaining(domain)]);
  });
});

test("edits are in bytes of the file, lines and columns as people count", async () => {
  const { findings } = await read(sample("many-places"));
  expect(findings[1]).toMatchObject({ path: "dns/日本/odd.tf", line: 2, column: 9, endColumn: 23 });
  const [first] = (await read(sample("one-error"))).findings;
  const [edit] = first.fixes[0].edits;
  expect(new TextDecoder().decode(zoneFile.bytes.subarray(edit.start, edit.end))).toBe("20260101");
});

test("a place of the base side says so", async () => {
  const { findings } = await read(sample("many-places"));
  expect(findings.map(({ side }: { side: string | null }) => side)).toEqual(["head", "head", "base", "head", null]);
});

test("no two findings of a run share a fingerprint", async () => {
  const { findings } = await read(sample("two-hundred"));
  expect(new Set(findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(200);
});
