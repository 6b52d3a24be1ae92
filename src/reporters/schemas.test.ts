import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import reportSchema from "../../docs/report.schema.json" with { type: "json" };
import sarifSchema from "../../test/fixtures/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { hostileReports } from "../../test/reporters/hostile.js";
import { OPTIONS, SAMPLES } from "../../test/reporters/samples.js";
import { jsonReport } from "./json.js";
import type { Reporter } from "./report.js";
import { sarifReport } from "./sarif.js";

/** Draft 4 and draft 7 differ here in the name of `id` alone. */
const { $schema: _draft, id: _id, ...sarif } = sarifSchema;
const FORMATS: readonly (readonly [string, object, Reporter])[] = [
  ["json", reportSchema, jsonReport],
  ["sarif", sarif, sarifReport],
];

describe.each(FORMATS)("%s keeps its schema", (_name, schema, reporter) => {
  const ajv = new Ajv({ allErrors: true, strictTypes: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const errorsOf = (text: string): unknown => {
    validate(JSON.parse(text));
    return validate.errors;
  };

  test.each(Object.entries(SAMPLES))("%s", async (_sample, report) => {
    expect(errorsOf(await reporter(report, OPTIONS))).toBeNull();
  });

  test("a report of hostile text", async () => {
    await fc.assert(
      fc.asyncProperty(hostileReports, async (report) => {
        const text = await reporter(report, OPTIONS);
        expect(errorsOf(text)).toBeNull();
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[|^\s*::/mu);
      }),
      { numRuns: 60 },
    );
  });
});

test("a finding that names a place on head always has a file in sarif", () => {
  for (const report of Object.values(SAMPLES)) {
    const { runs } = JSON.parse(String(sarifReport(report, OPTIONS)));
    const uris = runs[0].results.map(
      (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        result.locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(uris).toEqual(report.findings.map(() => expect.stringMatching(/./)));
  }
});
