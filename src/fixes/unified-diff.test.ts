import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyEdits, type TextEdit } from "../model/text.js";
import { unifiedDiff } from "./unified-diff.js";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "unified-diff-"));
  git(["init", "--quiet"]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function git(args: readonly string[], input?: string): void {
  execFileSync("git", args, { cwd: folder, input, stdio: ["pipe", "pipe", "pipe"] });
}

/** What the file holds after `git apply` has taken the diff. */
function applied(path: string, before: Uint8Array, diff: string): Uint8Array {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  git(["apply", "--check", "--whitespace=nowarn"], diff);
  git(["apply", "--whitespace=nowarn"], diff);
  return readFileSync(file);
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const edit = (start: number, end: number, text: string): TextEdit => ({ path: "f", start, end, text });

const POLICY = "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 86400\n";

test.each([
  [
    "one word",
    POLICY,
    [edit(21, 28, "testing")],
    "@@ -1,4 +1,4 @@\n version: STSv1\n-mode: enforce\n+mode: testing\n mx: a.example\n max_age: 86400\n",
  ],
  [
    "a line more",
    POLICY,
    [edit(43, 43, "mx: b.example\n")],
    "@@ -1,4 +1,5 @@\n version: STSv1\n mode: enforce\n mx: a.example\n+mx: b.example\n max_age: 86400\n",
  ],
  ["a line less", "a\nb\nc\n", [edit(2, 4, "")], "@@ -1,3 +1,2 @@\n a\n-b\n c\n"],
  ["at the end", "a\n", [edit(2, 2, "b\n")], "@@ -1 +1,2 @@\n a\n+b\n"],
  [
    "no final newline",
    "a\nb",
    [edit(2, 3, "c")],
    "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
  ],
  ["a newline more", "a", [edit(1, 1, "\n")], "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"],
  ["CRLF", "a\r\nb\r\n", [edit(3, 4, "c")], "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n"],
  ["an empty file", "", [edit(0, 0, "a\n")], "@@ -0,0 +1 @@\n+a\n"],
  ["to an empty file", "a\n", [edit(0, 2, "")], "@@ -1 +0,0 @@\n-a\n"],
  [
    "far apart",
    "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
    [edit(0, 1, "one"), edit(16, 17, "nine")],
    "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n",
  ],
  [
    "close together",
    "1\n2\n3\n4\n5\n6\n7\n8\n",
    [edit(14, 15, "eight"), edit(0, 1, "one")],
    "@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n",
  ],
  ["two in one line", "a b\n", [edit(0, 1, "x"), edit(2, 3, "y")], "@@ -1 +1 @@\n-a b\n+x y\n"],
  ["the same twice", "a\n", [edit(0, 1, "b"), edit(0, 1, "b")], "@@ -1 +1 @@\n-a\n+b\n"],
  ["a byte order mark", "\uFEFFa\n", [edit(0, 3, "")], "@@ -1 +1 @@\n-\uFEFFa\n+a\n"],
])("%s", (_, before, edits, hunks) => {
  const diff = unifiedDiff("f", bytesOf(before), edits) ?? "";
  expect(diff).toBe(`diff --git a/f b/f\n--- a/f\n+++ b/f\n${hunks}`);
  expect([...applied("f", bytesOf(before), diff)]).toEqual([...applyEdits(bytesOf(before), edits)]);
});

test.each([
  ["no edit", "a\n", []],
  ["an edit that changes nothing", "a\nb\n", [edit(0, 3, "a\nb")]],
])("%s gives no diff", (_, before, edits) => {
  expect(unifiedDiff("f", bytesOf(before), edits)).toBe("");
});

test("a line that is no text gives none, unless it is far away", () => {
  const latin1 = Uint8Array.from([0x61, 0x0a, 0xe9, 0x0a, 0x62, 0x0a, 0x63, 0x0a, 0x64, 0x0a, 0x65, 0x0a]);
  expect(unifiedDiff("f", latin1, [edit(0, 1, "x")])).toBeUndefined();
  expect(unifiedDiff("f", bytesOf("a\0\n"), [edit(0, 1, "x")])).toBeUndefined();
  const diff = unifiedDiff("f", latin1, [edit(10, 11, "x")]) ?? "";
  expect([...applied("f", latin1, diff)]).toEqual([...applyEdits(latin1, [edit(10, 11, "x")])]);
});

test.each([
  ["with a blank", "two words/a b.txt", "a/two words/a b.txt\t"],
  ["with quotes", 'say "hi"', '"a/say \\"hi\\""\t'],
  ["with a backslash", "a\\b", '"a/a\\\\b"'],
  ["with a newline and a tab", "a\nb\tc", '"a/a\\nb\\tc"'],
  ["that is not ASCII", "zonen/münchen.zone", '"a/zonen/m\\303\\274nchen.zone"'],
  ["with all of it", 'é "x" \u0001\u007f', '"a/\\303\\251 \\"x\\" \\001\\177"\t'],
  ["that looks like an option", "-x", "a/-x"],
])("a path %s", (_, path, quoted) => {
  const before = bytesOf("a\n");
  const diff = unifiedDiff(path, before, [edit(0, 1, "b")]) ?? "";
  expect(diff.split("\n")[1]).toBe(`--- ${quoted}`);
  expect([...applied(path, before, diff)]).toEqual([...bytesOf("b\n")]);
});

const texts = fc.array(fc.constantFrom("a", "b", "mx: é", "\n", "\n", "\r\n", "\r", "\uFEFF", "\\ No newline", " "), {
  maxLength: 60,
});

const changes = texts.chain((parts) => {
  const before = bytesOf(parts.join(""));
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + bytesOf(part).length);
  const cut = fc.tuple(fc.nat(parts.length), fc.nat(parts.length), texts).map(([one, other, text]) => {
    const [start, end] = [starts[Math.min(one, other)] ?? 0, starts[Math.max(one, other)] ?? 0];
    return edit(start, end, text.slice(0, 4).join(""));
  });
  const apart = (edits: readonly TextEdit[]): TextEdit[] => {
    const kept: TextEdit[] = [];
    for (const next of [...edits].sort((one, other) => one.start - other.start || one.end - other.end)) {
      if (next.start >= (kept.at(-1)?.end ?? 0)) kept.push(next);
    }
    return kept;
  };
  return fc.tuple(fc.constant(before), fc.array(cut, { maxLength: 6 }).map(apart));
});

test("git makes of every file what the edits make of it", () => {
  fc.assert(
    fc.property(changes, ([before, edits]) => {
      const after = applyEdits(before, edits);
      const diff = unifiedDiff("random.txt", before, edits) ?? "";
      const same = Buffer.compare(before, after) === 0;
      expect(diff === "").toBe(same);
      if (!same) expect(Buffer.compare(applied("random.txt", before, diff), after)).toBe(0);
    }),
    { numRuns: 150 },
  );
});
