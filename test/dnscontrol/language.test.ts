import { describe, expect, test } from "vitest";
import { RECORD_FUNCTIONS } from "../../src/sources/dnscontrol/language/record-functions.js";
import { programCases } from "./program-cases.js";
import { readProgram, showZone, showZones } from "./reading.js";

describe("a program gives its records", () => {
  test.each(programCases)("$name", async ({ program, files, records, zones, says }) => {
    const reading = await readProgram(program, files);
    const said = reading.problems.map(({ message }) => message);
    expect(said).toEqual(says ? [expect.stringMatching(says)] : []);
    expect(showZones(reading)).toEqual(records);
    if (zones) expect(reading.zones.map(showZone)).toEqual(zones);
  });
});

test("each record function is in a program of the table", () => {
  const text = programCases.map(({ program }) => program).join("\n");
  const missing = Object.keys(RECORD_FUNCTIONS).filter((name) => !new RegExp(`\\b${name}\\(`).test(text));
  expect(missing).toEqual([]);
});

test.each([
  ["a duration that is none", 'TTL("5 minutes");', /5 minutes is no duration/],
  ["too few arguments", 'MX("@", "mail");', /MX\(\) takes 3 arguments, not 2/],
  ["a wrong argument", 'MX("@", "ten", "mail");', /argument 2 of MX\(\) can't be of type string/],
  ["a domain that is not there", 'D_EXTEND("example.com");', /example\.com was not declared with D\(\) before/],
  ["a domain twice", 'D("a.example", REG); D("a.example", REG);', /declared more than once/],
  ["a file that is not there", 'require("./missing.js");', /no file missing\.js in the repository/],
  ["a variable without a value", "if (view) D('a.example', REG);", /'view' is not defined/],
  [
    "a variable in capitals without a value",
    'D("a.example", REG, TXT("@", "v=" + REGION()));',
    /REGION has no value here/,
  ],
  ["a flag in capitals without a value", 'D("a.example", REG, TXT("@", [REGION, "x"]));', /REGION has no value here/],
  ["JSON in a text", 'JSON.parse("{");', /not run to its end/],
  ["a builder without what it needs", 'M365_BUILDER("a-b.example");', /domainGUID/],
  ["a thrown text", 'throw "stop here";', /stop here/],
  ["PANIC", 'PANIC("stop here");', /PANIC: stop here/],
])("what can't be run is said: %s", async (_, program, said) => {
  const { problems } = await readProgram(`D("good.example", REG, DNS);
${program}`);
  expect(problems.map(({ mistake }) => mistake)).toEqual([false]);
  expect(problems[0]?.message).toMatch(said);
});

test.each([
  ["a syntax error", "D('a.example', REG,, DNS);", /not JavaScript/],
  ["a record without a name", 'D("a.example", REG, DNS, TXT("", "x"));', /Write "@" for the domain itself/],
  [
    "a record of another domain",
    'D("a.example", REG, DNS, TXT("_mta-sts.b.example.", "v=STSv1; id=1"));',
    /"_mta-sts.b.example." here, since it is not in a.example/,
  ],
  ["a target with dots but the last", 'D("a.example", REG, DNS, MX("@", 1, "mx.example.net"));', /has to end with one/],
])("a plain mistake is one: %s", async (_, program, said) => {
  const { problems } = await readProgram(program);
  expect(problems.map(({ mistake }) => mistake)).toEqual([true]);
  expect(problems[0]?.message).toMatch(said);
});

test("more files than are read are no missing ones", async () => {
  const files = Object.fromEntries(Array.from({ length: 5001 }, (_, at) => [`data/${at}.json`, "{}"]));
  const program = 'glob("./data", true, "json").forEach(function (path) { require("./" + path); });';
  const { problems } = await readProgram(program, files);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining("no more than 5000 files of 8 MB together"),
  ]);
});

test("a record without a name is taken for one of the domain itself", async () => {
  const reading = await readProgram('D("a.example", REG, DNS, MX("", 10, "mail"));');
  expect(showZones(reading)).toEqual(["a.example MX 10 mail.a.example"]);
  expect(reading.problems).toHaveLength(1);
});
