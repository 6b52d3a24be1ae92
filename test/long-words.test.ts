import { expect, test } from "vitest";
import { lint } from "../src/lint.js";
import { FORMATS, reporterFor } from "../src/reporters/index.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import type { Files } from "./rule-cases.js";
import { zoneText } from "./zone-text.js";

const LONG = "x".repeat(60_000);
const PARTS = `"${Array.from({ length: 240 }, () => "x".repeat(250)).join('" "')}"`;

const POLICY = "version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: 604800\n";
const PATH = "mta-sts.example.com/.well-known/mta-sts.txt";

const sts = (start: string): Files => ({
  "example.com.zone": zoneText({ sts: `_mta-sts IN TXT "${start}" ${PARTS}` }),
});

/** Head with a policy, where base has one of another max_age. */
const CASES: readonly (readonly [string, Files])[] = [
  ["an id", { ...sts("v=STSv1; id="), [PATH]: POLICY }],
  ["an extension", { ...sts("v=STSv1; id=1; x="), [PATH]: POLICY }],
  ["the name of a field", { ...sts("v=STSv1; id=1; x"), [PATH]: POLICY }],
  ["something else", { ...sts("v=STSv1 "), [PATH]: POLICY }],
  ["a mode", { ...sts("v=STSv1; id=1; x="), [PATH]: POLICY.replace("enforce", LONG) }],
  ["an mx line", { ...sts("v=STSv1; id=1; x="), [PATH]: POLICY.replace("mail.", `${LONG}.`) }],
  ["a line", { ...sts("v=STSv1; id=1; x="), [PATH]: `${POLICY}${LONG}\n` }],
];

/** So often the letter may stand in a report: a record to publish is shown whole, as far as it is read. */
const MOST = 10_000;

test.each(CASES)("%s of 60,000 characters is not printed whole", async (_, head) => {
  const base = { ...head, [PATH]: POLICY.replace("604800", "1209600") };
  const report = await lint(memorySnapshots(head, base), { report: "all" });
  expect(report.findings.length).toBeGreaterThan(0);
  const counts: [string, number][] = [];
  for (const format of FORMATS) {
    const reporter = await reporterFor(format);
    const text = await reporter({ ...report, patch: undefined }, { version: "1", color: false, width: 100 });
    counts.push([format, text.split("x").length]);
  }
  expect(counts.filter(([, count]) => count > MOST)).toEqual([]);
});
