import { describe, expect, test } from "vitest";
import { OPTIONS, SAMPLES } from "../../test/reporters/samples.js";
import { FORMATS, type Format, reporterFor } from "./index.js";

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
