import { describe, expect, test } from "vitest";
import { ACTION_OPTIONS, OPTIONS, SAMPLES } from "../../test/reporters/samples.js";
import { FORMATS, type Format, reporterFor } from "./index.js";
import { markdownReport } from "./markdown.js";
import type { Reporter } from "./report.js";
import { resolvedReport } from "./resolved.js";
import { summaryReport } from "./summary.js";
import { textReport } from "./text.js";

const EXTENSIONS: Readonly<Record<Format, string>> = {
  text: "txt",
  json: "json",
  sarif: "sarif",
  github: "github.txt",
  markdown: "md",
};

describe.each(FORMATS)("%s", (format) => {
  test.each(Object.entries(SAMPLES))("%s", async (name, report) => {
    const reporter = await reporterFor(format);
    const file = `../../test/golden/reporters/${name}.${EXTENSIONS[format]}`;
    await expect(await reporter(report, OPTIONS)).toMatchFileSnapshot(file);
  });
});

test("text in colour, narrow", async () => {
  const reporter = await reporterFor("text");
  const report = SAMPLES["one-error"];
  if (!report) throw new Error("the sample is gone");
  const text = await reporter(report, { ...OPTIONS, color: true, width: 60 });
  await expect(text).toMatchFileSnapshot("../../test/golden/reporters/one-error.color.txt");
});

const NOTES = ["The comment was not written: the token may not write here. Add `pull-requests: write`."];
const IN_THE_ACTION: Readonly<Record<string, Reporter>> = {
  "comment.md": (report, options) => markdownReport(report, options),
  "resolved.md": (report, options) => resolvedReport(report, options),
  "summary.md": (report, options) => summaryReport(report, { ...options, notes: NOTES }),
  "action.txt": textReport,
};

describe.each(Object.entries(IN_THE_ACTION))("in the Action, %s", (ending, reporter) => {
  test.each(Object.entries(SAMPLES))("%s", async (name, report) => {
    const file = `../../test/golden/reporters/${name}.${ending}`;
    await expect(await reporter(report, ACTION_OPTIONS)).toMatchFileSnapshot(file);
  });
});
