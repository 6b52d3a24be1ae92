import { describe, expect, test } from "vitest";
import {
  ACTION_OPTIONS,
  EMPTY_STATE,
  fileOf,
  reportOf,
  SAMPLES,
  stateOf,
  zoneFile,
} from "../../test/reporters/samples.js";
import type { Name } from "../model/dns.js";
import type { State } from "../model/policy-domain.js";
import type { Report } from "./report.js";
import { inBytes } from "./sections.js";
import { summaryReport } from "./summary.js";

/** The rows of the table of domains. */
async function rowsOf(report: Report): Promise<readonly string[]> {
  const lines = (await summaryReport(report, ACTION_OPTIONS)).split("\n");
  const head = lines.findIndex((line) => line.startsWith("| Policy domain"));
  const end = lines.indexOf("", head);
  return head === -1 ? [] : lines.slice(head + 2, end);
}

const decoder = new TextDecoder();

/** The state of a domain with this policy, `mode, max_age, mx…`, and this id. */
function stateWith([mode, maxAge, ...mx]: readonly string[], id = "20260101", side?: "base"): State {
  const lines = ["version: STSv1", `mode: ${mode}`, ...mx.map((text) => `mx: ${text}`), `max_age: ${maxAge}`, ""];
  const zone = fileOf(zoneFile.path, decoder.decode(zoneFile.bytes).replace("id=20260101", id && `id=${id}`), side);
  return stateOf(zone, fileOf("mta-sts.txt", lines.join("\n"), side));
}

const plain = ["enforce", "604800", "a.example"];
const manyPatterns = ["enforce", "604800", ..."abcdef".split("").map((letter) => `${letter}.example`)];

describe("what was checked", () => {
  test.each<[string, State | undefined, State, string]>([
    ["alone", undefined, stateWith(plain), "`enforce` | 1 week | `a.example` | `20260101`"],
    ["unchanged", stateWith(plain), stateWith(plain), "`enforce` | 1 week | `a.example` | `20260101`"],
    [
      "changed throughout",
      stateWith(["testing", "86400", "b.example", "a.example"], "1"),
      stateWith(["enforce", "604800", "a.example", "c.example"], "2"),
      "`testing` → `enforce` | 1 day → 1 week | `c.example` (new), `b.example` (gone), `a.example` | `1` → `2`",
    ],
    ["wrong", undefined, stateWith(["Enforced", "7d"], "a-b"), "`Enforced` | `7d` | none | `a-b`"],
    ["without an id", undefined, stateWith(plain, ""), "`enforce` | 1 week | `a.example` | none"],
    [
      "many patterns",
      undefined,
      stateWith(manyPatterns),
      "`enforce` | 1 week | `a.example`, `b.example`, `c.example`, `d.example`, 2 more | `20260101`",
    ],
    ["a value with a pipe", undefined, stateWith(["a|b", "\\|", "c"]), "`a\\|b` | `\\\\\\|` | `c` | `20260101`"],
    [
      "a value that never ends",
      undefined,
      stateWith(["x".repeat(5000), "0", "a.example"]),
      `\`${"x".repeat(64)}…\` | 0 seconds | \`a.example\` | \`20260101\``,
    ],
  ])("%s", async (_name, baseState, state, row) => {
    const compared = baseState ? { base: "b", baseState } : {};
    expect(await rowsOf(reportOf({ state, ...compared }))).toEqual([`| \`example.com\` | ${row} |`]);
  });

  const removed = { ...EMPTY_STATE, files: stateWith(plain).files };
  const policyGone = {
    ...stateWith(plain),
    domains: stateWith(plain).domains.map((domain) => ({ ...domain, policies: [] })),
  };

  test.each<[string, State, State, string]>([
    ["a domain that comes", EMPTY_STATE, stateWith(plain), "| `example.com` (new) | `enforce` | "],
    ["a domain that goes", stateWith(plain), removed, "| `example.com` (removed) | `enforce` | "],
    ["a policy that goes", stateWith(plain), policyGone, "| `example.com` | `enforce` → no policy here |  |  | "],
  ])("%s", async (_name, baseState, state, row) => {
    const [found, ...others] = await rowsOf(reportOf({ base: "b", baseState, state }));
    expect(found?.slice(0, row.length)).toBe(row);
    expect(others).toEqual([]);
  });

  test("a policy of which nobody can tell whose it is", async () => {
    const state = stateWith(plain);
    const rows = await rowsOf(reportOf({ state: { ...state, domains: [], unassigned: state.policies } }));
    expect(rows).toEqual([
      expect.stringMatching(/^\| of unknown domain: \[`mta-sts\.txt`\].* \| `enforce` \| 1 week \|/),
    ]);
  });

  test.each([
    [10, false, 10],
    [11, true, 11],
    [51, true, 50],
  ])("%i domains: folded %s, %i rows", async (count, isFolded, rows) => {
    const [domain] = stateWith(plain).domains;
    const domains = Array.from({ length: count }, (_, index) => ({ ...domain, name: `d${index}.example` as Name }));
    const state = { ...stateWith(plain), domains } as State;
    const text = await summaryReport(reportOf({ state }), ACTION_OPTIONS);
    expect(text.includes(`<summary>${count} policy domains</summary>`)).toBe(isFolded);
    expect(await rowsOf(reportOf({ state }))).toHaveLength(rows);
    expect(text.includes("and 1 more row.")).toBe(count > 50);
  });
});

test.each([
  [1, "### Not decided"],
  [10, "### Not decided"],
  [11, "<summary>11 not decided</summary>"],
])("%i not decided: %s", async (count, title) => {
  const open = { domain: "example.com" as Name, undecided: "whether the id is new", reason: "no zone is here" };
  const undecided = Array.from({ length: count }, () => ({ ...open, range: undefined }));
  const text = await summaryReport(reportOf({ state: stateWith(plain), undecided }), ACTION_OPTIONS);
  expect(text).toContain(`✅ **No problems in 1 policy domain.** ${count} not decided: see below.`);
  expect(text).toContain(title);
});

test("where nothing has changed it is one sentence", async () => {
  const report = reportOf({ base: "b", baseState: EMPTY_STATE, state: EMPTY_STATE });
  const [, verdict, ...others] = (await summaryReport(report, ACTION_OPTIONS)).split("\n\n");
  expect(verdict).toBe("**Nothing of MTA-STS changes here.**");
  expect(others).toEqual(["---", expect.stringMatching(/^\[mta-sts-lint\]/)]);
});

test.each([5_000, 20_000, 60_000])("never more than %i bytes", async (limit) => {
  const report = SAMPLES["two-hundred"] ?? reportOf({});
  const findings = report.findings.map((finding) => ({ ...finding, message: "日本語".repeat(60) }));
  const text = await summaryReport({ ...report, findings }, { ...ACTION_OPTIONS, limit });
  expect(inBytes(text)).toBeLessThanOrEqual(limit);
  expect(text).toContain("**Cut here:**");
  expect(text).toContain("The whole report is in the log of this step.");
});

test("a mebibyte holds thousands of findings", async () => {
  const [finding] = SAMPLES["two-hundred"]?.findings ?? [];
  const findings = Array.from({ length: 20_000 }, (_, index) => ({ ...finding, subject: `${index}` }));
  const text = await summaryReport(reportOf({ findings } as Partial<Report>), ACTION_OPTIONS);
  expect(inBytes(text)).toBeLessThanOrEqual(1_048_576);
  expect(text).toContain("and 18990 more rows in the log of this step.");
});
