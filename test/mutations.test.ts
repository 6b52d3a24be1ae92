import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../src/judge.js";
import { lint } from "../src/lint.js";
import { FORMATS, reporterFor } from "../src/reporters/index.js";
import { rules } from "../src/rules/index.js";
import { rulesFor } from "../src/rules/load.js";
import { createNodeRuntime } from "../src/runtime/node-runtime.js";
import { memorySnapshots } from "../src/snapshots/memory.js";
import { NO_LAYOUT } from "../src/states/candidates.js";
import { readStates } from "../src/states/scope.js";

const RUNS = new URL("golden/runs/", import.meta.url).pathname;

/** The files of both sides of all golden runs. */
const fixtures = readdirSync(RUNS).map((name) => {
  const sides = ["base", "head"].map((side) => {
    const files: Record<string, Uint8Array> = {};
    for (const found of readdirSync(RUNS, { recursive: true, withFileTypes: true })) {
      const path = join(found.parentPath, found.name);
      const folder = join(RUNS, name, side);
      if (found.isFile() && path.startsWith(`${folder}/`)) files[path.slice(folder.length + 1)] = readFileSync(path);
    }
    return files;
  });
  return { base: sides[0] ?? {}, head: sides[1] ?? {} };
});

interface Mutation {
  readonly kind: "cut" | "insert" | "replace" | "repeat";
  /** Where, as a part of the file's length. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

const snippets = [
  "\0",
  "\r",
  "\uFEFF",
  '"',
  "(",
  ")",
  ";",
  "\\",
  "{{",
  "}}",
  "$INCLUDE ",
  "$ORIGIN .",
  ": ",
  "'",
  "- ",
  "&a ",
  "*a",
  "<<: ",
  "\u2028",
  "\x1b[31m",
  "_mta-sts",
  "*.",
  "..",
  "v=STSv1;",
  "${",
  "%{ for a in b ~}",
  "%{ endif }",
  "<<-EOT\n",
  "~}",
  "[for a in range(99999) : a]...",
  "{ (null) = 1 }",
  "local.policy",
  'file("/etc/passwd")',
  'module "a" {\n  source = "./"\n}\n',
];

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("cut", "insert", "replace", "repeat"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.oneof(
    fc.constantFrom(...snippets).map((text) => new TextEncoder().encode(text)),
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
  ),
});

function mutate(content: Uint8Array, { kind, at, bytes }: Mutation): Uint8Array {
  const place = Math.floor(at * content.length);
  switch (kind) {
    case "cut":
      return content.subarray(0, place);
    case "insert":
      return Buffer.concat([content.subarray(0, place), bytes, content.subarray(place)]);
    case "replace":
      return Buffer.concat([content.subarray(0, place), bytes, content.subarray(place + bytes.length)]);
    case "repeat":
      return Buffer.concat([content, content.subarray(place)]);
  }
}

test("whatever the files hold, a run ends with a report in every format", async () => {
  const choice = fc.nat({ max: fixtures.length - 1 });
  await fc.assert(
    fc.asyncProperty(
      choice,
      fc.nat(),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      async (which, file, mutations) => {
        const { base, head } = fixtures[which] ?? { base: {}, head: {} };
        const paths = Object.keys(head);
        const path = paths[file % paths.length] ?? "";
        const mutated = mutations.reduce(mutate, head[path] ?? new Uint8Array());
        const report = await lint(
          memorySnapshots({ ...head, [path]: mutated }, Object.keys(base).length > 0 ? base : undefined),
          { runtime: createNodeRuntime() },
        );
        for (const format of FORMATS) {
          const text = await (await reporterFor(format))(report, { version: "0", color: false, width: 80 });
          expect(text.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 250 },
  );
}, 60_000);

test("rules that are not loaded would have found nothing", async () => {
  const choice = fc.nat({ max: fixtures.length - 1 });
  let left = 0;
  await fc.assert(
    fc.asyncProperty(choice, fc.nat(), fc.array(mutation, { maxLength: 2 }), async (which, file, mutations) => {
      const { base, head } = fixtures[which] ?? { base: {}, head: {} };
      const paths = Object.keys(head);
      const path = paths[file % paths.length] ?? "";
      const mutated = mutations.reduce(mutate, head[path] ?? new Uint8Array());
      const states = await readStates(
        memorySnapshots({ ...head, [path]: mutated }, base),
        NO_LAYOUT,
        "new",
        createNodeRuntime(),
      );
      const change = { ...states, isPublicSuffix: () => false };
      const loaded = await rulesFor(change);
      if (loaded.length < rules.length) left += 1;
      expect(await judge(change, loaded)).toEqual(await judge(change, rules));
    }),
    { numRuns: 200 },
  );
  expect(left).toBeGreaterThan(0);
});

test("every file cut off at every place", async () => {
  for (const { base, head } of fixtures) {
    for (const [path, content] of Object.entries(head)) {
      const step = Math.max(1, Math.floor(content.length / 25));
      for (let length = 0; length < content.length; length += step) {
        const report = await lint(memorySnapshots({ ...head, [path]: content.subarray(0, length) }, base), {
          runtime: createNodeRuntime(),
        });
        expect(report.head).toBe("worktree");
      }
    }
  }
}, 60_000);
