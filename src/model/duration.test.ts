import { expect, test } from "vitest";
import { inWords } from "./duration.js";

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [60, "1 minute"],
  [3600, "1 hour"],
  [86_400, "1 day"],
  [129_600, "36 hours"],
  [100_000, "about 28 hours"],
  [604_800, "1 week"],
  [2_592_000, "30 days"],
  [7_257_600, "12 weeks"],
  [15_768_000, "about 183 days"],
  [31_536_000, "365 days"],
  [31_557_600, "about 365 days"],
])("%d seconds are %s", (seconds, words) => {
  expect(inWords(seconds)).toBe(words);
});
