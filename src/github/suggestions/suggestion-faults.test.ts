import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FAULTS } from "../../../test/github/faults.js";
import { branchIn, pullRequest, WRONG } from "../../../test/github/suggestion-stage.js";
import type { ReviewComment } from "../../../test/github/world.js";

let folder = "";

beforeAll(() => {
  folder = branchIn(mkdtempSync(join(tmpdir(), "suggestions-")), WRONG);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** These take as long as a request may take. */
const SLOW = new Set(["silence", "silence when done", "an answer without end"]);

interface Faulty {
  readonly method: string;
  readonly path: string;
  /** What has become of the comment that a former run has made. */
  readonly left?: (made: ReviewComment) => ReviewComment;
}

describe.each<[string, Faulty]>([
  ["GET comments", { method: "GET", path: "/comments" }],
  ["GET files", { method: "GET", path: "/files" }],
  ["POST reviews", { method: "POST", path: "/reviews" }],
  ["DELETE a comment", { method: "DELETE", path: "/comments/", left: (made) => ({ ...made, line: 3 }) }],
  [
    "PATCH a comment",
    { method: "PATCH", path: "/comments/", left: (made) => ({ ...made, body: `${made.body}Trust me.` }) },
  ],
])("faults at %s: plain words, and nothing twice", (_, { method, path, left }) => {
  test.each(Object.entries(FAULTS))("%s", async (name, fault) => {
    const stage = await pullRequest(WRONG, folder);
    const { state } = stage.double;
    // All other calls are repeated by the client itself.
    for (const times of method === "POST" ? [1, Number.POSITIVE_INFINITY] : [Number.POSITIVE_INFINITY]) {
      state.reviewComments = [];
      if (left) {
        await stage.run();
        state.reviewComments = state.reviewComments.map(left);
      }
      const announced = stage.double.fault({ method, path, times }, fault);
      const { what, sentence = "" } = await stage.run({ timeLimit: SLOW.has(name) ? 300 : 10_000 });
      expect(announced.met).toBeGreaterThan(0);
      expect([what, sentence]).toEqual(
        what === "failed"
          ? [
              "failed",
              expect.stringMatching(/^The suggestions were not all brought up to date\. [A-Z\d][^\n<]{10,200}\.$/),
            ]
          : ["kept", ""],
      );
      const there = state.reviewComments.filter(({ line }) => line === 2).length;
      expect(there).toBeLessThanOrEqual(1);
      if (what === "kept") expect(there).toBe(1);
    }
  });
});

const [LIST, FILES] = ["GET /pulls/7/comments 200", "GET /pulls/7/files 200"];

test.each<[string, readonly string[]]>([
  ["502", ["POST /pulls/7/reviews 502", LIST, "POST /pulls/7/reviews 200", LIST]],
  ["502 when done", ["POST /pulls/7/reviews 502", LIST]],
  ["a page of HTML", ["POST /pulls/7/reviews 200", LIST, "POST /pulls/7/reviews 200", LIST]],
  ["null for an answer", ["POST /pulls/7/reviews 200", LIST]],
])("looks before it posts again: %s", async (name, calls) => {
  const stage = await pullRequest(WRONG, folder);
  const fault = FAULTS[name];
  if (fault) stage.double.fault({ method: "POST", times: 1 }, fault);
  expect(await stage.run()).toEqual({ what: "kept", count: 1 });
  expect(stage.double.calls).toEqual([LIST, FILES, ...calls]);
  expect(stage.double.state.reviewComments).toHaveLength(1);
});

test("what GitHub refuses is not posted again", async () => {
  const stage = await pullRequest(WRONG, folder);
  stage.double.fault({ method: "POST", times: 1 }, { kind: "status", status: 422 });
  expect((await stage.run()).what).toBe("failed");
  expect(stage.double.calls).toEqual([LIST, FILES, "POST /pulls/7/reviews 422"]);
});

test.each(["DELETE", "PATCH"])("a page of HTML is not taken for a %s that was done", async (method) => {
  const stage = await pullRequest(WRONG, folder);
  await stage.run();
  const { state } = stage.double;
  state.reviewComments = state.reviewComments.map((made) => ({
    ...made,
    line: method === "PATCH" ? 2 : 3,
    body: `${made.body}.`,
  }));
  const fault = FAULTS["a page of HTML"];
  if (fault) stage.double.fault({ method }, fault);
  expect((await stage.run()).what).toBe("failed");
});

const JUNK = [
  null,
  7,
  "x",
  [],
  {},
  { id: -1, body: 8, user: null },
  { filename: 1, patch: 2 },
  { contents_url: "?ref=x" },
];

test.each<[string, string, (list: readonly unknown[]) => unknown, string]>([
  ["junk among the comments", "/comments", (list) => [...JUNK, ...list], "kept"],
  ["junk among the files", "/files", (list) => [...JUNK, ...list], "kept"],
  ["pages without end", "/comments", (list) => [...list, ...Array(500).fill({})], "failed"],
  [
    "one of ours without its author",
    "/comments",
    (list) => [...list, ...list.map((one) => ({ ...Object(one), user: null }))],
    "kept",
  ],
  [
    "lines that are no numbers",
    "/comments",
    (list) => list.map((one) => ({ ...Object(one), start_line: "2" })),
    "kept",
  ],
])("what GitHub answers is not trusted: %s", async (_, path, change, expected) => {
  const stage = await pullRequest(WRONG, folder);
  await stage.run();
  const made = stage.there();
  stage.double.fault(
    { method: "GET", path },
    { kind: "lie", change: (body) => change(Array.isArray(body) ? body : []) },
  );
  expect((await stage.run()).what).toBe(expected);
  expect(stage.there()).toEqual(made);
});

test.each([
  ["of another commit", "@@ -1,4 +1,4 @@\n version: STSv1\n-mode: enforce\n+mode: other\n mx: mx1.example.com"],
  ["that ends in the middle", "@@ -1,4 +1,4 @@\n version: STSv1\n-mode: enforce"],
  ["that is none", "Binary files differ"],
  ["with lines far away", "@@ -1,4 +999999999,4 @@\n version: STSv1\n+mode: enforced"],
])("no suggestion on a patch %s", async (_, patch) => {
  const stage = await pullRequest(WRONG, folder);
  const change = (body: unknown) => (Array.isArray(body) ? body.map((file) => ({ ...file, patch })) : body);
  stage.double.fault({ path: "/files" }, { kind: "lie", change });
  expect(await stage.run()).toEqual({ what: "none", count: 0 });
  expect(stage.there()).toEqual([]);
});
