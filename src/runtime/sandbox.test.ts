import { expect, test } from "vitest";
import type { ProgramTask } from "../model/runtime.js";
import { runInSandbox as run } from "./sandbox.js";

/** A language that tells what the program puts into the variable `said`. */
const LANGUAGE = `(function (host, settings) {
  globalThis.read = host.read;
  globalThis.run = host.run;
  globalThis.miss = host.miss;
  globalThis.tell = host.tell;
  return function () { host.tell(settings + ":" + globalThis.said); };
})`;

function task(program: string, others: Readonly<Record<string, string>> = {}): ProgramTask {
  const files = new Map(Object.entries({ "a.js": program, ...others }));
  return { language: LANGUAGE, entry: "a.js", files, settings: 7 };
}

const runInSandbox = (program: ProgramTask) => run(program, 1500);

test("a program tells, and ends", async () => {
  expect(await runInSandbox(task("var said = 'x';"))).toEqual({
    told: ["7:x"],
    ran: ["a.js"],
    completed: ["a.js"],
    missing: [],
    cost: expect.any(Number),
    end: { kind: "finished" },
  });
});

test("what one program leaves behind, the next one does not find", async () => {
  await runInSandbox(task("var said = 'x'; Object.prototype.left = 1;"));
  const { told } = await runInSandbox(task("var said = typeof left;"));
  expect(told).toEqual(["7:undefined"]);
});

test.each([
  [
    "an error",
    "var said = 1;\nthrow new TypeError('no');",
    { name: "TypeError", message: "no", stack: "    at <eval> (a.js:2:20)\n" },
  ],
  ["a text", "var said = 1; throw 'no';", { name: "", message: "no", stack: "" }],
  ["a mistake", "var said = ;", { name: "SyntaxError", stack: "    at a.js:1:12\n" }],
])("%s is handed out, with what was told", async (_, program, facts) => {
  const { end, told } = await runInSandbox(task(program));
  expect(end).toMatchObject({ kind: "threw", ...facts });
  expect(told).toHaveLength(1);
});

test("files are those that are handed in, and no others", async () => {
  const others = { "b.js": "said = 'b' + read('c.txt') + read('/etc/hostname');", "c.txt": "c", "d.json": "{ e: 1 }" };
  const outcome = await runInSandbox(task("var said; run('b.js'); said += run('d.json').e; miss('f.js');", others));
  const { told, ran, missing, end } = outcome;
  expect({ told, ran, missing, end }).toEqual({
    told: ["7:bc1"],
    ran: ["a.js", "b.js", "d.json"],
    missing: ["f.js"],
    end: { kind: "finished" },
  });
});

test.each([
  ["a loop", "for (;;) {}"],
  ["a search that goes on within the engine", "'a'.repeat(1 << 22).indexOf('a'.repeat(1 << 21) + 'b');"],
])("%s is ended, and the next program runs", async (_, program) => {
  const before = process.cpuUsage();
  const { end, told } = await runInSandbox(task(`tell('before'); ${program}`));
  // That is what counts on a machine that does other things too.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  expect(end).toEqual({ kind: "stopped", reason: "it takes too long" });
  expect(told[0]).toBe("before");
  expect((await runInSandbox(task("var said = 'x';"))).told).toEqual(["7:x"]);
});

test("several at once", async () => {
  const outcomes = await Promise.all(["1", "2", "3"].map((said) => runInSandbox(task(`var said = ${said};`))));
  expect(outcomes.map(({ told }) => told[0])).toEqual(["7:1", "7:2", "7:3"]);
});
