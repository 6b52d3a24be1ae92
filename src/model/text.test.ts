import { array, assert, constantFrom, property } from "fast-check";
import { expect, test } from "vitest";
import { decodeStrictly, textOf } from "./text.js";

/** Octets at the edges of the ranges of Unicode, table 3-7. */
const EDGES = [
  0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
  0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
];

test("what is not UTF-8 is told octet by octet, as the decoder of the platform sees it", () => {
  assert(
    property(array(constantFrom(...EDGES), { maxLength: 12 }), (octets) => {
      const bytes = Uint8Array.from(octets);
      expect(textOf({ path: "policy", bytes }).value).toBe(decodedByPlatform(bytes));
    }),
    { numRuns: 2000 },
  );
});

/** The longest sequence that is a character, or one replacement character for the octet. */
function decodedByPlatform(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; ) {
    const lengths = [1, 2, 3, 4].filter((length) => at + length <= bytes.length);
    const length = lengths.find((each) => decodeStrictly(bytes.subarray(at, at + each)) !== undefined);
    text += length === undefined ? "\uFFFD" : decodeStrictly(bytes.subarray(at, at + length));
    at += length ?? 1;
  }
  return text;
}
