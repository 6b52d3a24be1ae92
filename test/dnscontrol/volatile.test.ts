import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { PROVIDERS } from "./reading.js";

const POLICY = "sites/mta-sts.example.com/.well-known/mta-sts.txt";

function policy(maxAge: number): string {
  return `version: STSv1\nmode: enforce\nmx: mail.example.com\nmax_age: ${maxAge}\n`;
}

function program(before: string, id: string, host = '"mail"'): string {
  return `${PROVIDERS}${before}
D("example.com", REG, DNS, MX("@", 10, ${host}), CNAME("mta-sts", "web"), TXT("_mta-sts", "v=STSv1; id=" + ${id}));
`;
}

async function changed(text: string, newText = text) {
  const head = { "dnsconfig.js": newText, [POLICY]: policy(604_800) };
  const base = { "dnsconfig.js": text, [POLICY]: policy(86_400) };
  const report = await lint(memorySnapshots(head, base), { runtime: createNodeRuntime() });
  return report.findings.filter(({ severity }) => severity === "error").map(({ rule }) => rule);
}

test.each([
  ["the time, in milliseconds", "", "new Date().getTime()"],
  ["the time, by now()", "", "Date.now()"],
  ["the time, as a text", "", 'Date().replace(/[^0-9]/g, "").slice(0, 20)'],
  ["the date", "var today = new Date();", 'today.toISOString().slice(0, 10).split("-").join("")'],
  ["the time, by the prototype", "", "new (new Date(0)).constructor().getTime()"],
  ["the time, by Underscore", "", "_.now()"],
  ["a random number, by Underscore", "", "String(_.random(1, 1e9))"],
  ["a random number", "", "String(Math.random()).slice(2)"],
])("an id that follows from %s is not known", async (_, before, id) => {
  expect(await changed(program(before, id))).toEqual([]);
  expect(await changed(program(before, id), `${program(before, id)}// changed\n`)).toEqual([]);
});

test.each([
  ["a date that is given", "", "new Date(Date.UTC(2026, 0, 1)).getTime()"],
  ["a literal, in a program that knows the time", "console.log(new Date());", '"1"'],
])("an id that follows from %s is known", async (_, before, id) => {
  expect(await changed(program(before, id))).toEqual(["policy-changed-without-new-id"]);
});

test("neither is a host that is chosen at random", async () => {
  expect(await changed(program("", '"1"', '"m" + Math.floor(Math.random() * 9)'))).toEqual([
    "policy-changed-without-new-id",
  ]);
});

test("what is declared at some times only is not missing", async () => {
  const text = `${PROVIDERS}D("example.com", REG, DNS, MX("@", 10, "mail"), CNAME("mta-sts", "web"));
if (new Date().getTime() < 0) D_EXTEND("example.com", TXT("_mta-sts", "v=STSv1; id=1"));
`;
  expect(await changed(text)).toEqual([]);
});
