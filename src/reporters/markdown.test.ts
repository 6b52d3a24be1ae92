import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { OPTIONS, policyFile, reportOf, SAMPLES, zoneFile } from "../../test/reporters/samples.js";
import { markdownReport } from "./markdown.js";
import { joinWithin, type Section } from "./sections.js";

/** The code blocks of a comment, in their order. */
async function blocksOf(name: string, diff?: string): Promise<readonly string[]> {
  const report = SAMPLES[name] ?? reportOf({});
  const patch = diff === undefined ? report.patch : { edits: [], diff, mends: [] };
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
  const text = await markdownReport({ ...report, patch: { edits: [], diff, mends: [] } }, OPTIONS);
  expect(text.length).toBeLessThan(6000);
  expect(text).toContain("It is too long to be shown here.");
  expect(text).toContain(policyFile.path);
});

describe("sections within a limit", () => {
  const section = (rank: Section["rank"], size: number, letter: string): Section => ({
    rank,
    text: letter.repeat(size),
  });
  const head = section("always", 10, "h");
  const foot = section("always", 10, "f");

  test("all, where there is room", () => {
    expect(joinWithin([head, section("finding", 5, "a"), foot], 29)).toBe("hhhhhhhhhh\n\naaaaa\n\nffffffffff");
  });

  test("the last findings go first, and one place says so", () => {
    const findings = ["a", "b", "c", "d"].map((letter) => section("finding", 200, letter));
    const text = joinWithin([head, ...findings, section("remedy", 100, "r"), foot], 760);
    expect(text.split("\n\n").map((part) => part.charAt(0))).toEqual(["h", "a", "b", "*", "r", "f"]);
    expect(text).toContain("2 more parts");
    expect(text.length).toBeLessThanOrEqual(760);
  });

  test("what stands in for a remedy", () => {
    const remedy: Section = { rank: "remedy", text: "r".repeat(5000), instead: "i" };
    expect(joinWithin([head, remedy, foot], 900)).toBe("hhhhhhhhhh\n\ni\n\nffffffffff");
  });
});
