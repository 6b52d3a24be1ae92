import fc from "fast-check";
import { expect, test } from "vitest";
import { nearestWord } from "./nearest.js";

const MODES = ["enforce", "testing", "none"];
const FIELDS = ["version", "mode", "max_age", "mx"];

test.each([
  ["enforced", MODES, "enforce"],
  ["enfroce", MODES, "enforce"],
  ["Testing", MODES, "testing"],
  ["test", MODES, undefined],
  ["nope", MODES, "none"],
  ["strict", MODES, undefined],
  ["maxage", FIELDS, "max_age"],
  ["max-age", FIELDS, "max_age"],
  ["nmx", FIELDS, "mx"],
  ["MX", FIELDS, "mx"],
  ["contact", FIELDS, undefined],
  ["", FIELDS, undefined],
  ["__proto__", FIELDS, undefined],
  ["mode", [], undefined],
])("%s among %j is %s", (word, candidates, nearest) => {
  expect(nearestWord(word, candidates)).toBe(nearest);
});

test("a bound of its own, and the first of two that are as near", () => {
  expect(nearestWord("test", MODES, 3)).toBe("testing");
  expect(nearestWord("enforced", MODES, 0)).toBeUndefined();
  expect(nearestWord("aa", ["ab", "ac"])).toBe("ab");
  expect(nearestWord("abc", ["xbz", "abd"], 2)).toBe("abd");
});

test("one slip is found, whatever the word and the others", () => {
  const words = fc.string({ minLength: 4, maxLength: 12, unit: fc.constantFrom(..."abcdefgh") });
  fc.assert(
    fc.property(words, fc.nat(), fc.constantFrom("drop", "double", "swap"), (word, seed, slip) => {
      const at = seed % (word.length - 1);
      const slipped = {
        drop: word.slice(0, at) + word.slice(at + 1),
        double: `${word.slice(0, at)}z${word.slice(at)}`,
        swap: word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2),
      }[slip];
      expect(nearestWord(slipped, ["zzzzzzzzzzzz", word])).toBe(word);
    }),
  );
});
