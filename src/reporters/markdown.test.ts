import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import {
  ACTION_OPTIONS,
  findingOf,
  OPTIONS,
  policyFile,
  reportOf,
  SAMPLES,
  zoneFile,
} from "../../test/reporters/samples.js";
import type { Name } from "../model/dns.js";
import type { Finding, RecordToPublish } from "../model/finding.js";
import { markdownReport } from "./markdown.js";
import { inBytes, inCharacters, joinWithin, type Room, type Section } from "./sections.js";

/** The code blocks of a comment, in their order. */
async function blocksOf(name: string, diff?: string): Promise<readonly string[]> {
  const report = SAMPLES[name] ?? reportOf({});
  const patch = diff === undefined ? report.patch : { edits: [], diff, mends: [], leaves: [] };
  const tokens = marked.lexer(await markdownReport({ ...report, patch }, OPTIONS));
  return tokens.flatMap((token) => (token.type === "code" ? [token.text] : []));
}

test("the fix applies when it is pasted into a shell", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fix-"));
  try {
    mkdirSync(join(folder, "zones"));
    writeFileSync(join(folder, zoneFile.path), zoneFile.bytes);
    const [fix = ""] = await blocksOf("one-error");
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    execFileSync("bash", ["-e"], { cwd: folder, input: `${fix}\n` });
    const text = readFileSync(join(folder, zoneFile.path), "utf8");
    expect(text).toContain('"v=STSv1; id=20260214;"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the fix applies from any folder of the clone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "fix-"));
  try {
    mkdirSync(join(folder, "zones"));
    writeFileSync(join(folder, zoneFile.path), zoneFile.bytes);
    const [fix = ""] = await blocksOf("one-error");
    execFileSync("git", ["init", "--quiet"], { cwd: folder });
    execFileSync("sh", ["-e"], { cwd: join(folder, "zones"), input: `${fix}\n` });
    expect(readFileSync(join(folder, zoneFile.path), "utf8")).toContain('"v=STSv1; id=20260214;"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("a fix for files that have gone on in the target branch", () => {
  const report = SAMPLES["one-error"] ?? reportOf({});

  test.each([
    ["the file of the fix", zoneFile.path, true],
    ["another file", policyFile.path, false],
  ])("%s", async (_name, path, said) => {
    const headLines = new Map([[path, (line: number) => line]]);
    const text = await markdownReport({ ...report, headLines }, ACTION_OPTIONS);
    expect(text.includes("first merge the target branch into yours")).toBe(said);
  });
});

describe("the records to publish", () => {
  const record = (owner: string, value: string): RecordToPublish => ({
    owner: owner as Name,
    ttl: 300,
    type: "TXT",
    value,
  });
  const error = (...publish: RecordToPublish[]): Finding => findingOf({ rule: "mx-not-covered", publish });
  const notice = (...publish: RecordToPublish[]): Finding => findingOf({ rule: "tls-report-missing", publish });
  const one = record("_mta-sts.a.example", "v=STSv1; id=1;");
  const two = record("_mta-sts.a.example", "v=STSv1; id=2;");
  const other = record("_mta-sts.b.example", "v=STSv1; id=3;");
  const report = record("_smtp._tls.a.example", "v=TLSRPTv1; rua=mailto:a@a.example");

  test.each([
    ["of an error", [error(one)], ["1"]],
    ["of a change as it should be", [notice(one)], ["1"]],
    ["the error's before that of the change", [notice(one), error(two)], ["2"]],
    ["of two domains", [notice(other), error(two)], ["2", "3"]],
    ["nothing that a notice only proposes", [notice(report)], []],
  ])("%s", async (_name, findings, ids) => {
    const text = await markdownReport(reportOf({ findings }), ACTION_OPTIONS);
    const tokens = marked.lexer(text).flatMap((token) => (token.type === "code" ? [token.text] : []));
    expect(tokens.flatMap((lines) => [...lines.matchAll(/id=(\d)/g)].map(([, id]) => id))).toEqual(ids);
  });
});

test("of many findings three of a rule are in full, and the summary has what is in no row", async () => {
  const text = await markdownReport(SAMPLES["two-hundred"] ?? reportOf({}), ACTION_OPTIONS);
  expect(text.match(/^### /gm)).toHaveLength(6);
  expect(text).toContain("<summary>194 more problems</summary>");
  expect(text.match(/^\| \[/gm)).toHaveLength(50);
  expect(text).toMatch(/and 144 more rows in \[the summary of this run\]\(https:.*\/runs\/7\/attempts\/1\)\./);
});

test("what was there before is folded, in full or, where that is too long, in rows", async () => {
  const report = SAMPLES["one-error"] ?? reportOf({});
  const text = await markdownReport(report, ACTION_OPTIONS);
  expect(text).toMatch(/<summary>1 problem that was there before this change<\/summary>\n\n### The max/);
  const steps = ["x".repeat(2000)];
  const findings = report.findings.map((finding) => (finding.introduced ? finding : { ...finding, steps }));
  const short = await markdownReport({ ...report, findings }, ACTION_OPTIONS, text.length + 1000);
  expect(short).toMatch(/<summary>1 problem that was there before this change<\/summary>\n\n\| Where/);
});

test("what was there before stays open where nothing is new", async () => {
  const report = SAMPLES["one-error"] ?? reportOf({});
  const findings = report.findings.map((finding) => ({ ...finding, introduced: false }));
  const text = await markdownReport({ ...report, findings }, ACTION_OPTIONS);
  expect(text).toContain("**MTA-STS has 1 error and 1 warning for `example.com`, as before this change:**");
  expect(text).not.toContain("that was there before this change");
  expect(text.match(/^### \d\./gm)).toHaveLength(2);
});

test.each([
  [10, 1, 10],
  [11, 1, 10],
  [4, 4, 4],
  [5, 5, 3],
])("%i findings, %i of a rule: %i in full", async (count, ofRule, full) => {
  const findings = Array.from({ length: count }, (_, index) =>
    findingOf({ rule: `rule-${Math.floor(index / ofRule)}`, subject: `${index}` }),
  );
  const text = await markdownReport(reportOf({ findings }), ACTION_OPTIONS);
  expect(text.match(/^### \d+\./gm)).toHaveLength(full);
  expect(text.includes("more problem")).toBe(full < count);
});

test.each([
  [["Write `x`."], "Write `x`", false],
  [["Write `y`."], "Write `x`", true],
])("a fix that takes judgement is not said twice: %j, %s", async (steps, title, said) => {
  const finding = findingOf({ rule: "policy-max-age-invalid", steps, fixes: [{ title, safe: false, edits: [] }] });
  const text = await markdownReport(reportOf({ findings: [finding] }), ACTION_OPTIONS);
  expect(text.includes("a matter of judgement")).toBe(said);
});

test.each([
  [[], false],
  [["mx-not-in-cached-policy|example.com|mx2"], true],
])("a fix after which only waiting is left says so: %j", async (leaves, said) => {
  const { patch, ...report } = SAMPLES["one-error"] ?? reportOf({});
  const text = await markdownReport({ ...report, patch: patch && { ...patch, leaves } }, ACTION_OPTIONS);
  expect(text.includes("What it can't do is wait")).toBe(said);
});

test.each([
  ["a line ending that a comment loses", "+mode: enforce\r\n"],
  ["an escape sequence", "+\x1b[31m\n"],
  ["a bidi mark", "+\u202e\n"],
  ["a workflow command", "  ::error::x\n"],
  ["an HTML comment", "+<!-- x -->\n"],
])("a fix with %s is shown, but not to be pasted", async (_name, diff) => {
  const blocks = await blocksOf("one-error", diff);
  expect(blocks.join("\n")).not.toContain("git apply");
  expect(blocks).toContain(`mta-sts-lint --fix --base ${"1".repeat(40)}`);
});

test("a fix that is too long is named, and the findings stay", async () => {
  const report = SAMPLES["one-error"] ?? reportOf({});
  const diff = `+${"x".repeat(70_000)}\n`;
  const text = await markdownReport({ ...report, patch: { edits: [], diff, mends: [], leaves: [] } }, OPTIONS);
  expect(text.length).toBeLessThan(6000);
  expect(text).toContain("It is too long to be shown here.");
  expect(text).toContain(policyFile.path);
});

describe("sections within a limit", () => {
  const section = (rank: Section["rank"], size: number, letter: string): Section => ({
    rank,
    text: letter.repeat(size),
  });
  const within = (limit: number): Room => ({ limit, lengthOf: inCharacters, whole: "See the log." });
  const head = section("always", 10, "h");
  const foot = section("always", 10, "f");

  test("all, where there is room", () => {
    expect(joinWithin([head, section("finding", 5, "a"), foot], within(29))).toBe("hhhhhhhhhh\n\naaaaa\n\nffffffffff");
  });

  test("the last findings go first, and one place says so", () => {
    const findings = ["a", "b", "c", "d"].map((letter) => section("finding", 150, letter));
    const text = joinWithin([head, ...findings, section("remedy", 100, "r"), foot], within(560));
    expect(text.split("\n\n").map((part) => part.charAt(0))).toEqual(["h", "a", "b", "*", "r", "f"]);
    expect(text).toContain("2 more parts");
    expect(text.length).toBeLessThanOrEqual(560);
  });

  test("what stands in for a remedy", () => {
    const remedy: Section = { rank: "remedy", text: "r".repeat(5000), instead: "i" };
    expect(joinWithin([head, remedy, foot], within(900))).toBe("hhhhhhhhhh\n\ni\n\nffffffffff");
  });

  test("in bytes, where the limit is one of bytes", () => {
    const sections = [head, section("extra", 300, "日"), foot];
    expect(joinWithin(sections, { ...within(924), lengthOf: inBytes })).toContain("日");
    expect(joinWithin(sections, { ...within(923), lengthOf: inBytes })).not.toContain("日");
  });
});
