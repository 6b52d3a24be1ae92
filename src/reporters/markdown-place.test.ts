import { expect, test } from "vitest";
import { ACTION_OPTIONS, fileOf, OPTIONS, placeOf, reportOf, stateOf, zoneFile } from "../../test/reporters/samples.js";
import { rangeOf, type SourceFile } from "../model/text.js";
import { placeSpan } from "./markdown-place.js";
import { Places } from "./places.js";
import type { Report, ReportOptions } from "./report.js";

function spanOf(file: SourceFile, parts: Partial<Report> = {}, options: ReportOptions = ACTION_OPTIONS): string {
  const state = stateOf({ ...zoneFile, side: "base" }, file);
  const report = reportOf({ state, baseState: state, ...parts });
  const range = file.path.startsWith("whole") ? rangeOf(file) : placeOf(file, "enforce");
  return placeSpan(range, { report, options, places: new Places(report), whole: "the log" });
}

const policy = (path: string, side?: "base"): SourceFile =>
  fileOf(path, "version: STSv1\nmode: enforce\nmx: a\n", side);
const HEAD = `https://github.com/example/dns/blob/${"3".repeat(40)}`;
const BASE = `https://github.com/example/dns/blob/${"1".repeat(40)}`;

test.each([
  ["a line", policy("a/b.txt"), {}, `[\`a/b.txt\` line 2](${HEAD}/a/b.txt#L2)`],
  ["a file", policy("whole.txt"), {}, `[\`whole.txt\`](${HEAD}/whole.txt)`],
  ["below a folder", policy("b.txt"), { prefix: "a c/" }, `[\`a c/b.txt\` line 2](${HEAD}/a%20c/b.txt#L2)`],
  ["before the change", policy("b.txt", "base"), {}, `[\`b.txt\` line 2](${BASE}/b.txt#L2) (before this change)`],
  ["letters of any kind", policy("日/ü.txt"), {}, `[\`日/ü.txt\` line 2](${HEAD}/%E6%97%A5/%C3%BC.txt#L2)`],
  ["what ends a link", policy("a)](b)*_~'!"), {}, `[\`a)](b)*_~'!\` line 2](${HEAD}/a%29%5D%28b%29%2A%5F%7E%27%21#L2)`],
  ["what leads elsewhere", policy("a?b#c&d"), {}, `[\`a?b#c&d\` line 2](${HEAD}/a%3Fb%23c%26d#L2)`],
  ["half a character", policy("\ud800.txt"), {}, `[\`\uFFFD.txt\` line 2](${HEAD}/%EF%BF%BD.txt#L2)`],
  ["a way out", policy("../b.txt"), {}, "`../b.txt` line 2"],
  ["a backtick", policy("a`b.txt"), {}, "``a`b.txt`` line 2"],
  [
    "a line that has moved",
    policy("b.txt"),
    { headLines: new Map([["b.txt", (line: number) => line + 40]]) },
    `[\`b.txt\` line 42](${HEAD}/b.txt#L42)`,
  ],
  [
    "a line that only the merge has",
    policy("b.txt"),
    { headLines: new Map([["b.txt", () => undefined]]) },
    `[\`b.txt\` line 2 of the merge result](${HEAD}/b.txt)`,
  ],
])("%s", (_name, file, parts, markdown) => {
  expect(spanOf(file, parts)).toBe(markdown);
});

test("no link on the command line", () => {
  expect(spanOf(policy("b.txt"), {}, OPTIONS)).toBe("`b.txt` line 2");
});
