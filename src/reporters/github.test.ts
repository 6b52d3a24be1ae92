import { expect, test } from "vitest";
import {
  ACTION_OPTIONS,
  basePolicyFile,
  fileOf,
  findingOf,
  OPTIONS,
  placeOf,
  reportOf,
  SAMPLES,
  stateOf,
  zoneFile,
} from "../../test/reporters/samples.js";
import type { Finding } from "../model/finding.js";
import { rangeOf } from "../model/text.js";
import { githubReport, workflowCommands } from "./github.js";

const oddPath = fileOf("a,b:c%d.txt", "version: STSv1\nmode: enforce\nmx: a\n");
const state = stateOf(zoneFile, oddPath);
const baseState = stateOf(zoneFile, basePolicyFile);

async function commandsFor(...findings: readonly Finding[]): Promise<readonly string[]> {
  const text = await githubReport(reportOf({ state, baseState, base: "b", findings }), OPTIONS);
  return text.split("\n").filter((line) => line.startsWith("::"));
}

const base = { rule: "mx-not-covered", message: "50% wrong,\r\nreally: yes" };
const TITLE = "title=mx-not-covered (example.com)";
const MESSAGE = "50%25 wrong, really: yes";

test.each([
  [
    "a word",
    { range: placeOf(oddPath, "enforce") },
    `::error file=a%2Cb%3Ac%25d.txt,line=2,endLine=2,col=7,endColumn=13,${TITLE}::${MESSAGE}`,
  ],
  [
    "lines",
    { range: placeOf(oddPath, "STSv1\nmode") },
    `::error file=a%2Cb%3Ac%25d.txt,line=1,endLine=2,${TITLE}::${MESSAGE}`,
  ],
  ["a whole file", { range: rangeOf(oddPath) }, `::error file=a%2Cb%3Ac%25d.txt,${TITLE}::${MESSAGE}`],
  ["a warning without a place", { severity: "warning" as const }, `::warning ${TITLE}::${MESSAGE}`],
  [
    "a place before this change",
    { range: placeOf(basePolicyFile, "enforce") },
    `::error ${TITLE}::${MESSAGE}%0AWhere: public/.well-known/mta-sts.txt:2:7 (before this change)`,
  ],
  [
    "steps",
    { steps: ["a,", "b"], domain: undefined },
    `::error title=mx-not-covered::${MESSAGE}%0AWhat to do:%0A1. a,%0A2. b`,
  ],
])("%s", async (_name, parts, command) => {
  expect(await commandsFor(findingOf({ ...base, ...parts }))).toEqual([command]);
});

const moved = new Map([[oddPath.path, (line: number) => [12, undefined, 30][line - 1]]]);

test.each([
  ["a line that has moved", "STSv1", "line=12,endLine=12,col=10,endColumn=14", ""],
  ["a line that only the merge has", "enforce", "", "%0AWhere: a,b:c%25d.txt line 2 of the merge result"],
  ["lines that end on one of these", "STSv1\nmode", "line=12,endLine=12,col=10,endColumn=10", ""],
  ["lines that all have moved", "STSv1\nmode: enforce\nmx", "line=12,endLine=30", ""],
  ["a whole file", undefined, "", ""],
])("on the pull request's head: %s", async (_name, text, lines, where) => {
  const range = text === undefined ? rangeOf(oddPath) : placeOf(oddPath, text);
  const [command] = await workflowCommands(
    reportOf({ state, findings: [findingOf({ ...base, range })], headLines: moved }),
    ACTION_OPTIONS,
  );
  const file = ["file=a%2Cb%3Ac%25d.txt", ...(lines === "" ? [] : [lines]), TITLE].join(",");
  expect(command).toBe(`::error ${file}::${MESSAGE}${where}`);
});

test("in the Action the last one leads to the summary", async () => {
  const commands = await workflowCommands(SAMPLES["two-hundred"] ?? reportOf({}), ACTION_OPTIONS);
  expect(commands[9]).toMatch(/%0AThere are 110 more errors in the summary of this run\.$/);
});

test("notices are never annotations", async () => {
  expect(await commandsFor(findingOf({ ...base, severity: "notice" }))).toEqual([]);
});

test("errors first, ten of each, and the last says how many more", async () => {
  const text = await githubReport(SAMPLES["two-hundred"] ?? reportOf({}), OPTIONS);
  const commands = text.split("\n").filter((line) => line.startsWith("::"));
  const words = commands.map((line) => line.split(" ")[0]);
  expect(words).toEqual([...Array(10).fill("::error"), ...Array(10).fill("::warning")]);
  expect(commands.flatMap((line) => /There (?:is|are) .*/.exec(line)?.[0] ?? [])).toEqual([
    "There are 110 more errors in the log of this step.",
    "There are 70 more warnings in the log of this step.",
  ]);
});

test("what is new goes before what was there", async () => {
  const old = findingOf({ ...base, message: "old", introduced: false });
  const findings = [...Array<Finding>(10).fill(old), findingOf({ ...base, message: "new" })];
  const [first = "", ...others] = await commandsFor(...findings);
  expect(first).toMatch(/::new$/);
  expect(others).toHaveLength(9);
});

test.each([
  [[true, true], "2 errors in 1 policy domain.\n"],
  [[true, false], "2 errors in 1 policy domain. 1 of them was there before this change.\n"],
  [[true, false, false], "3 errors in 1 policy domain. 2 of them were there before this change.\n"],
  [[false, false], "2 errors in 1 policy domain. All of them were there before this change.\n"],
  [[false], "1 error in 1 policy domain. It was there before this change.\n"],
])("the log ends with how much is new: %j", async (news, ending) => {
  const findings = news.map((introduced) => findingOf({ ...base, introduced }));
  expect(await githubReport(reportOf({ state, baseState, base: "b", findings }), OPTIONS)).toContain(ending);
});
