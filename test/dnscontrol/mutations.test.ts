import fc from "fast-check";
import { expect, test } from "vitest";
import { lint } from "../../src/lint.js";
import type { Range } from "../../src/model/text.js";
import { createNodeRuntime } from "../../src/runtime/node-runtime.js";
import { memorySnapshots } from "../../src/snapshots/memory.js";
import { CHANGED_POLICY, type Files, POLICY, POLICY_PATH, shapes } from "./shapes.js";

const SNIPPETS = [
  "\0",
  "\r",
  "\uFEFF",
  "\u2028",
  '"',
  "'",
  "`",
  "${",
  "(",
  ")",
  "[",
  "}",
  ",",
  "\\",
  "/*",
  "//",
  "=>",
  "...",
  "é😀",
  "D(",
  "null",
  "\ud800",
];

interface Mutation {
  readonly kind: "cut" | "insert" | "remove" | "repeat" | "swap";
  /** Where, as a part of the file's length. */
  readonly at: number;
  readonly length: number;
  readonly snippet: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("cut", "insert", "remove", "repeat", "swap"),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 12 }),
  snippet: fc.constantFrom(...SNIPPETS),
});

function mutate(text: string, { kind, at, length, snippet }: Mutation): string {
  const place = Math.floor(at * text.length);
  const [before, words, after] = [text.slice(0, place), text.slice(place, place + length), text.slice(place + length)];
  switch (kind) {
    case "cut":
      return before;
    case "insert":
      return before + snippet + words + after;
    case "remove":
      return before + after;
    case "repeat":
      return before + words + words + after;
    case "swap":
      return before + after.slice(0, length) + words + after.slice(length);
  }
}

function cut(files: Files, { path, start, end }: Range): string {
  return Buffer.from(files[path] ?? "")
    .subarray(start, end)
    .toString();
}

test("whatever a configuration holds, a run ends with a report, and what is read stands where it says", async () => {
  const choice = fc.nat({ max: shapes.length - 1 });
  const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(choice, fc.nat(), mutations, async (which, file, changes) => {
      const files: Files = shapes[which]?.files ?? {};
      const path = Object.keys(files)[file % Object.keys(files).length] ?? "";
      const mutated = changes.reduce(mutate, files[path] ?? "");
      const head = { ...files, [path]: mutated, [POLICY_PATH]: CHANGED_POLICY };
      const base = { ...files, [POLICY_PATH]: POLICY };
      const { state, findings } = await lint(memorySnapshots(head, base), { runtime: createNodeRuntime() });
      for (const record of state.zones.flatMap((zone) => zone.records)) {
        if (record.type !== "TXT") continue;
        expect(record.text.pieces.map(({ text }) => text).join("")).toBe(record.text.value);
        for (const { text, range, verbatim } of record.text.pieces) if (verbatim) expect(cut(head, range)).toBe(text);
      }
      for (const { range } of findings) if (range) expect(range.end).toBeGreaterThanOrEqual(range.start);
    }),
    { numRuns: 250 },
  );
}, 120_000);

test("every configuration cut off at every twentieth of it", async () => {
  for (const { files } of shapes) {
    for (const [path, text] of Object.entries(files)) {
      for (let part = 0; part < 20; part++) {
        const head = { ...files, [path]: text.slice(0, Math.floor((part / 20) * text.length)) };
        const { head: revision } = await lint(memorySnapshots(head), { runtime: createNodeRuntime() });
        expect(revision).toBe("worktree");
      }
    }
  }
}, 120_000);
