import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it, test, vi } from "vitest";
import { temporaryFolder } from "../../../test/repository.js";
import { lint } from "../../lint.js";
import { memorySnapshots } from "../../snapshots/memory.js";
import { countsOf, OUTPUTS, type Outputs, summaryRoom, writeOutputs, writeSummary } from "./outputs.js";

const MEBIBYTE = 1024 * 1024;
const FAILED: Outputs = {
  conclusion: "failure",
  errors: 2,
  warnings: 0,
  notices: 1,
  "new-findings": 2,
  "report-json": '{"a":\n1}\n',
  "sarif-file": "out.sarif",
  "patch-file": undefined,
  "comment-id": 123,
};

afterEach(() => vi.unstubAllEnvs());

/** Makes the file that the runner names for outputs and for the summary. */
function emptyFile(): string {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  return runnerNames(file);
}

function runnerNames<File extends string | undefined>(file: File): File {
  for (const variable of ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"]) vi.stubEnv(variable, file);
  return file;
}

/** What the runner reads: `name<<delimiter`, lines, the delimiter. Throws for anything else. */
function outputsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, "utf8").split("\n");
  const outputs: Record<string, string> = {};
  while (lines.length > 1) {
    const [, name = "", delimiter] = /^([^<]+)<<(.+)$/.exec(lines.shift() ?? "") ?? [];
    const end = lines.indexOf(delimiter ?? "");
    if (delimiter === undefined || end < 0) throw new Error(`no end of ${name}`);
    outputs[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return outputs;
}

describe("outputs", () => {
  it("are set, all of them", () => {
    const file = emptyFile();
    expect(writeOutputs(FAILED)).toEqual([]);
    expect(outputsIn(file)).toEqual({
      conclusion: "failure",
      errors: "2",
      warnings: "0",
      notices: "1",
      "new-findings": "2",
      "report-json": '{"a":\n1}',
      "sarif-file": "out.sarif",
      "patch-file": "",
      "comment-id": "123",
    });
  });

  it("are added to those that are there", () => {
    const file = emptyFile();
    writeFileSync(file, "x<<y\n1\ny\n");
    writeOutputs(FAILED);
    expect(Object.keys(outputsIn(file))).toEqual(["x", ...OUTPUTS]);
  });

  it.each([
    [500_000, 500_000, []],
    [500_001, 0, [expect.stringMatching(/^The output report-json is left empty: .* 500001 characters.*json-file\.$/)]],
  ])("a report of %i characters", (length, kept, sentences) => {
    const file = emptyFile();
    expect(writeOutputs({ ...FAILED, "report-json": `${"x".repeat(length)}\n` })).toEqual(sentences);
    expect(outputsIn(file)).toMatchObject({ errors: "2", "report-json": "x".repeat(kept) });
  });

  const NOWHERE: readonly (readonly [string, () => string | undefined, RegExp])[] = [
    ["no variable", () => undefined, /names no file/],
    ["an empty variable", () => "", /names no file/],
    ["a folder", () => temporaryFolder(), /can't be written \(illegal operation on a directory\)\.$/],
    ["a missing folder", () => join(temporaryFolder(), "a/b"), /can't be written \(it is not there\)\.$/],
  ];
  it.each(NOWHERE)("%s: a sentence", (_, file, sentence) => {
    runnerNames(file());
    expect(writeOutputs(FAILED)).toEqual([expect.stringMatching(/^The outputs of this step can't be set/)]);
    expect(writeOutputs(FAILED).join()).toMatch(sentence);
    expect(writeSummary("text")).toMatch(/^The job summary can't be written: /);
    expect(writeSummary("text")).toMatch(sentence);
  });

  const hostile = fc.string({
    unit: fc.constantFrom("a", "<<", "\n", "ghadelimiter_", "=", "errors<<x", "\u2028", "é"),
  });
  test("no value sets another", () => {
    fc.assert(
      fc.property(hostile, hostile, (json, path) => {
        const file = emptyFile();
        writeOutputs({ ...FAILED, "report-json": json, "sarif-file": path });
        expect(outputsIn(file)).toMatchObject({ errors: "2", "report-json": json.trimEnd(), "sarif-file": path });
        expect(Object.keys(outputsIn(file))).toEqual([...OUTPUTS]);
      }),
      { numRuns: 50 },
    );
  });
});

/** An error that is old, one that is new, and notices. */
const BEFORE = { "mta-sts.example.com/mta-sts.txt": "version: STSv1\nmode: enforce\nmx: mx.example.com\n" };
const AFTER = {
  ...BEFORE,
  "mta-sts.example.org/mta-sts.txt": "version: STSv1\nmode: enforced\nmx: mx.example.org\nmax_age: 604800\n",
};

describe("counts", () => {
  it.each([
    ["new", { errors: 1, warnings: 0, notices: 0, "new-findings": 1 }],
    ["all", { errors: 2, warnings: 0, notices: 0, "new-findings": 1 }],
  ] as const)("of a report of what is %s", async (report, counts) => {
    expect(countsOf(await lint(memorySnapshots(AFTER, BEFORE), { report }))).toEqual(counts);
  });

  it("of a report without findings", () => {
    expect(countsOf({ findings: [] })).toEqual({ errors: 0, warnings: 0, notices: 0, "new-findings": 0 });
  });
});

/** What is in the file before, what is written, and what is there then; undefined where nothing is written. */
const SUMMARIES: readonly (readonly [string, string, string, string | undefined])[] = [
  ["into an empty file", "", "# Text\n", "# Text\n"],
  ["behind what is there", "<p>one", "two", "<p>one\n\ntwo"],
  ["up to the limit", "", "x".repeat(MEBIBYTE), "x".repeat(MEBIBYTE)],
  ["over the limit", "", "x".repeat(MEBIBYTE + 1), undefined],
  ["over the limit in bytes", "", "é".repeat(MEBIBYTE / 2 + 1), undefined],
  ["up to the limit with what is there", "1234", "x".repeat(MEBIBYTE - 6), `1234\n\n${"x".repeat(MEBIBYTE - 6)}`],
  ["over the limit with what is there", "1234", "x".repeat(MEBIBYTE - 5), undefined],
  ["where nothing fits", "x".repeat(MEBIBYTE + 5), "y", undefined],
];

describe("the summary", () => {
  it.each(SUMMARIES)("%s", (_, before, text, after) => {
    const file = emptyFile();
    writeFileSync(file, before);
    const fits = Buffer.byteLength(text) <= summaryRoom();
    expect(summaryRoom()).toBeGreaterThanOrEqual(0);
    const sentence = writeSummary(text);
    expect(fits).toBe(after !== undefined);
    expect(sentence === undefined).toBe(after !== undefined);
    expect(readFileSync(file, "utf8") === (after ?? before)).toBe(true);
  });

  it("says why it is not written", () => {
    emptyFile();
    expect(writeSummary("x".repeat(MEBIBYTE + 1))).toBe(
      "The job summary is not written: it has 1048577 bytes, and there is room for 1048576. All findings are in the log of this step.",
    );
  });

  it("has all its room where there is no file yet", () => {
    const folder = temporaryFolder();
    runnerNames(undefined);
    expect(summaryRoom()).toBe(MEBIBYTE);
    mkdirSync(join(folder, "sub"));
    runnerNames(join(folder, "sub/none"));
    expect(summaryRoom()).toBe(MEBIBYTE);
    expect(writeSummary("text")).toBeUndefined();
    expect(readFileSync(join(folder, "sub/none"), "utf8")).toBe("text");
  });
});
