import fc from "fast-check";
import { expect, test } from "vitest";
import type { SkippedFile } from "../../model/snapshot.js";
import type { SourceFile } from "../../model/text.js";
import { headLines } from "./head-lines.js";

const fileOf = (text: string, path = "f"): SourceFile => ({ path, bytes: new TextEncoder().encode(text) });

/** The line on head of each line of the merge result, "-" where there is none; "same" when no map is given. */
async function mapped(merged: string, head: SourceFile | SkippedFile | undefined, lines = 9): Promise<string> {
  const map = await headLines(["f"], new Map([["f", fileOf(merged)]]), async () => head);
  const of = map.get("f");
  if (!of) return "same";
  const numbers = Array.from({ length: lines }, (_, index) => of(index + 1));
  return numbers.map((number) => number ?? "-").join(" ");
}

test.each([
  ["the same file", "a\nb\n", "a\nb\n", "same"],
  ["base has put a line before", "new\na\nb\n", "a\nb\n", "- 1 2 3 - - - - -"],
  ["base has taken a line before", "a\nb\n", "old\na\nb\n", "2 3 4 - - - - - -"],
  ["both, in several places", "a\nB\nc\nd\nx\ne\n", "a\nb\nc\nd\ne\nf\n", "1 - 3 4 - 5 7 - -"],
  ["nothing in common", "a", "b", "- - - - - - - - -"],
  ["an empty head", "a\nb\n", "", "- - 1 - - - - - -"],
  ["an empty merge result", "", "a\n", "2 - - - - - - - -"],
  ["CRLF and CR end lines", "x\r\na\r\nb\rc\n", "a\r\nb\rc\n", "- 1 2 3 4 - - - -"],
  ["another line ending is another line", "a\r\nb\n", "a\nb\n", "- 2 3 - - - - - -"],
  ["no final newline there", "x\na\nb\n", "a\nb", "- 1 - - - - - - -"],
])("%s", async (_, merged, head, expected) => {
  expect(await mapped(merged, fileOf(head))).toBe(expected);
});

test.each([
  ["head has no such file", undefined],
  ["a symbolic link there", { path: "f", skipped: "a symbolic link" }],
])("%s: no line is there", async (_, head) => {
  expect(await mapped("a\nb\n", head, 3)).toBe("- - -");
});

test("asks for each path once, and only for files of the merge result", async () => {
  const asked: string[] = [];
  const files = new Map([
    ["f", fileOf("a\n")],
    ["base-only", { ...fileOf("b\n", "base-only"), side: "base" as const }],
  ]);
  const map = await headLines(["f", "f", "gone", "base-only"], files, async (path) => {
    asked.push(path);
    return fileOf("other\n", path);
  });
  expect(asked).toEqual(["f"]);
  expect([...map.keys()]).toEqual(["f"]);
});

test("bytes that are not UTF-8 are told apart", async () => {
  const bytes = (...values: number[]): SourceFile => ({ path: "f", bytes: Uint8Array.from(values) });
  const map = await headLines(["f"], new Map([["f", bytes(0xff, 10, 0xfe, 10)]]), async () => bytes(0xfe, 10));
  expect([1, 2].map((line) => map.get("f")?.(line))).toEqual([undefined, 1]);
});

test("over the bound, only the common start and end are known", async () => {
  const between = (sign: string) => Array.from({ length: 3_000 }, (_, at) => `${sign}${at}\nsame ${at}\n`).join("");
  const merged = `start\n${between("a")}end\n`;
  const map = await headLines(["f"], new Map([["f", fileOf(merged)]]), async () =>
    fileOf(`start\nmore\n${between("b")}end\n`),
  );
  expect([1, 2, 3, 5_999, 6_002].map((line) => map.get("f")?.(line))).toEqual([
    1,
    undefined,
    undefined,
    undefined,
    6_003,
  ]);
});

test("a line that is mapped reads the same on head, and the order is kept", async () => {
  const lines = fc.array(fc.constantFrom("a\n", "b\n", "c\n", "d\r\n", "\n"), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lines, lines, async (merged, head) => {
      const map = await headLines(["f"], new Map([["f", fileOf(merged.join(""))]]), async () => fileOf(head.join("")));
      const of = map.get("f") ?? ((line: number) => line);
      let last = 0;
      for (const [index, text] of merged.entries()) {
        const line = of(index + 1);
        if (line === undefined) continue;
        expect(head[line - 1]).toBe(text);
        expect(line).toBeGreaterThan(last);
        last = line;
      }
    }),
  );
});
