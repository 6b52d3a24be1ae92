import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesGlob } from "./glob.js";

test.each([
  ["zones/a.zone", "zones/a.zone", true],
  ["./zones/a.zone", "zones/a.zone", true],
  ["zones/A.zone", "zones/a.zone", false],
  ["zones/*.zone", "zones/a.zone", true],
  ["zones/*.zone", "zones/b/a.zone", false],
  ["zones/?.zone", "zones/a.zone", true],
  ["zones/?.zone", "zones/ab.zone", false],
  ["*.zone", "a.zone", true],
  ["*.zone", "zones/a.zone", false],
  ["**/*.zone", "a.zone", true],
  ["**/*.zone", "x/y/a.zone", true],
  ["archive/**", "archive/2020/a.zone", true],
  ["archive/**", "archive", true],
  ["archive/**", "archives/a", false],
  ["archive", "archive/2020/a.zone", true],
  ["archive/", "archive/a.zone", true],
  ["archive", "x/archive/a.zone", false],
  ["**/archive", "x/archive/a.zone", true],
  ["a/**/b/**/c.txt", "a/1/2/b/3/c.txt", true],
  ["a/**/b/**/c.txt", "a/1/2/b/3/d.txt", false],
  ["**/a/b", "a/a/a/b", true],
  ["a*b*c", "aXbYbZc", true],
  ["a*b*c", "aXbYbZ", false],
  [".*", ".github", true],
  ["[a].zone", "[a].zone", true],
  ["[a].zone", "a.zone", false],
  ["a.b", "axb", false],
  ["**", "anything/at/all", true],
])("%s and %s: %s", (glob, path, matches) => {
  expect(matchesGlob(glob, path)).toBe(matches);
});

test("no pattern takes long", () => {
  expect(matchesGlob(`${"*a".repeat(400)}b`, "a".repeat(4000))).toBe(false);
  expect(matchesGlob(`${"**/a/".repeat(200)}b`, "a/".repeat(2000))).toBe(false);
});

test("a path matches itself, its folders, and itself with any part blurred", () => {
  const segment = fc
    .string({ unit: fc.constantFrom(..."abc.-é"), minLength: 1, maxLength: 5 })
    .filter((s) => s !== ".");
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), fc.nat(), (segments, seed) => {
      const path = segments.join("/");
      const at = seed % segments.length;
      const blurred = (put: string): string => segments.with(at, put).join("/");
      const globs = [path, segments.slice(0, at + 1).join("/"), blurred("*"), blurred("**"), `**/${path}`];
      for (const glob of globs) expect(matchesGlob(glob, path)).toBe(true);
      expect(matchesGlob(`${path}/x`, path)).toBe(false);
      expect(matchesGlob(blurred("x*"), path)).toBe(false);
    }),
  );
});
