import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { stretchesOf } from "./hunks.js";

/** `12: a|b`: the number of the first line and the lines. */
function shown(patch: string): string[] {
  return stretchesOf(patch).map(({ first, lines }) => `${first}: ${lines.join("|")}`);
}

test.each([
  ["a new file", "@@ -0,0 +1,2 @@\n+a\n+b", ["1: a|b"]],
  ["one line", "@@ -0,0 +1 @@\n+a", ["1: a"]],
  ["context and added lines", "@@ -4,2 +4,3 @@ heading\n a\n+b\n c", ["4: a|b|c"]],
  ["a removed line divides", "@@ -4,3 +4,3 @@\n a\n-b\n+B\n c", ["4: a", "5: B|c"]],
  ["removed at the start", "@@ -1,2 +1 @@\n-a\n b", ["1: b"]],
  ["nothing but removed", "@@ -1 +0,0 @@\n-a", []],
  ["two hunks", "@@ -1 +1,2 @@\n a\n+b\n@@ -8 +9,2 @@\n c\n+d", ["1: a|b", "9: c|d"]],
  ["no line ending at the end of head", "@@ -1 +1,2 @@\n a\n+b\n\\ No newline at end of file", ["1: a"]],
  ["none in the old file only", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a", ["1: a"]],
  ["none in both", "@@ -1 +1 @@\n a\n\\ No newline at end of file", []],
  ["lines that look like headers", "@@ -1,2 +1,3 @@\n -- a\n+@@ -1 +1 @@\n ++ b", ["1: -- a|@@ -1 +1 @@|++ b"]],
  ["CR stays in the line", "@@ -0,0 +1 @@\n+a\r", ["1: a\r"]],
  ["fewer lines than it says", "@@ -1,5 +1,5 @@\n a\n b", ["1: a|b"]],
  ["more lines than it says", "@@ -1 +1 @@\n a\n b", ["1: a"]],
  ["more lines of one side than it says", "@@ -1,2 +1 @@\n+a\n+b\n c", ["1: a"]],
  ["a line without a sign", "@@ -1,3 +1,3 @@\n a\nb\n c", ["1: a"]],
  ["an empty text", "", []],
  ["something else", "Binary files differ", []],
  ["numbers without end", `@@ -1 +${"9".repeat(400)} @@\n a`, []],
])("%s", (_, patch, expected) => {
  expect(shown(patch)).toEqual(expected);
});

test("reads what git writes: each line of a stretch is that line of the file", () => {
  const folder = mkdtempSync(join(tmpdir(), "hunks-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [old, fresh] = [join(folder, "old"), join(folder, "new")];
  const lines = fc.array(fc.constantFrom("a", "b", "-c", "+d", "@@ e", "", "\\ f"), { minLength: 1, maxLength: 15 });
  const text = fc.tuple(lines, fc.constantFrom("", "\n")).map(([all, end]) => all.join("\n") + end);
  fc.assert(
    fc.property(text, text, (before, after) => {
      writeFileSync(old, before);
      writeFileSync(fresh, after);
      const diff = diffOf(old, fresh);
      const start = diff.indexOf("\n@@");
      const stretches = start === -1 ? [] : stretchesOf(diff.slice(start + 1).replace(/\n$/, ""));
      const numbered = stretches.flatMap(({ first, lines }) => lines.map((line, at) => [first + at, line]));
      const ended = after.split("\n").slice(0, -1);
      expect(numbered).toEqual(numbered.map(([number]) => [number, ended[Number(number) - 1]]));
      const added = diff.split("\n").filter((line, at) => /^\+(?!\+\+ )/.test(line) && at > 3).length;
      expect(numbered.length).toBeGreaterThanOrEqual(added - 1);
    }),
    { numRuns: 60 },
  );
});

function diffOf(old: string, fresh: string): string {
  try {
    return execFileSync("git", ["diff", "--no-index", "--no-color", old, fresh], { encoding: "utf8" });
  } catch (error) {
    // It exits with 1 when the files differ.
    return String((error as { stdout: unknown }).stdout);
  }
}
